"""An event of any size for measuring: articles of 400 to 600 words, put together from the sentences of the
demonstration story, each made a fact of its own by other words, names and numbers. About half of each article
are facts of the event, the first of which nearly all articles tell and the last hardly any, as they stand or
with some words changed; the rest each article has alone. So about a quarter of an article's statements are
told in a given other one, as in real coverage of one event (.25 to .30 in four events), whatever the
number of articles."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from comparator.analysis.document import Document
from comparator.analysis.page_text import read_page

ARTICLES = Path(__file__).resolve().parent.parent / "comparator" / "demo" / "articles"
WORDS = (400, 600)
FACTS = 90  # of the event
MOST_TOLD, FALLING, LEAST_TOLD = 0.75, 0.04, 0.02  # how likely the first fact is told, and each that follows
KEPT_AS_IT_IS = 0.3  # of the facts that several tell: wire copy
RETOLD = 0.2  # share of the words that change where a fact is told in other words
MADE_ANOTHER = 0.8  # share that change where a sentence becomes another fact
_PLAIN = re.compile(r"\b[a-z]{4,}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_NUMBER = re.compile(r"\b\d+\b")


class Stock(NamedTuple):
    """What the articles are made of."""

    sentences: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]


def event(count: int) -> list[Document]:
    """So many articles, the same ones at every call; the first ones do not depend on how many there are."""
    sentences = tuple(dict.fromkeys(s for path in sorted(ARTICLES.glob("*.txt")) for s in _sentences(path)))
    words, names = ({w for s in sentences for w in kind.findall(s)} for kind in (_PLAIN, _NAME))
    stock = Stock(sentences, tuple(sorted(words)), tuple(sorted(names)))
    facts = [_another(stock, random.Random(f"fact {n}")) for n in range(FACTS)]  # noqa: S311 (nothing secret)
    return [_document(number, facts, stock) for number in range(count)]


def _sentences(path: Path) -> Iterator[str]:
    """Sentences of the body, quotes kept whole."""
    read = read_page(path.read_text("utf-8"), file=path.name)
    for paragraph in read.paragraphs:
        words = paragraph.of(read.text)
        if len(words.split()) > 6:
            yield from (p for p in re.split(r"(?<=[.!?])\s+(?=[A-Z])", words) if _is_whole(p))


def _is_whole(piece: str) -> bool:
    return len(piece.split()) > 6 and piece.count("“") == piece.count("”")


def _document(number: int, facts: Sequence[str], stock: Stock) -> Document:
    draw = random.Random(number)  # noqa: S311 (nothing secret: the same articles every time)
    length, told = draw.randint(*WORDS), list[str]()
    for place, fact in enumerate(facts):
        if draw.random() < max(LEAST_TOLD, MOST_TOLD - FALLING * place):
            told.append(fact if draw.random() < KEPT_AS_IT_IS else _retold(fact, stock, draw))
    while sum(len(s.split()) for s in told) < length:
        told.insert(draw.randint(0, len(told)), _another(stock, draw))
    paragraphs = [" ".join(told[n : n + 2]) for n in range(0, len(told), 2)]
    title = f"The valley and the dam, told for the {number + 1}th time"
    return read_page("\n\n".join([title, *paragraphs]), file=f"{number:03}.txt", outlet=f"Outlet {number}")


def _another(stock: Stock, draw: random.Random) -> str:
    """A sentence made another fact: most words, all numbers and names are others."""
    sentence = _PLAIN.sub(_other(stock.words, draw, MADE_ANOTHER), draw.choice(stock.sentences))
    sentence = _NAME.sub(_other(stock.names, draw, 1.0), sentence)
    return _NUMBER.sub(lambda found: str(int(found[0]) + draw.randint(1, 99)), sentence)


def _retold(fact: str, stock: Stock, draw: random.Random) -> str:
    """A fact with some of its words, and now and then a number, put in the place of others."""

    def amount(found: re.Match[str]) -> str:
        return str(int(found[0]) + draw.randint(1, 9)) if draw.random() < RETOLD / 3 else found[0]

    return _NUMBER.sub(amount, _PLAIN.sub(_other(stock.words, draw, RETOLD), fact))


def _other(words: Sequence[str], draw: random.Random, change: float) -> Callable[[re.Match[str]], str]:
    return lambda found: draw.choice(words) if draw.random() < change else found[0]
