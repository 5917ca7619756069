"""An event of any size for measuring: articles of 400 to 600 words, put together from the sentences of the
demonstration story. Nearly half of each article is told by others too, in other words or in another order;
the rest it has alone."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from comparator.analysis.document import Document
from comparator.analysis.page_text import read_page

ARTICLES = Path(__file__).resolve().parent.parent / "comparator" / "demo" / "articles"
WORDS = (400, 600)
TOLD_BY_OTHERS = 0.45
KEPT_AS_IT_IS = 0.3  # of the sentences that several have: wire copy
_PLAIN = re.compile(r"\b[a-z]{4,}\b")
_NUMBER = re.compile(r"\b\d+\b")


def event(count: int) -> list[Document]:
    """So many articles, the same ones at every call; the first ones do not depend on how many there are."""
    pool = [s for path in sorted(ARTICLES.glob("*.txt")) for s in _sentences(path)]
    plain = sorted({w for s in pool for w in _PLAIN.findall(s)})
    core, rest = pool[::3], [s for n, s in enumerate(pool) if n % 3]
    return [_document(number, core, rest, plain) for number in range(count)]


def _sentences(path: Path) -> Iterator[str]:
    """Sentences of the body, quotes kept whole."""
    read = read_page(path.read_text("utf-8"), file=path.name)
    for paragraph in read.paragraphs:
        words = paragraph.of(read.text)
        if len(words.split()) > 6:
            yield from (p for p in re.split(r"(?<=[.!?])\s+(?=[A-Z])", words) if _is_whole(p))


def _is_whole(piece: str) -> bool:
    return len(piece.split()) > 6 and piece.count("“") == piece.count("”")


def _document(number: int, core: Sequence[str], rest: Sequence[str], plain: Sequence[str]) -> Document:
    draw = random.Random(number)  # noqa: S311 (nothing secret: the same articles every time)
    length, told = draw.randint(*WORDS), list[str]()
    while sum(len(s.split()) for s in told) < length:
        shared = draw.random() < TOLD_BY_OTHERS
        sentence = draw.choice(core if shared else rest)
        change = 0.0 if shared and draw.random() < KEPT_AS_IT_IS else 0.15 if shared else 0.8
        told.append(_varied(sentence, draw, plain, change))
    paragraphs = [" ".join(told[n : n + 2]) for n in range(0, len(told), 2)]
    title = f"The valley and the dam, told for the {number + 1}th time"
    return read_page("\n\n".join([title, *paragraphs]), file=f"{number:03}.txt", outlet=f"Outlet {number}")


def _varied(sentence: str, draw: random.Random, plain: Sequence[str], change: float) -> str:
    """The sentence with some of its words, and now and then a number, put in the place of others."""

    def other(found: re.Match[str]) -> str:
        return draw.choice(plain) if draw.random() < change else found[0]

    def amount(found: re.Match[str]) -> str:
        return str(int(found[0]) + draw.randint(1, 9)) if draw.random() < change / 3 else found[0]

    return _NUMBER.sub(amount, _PLAIN.sub(other, sentence))
