"""Speakers that are a state without its name: "the country said"."""

import functools
import re
from collections.abc import Sequence

import msgspec

from comparator.analysis.findings import Quote
from comparator.analysis.wording.owners import countries_in
from comparator.analysis.wordlists import table


def states_named(quotes: Sequence[Quote], text: str) -> tuple[Quote, ...]:
    """The quotes; those by "the country", "the nation" … by the state that the text names, nobody's where
    it names none or several: which of them is meant, the words do not say."""
    if not any(_is_land(quote.speaker) for quote in quotes):
        return tuple(quotes)
    named = countries_in(text)
    state = next(iter(named)) if len(named) == 1 else None
    return tuple(msgspec.structs.replace(q, speaker=state) if _is_land(q.speaker) else q for q in quotes)


def _is_land(speaker: str | None) -> bool:
    return speaker is not None and _pattern().fullmatch(speaker) is not None


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"the (?:{'|'.join(table('framing_terms')['owner']['states'])})", re.IGNORECASE)
