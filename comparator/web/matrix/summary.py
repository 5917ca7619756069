"""The summary of an event as the page shows it: each finding linked to the row it rests on."""

from collections.abc import Sequence

from comparator.analysis.findings import Comparison
from comparator.selectors.summary import Told, told
from comparator.web.columns import UNNAMED
from comparator.web.sources import Source


def summary(comparison: Comparison, sources: Sequence[Source]) -> list[Told]:
    """What a careful reader would say first; the same choice as in the list of events."""
    names = [None if source.is_source or source.outlet == UNNAMED else source.name for source in sources]
    return told(comparison, [source.findings for source in sources], names)
