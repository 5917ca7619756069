"""The pages of one submission between its two steps: what was read, and the form that puts it right."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from comparator.analysis.document import Document
from comparator.analysis.page_text import Unreadable
from comparator.selectors.contradictions import shortened
from comparator.services.articles import article_preview
from comparator.web.forms import PageForm

SHOWN_PARAGRAPHS = 3


@dataclass(frozen=True, kw_only=True)
class Error:
    """What is wrong, and the id of the field where it can be put right."""

    field: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page as it was read."""

    index: int
    form: PageForm
    document: Document | None
    """None where the words that came back cannot be read."""
    problem: str = ""

    @property
    def name(self) -> str:
        """How messages call it: its headline, else its place among the others."""
        headline = self.document.headline if self.document else None
        return shortened(headline, 60) if headline else f"Article {self.index + 1}"

    @property
    def paragraphs(self) -> list[str]:
        """Every paragraph's words."""
        return [span.of(self.document.text) for span in self.document.paragraphs] if self.document else []

    @property
    def lead(self) -> str:
        """The lead's words."""
        span = self.document.parts.lead if self.document else None
        return span.of(self.document.text) if span and self.document else ""

    @property
    def first(self) -> list[str]:
        """The paragraphs that the preview shows at once."""
        return self.paragraphs[:SHOWN_PARAGRAPHS]

    @property
    def rest(self) -> list[str]:
        """The paragraphs that the preview folds away."""
        return self.paragraphs[SHOWN_PARAGRAPHS:]

    @property
    def cuts(self) -> list[tuple[int, str, str, int, bool]]:
        """(index, text, reason, words, whether it is to be kept) of every piece that was cut."""
        kept = {str(i) for i in self.form["keep"].value() or []}
        removed = self.document.removed if self.document else ()
        return [(i, r.text, r.reason, len(r.text.split()), str(i) in kept) for i, r in enumerate(removed)]


def read_page(index: int, raw: str, name: str, document: Document) -> Page:
    """A page that has just come in, its form filled with what the page says."""
    initial = {
        "raw": raw,
        "file_name": name,
        "outlet": document.outlet or "",
        "published": document.published,
        "kind": "report",
        "rights": "passages",
    }
    form = PageForm(initial=initial, prefix=f"page{index}", cuts=len(document.removed))
    return Page(index=index, form=form, document=document)


def posted_pages(data: QueryDict, most: int) -> list[Page]:
    """The pages of the second step, as they came back."""
    return [_posted(data, i) for i in range(most) if f"page{i}-raw" in data and f"page{i}-drop" not in data]


def _posted(data: QueryDict, index: int) -> Page:
    raw = data.get(f"page{index}-raw", "").replace("\r\n", "\n")
    document, problem = None, ""
    try:
        document = article_preview(raw=raw, file_name=data.get(f"page{index}-file_name", ""))
    except Unreadable as reason:
        problem = str(reason)
    changed = data.copy()
    changed[f"page{index}-raw"] = raw
    form = PageForm(changed, prefix=f"page{index}", cuts=len(document.removed) if document else 0)
    return Page(index=index, form=form, document=document, problem=problem)


def page_errors(pages: Sequence[Page]) -> list[Error]:
    """What is wrong with the pages, in their order."""
    errors: list[Error] = []
    for page in pages:
        told = [Error(field=f"page{page.index}", words=page.problem)] if page.problem else []
        told += form_errors(page.form, prefix=f"page{page.index}-")
        name = f"{page.name}: " if len(pages) > 1 else ""
        errors += [Error(field=error.field, words=f"{name}{error.words}") for error in told]
    return errors


def form_errors(form: forms.Form, prefix: str = "") -> list[Error]:
    """What is wrong with a form, each with the id of its field."""
    return [
        Error(field=f"id_{prefix}{name}", words=str(words))
        for name, many in form.errors.items()
        for words in many
    ]


def first_title(pages: Sequence[Page]) -> str:
    """The headline of the first page that has one: a start for the title of a new event."""
    with contextlib.suppress(StopIteration):
        return next(p.document.headline for p in pages if p.document and p.document.headline)[:300]
    return ""
