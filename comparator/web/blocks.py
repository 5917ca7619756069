"""An article as blocks: headline, lead, paragraphs; in full, or only the passages allowed."""

from collections.abc import Sequence

from comparator.analysis.document import Document, Record, Span


class Block(Record, frozen=True):
    """A headline, lead or paragraph."""

    span: Span
    number: int | None = None
    role: str = "paragraph"
    """"headline", "lead", "heading" or "paragraph"."""

    @property
    def place(self) -> str:
        """How the pages call it."""
        return f"¶{self.number}" if self.number else self.role


def blocks(document: Document) -> list[Block]:
    """All blocks in reading order; every kept word of headline, lead and body is in one of them."""
    parts = document.parts
    named = [("headline", parts.headline), ("lead", parts.lead)]
    first = [
        Block(span=span, role=role)
        for role, span in named
        if span and not any(p.overlap(span) for p in document.paragraphs)
    ]
    body = [
        Block(span=span, number=n, role="heading" if n - 1 in document.headings else "paragraph")
        for n, span in enumerate(document.paragraphs, start=1)
    ]
    return sorted(first, key=lambda block: block.span.start) + body


def word_count(document: Document) -> int:
    """How many words an article has: those of its blocks, counted one way on all pages."""
    return sum(len(block.span.of(document.text).split()) for block in blocks(document))


def allowed(block: Block, windows: Sequence[Span] | None) -> list[Span]:
    """The stretches of a block that may be shown; all of it where `windows` is None."""
    if windows is None:
        return [block.span]
    inside = [w for w in windows if w.overlap(block.span)]
    return [Span(max(w.start, block.span.start), min(w.end, block.span.end)) for w in inside]
