"""The encoding that a page declares: where browsers see it, and where they do not."""

from __future__ import annotations

import pytest

from explainer.articles.declared_encoding import declared_encodings

LONG = b"/* x */" * 2000
FALSE = b"<meta charset=koi8-r>"
TRUE = b"<meta charset=big5>"


@pytest.mark.parametrize(
    "markup",
    [
        b"<meta charset=big5>",
        b"<META CHARSET = ' big5 '/>",
        b"<meta/charset=big5/>".replace(b"big5/", b"big5 /"),
        b'<meta http-equiv="Content-Type" content="text/html; charset=big5">',
        b"<meta content='text/html;charset = \"big5\"' http-equiv=content-type>",
        b'<meta charset=big5 http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        b"<meta charset=big5 charset=koi8-r>",
        b"<html><style>" + LONG + b"</style>" + TRUE,
        b"<html><script>" + LONG + b"</script>" + TRUE,
        b"<html><body><p>" + LONG + TRUE,
        b"<!-- " + FALSE + b" -->" + TRUE,
        b"<!-->" + TRUE + b"-->",
        b"<script>'" + FALSE + b"'</script>" + TRUE,
        b"<style>" + FALSE + b"</STYLE >" + TRUE,
        b"<title>" + FALSE + b"</title>" + TRUE,
        b'<a title="' + FALSE + b'">' + TRUE,
        b"<meta name=description content='" + FALSE + b"'>" + TRUE,
        b'<meta name=description content="text/html; charset=koi8-r">' + TRUE,
        b"<meta data-charset=koi8-r>" + TRUE,
        b"<metadata charset=koi8-r>" + TRUE,
        b"<?php x ?><!DOCTYPE html></p><3" + TRUE,
        b'<?xml version="1.0" encoding="big5"?><html>',
        b"<?xml version='1.0' encoding = 'koi8-r'?><html>" + TRUE,
    ],
)
def test_a_declaration_is_found_where_browsers_find_it(markup: bytes) -> None:
    assert next(declared_encodings(markup)).strip() == "big5"


@pytest.mark.parametrize(
    "markup",
    [
        b"<p>charset=big5",
        b"<!-- " + TRUE,
        b"<script>" + TRUE,
        b"<meta name=keywords content='charset=big5'>",
        b"<meta http-equiv=content-type content='charset'>",
        b"<meta charset>",
        b" <?xml version='1.0' encoding='big5'?>",
        b'<meta title="' + TRUE,
    ],
)
def test_what_is_no_declaration_is_none(markup: bytes) -> None:
    assert list(declared_encodings(markup)) == []


def test_a_declaration_in_letters_of_one_byte_cannot_be_true_of_two() -> None:
    assert list(declared_encodings(b"<meta charset=UTF-16LE>")) == ["utf-8"]
    assert list(declared_encodings("<?xml version='1.0'?>".encode("utf-16-be"))) == ["utf-16be"]


def test_xhtml_declares_its_encoding_as_xml_does() -> None:
    page = b"<?xml version='1.0' encoding='big5'?><html>" + FALSE
    assert list(declared_encodings(page, xml=True)) == ["big5"]
    assert list(declared_encodings(page)) == ["koi8-r", "big5"]
