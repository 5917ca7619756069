"""The bytes of a web page become characters: by its mark, its sender, its own words, else by trial."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
"""Bytes in which a page must name its encoding; the HTML standard says 1,024, and some pages come later."""
_NAMED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
# What the standard (WHATWG Encoding) takes a page's label for, where Python takes it for something narrower:
# Latin-1 and ASCII are Windows-1252 in practice.
_ALIASES = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", 
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_KNOWN = re.compile(
    r"utf-8|cp125\d|cp1258|cp8(?:66|74)|cp9(?:32|49)|iso8859-\d+|koi8-[ru]|mac-(?:roman|cyrillic)|gb18030|big5hkscs"
    r"|euc_jp|iso2022_jp"
)
"""The encodings of the standard; Python knows more codecs, and some of those are none for text."""
_ONE_BYTE = "cp1252"
_DAMAGED = 0.002
"""Share of characters that may fail in a named encoding: one broken character must not change the reading of
all others."""


def decoded_page(body: bytes, charset: str = "") -> tuple[str, bool]:
    """The characters of a page's bytes, and whether the encoding was a guess. Never fails.

    In this order: the byte order mark, `charset` as the server named it, what the page names itself, UTF-8,
    Windows-1252. A named encoding in which the bytes make no sense is passed over.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace").lstrip("\ufeff"), False
    for name in (charset, _named(body)):
        text = _tried(body, name)
        if text is not None:
            return text, False
    try:
        return body.decode("utf-8"), False
    except UnicodeDecodeError:
        return _by_trial(body), True


def _named(body: bytes) -> str:
    """The encoding that a page's head names. UTF-16 there cannot be true of what was read byte by byte."""
    found = _NAMED.search(body[:_HEAD])
    name = found[1].decode("ascii", errors="replace").casefold() if found else ""
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _tried(body: bytes, name: str) -> str | None:
    """The text in a named encoding; None where there is no such encoding or too much fails in it."""
    try:
        found = codecs.lookup(name.strip(" \"'")).name if name else ""
        found = _ALIASES.get(found, found)
        text = body.decode(found, errors="replace") if _KNOWN.fullmatch(found) else None
    except (LookupError, ValueError):
        return None
    if text is None:
        return None
    return text if text.count("\ufffd") <= _DAMAGED * len(text) else None


def _by_trial(body: bytes) -> str:
    """UTF-8 with a few broken characters, else Windows-1252."""
    text = body.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= _DAMAGED * len(text):
        return text
    return body.decode(_ONE_BYTE, errors="replace")
