"""A made-up event with its comparison written by hand, so that the pages can be tested without models."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document, Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Change,
    Comparison,
    Figure,
    Finding,
    Mention,
    Point,
    Quote,
    State,
)
from comparator.models import Analysis, Event
from comparator.models import Comparison as Stored
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.articles import article_add
from comparator.services.events import event_create, event_publish
from comparator.services.telling import event_retell

WIRE = """Brisa refuses the ferry treaty

PORT ANSEL, March 4 (Harbour Wire) — The island of Brisa will not sign the ferry treaty, it said on Tuesday.

"We will not sign a paper that we have not been shown, and nobody has shown us one," said Minister Ada Roon.

Chief negotiator Tom Vell said the talks would go on in April. He arrived in the city by the morning boat.

The storm left 300 people without a roof by Monday, the island's government said.

The treaty was first proposed in 2017, when the old pier was closed for good.
"""
GAZETTE = """Island minister turns down treaty

PORT ANSEL, March 4 — Brisa will not sign the ferry treaty, Minister Ada Roon said.

"We will not sign a paper that we have not been shown," she told reporters on the quay.

Deputy negotiator Tom Vell said the talks would go on in April, and that he expected little of them.

About 450 people had lost their roofs by Thursday, officials said in a second count.
"""
RADIO = """Ferry talks to go on in April

Talks about the ferry treaty will go on in April, negotiators said after a long day in the old customs house.

The treaty was first proposed in 2017, when the old pier was closed for good.
"""
QUOTE = "We will not sign a paper that we have not been shown"


@dataclass(frozen=True)
class Made:
    """The event and who owns it."""

    event: Event
    owner: User
    pks: tuple[int, int, int]
    """The articles: wire, gazette, radio."""


def made_event(*, owner: User, published: bool = True, title: str = "Brisa and the ferry treaty") -> Made:
    """The event, its three articles read and compared."""
    event = event_create(user=owner, title=title, starts=dt.date(2021, 3, 4))
    for raw, outlet, wire in (
        (WIRE, "Harbour Wire", True),
        (GAZETTE, "Ansel Gazette", False),
        (RADIO, "Radio Brisa", False),
    ):
        article_add(
            user=owner, raw=raw, outlet_name=outlet, published=dt.date(2021, 3, 4), event=event, is_wire=wire
        )
    store(event)
    if published:
        event_publish(user=owner, event=event)
    articles = tuple(v.article_id for v in current_versions(event))
    assert len(articles) == 3
    return Made(event=event, owner=owner, pks=articles)


def store(event: Event) -> None:
    """Write the hand-made findings and comparison where the worker would."""
    versions = current_versions(event)
    read = [_findings(version.document) for version in versions]
    for version, findings in zip(versions, read, strict=True):
        Analysis.objects.filter(version=version).update(state="done", result=msgspec.json.encode(findings))
    found = comparison([findings.document for findings in read])
    Stored.objects.update_or_create(
        event=event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(versions)),
        defaults={
            "state": "done",
            "finished": timezone.now(),
            "version_ids": [version.pk for version in versions],
            "result": msgspec.json.encode(found),
        },
    )
    event_retell(event=event)


def span(document: Document, words: str) -> Span:
    """Where words stand in a document; fails where they do not."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def _findings(document: Document) -> ArticleFindings:
    sentences = [Span(p.start, p.end) for p in document.paragraphs]
    quotes, figures, mentions = list[Quote](), list[Figure](), list[Mention]()
    if QUOTE in document.text:
        at = span(document, QUOTE)
        quotes.append(Quote(start=at.start, end=at.end, kind="direct", speaker="Ada Roon"))
    for number, day in (("300", "2021-03-01"), ("450", "2021-03-04")):
        if number in document.text:
            at = span(document, number)
            figures.append(
                Figure(start=at.start, end=at.end, value=float(number), counted="people", as_of=day)
            )
    if "Tom Vell" in document.text:
        at = span(document, "Tom Vell")
        mentions.append(Mention(start=at.start, end=at.end, name="Tom Vell", kind="person"))
    return ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        sentences=tuple(sentences),
        quotes=tuple(quotes),
        figures=tuple(figures),
        mentions=tuple(mentions),
    )


def cell(
    documents: list[Document],
    article: int,
    words: str = "",
    state: State = "kept",
    findings: tuple[Finding, ...] = (),
    changes: tuple[Change, ...] = (),
) -> Cell:
    """A cell on the words of an article; without words, an empty one."""
    if not words:
        return Cell(article=article, state="not in text")
    at = span(documents[article], words)
    paragraph = documents[article].paragraph_at(at.start)
    return Cell(
        article=article,
        state=state,
        findings=findings,
        start=at.start,
        end=at.end,
        paragraph=paragraph,
        changes=changes,
    )


def comparison(documents: list[Document]) -> Comparison:
    """One row of each telling kind over the three articles."""
    points = (*_contested(documents), *_told_alike(documents))
    return Comparison(analysis=ANALYSIS_VERSION, points=points, compared=(0, 1, 2))


def _contested(d: list[Document]) -> tuple[Point, ...]:
    """A quote cut short, a title in conflict, a figure of two days."""
    whole = f"{QUOTE}, and nobody has shown us one"
    cut = Change(
        from_=span(d[0], ", and nobody has shown us one"),
        to=Span(*[span(d[1], QUOTE).end] * 2),
        kind="ends early",
    )
    title = Change(
        from_=span(d[0], "Chief negotiator"), to=span(d[1], "Deputy negotiator"), kind="other name or title"
    )
    return (
        Point(
            id="p1",
            kind="quote",
            label="We will not sign a paper",
            speaker="Ada Roon",
            verdict="altered",
            why="Ansel Gazette ends the quote before its last clause.",
            joined_by=("same words: sign, paper, shown",),
            cells=(cell(d, 0, whole), cell(d, 1, QUOTE, "altered", ("ends early",), (cut,)), cell(d, 2)),
        ),
        Point(
            id="p2",
            kind="fact",
            label="Tom Vell's office",
            verdict="conflict",
            why="One person cannot hold both offices on one day.",
            joined_by=("same name: Tom Vell",),
            cells=(
                cell(d, 0, "Chief negotiator Tom Vell"),
                cell(d, 1, "Deputy negotiator Tom Vell", "altered", ("other name or title",), (title,)),
                cell(d, 2),
            ),
        ),
        Point(
            id="p3",
            kind="figure",
            label="300 people without a roof",
            verdict="different dates",
            why="The counts hold for Monday and for Thursday.",
            cells=(
                cell(d, 0, "300"),
                cell(d, 1, "450", "altered", ("other figure",)),
                cell(d, 2),
            ),
        ),
    )


def _told_alike(d: list[Document]) -> tuple[Point, ...]:
    """What all three say, and what one has alone."""
    return (
        Point(
            id="p4",
            kind="fact",
            label="the talks would go on in April",
            why="All three say it.",
            cells=(
                cell(d, 0, "the talks would go on in April"),
                cell(d, 1, "the talks would go on in April"),
                cell(d, 2, "Talks about the ferry treaty will go on in April", "altered", ("reworded",)),
            ),
        ),
        Point(
            id="p5",
            kind="fact",
            label="He arrived in the city by the morning boat",
            verdict="single source",
            cells=(cell(d, 0, "He arrived in the city by the morning boat"), cell(d, 1), cell(d, 2)),
        ),
    )


def plain_rebase(found: Comparison, base: int | None, articles: Sequence[ArticleFindings]) -> Comparison:
    """Sets dropped and added against a base and leaves the hand-made findings as they are, so that these
    tests are about the pages and not about the analysis."""
    points = tuple(
        msgspec.structs.replace(p, cells=tuple(_against(c, p, base) for c in p.cells)) for p in found.points
    )
    return msgspec.structs.replace(found, base=base, points=points)


def _against(one: Cell, point: Point, base: int | None) -> Cell:
    if base is None:
        return one
    there = point.cell(base).start is not None
    if one.start is None and there:
        return msgspec.structs.replace(one, state="dropped")
    if one.start is not None and not there:
        return msgspec.structs.replace(one, state="added")
    return one
