"""Bytes of an uploaded file as text. What is stored and shown is text only, never what was uploaded."""

import codecs

from comparator.analysis.page_text import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; tab, line feed, form feed, carriage return and escape may occur.
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}


def text_of(content: bytes, name: str) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252. Raises Unreadable, with the
    file's name, where it is empty or holds no text."""
    if not content.strip():
        raise Unreadable(f"{name} is empty. Choose another file, or paste the text.")
    encoding = next((code for mark, code in _MARKS if content.startswith(mark)), "")
    if not encoding and _BINARY.intersection(content[:65536]):
        raise Unreadable(f"{name} is not a text file. Save the page as plain text, or paste its text.")
    for code in filter(None, (encoding, "utf-8", "cp1252")):
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"{name} is in an encoding that could not be told. Save it as UTF-8 and try again.")
