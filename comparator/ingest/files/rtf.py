"""Rich Text Format: the text and nothing else."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.draft import Draft
from comparator.ingest.source import Source

_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<sign>[^a-z'])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_BESIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr"
    b" footerf annotation atnid atnauthor atntime atnref fldinst themedata colorschememapping datastore"
    b" generator xmlnstbl listtable listoverridetable rsidtbl latentstyles revtbl filetbl bkmkstart bkmkend"
    b" tc xe nonshppict".split()
)
"""Groups whose text no reader of the page sees."""
_PRINTED = {
    b"par": "\n", b"sect": "\n", b"page": "\n", b"line": " ", b"tab": " ", b"cell": " | ", b"row": "\n",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"_": "-", b"\n": "\n", b"\r": "\n", b"{": "{", b"}": "}", b"\\": "\\"}
_UNSEEN = (b"v", b"deleted")
_DEEPEST = 500


def read(source: Source) -> tuple[Incoming, ...]:
    """The document's paragraphs; what is headline in them is found later, as in pasted text."""
    draft = Draft()
    text = "".join(_Reader(source).text())
    # Characters beyond the first 65,536 come in two halves.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for paragraph in whole.split("\n"):
        draft.paragraph(paragraph.strip(" |"))
    return (draft.incoming(source, "rtf", shape=False),)


class _Group(NamedTuple):
    """What a group in braces may set for itself."""

    hidden: bool = False
    skip: int = 1
    """Characters that stand behind a Unicode one for programs that know none."""


class _Reader:
    """One pass over the file's words."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._around: list[_Group] = []
        self._group = _Group()
        self._encoding = "cp1252"
        self._waiting = 0
        self._starred = False

    def text(self) -> Iterator[str]:
        """What is printed."""
        for token in _TOKEN.finditer(self._source.data):
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                yield self._word(token["word"], int(token["number"] or 1))
            elif not self._group.hidden:
                yield self._characters(token)
            self._starred = token["sign"] == b"*"

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self._around.append(self._group)
            if len(self._around) > _DEEPEST:
                raise Unreadable(
                    f"{self._source.called} is nested too deep. Paste the article's text instead."
                )
        elif self._around:
            self._group = self._around.pop()

    def _word(self, word: bytes, number: int) -> str:
        if word == b"ansicpg":
            self._encoding = _codec(number)
        elif word == b"uc":
            self._group = self._group._replace(skip=max(0, min(number, 9)))
        elif word in _BESIDE or self._starred or (word in _UNSEEN and number):
            self._group = self._group._replace(hidden=True)
        elif word == b"u" and not self._group.hidden:
            self._waiting = self._group.skip
            return chr(number % 0x10000)
        return "" if self._group.hidden else _PRINTED.get(word, "")

    def _characters(self, token: re.Match[bytes]) -> str:
        if token["sign"]:
            return _SIGNS.get(token["sign"], "")
        told = bytes([int(token["code"], 16)]) if token["code"] else token["text"] or b""
        left, self._waiting = told[self._waiting :], max(0, self._waiting - len(told))
        return left.decode(self._encoding, "replace")


def _codec(number: int) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
