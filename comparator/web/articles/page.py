"""Which words come from where? One article with its marks, and what was cut away from its page."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from comparator.analysis.document import Document, Record, Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.incoming import Wire
from comparator.analysis.page_text import Unreadable
from comparator.models import ArticleVersion, is_staff
from comparator.selectors.articles import ArticleRead, article_get
from comparator.selectors.comparisons import event_comparison
from comparator.selectors.looks import last_look
from comparator.selectors.passages import merged
from comparator.services.articles import article_restore
from comparator.services.jobs import job_retry
from comparator.web.articles.cuts import cuts_of
from comparator.web.articles.wire import WireLine, wire_lines
from comparator.web.blocks import Block, allowed, blocks
from comparator.web.columns import UNNAMED, number, original_link, passages, sources
from comparator.web.events.page import made_up
from comparator.web.marks import KINDS, finding_layers
from comparator.web.pieces import Layer, Piece, pieces
from comparator.web.requests import MemberRequest

_MARKED = 2  # passages that an address can mark


class TextBlock(Record, frozen=True):
    """A headline, lead or paragraph as it is shown."""

    block: Block
    runs: tuple[tuple[Piece, ...], ...]
    is_cut: bool


def article(request: HttpRequest, pk: int) -> HttpResponse:
    """An article's page; `at=START-END`, two at most, mark spans, `hide` takes marks off, `version` picks."""
    read = _visible(request, pk)
    return render(request, "articles/article.html", _context(request, read))


def _visible(request: HttpRequest, pk: int) -> ArticleRead:
    read = article_get(request.user, pk, number=number(request, "version"))
    if read is None:
        raise Http404
    return read


def _context(request: HttpRequest, read: ArticleRead) -> dict[str, Any]:
    document, findings = read.document, read.findings
    kinds = [kind for kind in KINDS if kind not in request.GET.getlist("hide")]
    marked = (span_of(at, len(document.text)) for at in request.GET.getlist("at")[:_MARKED])
    windows = None if read.whole else _windows(request, read)
    layers = finding_layers(findings, kinds) if findings else []
    layers += [Layer(span=at, css="m-here", anchor=f"s-{at.start}-{at.end}") for at in marked if at]
    shown = [_shown(document.text, block, layers, windows) for block in blocks(document)]
    headline = next((b for b in shown if b.block.role == "headline" and _is_told(document, b)), None)
    return {
        "section": "events",
        "read": read,
        "document": document,
        "outlet": read.outlet_name or UNNAMED,
        "original": original_link(read.article, request.user),
        "article": read.article,
        "newest_version": read.versions[0],
        "wire": wire_of(read.version),
        "look": last_look(request.user, read.article) if can_edit(request, read) else None,
        "headline": headline,
        "dateline": _dateline(read),
        "blocks": [b for b in shown if b is not headline],
        "kinds": [(kind, kind in kinds) for kind in KINDS],
        "counts": _counts(findings),
        "notes": _notes(read, windows),
        "cuts": cuts_of(read.document.removed if read.whole_page else ()),
        "can_edit": can_edit(request, read),
        "may_retry": may_retry(request, read),
        "made_up": bool(made_up(read.events)),
    }


def wire_of(version: ArticleVersion) -> list[WireLine]:
    """What a wire service says of this copy; the embargo is the article's and stands apart."""
    try:
        told = msgspec.convert(version.wire, Wire) if version.wire else None
    except msgspec.ValidationError:
        return []
    return wire_lines(msgspec.structs.replace(told, embargo=None) if told else None)


def _dateline(read: ArticleRead) -> str:
    """The words of the dateline, which no paragraph has; empty where not the whole article may be shown."""
    span = read.document.parts.dateline
    return span.of(read.document.text) if span and read.whole else ""


def _is_told(document: Document, shown: TextBlock) -> bool:
    """Whether the page's own headline is the one that is told of the article: a person may have put another
    in its place, and both are shown then."""
    return shown.block.span.of(document.text).split() == (document.headline or "").split()


def span_of(value: str, length: int) -> Span | None:
    """A span written "START-END"; None where it is none, or does not lie in a text of that length."""
    start, _, end = value.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(value) < 20):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= length else None


def _windows(request: HttpRequest, read: ArticleRead) -> list[Span]:
    """What a stranger may see of an article that is not shown whole: the passages its events compare."""
    spans: list[Span] = []
    for event in read.events:
        shown = event_comparison(event, request.user)
        for source in sources(shown) if shown else []:
            if source.pk == read.article.pk and source.text == read.document.text and shown:
                spans += passages(source, shown.comparison)
    headline = read.document.parts.headline
    return merged([*spans, headline] if headline else spans)


def _shown(text: str, block: Block, layers: Sequence[Layer], windows: Sequence[Span] | None) -> TextBlock:
    stretches = allowed(block, windows)
    runs = tuple(tuple(pieces(text, stretch, layers)) for stretch in stretches)
    return TextBlock(block=block, runs=runs, is_cut=stretches != [block.span])


def _counts(findings: ArticleFindings | None) -> dict[str, int]:
    if findings is None:
        return {}
    return {
        "quotes": len(findings.quotes),
        "figures": len(findings.figures),
        "names": len({m.name for m in findings.mentions}),
    }


class Note(Record, frozen=True):
    """A line of the margin: who is quoted where, or a figure and what it counts."""

    words: str
    detail: str
    place: str
    at: str


def _notes(read: ArticleRead, windows: Sequence[Span] | None) -> dict[str, list[Note]]:
    findings = read.findings
    if findings is None:
        return {}
    quotes = [
        _note(read, Span(q.start, q.end), q.speaker or "Speaker not named", q.kind) for q in findings.quotes
    ]
    figures = [
        _note(
            read, span, "", ", ".join(untold(span.of(read.document.text), f.qualifier, f.counted or f.unit))
        )
        for f in findings.figures
        for span in [Span(f.start, f.end)]
    ]
    every = {"Quotes": quotes, "Figures": figures}
    return {name: [n for n in notes if _may_show(n, windows)] for name, notes in every.items()}


def _note(read: ArticleRead, span: Span, words: str, detail: str) -> Note:
    place = read.document.paragraph_at(span.start)
    return Note(
        words=words or span.of(read.document.text),
        detail=detail,
        place=f"¶{place}" if place else "",
        at=f"{span.start}-{span.end}",
    )


def untold(printed: str, *details: str | None) -> list[str]:
    """Those of a figure's details that the printed words do not say themselves: nothing of "month" for "six
    months"."""
    said = printed.casefold()
    return [one for one in details if one and not re.search(rf"\b{re.escape(one.casefold())}", said)]


def _may_show(note: Note, windows: Sequence[Span] | None) -> bool:
    span = span_of(note.at, 10**9)
    return windows is None or any(span and window.holds(span) for window in windows)


def can_edit(request: HttpRequest, read: ArticleRead) -> bool:
    """Whether this reader may change the article: who brought it in, or staff."""
    user = request.user
    return is_staff(user) or (user.is_authenticated and read.article.owner_id == user.pk)


def may_retry(request: HttpRequest, read: ArticleRead) -> bool:
    """Whether this reader may ask for the article's analysis again."""
    return can_edit(request, read) or any(event.editable_by(request.user) for event in read.events)


@login_required
@require_POST
def article_put_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Put pieces that were cut back into the text, as a new version."""
    read = _editable(request, pk)
    keep = [int(i) for i in request.POST.getlist("keep") if i.isascii() and i.isdigit() and len(i) < 7]
    try:
        pk = article_restore(user=request.user, version=read.version, keep=keep).article.pk
    except Unreadable as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Put back. This is a new version; it is being analysed.")
    return redirect("article", pk)


@login_required
@require_POST
def article_retry(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask once more for an analysis that failed: who brought the article in, and whose event waits for it."""
    read = article_get(request.user, pk)
    if read is None or not may_retry(request, read):
        raise Http404
    if any(job_retry(job=analysis) for analysis in read.version.analyses.all()[:1]):
        messages.success(request, "The article is being analysed again.")
    else:
        messages.info(request, "It has not failed: it is analysed, or still waits for its turn.")
    event = next(iter(read.events), None)
    return redirect("event", event.slug) if event else redirect("article", pk)


def _editable(request: HttpRequest, pk: int) -> ArticleRead:
    read = article_get(request.user, pk)
    if read is None or not can_edit(request, read):
        raise Http404
    return read
