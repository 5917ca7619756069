"""Which articles name which others: in their credits, as where words were said, or in passing."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import Reuse
from comparator.analysis.outlets import outlet_named
from comparator.web.columns import UNNAMED
from comparator.web.lineage.attribution import passes_on
from comparator.web.sight import Sight
from comparator.web.sources import Source, place_of

CreditKind = Literal["credit", "said to", "named"]
CREDIT_WORDS: dict[CreditKind, str] = {
    "credit": "Credits it",
    "said to": "Has words from it",
    "named": "Names it",
}
_PLACES = {"text": "", "credits": "in its credits line"}
_SHORTEST = 2
_PLAIN = 4
"""Letters of a name that stands for the outlet wherever it is met: "PA" and "AA" may be anything, unless they
report."""


class Credit(Record, frozen=True):
    """One article naming another outlet."""

    article: int
    name: str
    """The outlet, as the reader knows it."""
    source: int | None
    """The article of that outlet that can be meant; None where there is none, or only a later one."""
    kind: CreditKind
    words: str
    """How it does: "Credits it", "Has words from it", "Names it"."""
    place: str = ""
    url: str = ""
    """The address of the name in its text; empty where it does not stand there, or may not be shown."""
    is_earlier: bool = False
    """Whether an earlier report is meant than the one that the outlet has here."""

    @property
    def is_credit(self) -> bool:
        """Whether it says where something comes from; a name in passing does not."""
        return self.kind != "named"


def credits(every: Sequence[Source], reuse: Sequence[Reuse], sight: Sight) -> list[Credit]:
    """Every article's credits to the outlets of the others, and those of its page to outlets that have no
    article here."""
    names = {source.index: _names(source) for source in every}
    outlets: dict[frozenset[str], list[Source]] = {}
    for source in every:
        outlets.setdefault(names[source.index], []).append(source)
    inside = {name.casefold() for known in outlets for name in known}
    found = list[Credit]()
    for article in every:
        for known, articles in outlets.items():
            if not known & names[article.index]:
                found += _to(article, articles, known, reuse, sight)
        found += [
            _outside(article, name, sight)
            for name in article.document.credits
            if not any(n.casefold() in inside for n in _spellings(name))
        ]
    return found


def _meant(article: Source, articles: Sequence[Source], reuse: Sequence[Reuse]) -> Source:
    """Of several articles of one outlet the one that a credit most likely means: with which most words are
    shared, else the last one that was out by then."""
    if len(articles) == 1:
        return articles[0]
    shared = {a.index: 0.0 for a in articles}
    for found in reuse:
        if found.article == article.index and found.source in shared:
            shared[found.source] += found.share
    earlier = [a for a in articles if a.published and article.published and a.published <= article.published]
    return max(
        articles, key=lambda a: (shared[a.index], a in earlier, a.published.toordinal() if a.published else 0)
    )


def _names(source: Source) -> frozenset[str]:
    """All names under which a text may speak of an article's outlet."""
    known = [n for n in (source.outlet, source.document.outlet) if n and n != UNNAMED]
    return frozenset[str]().union(*(_spellings(name) for name in known))


def _spellings(name: str) -> frozenset[str]:
    listed = outlet_named(name)
    more = (listed.name, *listed.aliases) if listed else ()
    return frozenset(n for n in (name, *more) if len(n) >= _SHORTEST)


def _to(
    article: Source,
    articles: Sequence[Source],
    names: frozenset[str],
    reuse: Sequence[Reuse],
    sight: Sight,
) -> Iterable[Credit]:
    """The strongest way in which an article names another outlet, which has these articles."""
    folded = {name.casefold() for name in names}
    on_page = any(credit.casefold() in folded for credit in article.document.credits)
    if not on_page and not any(name.removeprefix("The ") in article.text for name in names):
        return
    spans = _named(article, names)
    said = _said_to(article, folded, spans)
    plain = [span for span in spans if span.end - span.start >= _PLAIN]
    passed = next((span for span in spans if passes_on(article.text, span)), None)
    if on_page or said or passed or plain:
        kind: CreditKind = "said to" if said and not on_page else "credit" if on_page or passed else "named"
        span = _in_credits(article, spans) if on_page else said or passed or plain[0]
        other = _meant(article, articles, reuse)
        credit = _credit(article, other.outlet, other.index, kind, span, sight)
        is_later = article.published and other.published and other.published > article.published
        yield msgspec.structs.replace(credit, source=None, is_earlier=True) if is_later else credit


def _outside(article: Source, name: str, sight: Sight) -> Credit:
    spans = _named(article, _spellings(name))
    return _credit(article, name, None, "credit", _in_credits(article, spans), sight)


def _credit(
    article: Source, name: str, source: int | None, kind: CreditKind, span: Span | None, sight: Sight
) -> Credit:
    place = place_of(article, span.start) if span else "text"
    return Credit(
        article=article.index,
        name=name,
        source=source,
        kind=kind,
        words=CREDIT_WORDS[kind],
        place=_PLACES.get(place, place),
        url=sight.link(article, span) if span else "",
    )


def _named(article: Source, names: frozenset[str]) -> list[Span]:
    """Where a text has one of the names, as a word of its own and with its capitals but for "the"."""
    ordered = sorted(names, key=len, reverse=True)
    any_name = "|".join(re.sub(r"^The\\ ", "[Tt]he ", re.escape(name)) for name in ordered)
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w)(?:{any_name})(?!\w)", article.text)]


def _in_credits(article: Source, spans: Sequence[Span]) -> Span | None:
    """The name in the credits or the dateline, where it stands there; else where it stands first."""
    parts = article.document.parts
    for part in (parts.credits, parts.dateline):
        for span in spans:
            if part and part.holds(span):
                return span
    return next(iter(spans), None)


def _said_to(article: Source, folded: set[str], spans: Sequence[Span]) -> Span | None:
    """The name where somebody is quoted as saying something to that outlet, or the outlet itself is."""
    for quote in article.findings.quotes:
        if {(quote.venue or "").casefold(), (quote.speaker or "").casefold()} & folded:
            near = article.sentences(Span(quote.start, quote.end))
            return next((span for span in spans if near.holds(span)), Span(quote.start, quote.end))
    return None
