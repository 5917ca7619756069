"""Whether a cell tells in its own words what another quotes, and whose words both are."""

import re
from enum import Enum

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Quote
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.sources import Canonical, other_speaker, source_of

TERM = 3  # words in quote marks up to which they may be a term, a title or a nickname
_OWN_WORDS = 0.3  # share of the shorter side's content from which the same speaker says the same
_LIKE = 0.6  # the same where the article does not say whose words they are …
_MATTER = 3  # … and so many words of content at least …
_PART = 0.2  # … and so much of the quotation
_PLAIN = 2  # words of content that are no names


_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")


class Voices(Enum):
    """What the speakers of two cells have to do with each other."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


def voices(
    ours: tuple[ArticleFindings, Span, Quote | None],
    theirs: tuple[ArticleFindings, Span],
    canonical: Canonical | None,
) -> Voices:
    """Whether a cell is the word of him whom another quotes, of somebody else, or of nobody who is told."""
    here, span, quote = ours
    one = quote.speaker if quote else source_of(here, span).speaker
    two = source_of(*theirs).speaker
    if not one or not two:
        return Voices.UNKNOWN
    if _bare(one) == _bare(two) or (canonical and canonical(one) == canonical(two)):
        return Voices.SAME
    return Voices.OTHER if other_speaker((here, one), (theirs[0], two), canonical) else Voices.UNKNOWN


def _bare(name: str) -> str:
    """A name without its article: "The harbour office" is "harbour office"."""
    return name.casefold().removeprefix("the ")


def retells(quoted: str, told: str, voice: Voices) -> bool:
    """Whether what a cell tells is what is quoted, in words of its own: less likeness is enough where the
    same person speaks; names alone never are."""
    if voice is Voices.OTHER:
        return False
    left, right = content(quoted), content(told)
    shared, short = left & right, max(1, min(len(left), len(right)))
    if len(shared - content(" ".join(_CAPITAL.findall(told)))) < _PLAIN:
        return False
    if voice is Voices.SAME:
        return len(shared) >= _OWN_WORDS * short
    return len(shared) >= max(_MATTER, _LIKE * short, _PART * len(left))
