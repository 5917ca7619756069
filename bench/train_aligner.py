"""Train the aligner on the events that readers have aligned, and measure it on the event left out.

    python bench/train_aligner.py [--write]

Prints facts.pairs.f1 of each event for a model trained on the others, then fits one model on all of them;
--write stores its coefficients in comparator/analysis/data/aligner.json. Only the coefficients are part of
the project: the events lie in ../shared (or COMPARATOR_SHARED).
"""

import argparse
import datetime as dt
import itertools
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from comparator.analysis.align import COEFFICIENTS, Aligner, guarded  # noqa: E402 - needs the path above
from comparator.analysis.alignment.features import Pairs, pair_features  # noqa: E402
from comparator.analysis.alignment.grouping import groups_of  # noqa: E402
from comparator.analysis.article import analyse  # noqa: E402
from comparator.analysis.findings import ArticleFindings  # noqa: E402
from comparator.analysis.names import canonical, join_names  # noqa: E402
from comparator.analysis.page_text import read_page  # noqa: E402
from tests.shared import SHARED, WHY_SKIPPED  # noqa: E402

RIDGE = 60.0
OUTSIDE = 0.1  # weight of a pair that the readers did not look at
PLAIN = str.maketrans("\u00a0\n\t“”‘’–—", "   \"\"''--")
BESIDE = 0.1  # of a pair whose sentences share a fact that the clauses do not


class Row(NamedTuple):
    """A fact as readers found it: an article's index and all the places there that tell it; the first of each
    article is the one that counts."""

    name: str
    places: tuple[tuple[int, int, int, bool], ...]


class Event(NamedTuple):
    """An event's pairs with what readers said of them."""

    name: str
    pairs: Pairs
    rows: tuple[Row, ...]
    articles: Sequence[ArticleFindings]
    wanted: int


class Labels(NamedTuple):
    """Parallel arrays over the pairs (i < j) of different articles."""

    index: tuple[NDArray[np.int_], NDArray[np.int_]]
    same: NDArray[np.float64]
    weight: NDArray[np.float64]


def covers(start: int, end: int, low: int, high: int) -> bool:
    """Whether a unit holds at least half of a reader's span and is not much longer."""
    shared = min(end, high) - max(start, low)
    return shared >= (high - low) / 2 and end - start <= max(450, 4 * (high - low))


def holdings(event: Event) -> list[set[str]]:
    """The facts each unit tells."""
    held = []
    for unit in event.pairs.units:
        found = {
            row.name
            for row in event.rows
            for article, low, high, _ in row.places
            if article == unit.article and covers(*unit.span, low, high)
        }
        held.append(found)
    return held


def labels(event: Event) -> Labels:
    """Which pairs say the same, and how much each pair counts."""
    held, around = holdings(event), dict[tuple[int, int], set[str]]()
    keys = [(u.article, u.statement.sentence.start) for u in event.pairs.units]
    for key, facts in zip(keys, held, strict=True):
        around.setdefault(key, set()).update(facts)
    left, right = np.where(np.triu(event.pairs.cross))
    same = np.array([bool(held[i] & held[j]) for i, j in zip(left, right, strict=True)], float)
    weight = np.empty_like(same)
    for n, (i, j) in enumerate(zip(left, right, strict=True)):
        known = bool(held[i]) and bool(held[j])
        beside = bool(around[keys[i]] & around[keys[j]])
        weight[n] = 1.0 if same[n] else BESIDE if beside else 1.0 if known else OUTSIDE
    return Labels((left, right), same, weight)


def fit(x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ridge logistic regression by Newton's method; the bias comes last and is not held down."""
    x1 = np.c_[x, np.ones(len(x))]
    ridge = np.diag([RIDGE] * x.shape[1] + [1e-6])
    beta = np.zeros(x1.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        slope = x1.T @ (weight * (chance - y)) + ridge @ beta
        bend = (x1 * (weight * chance * (1 - chance))[:, None]).T @ x1 + ridge
        step = np.linalg.solve(bend, slope)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    return beta


def train(events: Sequence[Event], known: dict[str, Labels], threshold: float) -> Aligner:
    """One model on all the events given, each event counting alike."""
    parts = [(event.pairs.values[known[event.name].index], known[event.name]) for event in events]
    x = np.concatenate([p[0] for p in parts]).astype(np.float64)
    y = np.concatenate([p[1].same for p in parts])
    weight = np.concatenate([p[1].weight / len(events) for p in parts])
    mean, spread = x.mean(axis=0), np.where(x.std(axis=0) < 1e-6, 1.0, x.std(axis=0))
    beta = fit((x - mean) / spread, y, weight)
    model = Aligner(events[0].pairs.names, mean, spread, beta[:-1], float(beta[-1]), 0.0, 0.0)
    return at(model, threshold)


class Judge:
    """facts.pairs.f1 as readers' rows have it, quick enough to try many settings."""

    def __init__(self, event: Event) -> None:
        self.event, self.cells = event, list[tuple[str, int, NDArray[np.float32]]]()
        units = event.pairs.units
        sentence = dict[tuple[int, int], set[str]]()
        starts = list[tuple[int, int]]()
        for row in event.rows:
            for article, low, high, first in row.places:
                if not first:
                    continue
                mine = [u.article == article and covers(*u.span, low, high) for u in units]
                self.cells.append((row.name, article, np.array(mine, np.float32)))
                starts.append((article, self._sentence(article, low)))
                sentence.setdefault(starts[-1], set()).add(row.name)
        self.right, self.wrong = list[tuple[int, int]](), list[tuple[int, int]]()
        for a, b in itertools.combinations(range(len(self.cells)), 2):
            if self.cells[a][1] == self.cells[b][1]:
                continue
            if self.cells[a][0] == self.cells[b][0]:
                self.right.append((a, b))
            elif not sentence[starts[a]] & sentence[starts[b]]:
                self.wrong.append((a, b))

    def _sentence(self, article: int, at: int) -> int:
        return next((s.start for s in self.event.articles[article].sentences if s.start <= at < s.end), at)

    def score(self, rows: Sequence[Sequence[int]]) -> tuple[float, float, float]:
        """(F1, precision, recall) of rows of units."""
        together = np.zeros((len(self.event.pairs.units),) * 2, np.float32)
        for row in rows:
            together[np.ix_(row, row)] = 1
        held = np.stack([c[2] for c in self.cells])
        joined = held @ together @ held.T > 0
        right = sum(bool(joined[a, b]) for a, b in self.right)
        wrong = sum(bool(joined[a, b]) for a, b in self.wrong)
        precision, recall = right / max(1, right + wrong), right / max(1, self.event.wanted)
        return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def rows_of(event: Event, aligner: Aligner) -> list[tuple[int, ...]]:
    """The rows a model makes of an event."""
    chances = guarded(event.articles, event.pairs, aligner.probabilities(event.pairs))
    home = np.array([u.article for u in event.pairs.units])
    return [g.members for g in groups_of(chances, home, aligner.threshold, aligner.loose)]


THRESHOLDS = (0.14, 0.18, 0.22, 0.26, 0.3, 0.35, 0.4)
TOLERANCE = 0.004
LOOSE = 0.5  # of the threshold; a lower one adds to a row what only touches its topic


def choose(events: Sequence[Event], known: dict[str, Labels], judges: dict[str, Judge]) -> float:
    """The strictest threshold that is within TOLERANCE of the best on average, with its neighbours, where
    each event is measured with a model of the others: a wrong row costs a reader more than a missed one."""
    curves = np.zeros(len(THRESHOLDS))
    for event in events:
        model = train([o for o in events if o is not event], known, 0.0)
        curves += [judges[event.name].score(rows_of(event, at(model, t)))[0] for t in THRESHOLDS]
    smooth = np.convolve(curves, [0.25, 0.5, 0.25], mode="same")
    inner = smooth[1:-1] / len(events)
    return THRESHOLDS[1 + int(np.flatnonzero(inner >= inner.max() - TOLERANCE)[-1])]


def at(model: Aligner, threshold: float) -> Aligner:
    """The model with another threshold."""
    return model._replace(threshold=threshold, loose=round(threshold * LOOSE, 4))


def measure(events: Sequence[Event]) -> Aligner:
    """Print each event's measure by a model that never saw it; return a model of all of them."""
    known = {e.name: labels(e) for e in events}
    judges = {e.name: Judge(e) for e in events}
    for event in events:
        others = [e for e in events if e is not event]
        threshold = choose(others, known, judges)
        rows = rows_of(event, train(others, known, threshold))
        f1, precision, recall = judges[event.name].score(rows)
        print(f"{event.name:24} f1 {f1:.3f} precision {precision:.3f} recall {recall:.3f} at {threshold}")
    return train(events, known, choose(events, known, judges))


def as_json(aligner: Aligner) -> str:
    """The aligner as comparator.analysis.align reads it."""
    rounded = {
        key: [round(float(v), 5) for v in getattr(aligner, key)] for key in ("mean", "spread", "weights")
    }
    source = "logistic regression made by bench/train_aligner.py"
    single = {"bias": round(aligner.bias, 5), "threshold": aligner.threshold, "loose": aligner.loose}
    return json.dumps({"source": source, "features": aligner.features} | rounded | single, indent=1) + "\n"


def load(name: str, folder: Path, shared: Path) -> Event:
    """An event as the project itself reads it, with the readers' rows."""
    gold = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
    keys, articles = list(gold["articles"]), list[ArticleFindings]()
    for data in gold["articles"].values():
        day = dt.date.fromisoformat(data["published"]) if data.get("published") else None
        raw = (folder / data["file"]).read_text("utf-8")
        page = read_page(raw, file=data["file"], published=day, outlet=data["outlet"])
        articles.append(analyse(page))
    rows = [
        Row(row["id"], tuple(places(row, keys, articles, kind == "facts")))
        for kind in ("facts", "utterances")
        for row in gold[kind]
    ]
    wanted = sum(len(row["cells"]) * (len(row["cells"]) - 1) // 2 for row in gold["facts"])
    return Event(
        name, pair_features(articles, canonical(join_names(articles))), tuple(rows), articles, wanted
    )


def places(
    row: dict[str, Any], keys: Sequence[str], articles: Sequence[ArticleFindings], counts: bool
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
                yield article, hit.start(), hit.end(), counts and number == 0


def main() -> int:
    """Measure, and store the coefficients where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="store the coefficients")
    wanted = parser.parse_args()
    if SHARED is None:
        print(WHY_SKIPPED, file=sys.stderr)
        return 2
    folders = {"syria-moscow-2012": SHARED / "seeds"}
    folders |= {f.name: f for f in sorted((SHARED / "corpora" / "events").iterdir()) if f.is_dir()}
    model = measure([load(name, folder, SHARED) for name, folder in folders.items()])
    if wanted.write:
        COEFFICIENTS.write_text(as_json(model), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
