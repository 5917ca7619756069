"""Whether a sentence of an article has much of the words of a passage: it may tell the same, though nothing
joined the two."""

import functools
import math
import operator
from collections.abc import Iterable, Sequence

from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

_MUCH = 1 / 3
"""Share of a passage's words. Of what was called dropped on the events that people have read, against every
base, a quarter was there in other words; with this rule a fifth, and a sixth of the true ones is lost."""


class Echoes:
    """The sentences of some articles by their words: a set of sentences is a number with a bit for each, so
    that all sentences are counted at once."""

    def __init__(self, articles: Sequence[ArticleFindings]) -> None:
        self._articles = articles
        self._known: dict[frozenset[str], int] = {frozenset(): 0}

    def of(self, passages: Iterable[frozenset[str]]) -> int:
        """The sentences with a third of the content words of one of the passages."""
        return functools.reduce(operator.or_, map(self._sentences, passages), 0)

    def has(self, article: int, sentences: int) -> bool:
        """Whether any of the sentences is the article's."""
        return self._index[1][article] & sentences != 0

    def _sentences(self, words: frozenset[str]) -> int:
        """The sentences of all articles with a third of the words; remembered, as many rows have the same."""
        if words not in self._known:
            having, _, every = self._index
            sets = [having[word] for word in words if word in having]
            self._known[words] = at_least(math.ceil(_MUCH * len(words)), sets, every)
        return self._known[words]

    @functools.cached_property
    def _index(self) -> tuple[dict[str, int], list[int], int]:
        """{stem: the sentences that have it}, each article's sentences, and all of them."""
        having, home, bit = dict[str, int](), list[int](), 1
        for article in self._articles:
            first = bit
            for words in at(article).of_all("words by sentence", _by_sentence):
                for word in words:
                    having[word] = having.get(word, 0) | bit
                bit <<= 1
            home.append(bit - first)
        return having, home, bit - 1


def at_least(least: int, sets: Iterable[int], every: int) -> int:
    """What stands in so many of the sets, told as bits of numbers; `every` has the bits of all there is. Each
    bit has a binary counter, one digit of all counters being one number, that begins so that it runs over at
    `least`."""
    size = least.bit_length()
    digits = [every if (2**size - least) >> place & 1 else 0 for place in range(size)]
    over = 0
    for carried in sets:
        for place, digit in enumerate(digits):
            digits[place], carried = digit ^ carried, digit & carried
        over |= carried
    return over


def _by_sentence(article: ArticleFindings) -> tuple[frozenset[str], ...]:
    """The content of every sentence."""
    return tuple(content(sentence.of(article.document.text)) for sentence in article.sentences)
