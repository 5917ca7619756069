"""What cleaning rules do to a stored article: shown before they are saved, and read again on purpose."""

import difflib
import hashlib
import threading
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal

import msgspec
from django.contrib.auth.models import User

from comparator.analysis.document import Document, Record
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.limited import read_limited
from comparator.ingest.pages.phrases import phrases_cut
from comparator.ingest.pages.rules import Rules, rules_from
from comparator.models import ArticleVersion, Outlet, StoredPage
from comparator.services.articles import article_preview

Fate = Literal["kept", "cut", "back"]
_MOST_MATCHED = 250_000
"""Pairs of lines that are matched as well as can be; with more that takes minutes."""


_READERS = threading.BoundedSemaphore(2)
"""Each reader may take 512 MB and 15 seconds, and people ask for one with every few keystrokes."""


class BusyError(Unreadable):
    """As many pages are being read as this process reads at once."""


class RuledLine(Record, frozen=True):
    """One block of an article and what the rules would do to it."""

    text: str
    fate: Fate


class RulesPreview(Record, frozen=True):
    """An article as the rules that were typed would leave it, against how the saved ones do."""

    lines: tuple[RuledLine, ...]
    has_page: bool
    """Whether its HTML is kept; else selectors do nothing here."""

    @property
    def changes(self) -> tuple[tuple[RuledLine, ...], ...]:
        """What is cut or put back, each stretch with the block before it and the one after it."""
        near = [any(one.fate != "kept" for one in self.lines[max(0, n - 1) : n + 2])
                for n in range(len(self.lines))]  # fmt: skip
        stretches = groupby(zip(near, self.lines, strict=True), key=lambda pair: pair[0])
        return tuple(tuple(line for _, line in pairs) for is_near, pairs in stretches if is_near)

    @property
    def staying(self) -> tuple[RuledLine, ...]:
        """The text as the rules that were typed leave it."""
        return tuple(line for line in self.lines if line.fate != "cut")

    def count(self, fate: Fate) -> int:
        """How many blocks meet this fate."""
        return sum(line.fate == fate for line in self.lines)


def rules_preview(*, user: User, version: ArticleVersion, outlet: Outlet, rules: Rules) -> RulesPreview:
    """What would be cut additionally, kept, and put back on this person's page. Stores nothing. Raises
    Unreadable where nothing would be left, or the page cannot be read."""
    page = StoredPage.objects.filter(version=version).first()
    saved = outlet_rules(outlet, user)
    before = version_read(version, page, saved)
    after = before if rules == saved else version_read(version, page, rules)
    return RulesPreview(lines=tuple(_lines(_blocks(before), _blocks(after))), has_page=page is not None)


def outlet_rules(outlet: Outlet, reader: User | None) -> Rules:
    """An outlet's saved rules for what this person brought in. Raises Unreadable where they can no longer be
    understood."""
    return rules_from(outlet.rules_for(reader))


def version_incoming(version: ArticleVersion, page: StoredPage | None, rules: Rules) -> Incoming:
    """What a version's page tells by these rules: from its HTML where that is kept, else from its text.
    Raises Unreadable."""
    if page is not None:
        return _page_read(version.pk, hashlib.sha256(bytes(page.packed)).digest(), rules)
    stored = Incoming(raw=version.raw, format=version.format, name=version.file_name, told=version.told)
    return phrases_cut(stored, rules.phrases)


def version_read(version: ArticleVersion, page: StoredPage | None, rules: Rules) -> Document:
    """The same as an article. Raises Unreadable."""
    return article_preview(incoming=version_incoming(version, page, rules))


@lru_cache(maxsize=8)
def _page_read(version: int, _digest: bytes, rules: Rules) -> Incoming:
    """Read in a process of its own, two at a time; kept for the next keystroke, as long as the page is the
    same. Raises BusyError where two are under way."""
    if not _READERS.acquire(blocking=False):
        raise BusyError("Others are trying rules just now. Wait a moment and try again.")
    try:
        return _page_read_apart(version, rules)
    finally:
        _READERS.release()


def _page_read_apart(version: int, rules: Rules) -> Incoming:
    page = StoredPage.objects.select_related("version__article").get(pk=version)
    read = read_limited(
        page.body,
        name="page.html",
        content_type=page.content_type or "text/html",
        charset=page.charset,
        url=page.version.article.url,
        rules=rules,
    )
    return msgspec.structs.replace(read[0], name=page.version.file_name)


def _lines_in_order(before: list[str], after: list[str]) -> Iterator[RuledLine]:
    """The same in one pass: both are lines of one page in its order."""
    ahead, at = Counter(before), 0
    for text in before:
        while at < len(after) and not ahead[after[at]]:
            yield RuledLine(text=after[at], fate="back")
            at += 1
        is_kept = at < len(after) and after[at] == text
        yield RuledLine(text=text, fate="kept" if is_kept else "cut")
        ahead[text] -= 1
        at += is_kept
    yield from (RuledLine(text=text, fate="back") for text in after[at:])


def _blocks(document: Document) -> list[str]:
    """The lines of the article's text."""
    return [line for line in document.text.split("\n") if line.strip()]


def _lines(before: list[str], after: list[str]) -> Iterator[RuledLine]:
    if len(before) * len(after) > _MOST_MATCHED:
        yield from _lines_in_order(before, after)
        return
    matched = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, a_end, b, b_end in matched.get_opcodes():
        if tag == "equal":
            yield from (RuledLine(text=text, fate="kept") for text in after[b:b_end])
        else:
            yield from (RuledLine(text=text, fate="cut") for text in before[a:a_end])
            yield from (RuledLine(text=text, fate="back") for text in after[b:b_end])
