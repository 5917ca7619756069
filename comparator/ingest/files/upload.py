"""The bytes of a plain text become characters, or a sentence that says why not and what to do."""

import codecs
from typing import NamedTuple

from comparator.analysis.page_text import Unreadable

LIMIT = 5_000_000
"""Bytes of a text: far more than any article, and little enough to read at once."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNCERTAIN = 0.3
"""Above this share of characters beyond ASCII, the encoding is a guess that may be wrong altogether."""


class Decoded(NamedTuple):
    """The text of a file."""

    text: str
    encoding: str
    warning: str | None = None
    """A sentence for the reader where the encoding is a guess."""


def check_size(size: int, file_name: str) -> None:
    """Raise Unreadable for a file of more bytes than LIMIT; to be asked before it is read into memory."""
    if size > LIMIT:
        told = f"{size / 1_000_000:.1f} MB"
        raise Unreadable(f"{file_name} has {told}; the limit is 5 MB. Save the article alone as plain text.")


def decode(data: bytes, file_name: str) -> Decoded:
    """Decode a text file: UTF-8, UTF-16 with its mark, else Windows-1252.

    `file_name` only names the file in messages. Raises Unreadable with what is wrong and the next step.
    """
    _check(data, file_name)
    decoded = _by_encoding(data, file_name)
    if not decoded.text.strip():
        raise Unreadable(f"{file_name} is empty. Choose another file, or paste the article's text.")
    return decoded


def _by_encoding(data: bytes, file_name: str) -> Decoded:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _decoded(data, "utf-32", file_name)
    if data.startswith(_WIDE):
        return _decoded(data, "utf-16", file_name)
    if b"\0" in data:
        raise Unreadable(
            f"{file_name} is a binary file, not text. Save the article as plain text, or paste it."
        )
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data, file_name)


def _check(data: bytes, file_name: str) -> None:
    check_size(len(data), file_name)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Unreadable(f"{file_name} is empty. Choose another file, or paste the article's text.")


def _decoded(data: bytes, encoding: str, file_name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            f"{file_name} is cut off or damaged ({encoding.upper()}). Save it again as UTF-8 text."
        ) from None
    if "\0" in text:
        raise Unreadable(
            f"{file_name} is a binary file, not text. Save the article as plain text, or paste it."
        )
    return Decoded(text.lstrip("\ufeff"), encoding)


def _guessed(data: bytes, file_name: str) -> Decoded:
    """Windows-1252 is what a text without mark that is no UTF-8 mostly is in English."""
    text = data.decode("cp1252", errors="replace")
    foreign = sum(c > "\x7f" for c in text) / len(text)
    if "\ufffd" in text or sum(c < " " and c not in "\t\r\n\f" for c in text) > 0.01 * len(text):
        raise Unreadable(
            f"{file_name} is in an encoding that could not be told. Save it again as UTF-8 text."
        )
    if foreign > _UNCERTAIN:
        raise Unreadable(
            f"{file_name} is in an encoding that could not be told. Save it again as UTF-8 text."
        )
    note = f"{file_name} is not UTF-8; it was read as Windows-1252. Check its quotation marks and accents."
    return Decoded(text, "cp1252", note)
