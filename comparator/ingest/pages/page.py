"""A web page becomes one article: its visible text, what of it is not the article, and what its data say."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.incoming import Cut, Incoming, Told
from comparator.analysis.page_text import LIMIT, Unreadable, has_phrase
from comparator.ingest.pages.decoding import decoded_page
from comparator.ingest.pages.heads import BESIDE, headline_at, lead_at, reasons_for, settled
from comparator.ingest.pages.maintext import HEADINGS, article_of
from comparator.ingest.pages.markup import (
    Element,
    TooTangled,
    clean,
    flat_pieces,
    pieces_of,
    tree_of,
    word_count,
)
from comparator.ingest.pages.metadata import Facts, facts_of
from comparator.ingest.pages.rules import Rules, dropped_by

_BETWEEN = "\n\n"
_SAMPLE, _CONTROLS = 100_000, 0.01
"""Characters looked at, and the share of control characters above which they are no text."""
_FEW = 40
"""Words: a report of fewer is a brief, or the beginning of one."""
_MUCH = 0.35
"""The share of a page's running text below which what was taken is said to be little."""
_DATA = 2.0
"""How many times longer than what is seen the text in the page's data must be to be taken instead."""
_HEAD = 500_000
"""Characters in which the head of a page ends."""
_LOOK = "Look at what was cut, or paste the article's text."
_TANGLED = (
    "The page is built so that its parts cannot be told apart; all its text was taken. "
    "Look at what was cut, or paste the article's text."
)
_UNTOLD = (
    "The page's markup does not tell its article from the rest; it was read as pasted text is. "
    "Look at what was cut, or paste the article's text."
)
_IN_DATA = (
    "The page shows its text only with scripts; it was taken from the page's own data. "
    "Compare it with the page."
)
_SUBSCRIBERS = (
    "The page says that its text is for subscribers, so this may be only its beginning. "
    "Paste the whole text if you may use it."
)
_UNSEEN = (
    "There is no text on this page, or only scripts make it. "
    "Open it in a browser, copy the article and paste it."
)


def read_html(
    body: bytes | str, *, charset: str = "", url: str = "", name: str = "", rules: Rules | None = None
) -> Incoming:
    """Read a web page.

    `charset` is the encoding as the server named it, `url` where the page was fetched, `name` its file's
    name, `rules` the cleaning rules of its outlet. Raises Unreadable with a sentence for the user where the
    page holds no text that a reader could see.
    """
    source, guessed = (body, False) if isinstance(body, str) else decoded_page(body, charset)
    warnings = [_encoding(name)] if guessed else []
    rules = rules or Rules()
    _check_kind(source)
    try:
        root = tree_of(source)
    except TooTangled:
        return _flat(source, url, name, rules, warnings)
    facts = facts_of(root, url)
    page = _laid_out(root, facts, rules)
    if not page.text:
        raise Unreadable(_UNSEEN)
    return Incoming(
        raw=page.text,
        format="html",
        name=name,
        url=facts.url,
        told=_told(page, facts),
        warnings=(*warnings, *_warnings(page, facts)),
    )


class _Page(NamedTuple):
    """A page as blocks of text, each the article's or cut for a reason (None: the article's)."""

    lines: Sequence[str]
    reasons: Sequence[str | None]
    headings: Sequence[int] = ()
    headline: int | None = None
    lead: int | None = None
    loose: int = 0
    """Words of running text that were cut because of nothing but their place."""
    from_data: bool = False

    @property
    def text(self) -> str:
        return _BETWEEN.join(self.lines)

    @property
    def words(self) -> int:
        """Words of the article, without its headline."""
        kept = (i for i, reason in enumerate(self.reasons) if reason is None and i != self.headline)
        return sum(word_count(self.lines[i]) for i in kept)

    @property
    def spans(self) -> list[Span]:
        """Where each block stands in the text."""
        spans, at = list[Span](), 0
        for line in self.lines:
            spans.append(Span(at, at + len(line)))
            at += len(line) + len(_BETWEEN)
        return spans


def _laid_out(root: Element, facts: Facts, rules: Rules) -> _Page:
    """The page's blocks with what each of them is."""
    pieces = pieces_of(root, dropped_by(root, rules.selectors))
    _check_length(sum(len(piece.text) for piece in pieces))
    for piece in pieces:
        if rules.phrases and has_phrase(piece.text, rules.phrases):
            piece.place = replace(piece.place, ruled=True)
    chosen = article_of(pieces, root, facts.body, live=facts.live)
    head = headline_at(pieces, chosen, facts.titles, facts.outlet)
    title = pieces[head].text if head is not None else None
    kept = settled(pieces, chosen, head, facts.byline)
    lead = lead_at(pieces, kept, head)
    if lead is not None:
        kept[lead] = True
    reasons = reasons_for(pieces, kept, title)
    page = _Page(
        lines=[p.text for p in pieces],
        reasons=reasons,
        headings=[i for i, k in enumerate(kept) if k and i != head and pieces[i].place.tag in HEADINGS],
        headline=head,
        lead=lead,
        loose=sum(p.words for p, r in zip(pieces, reasons, strict=True) if r == BESIDE),
    )
    return _with_data(page, facts)


def _check_kind(source: str) -> None:
    """Refuse what is no page but a picture or a program under a page's name."""
    head = source[:_SAMPLE]
    if sum(c < " " and not c.isspace() for c in head) > _CONTROLS * len(head):
        raise Unreadable("This is not a web page but a binary file. Paste the article's text instead.")


def _check_length(length: int) -> None:
    if length > LIMIT:
        size = f"{length / 1_000_000:.1f} million characters"
        raise Unreadable(f"The page holds {size} of text; the limit is 2 million. Paste the article alone.")


def _with_data(page: _Page, facts: Facts) -> _Page:
    """Where the page shows little of the text that its data hold for every reader, that text at its end."""
    told = _paragraphs(facts.body)
    words = sum(word_count(line) for line in told)
    if facts.subscribers or words < _FEW or words < _DATA * page.words:
        return page
    reasons = [None if i == page.headline else reason or BESIDE for i, reason in enumerate(page.reasons)]
    return page._replace(
        lines=[*page.lines, *told],
        reasons=[*reasons, *[None for _ in told]],
        headings=(),
        loose=0,
        from_data=True,
    )


def _paragraphs(body: str) -> list[str]:
    """The paragraphs of a text in the page's data, which may be HTML."""
    if "</p>" in body or "<br" in body:
        return flat_pieces(body)
    return [line for part in body.splitlines() if (line := clean(part))]


def _told(page: _Page, facts: Facts) -> Told:
    """What the markup tells: with nothing found to be the article, only the facts."""
    spans = page.spans
    shape = page.words > 0
    head = page.headline if shape else None
    return Told(
        shape=shape,
        cuts=tuple(_cuts(page.reasons, spans)) if shape else (),
        headings=tuple(spans[i] for i in page.headings),
        headline_at=spans[head] if head is not None else None,
        lead_at=spans[page.lead] if shape and page.lead is not None else None,
        headline=page.lines[head] if head is not None else facts.headline,
        byline=facts.byline,
        published=facts.published,
        outlet=facts.outlet,
        domain=facts.domain,
        language=facts.language,
    )


def _cuts(reasons: Sequence[str | None], spans: Sequence[Span]) -> Iterator[Cut]:
    """Neighbouring blocks that are cut for one reason make one stretch."""
    at = 0
    for reason, run in itertools.groupby(reasons):
        end = at + len(list(run))
        if reason:
            yield Cut(span=Span(spans[at].start, spans[end - 1].end), reason=reason)
        at = end


def _warnings(page: _Page, facts: Facts) -> Iterator[str]:
    """Say so where much less was read than the page holds, or may hold."""
    if page.from_data:
        yield _IN_DATA
    elif facts.subscribers:
        yield _SUBSCRIBERS
    elif not page.words:
        yield _UNTOLD
    elif page.words < _FEW:
        yield f"Only {page.words} words of article text were found on the page. {_LOOK}"
    if page.words < _MUCH * page.loose:
        yield f"{page.loose:,} words of running text on the page were taken for something else. {_LOOK}"


def _encoding(name: str) -> str:
    return f"{name or 'The page'} does not name its encoding. Check its quotation marks and accents."


def _flat(source: str, url: str, name: str, rules: Rules, warnings: Sequence[str]) -> Incoming:
    """A page that no tree can be made of: its words without its tags, read as pasted text is."""
    lines = [line for line in flat_pieces(source) if not has_phrase(line, rules.phrases)]
    _check_length(sum(map(len, lines)))
    if not lines:
        raise Unreadable(_UNSEEN)
    facts = _head_facts(source, url)
    told = _told(_Page(lines=lines, reasons=["menu"] * len(lines)), facts)
    return Incoming(
        raw=_BETWEEN.join(lines), format="html", name=name, url=facts.url, told=told,
        warnings=(*warnings, _TANGLED),
    )  # fmt: skip


def _head_facts(source: str, url: str) -> Facts:
    """The facts in the head of such a page."""
    head = source[: max(0, source[:_HEAD].lower().find("<body"))]
    try:
        return facts_of(tree_of(head), url)
    except TooTangled:
        return Facts(url=url)
