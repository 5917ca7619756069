"""What of a word diff is trivial: marks, capitals, and another spelling of the same name."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

import msgspec

from comparator.analysis.alignment.sure import OPPOSED
from comparator.analysis.diff import Segment, word_diff
from comparator.analysis.findings import Finding
from comparator.web.pair.changes import PairChange
from comparator.web.sources import Source

Canonical = Callable[[str | None], str | None]
_ALIKE = 0.75  # share of common letters from which two forms of a name are spellings, not longer and shorter
_OF_WORDING: frozenset[Finding] = frozenset({"reworded", "moved", "other name or title"})


def diff(a: str, b: str, canonical: Canonical) -> list[Segment]:
    """The word diff of two passages, in which another spelling of a name counts as trivial too."""
    segments = list(word_diff(a, b))
    for place in range(len(segments) - 1):
        one, two = segments[place], segments[place + 1]
        if (one.kind, two.kind) == ("removed", "added") and spelt(one.a.of(a), two.b.of(b), canonical):
            segments[place] = msgspec.structs.replace(one, trivial=True)
            segments[place + 1] = msgspec.structs.replace(two, trivial=True)
    return segments


def spelt(one: str, two: str, canonical: Canonical) -> bool:
    """Whether two words are spellings of the same name."""
    first, second = (_bare(words) for words in (one, two))
    if not first or canonical(first) != canonical(second):
        return False
    letters = ["".join(filter(str.isalnum, words.casefold())) for words in (first, second)]
    return SequenceMatcher(a=letters[0], b=letters[1], autojunk=False).ratio() >= _ALIKE


def _bare(words: str) -> str:
    bare = words.strip().strip(".,;:!?\"“”'’()")
    return next((bare[: -len(end)] for end in ("’s", "'s") if bare.endswith(end)), bare)


def is_trivial(change: PairChange, a: Source, b: Source, canonical: Canonical) -> bool:
    """Whether the two texts differ in nothing but marks, capitals and the spelling of a name."""
    if not change.a or not change.b or change.group != "differs" or change.point.verdict in OPPOSED:
        return False
    cells = [cell for cell in change.point.cells if cell.article == b.index]
    if not set(cells[0].findings if cells else ()) <= _OF_WORDING:
        return False
    return all_trivial(diff(a.words(change.a), b.words(change.b), canonical))


def all_trivial(segments: Sequence[Segment]) -> bool:
    """Whether a diff shows no difference worth a mark."""
    return all(segment.trivial or segment.kind == "same" for segment in segments)
