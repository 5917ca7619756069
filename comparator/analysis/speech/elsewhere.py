"""Speakers whom one article leaves unnamed and another names: the same words are one person's."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from comparator.analysis.findings import ArticleFindings, Name, NamedElsewhere, Point, Quote
from comparator.analysis.names import canonical
from comparator.analysis.naming.people import gender_of
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.presence import is_plural
from comparator.analysis.wordlists import words

_RUN = 8  # words in a row that no two people say by chance …
_ALL = 6  # … nor so many that are all of a quote
_INSERTED = re.compile(r"[\[(][^\])]*[\])]")
_OF_ONE = frozenset({"a", "an", "the", "this", "one"})
_ONE_ALONE = frozenset({"the", "this"})  # the same one wherever the article speaks of him

Run = tuple[str, ...]


def named_elsewhere(
    articles: Sequence[ArticleFindings], names: Sequence[Name]
) -> tuple[tuple[NamedElsewhere, ...], list[ArticleFindings]]:
    """The quotes whose speaker an article leaves unnamed while another has one person say the same words, and
    the articles with that person as their speaker."""
    event = _Event(articles, names)
    found = tuple(one for number in range(len(articles)) for one in event.named_in(number))
    return found, [_with_names(number, article, found) for number, article in enumerate(articles)]


def with_speakers(
    points: Sequence[Point], articles: Sequence[ArticleFindings], found: Sequence[NamedElsewhere]
) -> tuple[Point, ...]:
    """The points, an utterance of an unnamed speaker under the name that another article has for him."""
    people = {(one.article, one.start): one.speaker for one in found}
    unnamed = [[q for q in a.quotes if (n, q.start) in people] for n, a in enumerate(articles)]

    def named(point: Point) -> Point:
        for cell in point.cells if point.kind == "quote" else ():
            for quote in unnamed[cell.article] if cell.start is not None else ():
                if quote.start <= (cell.start or 0) < quote.end and quote.speaker == point.speaker:
                    return msgspec.structs.replace(point, speaker=people[cell.article, quote.start])
        return point

    return tuple(map(named, points)) if found else tuple(points)


def _with_names(number: int, article: ArticleFindings, found: Sequence[NamedElsewhere]) -> ArticleFindings:
    people = {one.start: one.speaker for one in found if one.article == number}
    quotes = (msgspec.structs.replace(q, speaker=people.get(q.start, q.speaker)) for q in article.quotes)
    return msgspec.structs.replace(article, quotes=tuple(quotes)) if people else article


class _Event:
    """Which person of the event says which words, by article."""

    def __init__(self, articles: Sequence[ArticleFindings], names: Sequence[Name]) -> None:
        self._articles, self._full_name = articles, canonical(names)
        self._names = {name.name: name for name in names}
        self._said: dict[Run, set[tuple[int, str]]] = {}
        for number, article in enumerate(articles):
            for quote in _direct(article):
                person = self._full_name(quote.speaker) or ""
                if person in self._names and self._names[person].kind == "person":
                    for run in _runs(article, quote):
                        self._said.setdefault(run, set()).add((number, person))

    def named_in(self, number: int) -> Iterator[NamedElsewhere]:
        """The quotes of an article whose unnamed speaker others name, all by the same name."""
        article = self._articles[number]
        found: dict[tuple[str | None, int | None], set[str]] = {}
        for quote in _direct(article):
            if self._is_unnamed(quote.speaker):
                runs = (self._said.get(run, ()) for run in _runs(article, quote))
                people = {person for said in runs for home, person in said if home != number}
                found.setdefault(_one(quote), set()).update(people)
        for quote in article.quotes:
            people = found.get(_one(quote), set())
            if len(people) == 1 and self._fits(quote.speaker, person := next(iter(people))):
                yield NamedElsewhere(article=number, start=quote.start, speaker=person)

    def _is_unnamed(self, speaker: str | None) -> bool:
        """Whether nobody is named, or one person by what he is: "the officer", "a spokeswoman"."""
        if speaker is None:
            return True
        told, people = speaker.casefold().split(), words("speakers", "people", "lemmas")
        phrase = told[0] in _OF_ONE and self._full_name(speaker) not in self._names
        return phrase and not is_plural(speaker) and any(word in people or is_office(word) for word in told)

    def _fits(self, speaker: str | None, person: str) -> bool:
        """Whether a man is not called a woman, nor a woman a man."""
        titles = [title.title for title in self._names[person].titles]
        sexes = {gender_of("", [speaker or ""]), gender_of(person, titles)}
        return sexes != {"m", "f"}


def _direct(article: ArticleFindings) -> Iterator[Quote]:
    return (quote for quote in article.quotes if quote.kind == "direct")


def _one(quote: Quote) -> tuple[str | None, int | None]:
    """What one and the same says: all that "the officer" says, of others one utterance."""
    told = (quote.speaker or "").casefold().split()
    return quote.speaker, None if told[:1] and told[0] in _ONE_ALONE else quote.utterance


def _runs(article: ArticleFindings, quote: Quote) -> Iterator[Run]:
    """Every eight words in a row of a quote, or its six or seven, without what an outlet put in."""
    text = _INSERTED.sub(" ", article.document.text[quote.start : quote.end])
    said = re.findall(r"\w+", text.casefold())
    if _ALL <= len(said) < _RUN:
        yield tuple(said)
    for at in range(len(said) - _RUN + 1):
        yield tuple(said[at : at + _RUN])
