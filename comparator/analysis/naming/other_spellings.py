"""People and places that are written in two ways, with where each spelling stands."""

import itertools
import re
from collections.abc import Iterator, Sequence

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Name
from comparator.analysis.naming.name_forms import person_name, plain_name
from comparator.analysis.naming.sounds import fold, like_word, near_slip
from comparator.analysis.wordlists import short_forms

_SHORTEST = 4  # letters of a word in which one letter makes another spelling
_Place = tuple[str, int]
"""Which word of a name: family or given, or the number of a place's word of so many."""
_Item = tuple[_Place, str]


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
    uses: dict[str, list[tuple[Spelling, tuple[_Item, ...]]]] = {name: [] for name in kinds}
    for number, article in enumerate(articles):
        for mention in article.mentions:
            text = plain_name(Span(mention.start, mention.end).of(article.document.text))
            if owner := owners.get(text.casefold()):
                words = tuple(_words(text, kinds[owner] == "person"))
                uses[owner].append(
                    (Spelling(spelling=text, article=number, start=mention.start, end=mention.end), words)
                )
    found = ((name, tuple(_unlike(held))) for name, held in uses.items())
    return {name: spellings for name, spellings in found if spellings}


def _words(text: str, person: bool) -> Iterator[_Item]:
    """The words of a name that a spelling can differ in, each with its place."""
    if person:
        name = person_name(text)
        yield ("family", 0), _plain(name.family)
        yield from ((("given", 0), _plain(word)) for word in name.given if len(word) > 1)
        return
    words = text.replace("-", " ").split()
    yield from ((("place", len(words) * 100 + n), _plain(word)) for n, word in enumerate(words))


def _plain(word: str) -> str:
    """A word without what is only typography: "Jong-un" is "Jongun"."""
    return re.sub(r"[^a-z0-9]", "", fold(word))


def _unlike(uses: Sequence[tuple[Spelling, tuple[_Item, ...]]]) -> Iterator[Spelling]:
    """The first use in each article of each way to write the words that are written in several."""
    places = {place for _, words in uses for place, _ in words}
    differing = set[_Item]()
    for place in places:
        ways = sorted({word for _, words in uses for at, word in words if at == place})
        unlike = (pair for pair in itertools.combinations(ways, 2) if _is_other(*pair))
        differing |= {(place, word) for pair in unlike for word in pair}
    seen = set[tuple[int, _Place, str]]()
    for spelling, words in uses:
        new = {(spelling.article, *item) for item in words if item in differing} - seen
        seen |= new
        if new:
            yield spelling


def _is_other(a: str, b: str) -> bool:
    """Whether two words are one, written in two ways: not by a plural, an article in front (Alkhatib), nor by
    a short form (Kate, Katie)."""
    plural = {a.removesuffix("s"), a.removesuffix("es")} & {b.removesuffix("s"), b.removesuffix("es")}
    short = b in short_forms(a) and (abs(len(a) - len(b)) > 1 or a.endswith("ie") != b.endswith("ie"))
    led = a == f"al{b}" or b == f"al{a}"
    if plural or short or led:
        return False
    slip = _SHORTEST if b not in short_forms(a) else _SHORTEST + 1  # Alex and Alexi are two short forms
    return like_word(a, b) or near_slip(a, b, slip)
