"""Which reader a story is read by, and what that reader has to know: ``reader`` of story.yml."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = ["RULES", "Price", "ReaderSettings", "UntoldError"]

RULES = "rules"
"""The name that stands for the reader of each article's language."""

_VARIABLE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*")


class UntoldError(ValueError):
    """What is wrong with a value that may be a secret, so that neither it nor its line is shown."""


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or parts.query or parts.fragment or re.search(r"[\s\x00-\x1f]", value):
        raise UntoldError("is no address of a server: write one such as http://localhost:11434/v1")
    if parts.username is not None or parts.password is not None:
        raise UntoldError("has a name or a password in it: put that into a variable, and write key: env:NAME")
    return value.rstrip("/")


def _variable(value: str) -> str:
    if not _VARIABLE.fullmatch(value):
        raise UntoldError(
            "is not the name of a variable: put the key itself into an environment variable, such as "
            "EXPLAINER_MODEL_KEY, write key: env:EXPLAINER_MODEL_KEY, and if it was ever committed, ask for another key"
        )
    return value


class Price(BaseModel):
    """What a server asks for a million tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: float = Field(ge=0, description="For a million tokens that it is sent, such as `0.15`.")
    output: float = Field(ge=0, description="For a million tokens that it answers.")
    currency: str = Field("", max_length=12, description="In which money, such as `USD`.")


class ReaderSettings(BaseModel):
    """What reads the articles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1)] = Field(
        RULES,
        description="`rules` reads by grammar, on this computer; `model` asks a language model; `both` does both; or the reader of an installed package.",
    )
    address: Annotated[str, AfterValidator(_address)] = Field(
        "", description="Of a server with the OpenAI chat form, such as `http://localhost:11434/v1`."
    )
    model: str = Field("", max_length=200, description="What the server calls the model, such as `qwen3:14b`.")
    key: Annotated[str, AfterValidator(_variable)] = Field(
        "", description="The environment variable that holds the server's key, such as `env:EXPLAINER_MODEL_KEY`."
    )
    timeout: float = Field(600, gt=0, description="Seconds that an answer may take.")
    at_once: int = Field(2, ge=1, le=64, description="How many questions the server is asked at a time.")
    part_words: int = Field(
        800,
        ge=50,
        description="Words of an article that are asked about at once; a longer one is asked about in parts.",
    )
    price: Price | None = Field(None, description="What a million tokens cost, so that it can be said beforehand.")

    @property
    def variable(self) -> str:
        """The name of the environment variable that holds the key; empty where there is none."""
        return self.key.partition(":")[2]
