"""What people tell of outlets."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from comparator.analysis.codes import countries
from comparator.analysis.domains import readable
from comparator.models import Outlet
from comparator.services.outlet_details import OutletTold

_LONGEST = 12_000


def _lines(label: str, hint: str, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "lines", "dir": "auto"})
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=_LONGEST,
        widget=widget,
        error_messages={"max_length": "This is too long. Keep one rule or name a line."},
    )


class OutletForm(forms.Form):
    """An outlet's details and cleaning rules. What each must be is checked by the service."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        error_messages={
            "required": "Give the outlet a name.",
            "max_length": "A name has up to 200 characters.",
        },
    )
    kind = forms.ChoiceField(label="Kind", choices=Outlet.Kind.choices, initial=Outlet.Kind.OTHER)
    country = forms.ChoiceField(label="Country", required=False, help_text="Where it is at home.")
    languages = forms.CharField(
        label="Languages",
        required=False,
        max_length=200,
        help_text="Two-letter codes with spaces between, the main one first: en fr",
    )
    domains = _lines(
        "Domains", "One a line, such as example.org. Pages under them are known as this outlet’s."
    )
    aliases = _lines("Other names", "One a line: what pages and people call it, such as AFP.")
    selectors = _lines(
        "Drop what these selectors name",
        "One a line, as in CSS: .related, #comments, aside, article .box, [data-ad].",
        4,
    )
    phrases = _lines(
        "Drop paragraphs with these words",
        "One phrase a line. A paragraph that contains it, in small letters or capitals, is cut.",
        4,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=32, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.initial.get("country") or ""
        listed = [("", "Not given"), *countries().items()]
        older = [(told, told)] if told and told not in countries() else []
        self.fields["country"].choices = [*listed, *older]  # type: ignore[attr-defined]  # a choice

    @property
    def told(self) -> OutletTold:
        """What a valid form tells."""
        data = self.cleaned_data
        return OutletTold(
            name=data["name"],
            kind=data["kind"],
            country=data["country"],
            languages=tuple(data["languages"].replace(",", " ").split()),
            domains=_split(data["domains"]),
            aliases=_split(data["aliases"]),
            selectors=_split(data["selectors"]),
            phrases=_split(data["phrases"]),
        )

    def add_problems(self, problems: ValidationError) -> None:
        """Put what the service refused beside the fields."""
        for field, words in problems.message_dict.items():
            self.add_error(field if field in self.fields else None, words)


def form_values(told: OutletTold, stamp: str = "") -> dict[str, str]:
    """What the form shows of an outlet."""
    return {
        "name": told.name,
        "kind": told.kind,
        "country": told.country,
        "languages": " ".join(told.languages),
        "domains": "\n".join(readable(domain) for domain in told.domains),
        "aliases": "\n".join(told.aliases),
        "selectors": "\n".join(told.selectors),
        "phrases": "\n".join(told.phrases),
        "seen": stamp,
    }


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
