"""What is kept of an article to tell which event it belongs to."""

import datetime as dt
import functools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from comparator.analysis.belonging.terms import WORD, is_figure, term_of, weight_of
from comparator.analysis.document import Record
from comparator.analysis.wordlists import table

_MOST_WORDS = 1500  # what a long page says later belongs to other events as often as to its own
_LEAD_WORDS = 60
_HEADLINE_COUNTS = 2.0  # as often as a word of the text
_SHOWN = 60  # terms whose spelling is kept, for the reason in words
_RARE = 20
_NAME_WORDS = 4
_PLAIN = 1.0  # half of all reports have a word that tells less: "the", "in", "he"


class Fingerprint(Record, frozen=True):
    """What an article is about, in weighted terms."""

    terms: dict[str, float]
    """Every term that tells something, with its weight here, heaviest first."""
    lead: dict[str, float]
    """Those of headline and beginning."""
    names: tuple[str, ...]
    """Those that stand with a capital inside sentences."""
    figures: tuple[str, ...]
    days: tuple[int, ...]
    """Days told with month and number, as days of a year of 366."""
    published: dt.date | None
    spelling: dict[str, str]
    """How the heaviest terms are spelt here; a name with the names it stands with ("Sergei Lavrov"), a figure
    with what it counts ("241 passengers")."""

    @property
    def rare(self) -> tuple[str, ...]:
        """The few terms that tell most, by which like articles are looked up."""
        return tuple(self.terms)[:_RARE]


class _Word(NamedTuple):
    text: str
    term: str
    start: int
    inside: bool
    """Whether it stands inside a sentence, where a capital means a name."""


def fingerprint(headline: str, text: str, published: dt.date | None = None) -> Fingerprint:
    """The fingerprint of an article by its words alone; needs no model. A headline that the text begins with
    counts once."""
    text = text.lstrip().removeprefix(headline) if headline else text
    words = list(_words(f"{headline}\n\n{text}"))
    if _in_title_case(words, len(headline)):
        words = [w._replace(inside=w.inside and w.start > len(headline)) for w in words]
    counts = Counter[str]()
    for word in words:
        counts[word.term] += _HEADLINE_COUNTS if word.start < len(headline) else 1  # type: ignore[assignment]  # typed for whole numbers
    lead = Counter(word.term for word in words[:_LEAD_WORDS])
    terms = _weighted(counts)
    return Fingerprint(
        terms=terms,
        lead=_weighted(lead),
        names=_names(words),
        figures=tuple(sorted({w.term for w in words if is_figure(w.term) and len(w.term) > 1})),
        days=_days(f"{headline}\n\n{text}"[:20_000]),
        published=published,
        spelling=_spelling(words, set(tuple(terms)[:_SHOWN])),
    )


def _words(text: str) -> Iterator[_Word]:
    last = 0
    for n, match in enumerate(WORD.finditer(text)):
        if n >= _MOST_WORDS:
            return
        between = text[last : match.start()]
        last = match.end()
        if term := term_of(match[0]):
            yield _Word(match[0], term, match.start(), n > 0 and _inside(between))


def _inside(between: str) -> bool:
    """Whether what stands between two words leaves the second inside a sentence."""
    return "\n" not in between and re.search(r"[.!?:;\"“”‘(\[]\s*$", between) is None


def _in_title_case(words: list[_Word], end: int) -> bool:
    """Whether a headline has capitals on its words, so that they tell no names."""
    headline = [w.text for w in words if w.start < end and len(w.text) > 3]
    return sum(w[0].isupper() for w in headline) > 0.7 * len(headline)


def _weighted(counts: Counter[str]) -> dict[str, float]:
    found = {t: round((1 + math.log(max(1.0, n))) * weight_of(t), 3) for t, n in counts.items()}
    return dict(sorted(((t, w) for t, w in found.items() if w > 0), key=lambda item: (-item[1], item[0])))


def _names(words: list[_Word]) -> tuple[str, ...]:
    capital = Counter(w.term for w in words if w.text[0].isupper() and w.inside)
    small = Counter(w.term for w in words if not w.text[0].isupper())
    return tuple(sorted(t for t, n in capital.items() if n >= small[t] and not is_figure(t)))


@functools.cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in table("months")["months"].items() for name in names}


@functools.cache
def _day() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    number = r"(\d{1,2})(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:({month})\b\.?\s*{number}\b(?!\s*[.,:]?\d\b)|{number}\s+(?:of\s+)?({month})\b)", re.I
    )


def _days(text: str) -> tuple[int, ...]:
    found = set[int]()
    for match in _day().finditer(text):
        month, day = _months()[(match[1] or match[4]).lower()], int(match[2] or match[3])
        try:
            found.add(dt.date(2000, month, day).timetuple().tm_yday)  # a leap year: 29 February is a day
        except ValueError:
            continue
    return tuple(sorted(found))


def _spelling(words: list[_Word], wanted: set[str]) -> dict[str, str]:
    """How the wanted terms are spelt: in small letters where they stand so, else as the longest run of names
    that has them."""
    small = {w.term: _bare(w.text) for w in reversed(words) if not w.text[0].isupper()}
    spelt = {t: small[t] for t in wanted if t in small}
    spelt |= {t: told for t, told in _counted(words).items() if t in wanted}
    for run in _runs(words, small):
        told = " ".join((*(w.text for w in run[:-1]), _bare(run[-1].text)))
        for word in run:
            if word.term in wanted and word.term not in small:
                spelt[word.term] = max(spelt.get(word.term, ""), told, key=lambda s: (s.count(" "), s))
    return spelt


def _counted(words: list[_Word]) -> dict[str, str]:
    """Figures with the noun that they count, where it follows at once and no name stands before ("Flight 241
    lands" counts nothing)."""
    found = dict[str, str]()
    for n, (figure, noun) in enumerate(pairwise(words)):
        named = n > 0 and words[n - 1].text[0].isupper() and words[n - 1].inside
        next_to = noun.start == figure.start + len(figure.text) + 1
        if is_figure(figure.term) and next_to and not named and _is_counted(noun.text):
            found.setdefault(figure.term, f"{figure.text} {noun.text}")
    return found


def _is_counted(word: str) -> bool:
    """Whether a word that follows a figure is a noun of many."""
    if not (word.isalpha() and word.islower()):
        return False
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 3
    return is_plural or word in table("counting")["scope"]["crowds"]


def _bare(word: str) -> str:
    """A word without the genitive's ending."""
    return re.sub(r"['’]s?$", "", word)


def _is_owner(word: str) -> bool:
    """Whether it stands in the genitive, so that what follows is another name: "Obama's Iran"."""
    return bool(re.search(r"['’]s$", word))


def _runs(words: list[_Word], small: Collection[str]) -> Iterator[list[_Word]]:
    """Words with capitals that stand together, without those that begin a sentence and are no names."""
    run = list[_Word]()
    for word in words:
        apart = bool(run) and _is_owner(run[-1].text)
        joined = run and not apart and word.inside and word.start == run[-1].start + len(run[-1].text) + 1
        if run and not (joined and word.text[0].isupper() and len(run) < _NAME_WORDS):
            yield run
            run = []
        if word.text[0].isupper() and (word.inside or not _is_plain(word.term, small)):
            run.append(word)
    if run:
        yield run


def _is_plain(term: str, small: Collection[str]) -> bool:
    return term in small or weight_of(term) < _PLAIN
