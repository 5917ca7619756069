"""A made-up event of as many articles as wanted, with one utterance, three figures, and what one article
alone has, compared by hand."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document, Span
from comparator.analysis.findings import ArticleFindings, Cell, Change, Comparison, Figure, Point, Quote
from comparator.models import Analysis, Event
from comparator.models import Comparison as Stored
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.articles import article_add
from comparator.services.events import event_create, event_publish
from tests.web.made import cell, span

WHOLE = "We counted every boat in the harbour, and none of them is missing"
CUT = "We counted every boat in the harbour"
LONE = "I saw nothing of the storm from where I slept"
_PAGE = """Boats of harbour town {number} are counted

PORT ANSEL, March 4 — The storm took {toll} boats of the fleet, a clerk wrote in the book of town {number}.

"{words}," harbour master Pia Venn told Radio Ansel.

By {day} the town had given out {tents} tents. It has {piers} piers.

{lone}
"""
_LONE = '"I saw nothing of the storm from where I slept," said the watchman. He was paid 17 crowns.'


def told_event(*, owner: User, articles: int = 3, published: bool = True) -> Event:
    """The event, its articles read and compared. Of three articles the second cuts the utterance, counts
    31 boats for 20, and tells the tents of another day."""
    event = event_create(user=owner, title=f"Boats of {articles} towns")
    for number in range(articles):
        article_add(
            user=owner,
            raw=_text(number),
            outlet_name=f"Town Crier {number}",
            published=dt.date(2021, 3, 6),
            event=event,
        )
    versions = current_versions(event)
    read = [_findings(number, version.document) for number, version in enumerate(versions)]
    for version, findings in zip(versions, read, strict=True):
        Analysis.objects.filter(version=version).update(state="done", result=msgspec.json.encode(findings))
    Stored.objects.update_or_create(
        event=event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(versions)),
        defaults={
            "state": "done",
            "finished": timezone.now(),
            "version_ids": [version.pk for version in versions],
            "result": msgspec.json.encode(_comparison([f.document for f in read])),
        },
    )
    if published:
        event_publish(user=owner, event=event)
    return event


def _odd(number: int) -> bool:
    return number % 2 == 1


def _text(number: int) -> str:
    odd = _odd(number)
    return _PAGE.format(
        number=number,
        toll=31 if odd else 20,
        words=CUT if odd else WHOLE,
        day="Thursday" if odd else "Monday",
        tents=450 if odd else 300,
        piers="three",
        lone=_LONE if number == 0 else f"Town {number} will count again when the ice is gone from its bay.",
    )


def _findings(number: int, document: Document) -> ArticleFindings:
    odd = _odd(number)
    quotes = [_quote(document, CUT if odd else WHOLE, "Pia Venn", "told", "Radio Ansel")]
    figures = [
        _figure(document, "31 boats" if odd else "20 boats", 31 if odd else 20, "boats taken", "2021-03-04"),
        _figure(
            document, "450 tents" if odd else "300 tents", 450 if odd else 300, "tents",
            "2021-03-04" if odd else "2021-03-01",
        ),
        _figure(document, "three piers", 3, "piers", None),
    ]  # fmt: skip
    if LONE in document.text:
        quotes.append(_quote(document, LONE, None, "said", None))
        figures.append(_figure(document, "17 crowns", 17, "crowns", None))
    return ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        sentences=tuple(Span(p.start, p.end) for p in document.paragraphs),
        quotes=tuple(quotes),
        figures=tuple(figures),
    )


def _quote(document: Document, words: str, speaker: str | None, cue: str, venue: str | None) -> Quote:
    at = span(document, words)
    verb = document.text.index(f" {cue} ", at.end) + 1
    return Quote(
        start=at.start, end=at.end, kind="direct", speaker=speaker, cue=cue, cue_start=verb,
        cue_end=verb + len(cue), venue=venue,
    )  # fmt: skip


def _figure(document: Document, words: str, value: float, counted: str, as_of: str | None) -> Figure:
    at = span(document, words)
    source = "the harbour office" if value == 31 else None
    return Figure(start=at.start, end=at.end, value=value, counted=counted, as_of=as_of, source=source)


def _comparison(documents: list[Document]) -> Comparison:
    numbers = range(len(documents))
    alone = tuple(Cell(article=i, state="not in text") for i in numbers[1:])
    return Comparison(
        analysis=ANALYSIS_VERSION,
        points=(
            Point(
                id="q1", kind="quote", label=CUT, speaker="Pia Venn", verdict="altered",
                cells=tuple(_utterance(documents, i) for i in numbers),
            ),
            Point(
                id="q2", kind="quote", label=LONE, verdict="single source",
                cells=(cell(documents, 0, LONE), *alone),
            ),
            Point(
                id="f1", kind="figure", label="20 boats", verdict="conflict",
                why="Both for 4 March.", cells=_counts(documents, "20 boats", "31 boats"),
            ),
            Point(
                id="f2", kind="figure", label="300 tents", verdict="different dates",
                why="The counts hold for 2021-03-01 and 2021-03-04.",
                cells=_counts(documents, "300 tents", "450 tents"),
            ),
            Point(
                id="f3", kind="figure", label="three piers",
                cells=tuple(cell(documents, i, "three piers") for i in numbers),
            ),
            Point(
                id="f4", kind="figure", label="17 crowns", verdict="single source",
                cells=(cell(documents, 0, "17 crowns"), *alone),
            ),
        ),
        compared=tuple(numbers),
    )  # fmt: skip


def _utterance(documents: list[Document], number: int) -> Cell:
    if not _odd(number):
        return cell(documents, number, WHOLE)
    whole, cut = span(documents[0], WHOLE), span(documents[number], CUT)
    gone = Change(from_=Span(whole.start + len(CUT), whole.end), to=Span(cut.end, cut.end), kind="ends early")
    return cell(documents, number, CUT, "altered", ("ends early",), (gone,))


def _counts(documents: list[Document], one: str, other: str) -> tuple[Cell, ...]:
    return tuple(
        cell(documents, i, other, "altered", ("other figure",)) if _odd(i) else cell(documents, i, one)
        for i in range(len(documents))
    )
