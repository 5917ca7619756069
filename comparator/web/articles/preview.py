"""One article as it was read, as the page shows it before it is saved."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.exceptions import ValidationError
from django.urls import reverse
from msgspec import structs

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.models import Intake
from comparator.selectors.contradictions import shortened
from comparator.selectors.intakes import intake_name
from comparator.services.articles import article_preview
from comparator.services.outcomes import Outcome, incoming_outcome
from comparator.web.articles.cuts import Cuts, cuts_of
from comparator.web.articles.wire import WireLine, wire_lines
from comparator.web.columns import safe_link
from comparator.web.forms import PageForm

SHOWN_PARAGRAPHS = 3


@dataclass(frozen=True, kw_only=True)
class Page:
    """One article as it was read."""

    row: Intake
    number: int
    incoming: Incoming
    document: Document | None
    """None where no article is in it."""
    form: PageForm
    problem: str = ""

    @property
    def key(self) -> str:
        """Its name in the form."""
        return page_key(self.row, self.number)

    @property
    def name(self) -> str:
        """How messages call it: its headline, else its file or address."""
        headline = self.document.headline if self.document else None
        return shortened(headline or self.incoming.name or intake_name(self.row), 60)

    @property
    def file(self) -> str:
        """The file it stood in, with its place in an archive; empty for what was no file."""
        return self.incoming.name or self.row.file_name

    @property
    def link(self) -> str:
        """The page's address, where it is one that can be followed."""
        return safe_link(self.incoming.url)

    @property
    def published(self) -> dt.date | None:
        """The day that its form holds; while that is no day, the one that was read."""
        field = self.form["published"]
        try:
            return cast(dt.date | None, field.field.clean(field.value()))
        except ValidationError:
            return self.document.published if self.document else None

    @cached_property
    def shown(self) -> Document | None:
        """The article as it is to be saved: with the pieces that are to be kept."""
        if not self.kept or self.document is None:
            return self.document
        try:
            return article_preview(incoming=self.incoming, keep=self.kept)
        except Unreadable:
            return self.document

    @cached_property
    def outcome(self) -> Outcome | None:
        """What saving will do; None where there is nothing to be saved, or its outlet is not named yet."""
        outlet = str(self.form["outlet"].value() or "").strip()
        if self.shown is None or self.row.owner is None or not outlet:
            return None
        document = structs.replace(self.shown, outlet=outlet)
        return incoming_outcome(user=self.row.owner, incoming=self.incoming, document=document, offers=True)

    @property
    def is_own(self) -> bool:
        """Whether it is to be an article of its own, as was chosen or, with no choice made, as it comes."""
        chosen = str(self.form["becomes"].value() or "")
        if chosen:
            return chosen == "own"
        return self.outcome is not None and self.outcome.kind in ("new", "far", "alike")

    @property
    def stored_headline(self) -> str:
        """The headline of the article that stands here already."""
        newest = self.outcome.newest if self.outcome else None
        return (
            shortened(newest.headline, 100) if newest and newest.headline else "an article without headline"
        )

    @property
    def stored_link(self) -> str:
        """The page of that article where it is this person's own; else nothing tells of it."""
        article = self.outcome.article if self.outcome else None
        own = article is not None and article.owner_id == self.row.owner_id
        return reverse("article", args=[article.pk]) if article and own else ""

    @property
    def kept(self) -> list[int]:
        """Indexes of the pieces that are to be put back."""
        told = [str(i) for i in self.form["keep"].value() or []]
        return [int(i) for i in told if i.isascii() and i.isdigit() and len(i) < 6]

    @property
    def paragraphs(self) -> list[str]:
        """Every paragraph's words."""
        return [span.of(self.shown.text) for span in self.shown.paragraphs] if self.shown else []

    @property
    def lead(self) -> str:
        """The lead's words."""
        span = self.shown.parts.lead if self.shown else None
        return span.of(self.shown.text) if span and self.shown else ""

    @property
    def dateline(self) -> str:
        """The dateline's words, which no paragraph has."""
        span = self.shown.parts.dateline if self.shown else None
        return span.of(self.shown.text) if span and self.shown else ""

    @property
    def first(self) -> list[str]:
        """The paragraphs that the preview shows at once."""
        return self.paragraphs[:SHOWN_PARAGRAPHS]

    @property
    def rest(self) -> list[str]:
        """The paragraphs that the preview folds away."""
        return self.paragraphs[SHOWN_PARAGRAPHS:]

    @property
    def words(self) -> int:
        """How many words were kept."""
        return len(self.shown.text.split()) if self.shown else 0

    @property
    def cuts(self) -> Cuts:
        """Every piece that was cut, by reason."""
        return cuts_of(self.document.removed if self.document else (), set(self.kept))

    @property
    def wire(self) -> list[WireLine]:
        """What a wire service says of its copy."""
        return wire_lines(self.incoming.wire)

    @property
    def dropped(self) -> bool:
        """Whether it is to be left out."""
        return bool(self.form["drop"].value())

    @property
    def set_aside(self) -> bool:
        """Whether it is to be saved later, into another event."""
        return bool(self.form["later"].value()) and not self.dropped

    @property
    def wanted(self) -> bool:
        """Whether it is to be saved now."""
        return self.document is not None and not self.dropped and not self.set_aside

    @property
    def place(self) -> tuple[int, int]:
        """Its row and its number in it."""
        return self.row.pk, self.number

    @property
    def is_wrong(self) -> bool:
        """Whether something in its form is to be put right."""
        return self.wanted and bool(self.form.errors)


def page_key(row: Intake, number: int) -> str:
    """An article's name in the form: by its place in the batch and in its archive."""
    return f"page{row.position}" if number == 0 else f"page{row.position}-{number}"
