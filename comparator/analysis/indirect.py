"""Indirect quotes: what somebody is reported to have said, without the reporting verb and the speaker."""

from collections.abc import Sequence

from comparator.analysis.findings import Quote
from comparator.analysis.speakers import Narration


def indirect_quotes(narration: Narration, direct: Sequence[Quote]) -> tuple[Quote, ...]:
    return ()
