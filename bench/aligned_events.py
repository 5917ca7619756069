"""The events that readers have aligned, as the project itself reads them, and how well rows fit what they
found. The events lie in ../shared (or COMPARATOR_SHARED) and are no part of the project."""

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import readings
from comparator.analysis.alignment.features import Pairs, pair_features, units_of
from comparator.analysis.alignment.model import Aligner
from comparator.analysis.article import analyse
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.names import canonical, join_names
from comparator.analysis.page_text import read_page

OUTSIDE = 0.1  # weight of a pair that no fact which readers named lies in
BESIDE = 0.1  # of a pair whose sentences share a fact that the clauses do not
PART = 1 / 3  # two clauses that share fewer of the facts they tell are neither one fact nor two
PLAIN = str.maketrans("\u00a0\n\t“”‘’–—", "   \"\"''--")


class Row(NamedTuple):
    """A fact or utterance as readers found it: an article's index and all the places there that tell it; the
    first of each article is the one that counts."""

    kind: str
    name: str
    places: tuple[tuple[int, int, int, bool], ...]


class Event(NamedTuple):
    """An event's articles with what readers found in them, and every pair of statements."""

    name: str
    whole: bool
    """Whether they looked for every fact that two articles share, or for a choice."""
    rows: tuple[Row, ...]
    articles: Sequence[ArticleFindings]
    pairs: Pairs


class Labels(NamedTuple):
    """Parallel arrays over the event's pairs: whether they say the same, and how much each counts."""

    same: NDArray[np.float64]
    weight: NDArray[np.float64]
    part: NDArray[np.bool_]
    """Which share too small a part of what they tell to be called one fact or two."""


def folders(shared: Path) -> dict[str, Path]:
    """Each event's name with the folder of its pages."""
    others = sorted(f for f in (shared / "corpora" / "events").iterdir() if f.is_dir())
    return {"syria-moscow-2012": shared / "seeds"} | {f.name: f for f in others}


class Reading(NamedTuple):
    """What readers found in an event, as ../shared/gold has it, and the texts they read by file."""

    name: str
    whole: bool
    gold: dict[str, Any]
    texts: dict[str, str]


def all_readings(shared: Path) -> Iterator[Reading]:
    """Every event that readers have aligned: those of ../shared and our own."""
    for name, folder in folders(shared).items():
        gold = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
        files = [a["file"] for a in gold["articles"].values()]
        texts = {file: (folder / file).read_text("utf-8") for file in files}
        yield Reading(name, whole=False, gold=gold, texts=texts)
    for name, gold, texts in readings.events(shared):
        yield Reading(name, whole=True, gold=gold, texts=texts)


def load(read: Reading, aligner: Aligner) -> Event:
    """An event with the readers' rows; the aligner tells what is usual of each score."""
    gold = read.gold
    articles = [_read(data, read.texts[data["file"]]) for data in gold["articles"].values()]
    rows = [
        Row(kind, row["id"], tuple(_places(row, list(gold["articles"]), articles)))
        for kind in ("facts", "utterances")
        for row in gold[kind]
    ]
    return Event(read.name, read.whole, tuple(rows), articles, _pairs(articles, aligner))


def paired(event: Event, aligner: Aligner) -> Event:
    """The event with its pairs measured anew, by what the aligner has for usual."""
    return event._replace(pairs=_pairs(event.articles, aligner))


def _pairs(articles: Sequence[ArticleFindings], aligner: Aligner) -> Pairs:
    return pair_features(articles, canonical(join_names(articles)), aligner, every=True)


def _read(data: dict[str, Any], raw: str) -> ArticleFindings:
    day = dt.date.fromisoformat(data["published"]) if data.get("published") else None
    return analyse(read_page(raw, file=data["file"], published=day, outlet=data["outlet"]))


def _places(
    row: dict[str, Any], keys: Sequence[str], articles: Sequence[ArticleFindings]
) -> Iterator[tuple[int, int, int, bool]]:
    """Where the articles tell a row: blind to kinds of quote mark and white space, in the body first."""
    for key, cell in row["cells"].items():
        article = keys.index(key)
        document = articles[article].document
        body = document.parts.body.start if document.parts.body else 0
        for number, span in enumerate((cell["span"], *cell.get("also", ()))):
            pattern = re.compile(r"\s+".join(re.escape(word) for word in span.translate(PLAIN).split()))
            text = document.text.translate(PLAIN)
            if hit := pattern.search(text, body) or pattern.search(text):
                yield article, hit.start(), hit.end(), number == 0


def covers(start: int, end: int, low: int, high: int) -> bool:
    """Whether a unit holds at least half of a reader's span and is not much longer."""
    shared = min(end, high) - max(start, low)
    return shared >= (high - low) / 2 and end - start <= max(450, 4 * (high - low))


def holdings(event: Event) -> list[set[str]]:
    """The facts each unit tells."""
    return [
        {
            row.name
            for row in event.rows
            for article, low, high, _ in row.places
            if article == unit.article and covers(*unit.span, low, high)
        }
        for unit in event.pairs.units
    ]


def labels(event: Event) -> Labels:
    """Which pairs say the same, and how much each pair counts."""
    held, around = holdings(event), dict[tuple[int, int], set[str]]()
    keys = [(u.article, u.statement.sentence.start) for u in event.pairs.units]
    for key, facts in zip(keys, held, strict=True):
        around.setdefault(key, set()).update(facts)
    pairs = list(zip(event.pairs.left.tolist(), event.pairs.right.tolist(), strict=True))
    same = np.array([bool(held[i] & held[j]) for i, j in pairs], float)
    weight = np.empty_like(same)
    for n, (i, j) in enumerate(pairs):
        known = bool(held[i]) and bool(held[j])
        beside = bool(around[keys[i]] & around[keys[j]])
        weight[n] = 1.0 if same[n] else BESIDE if beside else 1.0 if known else OUTSIDE
    part = [0 < len(held[i] & held[j]) < PART * len(held[i] | held[j]) for i, j in pairs]
    return Labels(same, weight, np.array(part, bool))


class Judge:
    """facts.pairs.f1 or quotes.pairs.f1 as readers' rows have it, quick enough to try many settings."""

    def __init__(self, event: Event, kind: str) -> None:
        self.event, self.cells = event, list[tuple[str, int, NDArray[np.float32]]]()
        units = units_of(event.articles)
        sentence = dict[tuple[int, int], set[str]]()
        starts = list[tuple[int, int]]()
        for row in (r for r in event.rows if r.kind == kind):
            for article, low, high, first in row.places:
                if not first:
                    continue
                mine = [u.article == article and covers(*u.span, low, high) for u in units]
                self.cells.append((row.name, article, np.array(mine, np.float32)))
                starts.append((article, self._sentence(article, low)))
                sentence.setdefault(starts[-1], set()).add(row.name)
        pairs = [
            (a, b)
            for a, b in itertools.combinations(range(len(self.cells)), 2)
            if self.cells[a][1] != self.cells[b][1]
        ]
        self.right = [(a, b) for a, b in pairs if self.cells[a][0] == self.cells[b][0]]
        self.wrong = [(a, b) for a, b in pairs if not sentence[starts[a]] & sentence[starts[b]]]

    def _sentence(self, article: int, at: int) -> int:
        return next((s.start for s in self.event.articles[article].sentences if s.start <= at < s.end), at)

    def score(self, rows: Sequence[Sequence[int]]) -> tuple[float, float, float]:
        """(F1, precision, recall) of rows of units; zeros where readers found no pair."""
        if not self.right:
            return 0.0, 0.0, 0.0
        together = np.zeros((len(self.event.pairs.units),) * 2, np.float32)
        for row in rows:
            together[np.ix_(row, row)] = 1
        held = np.stack([c[2] for c in self.cells])
        joined = held @ together @ held.T > 0
        right = sum(bool(joined[a, b]) for a, b in self.right)
        wrong = sum(bool(joined[a, b]) for a, b in self.wrong)
        precision, recall = right / max(1, right + wrong), right / max(1, len(self.right))
        return 2 * precision * recall / max(1e-9, precision + recall), precision, recall
