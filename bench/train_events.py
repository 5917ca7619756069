"""Train the likeness of two articles on events that readers have told apart; measure it on topics left out.

    python -m bench.train_events [--write]

Reads ../shared/corpora/clusters (ECB+). Six times a sixth of its topics is left out, a model is trained on
the others, and every pair with an article of a topic left out is judged by a model that never saw the topic.
Prints B-cubed precision, recall and F1 of the events made with these likenesses, for all topics and for each
half of them, and of streams in five orders; then fits one model on all topics. --write stores it.
"""

import argparse
import itertools
import json
import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.belonging.clusters import EVEN, Links, grouped, nearness
from comparator.analysis.belonging.fingerprints import Fingerprint, fingerprint
from comparator.analysis.belonging.likeness import FEATURES, STORED, Likeness, Model, Profile, features
from tests.shared import SHARED, WHY_SKIPPED

FOLDS = 6
RIDGE = 0.01
OTHER_TOPIC = 0.01  # weight of a pair of two topics: there are so many, and they are told apart so easily
SOURCE = "logistic regression made by bench/train_events.py; which event articles tell: ECB+ (CC BY 3.0)"
Vector = NDArray[np.float64]


class Pairs(NamedTuple):
    """Every pair of articles: their indexes, what is measured, whether they tell one event."""

    at: NDArray[np.intp]
    measured: Vector
    same: Vector
    weight: Vector


def fit(measured: Vector, same: Vector, weight: Vector) -> Model:
    """Logistic regression by Newton's method on features scaled alike; the bias is not held down."""
    mean, spread = measured.mean(0), measured.std(0) + 1e-9
    x = np.c_[(measured - mean) / spread, np.ones(len(measured))]
    ridge = np.diag([RIDGE * weight.sum()] * len(FEATURES) + [0.0])
    beta = np.zeros(x.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (chance - same)) + ridge @ beta
        step = np.linalg.solve((x.T * (weight * chance * (1 - chance))) @ x + ridge, slope)
        beta -= step
        if abs(step).max() < 1e-7:
            break
    real = beta[:-1] / spread
    return Model(tuple(round(float(c), 3) for c in real), round(float(beta[-1] - real @ mean), 3))


def measured_pairs(prints: Sequence[Fingerprint], events: Sequence[str], topics: Sequence[str]) -> Pairs:
    """What is measured of every pair."""
    profiles = [Profile(p) for p in prints]
    at = list(itertools.combinations(range(len(prints)), 2))
    found = np.array([features(profiles[a], profiles[b]) for a, b in at])
    same = np.array([float(events[a] == events[b]) for a, b in at])
    weight = np.array([1.0 if topics[a] == topics[b] else OTHER_TOPIC for a, b in at])
    return Pairs(np.array(at), found, same, weight)


def left_out(pairs: Pairs, topics: Sequence[str]) -> Vector:
    """The log-odds of each pair by a model that did not see its topic; of two topics, the mean of two models,
    each of which did not see one of them."""
    names, of = sorted(set(topics)), np.array(topics)
    total, times = np.zeros(len(pairs.same)), np.zeros(len(pairs.same))
    for k in range(FOLDS):
        out = np.isin(of, names[k::FOLDS])[pairs.at]
        model = fit(*(part[~out.any(1)] for part in pairs[1:]))
        odds = pairs.measured @ np.array(model.coefficients) + model.bias
        total, times = total + odds * out.sum(1), times + out.sum(1)
    return total / times


def b_cubed(gold: Sequence[str], groups: Iterable[Sequence[int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the groups that articles were put into."""
    event = defaultdict[str, set[int]](set)
    for n, name in enumerate(gold):
        event[name].add(n)
    right = [(len(event[gold[n]] & set(g)), len(g), len(event[gold[n]])) for g in groups for n in g]
    precision = statistics.fmean(r / g for r, g, _ in right)
    recall = statistics.fmean(r / e for r, _, e in right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def streamed(order: Sequence[int], links: Links) -> list[list[int]]:
    """Each article as it comes joins the event it is nearest to, or begins one; nothing is mended later."""
    events = list[list[int]]()
    for n in order:
        near = [nearness([links[min(n, m), max(n, m)] for m in event]) for event in events]
        best = max(range(len(near)), key=near.__getitem__, default=None)
        if best is not None and near[best] > EVEN:
            events[best].append(n)
        else:
            events.append([n])
    return events


def report(name: str, chosen: Sequence[int], odds: Vector, pairs: Pairs, events: Sequence[str]) -> None:
    """Print what becomes of some of the articles."""
    place = {n: k for k, n in enumerate(chosen)}
    links = {
        (place[a], place[b]): Likeness(float(value), None)
        for (a, b), value in zip(pairs.at.tolist(), odds, strict=True)
        if a in place and b in place
    }
    gold = [events[n] for n in chosen]
    told = b_cubed(gold, grouped(len(chosen), links))
    print(f"{name:24} {len(chosen):4} articles: P {told[0]:.3f}  R {told[1]:.3f}  F1 {told[2]:.3f}", end="")
    orders = [
        random.Random(seed).sample(range(len(chosen)), len(chosen))  # noqa: S311 (no secret)
        for seed in range(5)
    ]
    streams = [b_cubed(gold, streamed(order, links))[2] for order in orders]
    print("   streams " + " ".join(f"{f1:.3f}" for f1 in streams), flush=True)


def main(words: Sequence[str]) -> int:
    """Measure on topics left out, then train on all and store the model where told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(words)
    if SHARED is None:
        print(WHY_SKIPPED)
        return 1
    lines = (SHARED / "corpora" / "clusters" / "articles.jsonl").read_text("utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    events, topics = [a["event"] for a in articles], [a["topic"] for a in articles]
    pairs = measured_pairs([fingerprint(a["headline"] or "", a["text"]) for a in articles], events, topics)
    odds, names = left_out(pairs, topics), sorted(set(topics), key=int)
    report("topics left out", range(len(articles)), odds, pairs, events)
    for half in (0, 1):
        chosen = [n for n, topic in enumerate(topics) if topic in names[half::2]]
        report(f"half {half + 1} of them", chosen, odds, pairs, events)
    model = fit(*pairs[1:])
    for name, value in zip((*FEATURES, "bias"), (*model.coefficients, model.bias), strict=True):
        print(f"  {name:16} {value:7.3f}")
    if options.write:
        stored = {
            "source": SOURCE,
            "coefficients": dict(zip(FEATURES, model.coefficients, strict=True)),
            "bias": model.bias,
        }
        STORED.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
