"""A made-up story of two events: the storm on Brisa, and what came after it; findings written by hand."""

import datetime as dt
import re
from dataclasses import dataclass

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document, Span
from comparator.analysis.findings import ArticleFindings, Cell, Comparison, Figure, Point, Quote
from comparator.models import Analysis, Event, Story
from comparator.models import Comparison as Stored
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.articles import article_add
from comparator.services.events import event_create

BACKGROUND = (
    "The storm came ashore in the night of 1 March and took the old pier with it, and every roof on the "
    "northern side of the bay."
)
_PAGE = """{headline}

PORT ANSEL, {day} (Harbour Wire) — {lead}

The storm left {toll} people dead, the harbour master said.

{background}

{tail}
"""


@dataclass(frozen=True)
class MadeStory:
    """The story and who owns it."""

    story: Story
    owner: User
    events: tuple[Event, ...]


def made_story(owner: User, *, events: int = 2, articles: int = 2, published: bool = True) -> MadeStory:
    """A story whose every event has articles with a toll that rises and one paragraph carried along."""
    story = Story.objects.create(title="The storm on Brisa", slug="storm-on-brisa", owner=owner)
    made = tuple(_event(owner, story, place, articles, published) for place in range(1, events + 1))
    return MadeStory(story=story, owner=owner, events=made)


def _event(owner: User, story: Story, place: int, articles: int, published: bool) -> Event:
    day = dt.date(2021, 3, 1) + dt.timedelta(days=20 * place)
    event = event_create(
        user=owner, title=f"Storm, part {place}", starts=day, story=story, position=place,
        published=published, slug=f"storm-part-{place}",
    )  # fmt: skip
    for number in range(articles):
        raw = _PAGE.format(
            headline=f"Brisa counts its dead for the {place}. time",
            day=f"March {place}",
            lead=f"The island told its neighbours on day {place} of report {number} what it had lost.",
            toll=10 * place + number,
            background=BACKGROUND,
            tail=f"Nobody knows yet who is to pay for a new pier, wrote reporter {place} {number} there.",
        )
        article_add(
            user=owner, raw=raw, outlet_name=f"Brisa Post {number}", event=event,
            published=day + dt.timedelta(days=number),
        )  # fmt: skip
    store_story(event)
    return event


def store_story(event: Event) -> None:
    """Write the hand-made findings and comparison where the worker would."""
    versions = current_versions(event)
    read = [_findings(version.document) for version in versions]
    for version, findings in zip(versions, read, strict=True):
        Analysis.objects.filter(version=version).update(
            state="done", result=msgspec.json.encode(findings), finished=timezone.now()
        )
    point = Point(
        id="p1",
        kind="fact",
        label="people dead",
        verdict="altered",
        cells=tuple(_toll_cell(index, findings.document) for index, findings in enumerate(read)),
    )
    Stored.objects.filter(event=event).delete()
    Stored.objects.create(
        event=event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(versions)),
        state="done",
        finished=timezone.now(),
        version_ids=[version.pk for version in versions],
        result=msgspec.json.encode(
            Comparison(analysis=ANALYSIS_VERSION, points=(point,), compared=tuple(range(len(read))))
        ),
        summary=f"{len(read)} articles.",
    )


def _toll_cell(index: int, document: Document) -> Cell:
    at = document.text.index("people dead")
    return Cell(
        article=index,
        state="kept",
        start=at,
        end=at + len("people dead"),
        paragraph=document.paragraph_at(at),
    )


def _findings(document: Document) -> ArticleFindings:
    toll = re.search(r"(\d+) people dead", document.text)
    assert toll
    figure = Figure(
        start=toll.start(1), end=toll.end(1), value=float(toll[1]), unit="people", counted="people killed"
    )
    return ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        sentences=tuple(Span(p.start, p.end) for p in document.paragraphs),
        figures=(figure,),
        quotes=(Quote(start=toll.start(), end=toll.end(), kind="indirect", speaker="the harbour master"),),
    )
