"""What people put right about events and articles."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from comparator.models import Article, Event, Story
from comparator.selectors.articles import ArticleRead
from comparator.services.events import event_stamp, stories_open_to
from comparator.services.stories import story_stamp
from comparator.web.articles.wire import is_endless

_SOURCE = (
    "A transcript, communiqué or resolution is a primary source: it stands as a column of its own "
    "and can be the base."
)
_FREE = (
    "Choose the whole text only where it is free: a public document, or the outlet’s leave. Members "
    "read it whole in any case."
)
_EMBARGO = (
    "Until then only those who brought it in see it, and an event that holds it is its owner’s alone. "
    "The time is Coordinated Universal Time. Empty: no embargo."
)
_MINUTE = "%Y-%m-%dT%H:%M"
_DAY = {"invalid": "Give the day as year-month-day, such as 2019-03-15."}


def _day_field(label: str, hint: str = "") -> forms.DateField:
    # The one form that browsers' date fields read.
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, error_messages=_DAY, help_text=hint)


class EventEditForm(forms.Form):
    """An event's title, days and story."""

    title = forms.CharField(
        label="Title",
        max_length=300,
        error_messages={
            "required": "Give the event a title.",
            "max_length": "A title has up to 300 characters.",
        },
    )
    starts = _day_field("It happened on")
    ends = _day_field("Until")
    story: "forms.ModelChoiceField[Story]" = forms.ModelChoiceField(
        queryset=None,
        label="Story",
        required=False,
        empty_label="No story",
        help_text="Events of one story share a page that shows how it went on.",
    )
    new_story = forms.CharField(
        label="Or begin a story",
        max_length=300,
        required=False,
        error_messages={"max_length": "A title has up to 300 characters."},
    )
    position = forms.IntegerField(
        label="Place in the story",
        min_value=0,
        max_value=9999,
        required=False,
        error_messages={"invalid": "Give a whole number, such as 2."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, *args: Any, user: User, event: Event, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _event_values(event))
        super().__init__(*args, **kwargs)
        own = Story.objects.filter(events=event)
        open_to = Story.objects.filter(
            Exists(stories_open_to(user).filter(pk=OuterRef("pk"))) | Q(pk__in=own)
        )
        self.fields["story"].queryset = open_to.order_by("title", "pk")  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Refuses an event that would end before it starts."""
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The event cannot end before it starts.")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", "Give the day it began, too.")
        return data


class StoryEditForm(forms.Form):
    """A story's title and the note above its events."""

    title = forms.CharField(
        label="Title",
        max_length=300,
        error_messages={
            "required": "Give the story a title.",
            "max_length": "A title has up to 300 characters.",
        },
    )
    note = forms.CharField(
        label="Note",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stands above its events.",
        error_messages={"max_length": "A note has up to 2,000 characters."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        stored = {"title": story.title, "note": story.note, "seen": story_stamp(story)}
        kwargs.setdefault("initial", stored)
        super().__init__(*args, **kwargs)


def _event_values(event: Event) -> dict[str, Any]:
    return {
        "title": event.title,
        "starts": event.starts,
        "ends": event.ends,
        "story": event.story_id,
        "position": event.position,
        "seen": event_stamp(event),
    }


class ArticleEditForm(forms.Form):
    """What is told of an article; its words stay as they came in."""

    outlet = forms.CharField(
        label="Outlet",
        max_length=200,
        error_messages={
            "required": "Say who published it.",
            "max_length": "A name has up to 200 characters.",
        },
    )
    published = _day_field(
        "Published on", "Figures hold for other days when this changes, so the article is read again."
    )
    headline = forms.CharField(
        label="Headline",
        max_length=500,
        required=False,
        error_messages={"max_length": "A headline has up to 500 characters."},
        help_text="As lists show it. The words on the page stay.",
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=Article.Kind.choices,
        help_text=_SOURCE,
    )
    rights = forms.ChoiceField(
        label="What strangers may read",
        choices=Article.Rights.choices,
        help_text=_FREE,
    )
    embargo = forms.DateTimeField(
        label="Embargo until (UTC)",
        required=False,
        widget=forms.DateTimeInput(format=_MINUTE, attrs={"type": "datetime-local"}),
        error_messages={"invalid": "Give day and time in UTC, such as 2019-03-15T14:00."},
        help_text=_EMBARGO,
    )
    endless = forms.BooleanField(required=False)
    """Only for an embargo that has no end."""
    seen = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, *args: Any, read: ArticleRead, stamp: str, **kwargs: Any) -> None:
        self.read = read
        kwargs.setdefault("initial", _article_values(read, stamp))
        super().__init__(*args, **kwargs)
        if not is_endless(read.article.embargo):
            del self.fields["endless"]

    def clean(self) -> dict[str, Any]:
        """Refuses a day to come, and to take away a day that is known."""
        data = super().clean() or {}
        if "endless" in self.fields and "embargo" not in self.errors and not data.get("embargo"):
            data["embargo"] = self.read.article.embargo if data["endless"] else None
        elif "embargo" not in self.errors and "embargo" not in self.changed_data:
            data["embargo"] = self.read.article.embargo  # to the second, which the field does not show
        day = data.get("published")
        if day and day > timezone.now().date() + dt.timedelta(days=1):
            self.add_error("published", "This day is still to come.")
        if not day and "published" not in self.errors and self.read.document.published:
            self.add_error("published", "Give the day it was published.")
        return data


def _article_values(read: ArticleRead, stamp: str) -> dict[str, Any]:
    return {
        "outlet": read.outlet_name or "",
        "published": read.document.published,
        "headline": read.document.headline or "",
        "kind": read.article.kind,
        "rights": read.article.rights,
        "embargo": None if is_endless(read.article.embargo) else read.article.embargo,
        "endless": is_endless(read.article.embargo),
        "seen": stamp,
    }
