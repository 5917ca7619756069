"""Bytes of an uploaded file to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.upload import LIMIT, decode

TEXT = "The barrier is up – “and it will stay up,” Ms Jäger said.\r\nFees: 12 €.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 big-endian", "UTF-32"],
)
def test_unicode_files(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt") == (TEXT, encoding, None)


def test_windows_files_are_read_with_a_warning() -> None:
    read = decode(TEXT.encode("cp1252"), "a.txt")
    assert read.text == TEXT
    assert read.warning is not None
    assert "a.txt is not UTF-8" in read.warning


BAD = {
    "empty": (b"", "is empty"),
    "white space": (b" \r\n\t", "is empty"),
    "a lone mark": (codecs.BOM_UTF8, "is empty"),
    "too long": (b"a" * (LIMIT + 1), "the limit is 5 MB"),
    "NUL": (b"abc\0def", "binary file"),
    "NUL in UTF-16": ("a\0b".encode("utf-16"), "binary file"),
    "half of UTF-16": (codecs.BOM_UTF16_LE + b"a", "cut off or damaged"),
    "half a pair": (codecs.BOM_UTF16_LE + b"\x00\xd8", "cut off or damaged"),
    "Cyrillic code page": ("Граница снова открыта".encode("cp1251"), "could not be told"),
    "noise": (bytes(range(1, 256)) * 4, "could not be told"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD.keys())
def test_what_is_no_text_is_refused_by_name_and_reason(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refused:
        decode(data, "notes.bin")
    assert str(refused.value).startswith("notes.bin ")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_in_words(content: bytes) -> None:
    try:
        told = decode(content, "a.txt").text
    except Unreadable as refused:
        told = str(refused)
    assert told.strip()
