"""What stands where in a parsed sentence: lemmas, coordination, owners, what counts what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..vocabulary import table, words

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "companions",
    "coordinated",
    "counted_noun",
    "counting_chain",
    "describing",
    "is_time",
    "key",
    "noun_before_home",
    "object_predicatives",
    "owners",
    "under",
]


def key(token: Token) -> str:
    """The lemma that the lexicon's words are compared with; a fixed phrase's words are joined by hyphens."""
    return _key(token.lower_, token.lemma_)


@lru_cache(maxsize=2**14)
def _key(text: str, lemma: str) -> str:
    fixed: dict[str, str] = table("grammar")["fixed_phrases"]
    mended: dict[str, str] = table("grammar")["lemmas"]
    if " " in text:
        return fixed.get(text.replace("’", "'"), text.replace(" ", "-"))
    lemma = lemma.lower()
    lemma = lemma[:-1] if lemma.endswith("és") else lemma
    return mended.get(lemma, lemma)


def coordinated(token: Token) -> list[Token]:
    """A noun and those joined to it by "and" or a comma, left to right."""
    if (before := noun_before_home(token)) is not None:
        return [before]
    found = [token]
    for child in token.rights:
        if child.dep_ == "appos" and "PERSON" in (
            token.ent_type_,
            child.ent_type_,
        ):  # "X, the envoy, and Y", "and his deputy"
            found += [n for c in under(child, "conj") if _is_another(c, token) for n in coordinated(c)]
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(child, token))
        if listed and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            found += coordinated(child)
    return found


def _is_another(joined: Token, noun: Token) -> bool:
    """Whether what is joined to somebody's name is no more of what they are: another name, "his deputy", "two envoys"."""
    several = noun.tag_ == "NN" and joined.tag_ == "NNS"
    return joined.ent_type_ == "PERSON" or _is_owned(joined) or several


def companions(noun: Token) -> list[Token]:
    """Those told of beside a noun as of the same lot: "the ambassador, along with two attachés"."""
    doc, end, together = noun.doc, noun.sent.end, words("grammar", "companionship")
    for token in doc[noun.i + 1 : end - 2]:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "relcl"):
            break
        if token.lower_ in together and doc[token.i + 1].lower_ == "with":
            return [t for found in under(doc[token.i + 1], "pobj") for t in coordinated(found)]
        if token.lower_ == "as" and doc[token.i : token.i + 3].text.lower() == "as well as":
            return [t for t in doc[token.i + 3 : end] if t.pos_ == "NOUN" and t.left_edge.i == token.i + 3][:1]
    return []


def _is_owned(noun: Token) -> bool:
    return any(c.tag_ == "PRP$" for c in noun.lefts)


def noun_before_home(token: Token) -> Token | None:
    """The noun before an adverb that the parser took for a noun: "staff" in "sent the envoy and his staff home"."""
    if token.dep_ != "conj" or token.lower_ not in words("grammar", "adverbs_read_as_nouns"):
        return None
    return next(
        (c for c in reversed(under(token, "compound", "amod")) if c.pos_ == "NOUN" and c.i == token.i - 1), None
    )


def under(token: Token, *deps: str) -> list[Token]:
    """A token's children with one of these dependencies."""
    return [child for child in token.children if child.dep_ in deps] if token.children else []


def object_predicatives(verb: Token) -> list[Token]:
    """The fixed phrases in a verb's clause that say something of its object: "persona non grata"."""
    known = (t for t in verb.doc.fixed_phrases if t.sent is verb.sent and key(t) in words("grammar", "said_of"))
    return [phrase for phrase in known if _verb_before(phrase) is verb]


def _verb_before(token: Token) -> Token | None:
    """The last verb before a word, whatever the parser hung it on."""
    before = token.doc[token.sent.start : token.i]
    return next((t for t in reversed(before) if t.pos_ == "VERB" and t.dep_ not in ("amod", "acl")), None)


def owners(noun: Token) -> list[Token]:
    """Whose it is: "Mali" in "Mali's suspension of …"."""
    return [t for child in noun.children if child.dep_ == "poss" for t in coordinated(child)]


def counting_chain(noun: Token) -> list[Token]:
    """A noun and what it counts: "members" and "staff" in "members of the staff", or "three" and "diplomats"."""
    found = [noun]
    while len(found) < 4 and _counts(found[-1]):
        inner = next((p for c in found[-1].rights if c.lower_ == "of" for p in under(c, "pobj")), None)
        if inner is None:
            break
        found.append(inner)
    return found


def describing(noun: Token) -> list[Token]:
    """The nouns that say what somebody with a name is: "ambassador" in "Ambassador Li" and "Li, the ambassador, …"."""
    if noun.pos_ != "PROPN":
        return []
    return [c for c in noun.children if c.dep_ == "compound" or (c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN"))]


def counted_noun(noun: Token) -> Token:
    """The noun that says who: "diplomats" in "three of its diplomats"."""
    return counting_chain(noun)[-1]


def _is_listed(name: Token, token: Token) -> bool:
    """Whether a name after a comma is a list's second member, not another name of the first: "Chad, Togo and Benin"."""
    if name.ent_type_ == token.ent_type_ == "NORP":  # "two Poles, one Czech and one Slovak"
        return bool(under(token, "nummod") and under(name, "nummod"))
    joined = (c for c in (*token.rights, *(name.rights if token.dep_ == "nsubj" else ())) if c.dep_ == "conj")
    return name.ent_type_ == token.ent_type_ == "GPE" and any(c.i > name.i for c in joined)


def _counts(word: Token) -> bool:
    return word.pos_ in ("NUM", "DET", "PRON") or word.lower_ in words("grammar", "counting_nouns")


def is_time(noun: Token) -> bool:
    """Whether a noun is a date or a stretch of time."""
    return noun.ent_type_ in ("DATE", "TIME")
