"""People and places that are written in two ways, with where each spelling stands."""

import itertools
import re
from collections.abc import Iterator, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Name
from comparator.analysis.naming.name_forms import person_name
from comparator.analysis.naming.people import plain_name
from comparator.analysis.naming.sounds import fold, like_word, one_slip
from comparator.analysis.wordlists import short_forms

_Place = tuple[str, int]
"""Which word of a name: family or given, or the number of a place's word of so many."""


class Spelling(Record):
    """One way to write a name, where an article has it first."""

    spelling: str
    article: int
    start: int
    end: int


def other_spellings(
    names: Sequence[Name], articles: Sequence[ArticleFindings]
) -> dict[str, tuple[Spelling, ...]]:
    """Name -> its spellings in each article, in order, for every person and place that is written in more
    ways than one. Another length, a short form, capitals, hyphens, apostrophes and accents are no other
    spelling."""
    kinds = {n.name: n.kind for n in names if n.kind != "organisation"}
    owners = {v.casefold(): n.name for n in names for v in (n.name, *n.variants) if n.name in kinds}
    uses: dict[str, list[tuple[Spelling, dict[_Place, str]]]] = {name: [] for name in kinds}
    for number, article in enumerate(articles):
        for mention in article.mentions:
            text = plain_name(Span(mention.start, mention.end).of(article.document.text))
            if owner := owners.get(text.casefold()):
                words = dict(_words(text, kinds[owner] == "person"))
                uses[owner].append(
                    (Spelling(spelling=text, article=number, start=mention.start, end=mention.end), words)
                )
    found = ((name, tuple(_unlike(held))) for name, held in uses.items())
    return {name: spellings for name, spellings in found if spellings}


def _words(text: str, person: bool) -> Iterator[tuple[_Place, str]]:
    """The words of a name that a spelling can differ in, each with its place."""
    if person:
        name = person_name(text)
        yield ("family", 0), _plain(name.family)
        if name.given and len(name.given[0]) > 1:
            yield ("given", 0), _plain(name.given[0])
        return
    words = text.replace("-", " ").split()
    yield from ((("place", len(words) * 100 + n), _plain(word)) for n, word in enumerate(words))


def _plain(word: str) -> str:
    """A word without what is only typography: "Jong-un" is "Jongun"."""
    return re.sub(r"[^a-z0-9]", "", fold(word))


def _unlike(uses: Sequence[tuple[Spelling, dict[_Place, str]]]) -> Iterator[Spelling]:
    """The first use in each article of each way to write the words that are written in several."""
    differing = set[tuple[_Place, str]]()
    ways = sorted({item for _, words in uses for item in words.items()})
    for (place, one), (at, other) in itertools.combinations(ways, 2):
        if place == at and _is_other(one, other):
            differing |= {(place, one), (place, other)}
    seen = set[tuple[int, _Place, str]]()
    for spelling, words in uses:
        new = {(spelling.article, *item) for item in words.items() if item in differing} - seen
        seen |= new
        if new:
            yield spelling


def _is_other(a: str, b: str) -> bool:
    """Whether two words are one, written in two ways: not by a plural, an article in front (Alkhatib), nor by
    a short form (Kate, Katie)."""
    plural = {a.removesuffix("s"), a.removesuffix("es")} & {b.removesuffix("s"), b.removesuffix("es")}
    short = b in short_forms(a) and (abs(len(a) - len(b)) > 1 or a.endswith("ie") != b.endswith("ie"))
    led = a == f"al{b}" or b == f"al{a}"
    return not (plural or short or led) and (like_word(a, b) or one_slip(a, b))
