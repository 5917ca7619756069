"""Speakers that an article names only after their first words: "…, a spokeswoman said. …," Jane Doe said."""

import re
from collections.abc import Sequence

import msgspec

from comparator.analysis.findings import Mention, Quote
from comparator.analysis.naming.people import gender_of
from comparator.analysis.wordlists import words

_DESCRIBED = re.compile(r",\s+((?:an?|the|its|his|her|their)\s+[^,.;:“”\"]+)", re.IGNORECASE)
_NEAR = 450  # characters between the unnamed and the named attribution


def named_later(quotes: Sequence[Quote], mentions: Sequence[Mention], text: str) -> tuple[Quote, ...]:
    """The quotes of a text in order; one by "a spokeswoman", "one former director" … gets the name of the
    person who is brought in by full name as the very next speaker, unless that one is told to be something
    else."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "person":
            first.setdefault(mention.name, mention)
    done = list(quotes)
    for at, quote in enumerate(quotes[:-1]):
        later = (q for q in quotes[at + 1 :] if q.speaker != quote.speaker and q.start >= quote.end)
        following = next(later, None)
        alone = not _taken_up(quotes, quote)
        if not (following and alone and _is_unnamed(quote.speaker)):
            continue
        named = _brought_in(quote, following, first)
        if named and _may_be(quote.speaker or "", named, text):
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


def _brought_in(quote: Quote, following: Quote, first: dict[str, Mention]) -> Mention | None:
    """Where the next speaker is named in full for the first time, if there he is brought in as a speaker."""
    name, start = following.speaker or "", following.speaker_start
    if " " not in name or start is None or start - quote.end > _NEAR:
        return None
    mention = first.get(name)
    return mention if mention and mention.start == start and start >= quote.end else None


def _may_be(phrase: str, mention: Mention, text: str) -> bool:
    """Whether somebody without a name may be the one who is named: no other sex, and no office in front of
    the name or description behind it that the phrase does not tell of ("Jane Doe, the insurer, said"). A
    source is nobody who gives his name."""
    noun = re.split(r"\s(?:for|of|with|at|from|in)\s", phrase.casefold())[0].split()[-1]
    sexes = {gender_of("", [phrase]), gender_of(mention.name, [mention.title or ""])}
    if noun in words("speakers", "nameless", "lemmas") or sexes == {"m", "f"}:
        return False
    in_front = mention.title_end is not None and mention.title_end <= mention.start
    described = _DESCRIBED.match(text, mention.end)
    told = [mention.title or ""] if mention.title and in_front else []
    told += [described[1]] if described else []
    return all(noun in telling.casefold() for telling in told)
