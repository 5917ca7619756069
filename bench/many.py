"""A made-up event of any number of articles, stored as the worker would store it, without a single model: for
measuring the pages and for tests of events with more than six articles."""

import datetime as dt
import hashlib
import random
from collections.abc import Iterator, Sequence

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document, Parts, Record, Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Comparison,
    Figure,
    Mention,
    Point,
    PointKind,
    Quote,
    Statement,
)
from comparator.models import Analysis, Article, ArticleVersion, Coverage, Event, Outlet, State
from comparator.models import Comparison as Stored
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.events import event_create

_FACTS = 30  # shared by many, whatever the number of articles
_ALONE = 6  # facts an article has for itself
_PLACES = ("Orva", "Lisk", "Tambry", "Cold Haven", "Ostmere", "Fenwick Quay")
_PEOPLE = ("Ada Roon", "Tom Vell", "Ines Carrow", "Bram Otley", "Sela Marsh")
_BODIES = ("harbour board", "ferry council", "island assembly", "pilots' union", "storm office")
_DONE = ("counted", "repaired", "refused", "promised", "ordered", "inspected")
_THINGS = ("boats in the inner harbour", "houses on the north shore", "tents for the camp", "crates of bread")
_WHEN = (
    "before the storm came back",
    "on the second day of talks",
    "after a long night in the customs house",
)


class Told(Record):
    """One sentence of an article, and the row it belongs to."""

    row: int
    kind: PointKind
    start: int
    end: int


def made_findings(index: int, articles: int) -> tuple[ArticleFindings, list[Told]]:
    """One article of the event as it would be found in its text, and which row each sentence belongs to."""
    chance = random.Random(index)  # noqa: S311 - the same texts each time
    rows = [row for row in range(_shared(articles)) if chance.random() < _share(row)]
    rows += [_shared(articles) + index * _ALONE + n for n in range(_ALONE)]
    text, told, paragraphs = f"Storm on the islands, report {index}\n\n", list[Told](), list[Span]()
    headline = Span(0, len(text) - 2)
    for row in rows:
        kind, sentence = _sentence(row, chance.randrange(4))
        told.append(Told(row=row, kind=kind, start=len(text), end=len(text) + len(sentence)))
        paragraphs.append(Span(len(text), len(text) + len(sentence) + 1))
        text += sentence + ".\n\n"
    document = Document(
        file=f"{index}.txt",
        text=text.rstrip(),
        parts=Parts(headline=headline),
        paragraphs=tuple(paragraphs),
        headline=headline.of(text),
        published=dt.date(2021, 3, 1) + dt.timedelta(days=index // 10),
    )
    return _read(document, told), told


def _shared(articles: int) -> int:
    return _FACTS + articles // 2


def _share(row: int) -> float:
    """How likely an article is to have a row: the first ones nearly all have, the last hardly any."""
    return max(0.02, 0.9 - row * 0.03)


def _sentence(row: int, variant: int) -> tuple[PointKind, str]:
    """The sentence of a row; most articles use the same words, some others, some another number."""
    chance = random.Random(row * 7919)  # noqa: S311 - the same sentences each time
    body, done, thing = chance.choice(_BODIES), chance.choice(_DONE), chance.choice(_THINGS)
    place, when, number = chance.choice(_PLACES), chance.choice(_WHEN), 20 + row
    if row % 4 == 1:
        end = "" if variant == 3 else " and nobody has asked us about it"
        return (
            "quote",
            f"“We have {done} the {thing} of {place} {number} times{end},” said {_PEOPLE[row % 5]}",
        )
    if row % 4 == 2:
        return "figure", f"The {body} of {place} {done} {number + 3 * (variant == 3)} {thing} {when}"
    opened = f"The {body} of {place}" if variant < 3 else f"In {place} the {body}"
    return "fact", f"{opened} {done} lot {number} of the {thing} {when}"


def _read(document: Document, told: Sequence[Told]) -> ArticleFindings:
    return ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        sentences=document.paragraphs,
        quotes=tuple(_quotes(document, told)),
        figures=tuple(_figures(document, told)),
        mentions=tuple(_mentions(document)),
        statements=tuple(_statements(document, told)),
    )


def _quotes(document: Document, told: Sequence[Told]) -> Iterator[Quote]:
    for one in told:
        if one.kind == "quote":
            end = document.text.index("”", one.start)
            yield Quote(start=one.start + 1, end=end, kind="direct", speaker=_PEOPLE[one.row % 5])


def _figures(document: Document, told: Sequence[Told]) -> Iterator[Figure]:
    for one in told:
        words = document.text[one.start : one.end].split()
        number = next(word for word in words if word.isdigit())
        start = document.text.index(f" {number} ", one.start) + 1
        yield Figure(start=start, end=start + len(number), value=float(number), counted="boats")


def _mentions(document: Document) -> Iterator[Mention]:
    for name in (*_PLACES, *_PEOPLE):
        start = document.text.find(name)
        while start >= 0:
            kind = "person" if name in _PEOPLE else "place"
            yield Mention(start=start, end=start + len(name), name=name, kind=kind)  # type: ignore[arg-type]  # one of two kinds
            start = document.text.find(name, start + 1)


def _statements(document: Document, told: Sequence[Told]) -> Iterator[Statement]:
    for one in told:
        words = tuple(document.text[one.start : one.end].casefold().split()[:8])
        span = Span(one.start, one.end)
        yield Statement(start=one.start, end=one.end, sentence=span, words=words, verb=words[4])


def made_comparison(read: Sequence[tuple[ArticleFindings, list[Told]]]) -> Comparison:
    """The comparison of the articles: a row a sentence, with a cell for every article."""
    from comparator.analysis.base import rebase

    rows: dict[int, dict[int, Told]] = {}
    for index, (_, told) in enumerate(read):
        for one in told:
            rows.setdefault(one.row, {})[index] = one
    articles = [findings for findings, _ in read]
    points = tuple(_point(row, cells, articles) for row, cells in rows.items())
    found = Comparison(analysis=ANALYSIS_VERSION, points=points, compared=tuple(range(len(read))))
    return rebase(found, None, articles)


def _point(row: int, cells: dict[int, Told], articles: Sequence[ArticleFindings]) -> Point:
    first, told = next(iter(cells.items()))
    number = [c for c in cells if _number(articles[c], cells[c]) != _number(articles[first], told)]
    clash = bool(number) and told.kind == "figure"
    spans = [_cell(index, one, articles[index]) for index, one in cells.items()]
    return Point(
        id=f"{told.kind[0]}{row}",
        kind="fact" if told.kind == "figure" else told.kind,
        label=articles[first].document.text[told.start : told.end],
        reference=first,
        verdict="conflict" if clash else "single source" if len(cells) == 1 else "agree",
        why=f"Row {row}: the numbers differ." if clash else "",
        cells=tuple(spans),
    )


def _number(found: ArticleFindings, told: Told) -> float | str | None:
    return next(f.value for f in found.figures if told.start <= f.start < told.end)


def _cell(index: int, told: Told, found: ArticleFindings) -> Cell:
    paragraph = found.document.paragraph_at(told.start)
    return Cell(article=index, state="kept", start=told.start, end=told.end, paragraph=paragraph)


def made_event(articles: int, *, owner: User, wire: bool = True) -> Event:
    """The event with its articles, analyses and comparison in the database, published; the first article is
    its wire copy where `wire` says so."""
    event = event_create(user=owner, title=f"Storm told {articles} times", published=True)
    read = [made_findings(index, articles) for index in range(articles)]
    for index, (findings, _) in enumerate(read):
        _store_article(event, findings, index, wire=wire and index == 0)
    versions = current_versions(event)
    Stored.objects.create(
        event=event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(versions)),
        state=State.DONE,
        finished=timezone.now(),
        version_ids=[version.pk for version in versions],
        result=msgspec.json.encode(made_comparison(read)),
        summary=f"{articles} articles.",
    )
    return event


def _store_article(event: Event, findings: ArticleFindings, index: int, *, wire: bool) -> None:
    outlet, _ = Outlet.objects.get_or_create(slug=f"paper-{index}", defaults={"name": f"Paper {index}"})
    document = findings.document
    article = Article.objects.create(outlet=outlet, rights=Article.Rights.PASSAGES)
    version = ArticleVersion.objects.create(
        article=article,
        number=1,
        raw=document.text,
        text=document.text,
        text_hash=hashlib.sha256(f"{event.pk}.{index}".encode()).hexdigest(),
        document_json=msgspec.json.encode(document),
        published=document.published,
    )
    Coverage.objects.create(event=event, article=article, is_wire=wire)
    Analysis.objects.create(
        version=version,
        analysis_version=ANALYSIS_VERSION,
        state=State.DONE,
        finished=timezone.now(),
        result=msgspec.json.encode(findings),
    )
