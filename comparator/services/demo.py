"""The demonstration story: made-up articles that show what a comparison finds."""

import datetime as dt
from pathlib import Path
from typing import Literal

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from comparator.analysis.document import Record
from comparator.models import Article, Coverage, Event, Story
from comparator.services.articles import article_add
from comparator.services.events import event_create
from comparator.services.outlets import outlet_describe

DEMO = Path(__file__).resolve().parent.parent / "demo"


class DemoArticle(Record, frozen=True):
    """One article of story.json."""

    file: str
    outlet: str
    wire: bool = False
    published: dt.date | None = None
    kind: Literal["report", "transcript", "communique", "resolution"] = "report"


class DemoEvent(Record, frozen=True):
    """One event of story.json."""

    slug: str
    title: str
    starts: dt.date | None = None
    ends: dt.date | None = None
    published: bool = True
    articles: tuple[DemoArticle, ...] = ()


class DemoOutlet(Record, frozen=True):
    """One outlet of story.json."""

    name: str
    kind: str = "other"
    country: str = ""
    languages: tuple[str, ...] = ()


class DemoStory(Record, frozen=True):
    """The whole of story.json."""

    title: str
    slug: str
    note: str
    events: tuple[DemoEvent, ...]
    outlets: tuple[DemoOutlet, ...] = ()
    first_look: str = ""
    """Slug of the event that a first visitor lands on."""


def demo_story(*, folder: Path = DEMO) -> DemoStory:
    """What story.json says; raises msgspec.ValidationError where it breaks its form."""
    return msgspec.json.decode((folder / "story.json").read_bytes(), type=DemoStory)


def demo_load(*, user: User, folder: Path = DEMO) -> list[Event]:
    """Load the demonstration story into a database, owned by `user`, and return its events in order. What
    is there already stays as it is."""
    told = demo_story(folder=folder)
    with transaction.atomic():
        for outlet in told.outlets:
            outlet_describe(
                name=outlet.name, kind=outlet.kind, country=outlet.country, languages=list(outlet.languages)
            )
        story, _ = Story.objects.get_or_create(
            slug=told.slug, defaults={"title": told.title, "note": told.note, "owner": user}
        )
        return [_event(user, story, place, event, folder) for place, event in enumerate(told.events, start=1)]


def _event(user: User, story: Story, place: int, told: DemoEvent, folder: Path) -> Event:
    event = Event.objects.filter(slug=told.slug, owner=user).first() or event_create(
        user=user, title=told.title, starts=told.starts, ends=told.ends, story=story,
        slug=told.slug, published=told.published, position=place,
    )  # fmt: skip
    for article in told.articles:
        article_add(
            user=user,
            raw=(folder / "articles" / article.file).read_text("utf-8"),
            file_name=article.file,
            published=article.published,
            outlet_name=article.outlet,
            event=event,
            kind=article.kind,
            is_wire=article.wire,
            rights=Article.Rights.WHOLE,
            how=Coverage.How.DEMO,
        )
    return event
