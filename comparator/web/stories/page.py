"""How did it go on? A story: its events in time, figures from one to the next, words carried over."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comparator.analysis.document import Record, Span
from comparator.selectors.carried import Carried, Place
from comparator.selectors.stories import StoryArticle, StoryEvent, StoryRead, StoryTold, story_get, story_read
from comparator.selectors.story_figures import Reading, Series, most_counted
from comparator.services.events import stories_open_to
from comparator.web.columns import UNNAMED
from comparator.web.events.page import made_up
from comparator.web.sources import day
from comparator.web.stories.pictures import Chart, chart, timeline

_NAMED = 6
"""Articles named at once with a passage; the template folds away as many."""
_SHOWN = 8
"""Passages shown at once; the rest is folded away."""


class ReadingRow(Record, frozen=True):
    """One figure of one article, with its words."""

    words: str
    as_of: str
    outlet: str
    published: str
    event: int
    """The event's number on the page."""
    url: str


class SeriesShown(Record, frozen=True):
    """Figures of one thing: the picture and its table."""

    name: str
    rows: tuple[ReadingRow, ...]
    chart: Chart | None
    changes: bool
    more: int


class PlaceShown(Record, frozen=True):
    """An article that prints the words."""

    outlet: str
    published: str
    event: int
    paragraph: int
    url: str


class CarriedShown(Record, frozen=True):
    """Words that later articles print again."""

    words: str
    """Empty where this reader may see them in none of the articles."""
    is_start: bool
    is_end: bool
    """Whether a paragraph of the first article begins and ends with them."""
    language: str
    count: int
    first: PlaceShown
    again: tuple[PlaceShown, ...]

    @property
    def more(self) -> int:
        """How many articles are folded away."""
        return max(0, len(self.again) - _NAMED)


def story(request: HttpRequest, slug: str) -> HttpResponse:
    """The story's page."""
    found = story_get(request.user, slug)
    if found is None:
        raise Http404
    read = story_read(request.user, found)
    can_edit = request.user.is_authenticated and stories_open_to(request.user).filter(pk=found.pk).exists()
    return render(request, "stories/story.html", story_context(read) | {"can_edit": can_edit})


def story_context(read: StoryRead) -> dict[str, Any]:
    """What the page shows of a story to the reader it was read for."""
    page = _Page(read)
    carried = [page.carried(passage) for passage in read.told.carried]
    return {
        "section": "events",
        "story": read.story,
        "events": read.events,
        "made_up": bool(made_up(told.event for told in read.events)),
        "articles": sum(len(told.articles) for told in read.events),
        "timeline": timeline(read.events),
        "undated": sum(a.published is None for told in read.events for a in told.articles),
        "rows": [(n, told, [_lag(told, a) for a in told.articles]) for n, told in enumerate(read.events, 1)],
        "series": [shown for shown in map(page.series, read.told.series) if shown],
        "carried": carried[:_SHOWN],
        "carried_rest": carried[_SHOWN:],
        "unread": read.unread,
    }


def _lag(told: StoryEvent, article: StoryArticle) -> tuple[StoryArticle, str, str]:
    """An article, its address, and how long after the event began it was published."""
    url = reverse("article", args=[article.pk])
    if article.published is None:
        return article, url, "day not known"
    if told.event.starts is None:
        return article, url, ""
    days = (article.published - told.event.starts).days
    if days == 0:
        return article, url, "the same day"
    plural = "" if abs(days) == 1 else "s"
    return article, url, f"{abs(days)} day{plural} {'later' if days > 0 else 'before'}"


class _Page:
    """The words of a story's articles as one reader may see them."""

    def __init__(self, read: StoryRead) -> None:
        self.told: StoryTold = read.told
        self.numbers = {told.event.pk: number for number, told in enumerate(read.events, start=1)}
        self.articles = {a.pk: a for told in read.events for a in told.articles}

    def words(self, article: int, span: Span) -> str:
        """The words of a span; empty where this reader may not see them."""
        windows = self.told.passages.get(article, ())
        if not self.articles[article].whole and not any(window.holds(span) for window in windows):
            return ""
        return span.of(self.told.findings[article].document.text)

    def link(self, article: int, span: Span) -> str:
        """The address of the exact words; of the article alone where they are not to be seen."""
        url = reverse("article", args=[article])
        at = f"{span.start}-{span.end}"
        return f"{url}?at={at}#s-{at}" if self.words(article, span) else url

    def series(self, series: Series) -> SeriesShown | None:
        """A series as far as its words may be seen; None where that leaves figures of one event alone."""
        told = [(r, self.words(r.article, r.span)) for r in series.readings]
        seen = [(reading, words) for reading, words in told if words]
        if len({reading.event for reading, _ in seen}) < 2:
            return None
        readings, words = [reading for reading, _ in seen], [words for _, words in seen]
        counted = most_counted(readings)
        unit = f", in {series.unit}" if series.unit and series.unit not in counted else ""
        return SeriesShown(
            name=counted[:1].upper() + counted[1:] + unit,
            rows=tuple(self._reading(reading, told) for reading, told in seen),
            chart=chart(readings, words),
            changes=len({reading.value for reading in readings}) > 1,
            more=series.more,
        )

    def _reading(self, reading: Reading, words: str) -> ReadingRow:
        article = self.articles[reading.article]
        told = reading.as_of.split()[-1] if reading.as_of else ""
        exact = day(reading.day) if len(told) == len("2000-01-01") else told
        return ReadingRow(
            words=words,
            as_of=exact or "not told",
            outlet=article.outlet_name or UNNAMED,
            published=day(article.published),
            event=self.numbers[reading.event],
            url=self.link(reading.article, reading.span),
        )

    def carried(self, passage: Carried) -> CarriedShown:
        """A passage with where it stands first and where again."""
        places = (passage.first, *passage.again)
        document = self.told.findings[passage.first.article].document
        return CarriedShown(
            words=next(filter(None, (self.words(p.article, p.span) for p in places)), ""),
            is_start=any(p.start == passage.first.span.start for p in document.paragraphs),
            is_end=any(0 <= p.end - passage.first.span.end <= 2 for p in document.paragraphs),
            language=document.language,
            count=passage.words,
            first=self._place(passage.first),
            again=tuple(map(self._place, passage.again)),
        )

    def _place(self, place: Place) -> PlaceShown:
        article = self.articles[place.article]
        return PlaceShown(
            outlet=article.outlet_name or UNNAMED,
            published=day(article.published),
            event=self.numbers[place.event],
            paragraph=place.paragraph,
            url=self.link(place.article, place.span),
        )
