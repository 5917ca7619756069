"""What a person tells about the pages they bring in."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from comparator.models import Anyone, Article, Event, storable
from comparator.selectors.events import events_editable

MOST_FILES = MOST_LINKS = 12
OTHER = "other"
NONE = "none"


if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[Event]
else:  # Django's fields take no parameters at run time
    _Choice = forms.ModelChoiceField


class EventChoice(_Choice):
    """One of the events, by its address; what no address holds is none of them."""

    def to_python(self, value: Any) -> Any:
        """As Django's, for every string that a form can bring: PostgreSQL takes no NUL."""
        return super().to_python(storable(value) if isinstance(value, str) else value)


class EventForm(forms.Form):
    """Which event the articles report: one that was chosen or suggested, another of theirs, or a new one."""

    event = forms.CharField(required=False)
    """An event's slug; OTHER, and `other` says which; NONE for no event; empty for a new one."""
    other = EventChoice(queryset=None, to_field_name="slug", required=False, empty_label="Choose an event")
    title = forms.CharField(
        label="Title of the new event",
        max_length=300,
        required=False,
        error_messages={"max_length": "A title has up to 300 characters."},
    )

    def __init__(self, *args: Any, user: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._editable = events_editable(user)
        self.fields["other"].queryset = self._editable  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_event(self) -> Event | str | None:
        """The event itself; OTHER where another field names it; NONE for none; None for a new one."""
        slug = storable(self.cleaned_data["event"])
        if slug in ("", OTHER, NONE):
            return slug or None
        event = self._editable.filter(slug=slug).first()
        if event is None:
            raise forms.ValidationError("Choose one of your events.")
        return event

    def clean(self) -> dict[str, Any]:
        """Refuses a form that names neither an event nor a title."""
        data = super().clean() or {}
        if data.get("event") == OTHER and "other" not in self.errors:
            data["event"] = data.get("other")
            if data["event"] is None:
                self.add_error("other", "Choose the event.")
        if data.get("event") == NONE:
            data["event"], data["title"] = None, ""
        elif not self.errors and not data.get("event") and not (data.get("title") or "").strip():
            self.add_error("title", "Choose an event, or give the new one a title.")
        return data


class PageForm(forms.Form):
    """One article: what was read of it, to be put right, and what its page may not say."""

    headline = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"max_length": "A headline has up to 500 characters."},
    )
    outlet = forms.CharField(
        max_length=200,
        required=True,
        error_messages={
            "required": "Say who published it: the page does not.",
            "max_length": "A name has up to 200 characters.",
        },
    )
    published = forms.DateField(
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),  # the one form browsers read
        error_messages={"invalid": "Give the day as year-month-day, such as 2019-03-15."},
    )
    undated = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=Article.Kind.choices)
    rights = forms.ChoiceField(
        choices=Article.Rights.choices, required=False, initial=Article.Rights.PASSAGES
    )
    is_wire = forms.BooleanField(required=False)
    keep = forms.TypedMultipleChoiceField(coerce=int, required=False)
    becomes = forms.RegexField(r"^(own|[0-9]{1,9})$", required=False)
    """"own": an article of its own; an article's id: a version of that one; empty as it comes."""
    later = forms.BooleanField(required=False)
    drop = forms.BooleanField(required=False)

    def __init__(self, *args: Any, cuts: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(str(i), str(i)) for i in range(cuts)]  # type: ignore[attr-defined]  # a choice

    def clean(self) -> dict[str, Any]:
        """Refuses a page without a day, unless the person says that it is not known; and a day to come."""
        data = super().clean() or {}
        day = data.get("published")
        if "published" not in self.errors and not day and not data.get("undated"):
            self.add_error("published", "Give the day it was published, or tick that it is not known.")
        if day and day > timezone.now().date() + dt.timedelta(days=1):
            self.add_error("published", "This day is still to come.")
        return data
