"""What one article alone has is no passage compared: strangers to its words are told where it stands."""

from collections.abc import Sequence

from comparator.analysis.alignment.sure import is_shared
from comparator.analysis.findings import Point
from comparator.selectors.contradictions import label_words
from comparator.selectors.rows import present
from comparator.web.sources import Source, place_of


def withheld(point: Point, sources: Sequence[Source]) -> Source | None:
    """The article that alone has a point and whose words this reader may not see; None where they may be
    shown. `sources` are all articles of the comparison in its order."""
    cells = present(point)
    if not cells:
        return None
    source = sources[cells[0].article]
    return source if hides(source, point, cells[0].start or 0) else None


def hides(source: Source, point: Point, start: int) -> bool:
    """Whether the words of a point that begin here are not for this reader: headlines are for everybody."""
    headline = source.document.parts.headline
    is_open = source.whole or is_shared(point) or (headline and headline.start <= start < headline.end)
    return not is_open


def row_label(point: Point, sources: Sequence[Source]) -> str:
    """What a row is called to this reader: its words, or where words stand that it may not see."""
    if source := withheld(point, sources):
        return told(source, present(point)[0].start or 0)
    return label_words(point, [source.findings for source in sources])


def told(source: Source, start: int) -> str:
    """What stands for words that are withheld: "A passage that only VOA has, ¶10: members read it"."""
    return f"A passage that only {source.name} has, {place_of(source, start)}: members read it"
