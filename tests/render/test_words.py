"""The words that templates have for fields: whoever adds a field to a sheet gives it its words."""

from typing import get_args, get_origin

import pytest

from explainer.field_types import kinds_of
from explainer.messages import Messages
from explainer.model import SHEETS, Claimable, Fact
from explainer.render.environment import environment

WORDS = environment(None, Messages("en")).get_template("macros.md.j2").module
FIELDS = [(model, name) for model in SHEETS.values() for name in kinds_of(model) if name not in Fact.model_fields]


def _may_have_claims(annotation):
    return get_origin(annotation) is Claimable or any(map(_may_have_claims, get_args(annotation)))


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_what_may_change_in_a_fact_has_a_label_and_what_sources_may_differ_on_a_question(model, name):
    assert name in WORDS.labels
    assert name in WORDS.questions or not _may_have_claims(model.model_fields[name].annotation)
