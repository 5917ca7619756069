"""PDF: the text of its pages, with paragraphs, hyphens at line ends and running lines put right."""

import io
import re
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.draft import Draft
from comparator.ingest.files.lines import Line, paragraphs, without_running
from comparator.ingest.source import Source

_MOST_PAGES = 200
"""An article has a few; a book's pages would not be read within the time there is."""
_HOST = re.compile(r"https?://([\w.-]+)")
"""In the lines that browsers print on each page: where the page stands."""
_DAMAGED = "is a damaged PDF. Open it, copy the article's text, and paste it."
_PICTURES = (
    "holds pictures of text, not text. Save it anew with text recognition (OCR), or paste the article's text."
)


def read(source: Source) -> tuple[Incoming, ...]:
    """The text of all pages. What reads as furniture in it is found later, as in pasted text."""
    reader = _opened(source)
    read_pages = [_lines(page) for page in reader.pages[:_MOST_PAGES]]
    pages = [page for page in read_pages if page is not None]
    damaged = len(read_pages) - len(pages)
    if not any(pages):
        raise Unreadable(f"{source.called} {_DAMAGED if damaged else _PICTURES}")
    kept, running = without_running(pages)
    draft = Draft()
    for paragraph in paragraphs(kept):
        draft.paragraph(paragraph)
    if running:
        lines = "; ".join(f"“{line}”" for line in running[:3])
        draft.warnings.append(f"Lines that come back on its pages were left out: {lines}.")
    if len(reader.pages) > _MOST_PAGES:
        draft.warnings.append(f"Only the first {_MOST_PAGES} of its {len(reader.pages):,} pages were read.")
    if damaged:
        draft.warnings.append(f"{damaged:,} of its {len(read_pages):,} pages are damaged and were left out.")
    empty = sum(not page for page in pages)
    if empty:
        draft.warnings.append(
            f"{empty:,} of its {len(read_pages):,} pages hold no text, perhaps pictures of text."
        )
    printed_from = _HOST.search(" ".join(running))
    return (draft.incoming(source, "pdf", outlet=printed_from[1] if printed_from else "", shape=False),)


def _opened(source: Source) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(source.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(source)
        if not len(reader.pages):
            raise Unreadable(f"{source.called} has no pages. Choose another file, or paste the text.")
    except DependencyError:
        raise _encrypted(source) from None
    except (PyPdfError, RecursionError) as error:
        raise Unreadable(f"{source.called} {_DAMAGED}") from error
    return reader


def _encrypted(source: Source) -> Unreadable:
    return Unreadable(
        f"{source.called} is encrypted. Open it with its password, copy its text, and paste it."
    )


def _lines(page: Any) -> list[Line] | None:
    """A page's lines in reading order, with where they stand and the size of their letters; None where the
    page is damaged."""
    runs: list[tuple[str, float, float, float]] = []

    def seen(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text:
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
            runs.append((text, tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5], abs(size) * scale))

    try:
        page.extract_text(visitor_text=seen)
    except (PyPdfError, RecursionError, LookupError, TypeError, ValueError, AttributeError):
        return None
    return _joined(runs)


def _joined(runs: list[tuple[str, float, float, float]]) -> list[Line]:
    """Runs of letters put together where no line break parts them."""
    lines: list[Line] = []
    text, place = "", None
    for words, x, y, size in runs:
        for part in re.split("(\n)", words):
            if part == "\n":
                if text.strip() and place:
                    lines.append(Line(" ".join(text.split()), *place))
                text, place = "", None
            else:
                text += part
                place = place or ((x, y, size) if part.strip() else None)
    if text.strip() and place:
        lines.append(Line(" ".join(text.split()), *place))
    return lines
