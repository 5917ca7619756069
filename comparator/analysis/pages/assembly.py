"""The kept blocks of a page put together as one text, with the place of each part in it."""

import functools
from collections.abc import Sequence

from comparator.analysis.document import Parts, Span
from comparator.analysis.pages.blocks import Block
from comparator.analysis.pages.credits import (
    Dateline,
    agencies,
    closing_agencies,
    credit_of,
    dateline_of,
    labelled,
    signed_for,
)
from comparator.analysis.pages.furniture import trimmed

KEPT = ("headline", "lead", "body", "heading", "credit")
_BETWEEN = "\n\n"


class Assembly:
    """A page with the role of each of its blocks, and what follows from them. `restored` holds the indexes of
    removed blocks that a person wants back: they become paragraphs where they stood."""

    def __init__(self, blocks: Sequence[Block], roles: Sequence[str], restored: set[int]) -> None:
        self.blocks = blocks
        self.roles = ["body" if i in restored else r for i, r in enumerate(roles)]
        self.restored = restored
        self._places = self._lay_out()

    def _lay_out(self) -> dict[int, Span]:
        """Where each kept block stands in the text."""
        places, at = dict[int, Span](), 0
        for i, (block, role) in enumerate(zip(self.blocks, self.roles, strict=True)):
            if role in KEPT:
                places[i] = Span(at, at + len(block.text))
                at += len(block.text) + len(_BETWEEN)
        return places

    @functools.cached_property
    def text(self) -> str:
        """All that was kept, characters unchanged."""
        return _BETWEEN.join(self.blocks[i].text for i in self._places)

    @property
    def cut(self) -> list[Block]:
        """The blocks that were removed, and the second printings of the headline among them."""
        return [b for b, r in zip(self.blocks, self.roles, strict=True) if r not in KEPT]

    @property
    def top(self) -> int:
        """Where in the page the article begins."""
        return self.blocks[next(iter(self._places))].start

    @functools.cached_property
    def _text_blocks(self) -> list[int]:
        return [i for i in self._places if self.roles[i] in ("body", "heading")]

    @functools.cached_property
    def _opening(self) -> int | None:
        """The index of the paragraph the report begins with."""
        own = (i for i in self._text_blocks if self.roles[i] == "body" and i not in self.restored)
        return next(own, None)

    @functools.cached_property
    def dateline(self) -> Dateline | None:
        """The dateline of the first paragraph."""
        if self._opening is None:
            return None
        turns = sum(labelled(self.blocks[i].text) for i in self._text_blocks)
        return dateline_of(self.blocks[self._opening].text, first=True, labelled=turns)

    @functools.cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of paragraphs and headings; the first begins after its dateline."""
        spans = [self._places[i] for i in self._text_blocks]
        if self.dateline and self._opening is not None:
            at = self._text_blocks.index(self._opening)
            spans[at] = Span(spans[at].start + self.dateline.length, spans[at].end)
        return tuple(spans)

    @property
    def paragraph_texts(self) -> list[str]:
        """The words of each paragraph."""
        return [span.of(self.text) for span in self.paragraphs]

    @property
    def headings(self) -> tuple[int, ...]:
        """Which of the paragraphs are section headings."""
        return tuple(n for n, i in enumerate(self._text_blocks) if self.roles[i] == "heading")

    @functools.cached_property
    def parts(self) -> Parts:
        """The place of headline, lead, dateline, body and credits."""
        return Parts(
            headline=self._part("headline"),
            lead=self._part("lead"),
            dateline=self._dateline_span(),
            body=self._body(),
            credits=self._part("credit"),
        )

    def _part(self, role: str) -> Span | None:
        spans = [s for i, s in self._places.items() if self.roles[i] == role]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _dateline_span(self) -> Span | None:
        if not self.dateline or self._opening is None:
            return None
        start = self._places[self._opening].start
        return Span(start, start + len(self.dateline.text))

    def _body(self) -> Span | None:
        """From the first paragraph under headline and lead to the last one."""
        top = max(
            (s.end for i, s in self._places.items() if self.roles[i] in ("headline", "lead")), default=0
        )
        below = [s for s in self.paragraphs if s.start >= top]
        return Span(below[0].start, below[-1].end) if below else None

    def _texts(self, role: str) -> list[str]:
        return [b.text for b, r in zip(self.blocks, self.roles, strict=True) if r == role]

    @property
    def headline(self) -> str | None:
        """The headline's words."""
        return next(iter(self._texts("headline")), None)

    @property
    def byline(self) -> str | None:
        """Who wrote it, without the "By"."""
        line = next(iter(self._texts("byline")), None)
        if line is None:
            return None
        label = trimmed(line)
        return label[3:].lstrip(": ") if label[:3].casefold() == "by " else label

    @property
    def credits(self) -> tuple[str, ...]:
        """The agencies credited: in the dateline and byline, then under the text, each once."""
        named = [self.dateline.agency] if self.dateline and self.dateline.agency else []
        named = [n for n in named if agencies(n)]
        named += [found] if (found := signed_for(self.byline or "")) else []
        for i, role in enumerate(self.roles):
            named += (credit_of(self.blocks[i]) or ()) if role == "credit" else ()
        if self._text_blocks:
            named += closing_agencies(self.blocks[self._text_blocks[-1]].text)
        return tuple(dict.fromkeys(named))
