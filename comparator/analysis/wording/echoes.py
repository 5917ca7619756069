"""Whether a sentence of an article has much of the words of a passage: it may tell the same, though nothing
joined the two."""

from collections import Counter
from collections.abc import Iterable, Mapping

from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at

_MUCH = 1 / 3
"""Share of a passage's words. Of what was called dropped on the events that people have read, against every
base, a quarter was there in other words; with this rule a fifth, and a sixth of the true ones is lost."""


def echoed(article: ArticleFindings, passages: Iterable[frozenset[str]]) -> bool:
    """Whether any sentence has a third of the content words of one of the passages."""
    index = at(article).of_all("words by sentence", _by_word)
    return any(_most(index, words) >= _MUCH * len(words) for words in passages if words)


def _most(index: Mapping[str, tuple[int, ...]], words: frozenset[str]) -> int:
    """The most of the words that one sentence has."""
    return max(Counter(n for word in words for n in index.get(word, ())).values(), default=0)


def _by_word(article: ArticleFindings) -> Mapping[str, tuple[int, ...]]:
    """{stem: the sentences that have it}."""
    found: dict[str, list[int]] = {}
    for number, sentence in enumerate(article.sentences):
        for word in content(sentence.of(article.document.text)):
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}
