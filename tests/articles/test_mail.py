"""Letters as articles; most of what they are read as stands in ``fixtures/articles/letters.txt``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles.mail import read_mail
from explainer.errors import InvalidContent

_PIECES = st.sampled_from(
    [
        b"From: ",
        b"Date: ",
        b"Subject: ",
        b"Fwd: ",
        b"Content-Type: multipart/mixed; boundary=B\n",
        b"Content-Type: text/html; charset=x-none\n",
        b"Content-Type: text/plain; format=flowed; delsp=yes\n",
        b"Content-Transfer-Encoding: base64\n",
        b"--B\n",
        b"--B--\n",
        b"\n",
        b"\n\n",
        b"=?utf-8?b?=FF?=",
        b"> ",
        b"<p>",
        b"\xff\x00",
        b"Jane <j@x.example>",
        b"It is shut. ",
    ]
)


@given(st.lists(_PIECES, max_size=20).map(b"".join))
def test_whatever_a_letter_is_it_is_read_or_told(data: bytes) -> None:
    try:
        raw = read_mail(data, "a.eml")
    except InvalidContent as error:
        assert error.diagnostics[0].help
    else:
        assert raw.lines


@pytest.mark.parametrize("subject", ["Re: Fwd: Envoys leave", "AW: WG: Envoys leave", "Envoys leave"])
def test_what_programs_put_before_a_subject_is_no_title(subject: str) -> None:
    raw = read_mail(f"Subject: {subject}\n\nThey left on Friday.\n".encode(), "a.eml")
    assert raw.metadata["title"].value == "Envoys leave"


def test_a_subject_with_a_colon_of_its_own_is_kept() -> None:
    raw = read_mail(b"Subject: Mali: envoys leave\n\nThey left on Friday.\n", "a.eml")
    assert raw.metadata["title"].value == "Mali: envoys leave"


def test_a_letter_whose_day_is_unreadable_has_none() -> None:
    assert "published" not in read_mail(b"Date: soon\n\nThey left.\n", "a.eml").metadata


def test_an_address_is_no_name() -> None:
    assert not read_mail(b"From: <j@x.example>\n\nThey left.\n", "a.eml").metadata


@pytest.mark.parametrize(
    ("label", "data", "text", "codes"),
    [
        ("iso-2022-jp", b"\x1b$B30L3>J\x1b(B \x1b$B-!\x1b(B", "外務省 ①", []),
        ("iso-8859-1", b"\x93shut\x94", "“shut”", []),
        ("iso-8859-1", "“shut”".encode(), "“shut”", ["encoding-not-as-declared"]),
        ("utf-8", "“shut”".encode() + b"\xc3 caf\xe9", "“shut”\ufffd caf\ufffd", ["letter-lost"]),
        ("x-none", "“shut”".encode(), "“shut”", []),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_letter_is_read_in_the_encoding_that_it_tells(
    kind: str, label: str, data: bytes, text: str, codes: list[str]
) -> None:
    raw = read_mail(f"Content-Type: text/{kind}; charset={label}\n\n".encode() + data, "a.eml")
    assert [line.text for line in raw.lines] == [text]
    assert [told.code for told in raw.warnings] == codes
    assert all(told.mark is None and told.file == "a.eml" for told in raw.warnings)
