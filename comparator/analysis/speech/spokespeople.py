"""Speakers that an article names only after their first words: "…, a spokeswoman said. …," Jane Doe said."""

import re
from collections.abc import Sequence

import msgspec

from comparator.analysis.findings import Mention, Quote

_NEAR = 450  # characters between the unnamed and the named attribution


def named_later(quotes: Sequence[Quote], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """The quotes in order; one by "a spokeswoman", "one former director" … gets the name of the person who
    is brought in by full name as the very next speaker."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "person":
            first.setdefault(mention.name, mention)
    done = list(quotes)
    for at, quote in enumerate(quotes[:-1]):
        later = (q for q in quotes[at + 1 :] if q.speaker != quote.speaker and q.start >= quote.end)
        following = next(later, None)
        alone = not _taken_up(quotes, quote)
        if following and alone and _is_unnamed(quote.speaker) and _brought_in(quote, following, first):
            done[at] = msgspec.structs.replace(quote, speaker=following.speaker)
    return tuple(done)


def _taken_up(quotes: Sequence[Quote], quote: Quote) -> bool:
    """Whether other words too are given to the same unnamed speaker: he stays without a name."""
    places = {q.speaker_start for q in quotes if q.speaker == quote.speaker and q.cue}
    return len(places) > 1


def _is_unnamed(speaker: str | None) -> bool:
    """Whether the speaker is one person without a name, brought in here: "a …", "one …"."""
    parts = (speaker or "").casefold().split()
    return (
        len(parts) > 1 and parts[0] in ("a", "an", "one") and parts[1] != "of" and not parts[1].endswith("s")
    )


def _brought_in(quote: Quote, following: Quote, first: dict[str, Mention]) -> bool:
    """Whether the next speaker is named in full for the first time where that quote is attributed, and has
    no office that the words before do not tell of."""
    name, start = following.speaker or "", following.speaker_start
    if " " not in name or start is None or start - quote.end > _NEAR:
        return False
    mention = first.get(name)
    if mention is None or mention.start != start or start < quote.end:
        return False
    noun = re.split(r"\s(?:for|of|with|at|from|in)\s", (quote.speaker or "").casefold())[0].split()[-1]
    in_front = mention.title_end is not None and mention.title_end <= mention.start
    return not (mention.title and in_front) or noun in mention.title.casefold()
