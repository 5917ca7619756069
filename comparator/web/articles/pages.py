"""The articles of a batch as they were read, and the forms that put them right before they are saved."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.models import Intake
from comparator.selectors.intakes import Batch
from comparator.services.articles import article_preview
from comparator.services.intake_saving import Answer
from comparator.web.articles.preview import Page, page_key
from comparator.web.articles.typed import typed_page
from comparator.web.articles.wire import looks_like_wire
from comparator.web.forms import PageForm

MOST_AT_ONCE = 50
"""Articles on one page; those after them come when these are saved."""
_MOST_BYTES = 4_000_000
"""Of what was read of them: what is shown without a wait."""
UNFOLDED = 12
"""So many articles stand open on the page; where there are more, each is folded."""


@dataclass(frozen=True, kw_only=True)
class Error:
    """What is wrong, and the id of the field where it can be put right."""

    field: str
    words: str


def pages_of(batch: Batch, posted: QueryDict | None = None) -> list[Page]:
    """The articles of a batch that were read; of those posted, just these, with what was answered."""
    every = ((row, n, one) for row in _rows_shown(batch) for n, one in enumerate(row.incoming))
    wanted = [
        (row, n, one) for row, n, one in every if posted is None or f"{page_key(row, n)}-outlet" in posted
    ]
    return [_page(row, n, one, posted) for row, n, one in wanted]


def count_after(batch: Batch) -> int:
    """How many articles come after those that one page shows."""
    shown = {row.pk for row in _rows_shown(batch)}
    return sum(len(row.incoming) for row in batch.read if row.pk not in shown)


def count_gone(pages: Sequence[Page], posted: QueryDict) -> int:
    """How many articles a form was sent for that the batch no longer has; `pages`: those that it has."""
    here = {f"{page.key}-outlet" for page in pages}
    return sum(name.endswith("-outlet") and name not in here for name in posted)


def _rows_shown(batch: Batch) -> list[Intake]:
    """The first rows, whole, with up to so many articles, and so much of them, as one page shows; one at
    least."""
    shown, articles, read = list[Intake](), 0, 0
    for row in batch.read:
        articles, read = articles + len(row.incoming), read + len(row.result or b"")
        if shown and (articles > MOST_AT_ONCE or read > _MOST_BYTES):
            break
        shown.append(row)
    return shown


def _page(row: Intake, number: int, incoming: Incoming, posted: QueryDict | None) -> Page:
    document, problem = None, ""
    try:
        document = article_preview(incoming=incoming)
    except Unreadable as reason:
        problem = str(reason)
    cuts = len(document.removed) if document else 0
    initial = _initial(document, incoming) if document else {"drop": True}
    initial |= typed_page(row, number, cuts) if document else {}
    form = PageForm(posted, initial=initial, prefix=page_key(row, number), cuts=cuts)
    return Page(row=row, number=number, incoming=incoming, document=document, form=form, problem=problem)


def _initial(document: Document, incoming: Incoming) -> dict[str, object]:
    """The form as what was read fills it."""
    return {
        "headline": document.headline or "",
        "outlet": document.outlet or "",
        "published": document.published,
        "kind": "report",
        "rights": "passages",
        "is_wire": looks_like_wire(incoming.wire),
    }


def answers_of(pages: Sequence[Page]) -> list[Answer]:
    """What is to be saved, from valid forms; what was left out is not among it."""
    return [_answer(page) for page in pages if page.wanted]


def _answer(page: Page) -> Answer:
    data = page.form.cleaned_data
    told = _told(page)
    return Answer(
        intake=page.row.pk,
        number=page.number,
        published=told[0],
        outlet=told[1],
        headline=told[2],
        kind=data["kind"],
        rights=data["rights"] or "passages",
        is_wire=data["is_wire"],
        keep=tuple(data["keep"]),
        apart=data["becomes"] == "own",
        version_of=int(data["becomes"]) if data["becomes"].isdigit() else None,
    )


def _told(page: Page) -> tuple[dt.date | None, str | None, str | None]:
    """Day, outlet and headline where the person told others than were read: what was only left as it stood
    still comes from the page. With pieces put back, the page may read otherwise: then what was confirmed
    holds."""
    data, read = page.form.cleaned_data, page.document
    told = (data["published"], data["outlet"] or None, data["headline"] or None)
    if read is None or data["keep"]:
        return told
    was = (read.published, read.outlet, read.headline)
    return tuple(None if new == old else new for new, old in zip(told, was, strict=True))  # type: ignore[return-value]  # three of three


def page_errors(pages: Sequence[Page]) -> list[Error]:
    """What is wrong with the articles that are to be saved, in their order."""
    errors: list[Error] = []
    for page in pages:
        told = form_errors(page.form, prefix=f"{page.key}-") if page.wanted else []
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
    """The headline of the first article to be saved that has one: a start for the title of a new event."""
    headlines = (page.document.headline for page in pages if page.document and page.wanted)
    return next((headline[:300] for headline in headlines if headline), "")
