import pytest

from explainer.diagnostics import Mark
from explainer.errors import InvalidContent
from explainer.utf8 import utf8_text


def refused(data):
    with pytest.raises(InvalidContent) as caught:
        utf8_text(data, "facts/timeline.yml")
    (wrong,) = caught.value.diagnostics
    return wrong


def test_text_is_read_without_its_byte_order_mark():
    assert utf8_text("\ufeffGoïta".encode(), "x.yml") == "Goïta"


def test_a_byte_of_another_encoding_is_told_with_its_place_and_what_to_do():
    wrong = refused("- id: a\n  note: ü Café\n".encode().replace("Café".encode(), b"Caf\xe9"))
    assert (wrong.mark, wrong.line[8:]) == (Mark(2, 14), "Ã¼ Café")
    assert "iconv -f WINDOWS-1252 -t UTF-8 facts/timeline.yml" in wrong.help


def test_a_file_in_utf_16_is_told_as_such():
    wrong = refused("- id: a\n".encode("utf-16"))
    assert wrong.message == "the file is UTF-16" and "iconv -f UTF-16" in wrong.help
