"""Train the aligner on events that readers have aligned, and measure it on events it never saw.

    python -m bench.train_aligner [--write]

What is one fact is learned from the events of ../shared and of bench/readings, what is one remark from
those of ../shared; the SHUT are for measuring alone. Every other event is measured by a model trained without
it. Prints facts.pairs.f1 and quotes.pairs.f1 of each and what the choice of pairs worth measuring loses, at
thresholds that the other events chose; then fits one model. --write stores it in
comparator/analysis/data/aligner.json: coefficients, what is usual of each score, and all thresholds. To be
run again whenever the sentence model, what is measured of a pair, or the cutting into statements changes.
"""

import argparse
import itertools
import sys
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.aligned_events import Event, Judge, Labels, all_readings, labels, load, paired
from comparator.analysis.align import Alignment, chances_of, texts_of
from comparator.analysis.alignment.chances import Chances
from comparator.analysis.alignment.features import pair_features
from comparator.analysis.alignment.grouping import groups_of
from comparator.analysis.alignment.model import STORED, Aligner, Regression, as_json, stored_aligner
from comparator.analysis.alignment.utterances import utterances
from comparator.analysis.names import canonical, join_names
from tests.shared import SHARED, WHY_SKIPPED

RIDGE = {"facts": 30.0, "remarks": 60.0}
NOT_OF_FACTS = ("words in context", "the less told", "the more told", "subject", "same verb")
NOT_OF_REMARKS = (
    "the less told, by rare words",
    "the more told, by rare words",
    "names of one",
    "names of the other",
    "figures of one",
    "figures of the other",
)
SHUT = ("18ecb", "2ecb", "41ecbplus", "43ecbplus", "25ecbplus", "31ecb")  # for measuring alone
LOOK = ("characters", "sentence's characters", "meaning")  # the scores that every pair has at first sight
KEPT = 0.9995  # of the pairs that may stand in a row, those that must look alike enough to be measured
THRESHOLDS = (0.2, 0.23, 0.26, 0.29, 0.32, 0.35, 0.38, 0.41)
TOLERANCE = 0.005
ENOUGH = 5  # pairs of one utterance; events with fewer tell nothing of the thresholds for quotes
LOOSE = 0.5  # of the threshold; a lower one adds to a row what only touches its topic
SPEECH = {
    "quoted_alike": (0.2, 0.25, 0.3, 0.35, 0.4, 0.5),
    "told_alike": (0.04, 0.06, 0.08, 0.1, 0.12, 0.16, 0.22, 0.3),
    "compatible": (0.12, 0.16, 0.2, 0.24, 0.28, 0.34),
}
Curve = NDArray[np.float64]


class Known(NamedTuple):
    """An event with what readers say of its pairs, and its judges."""

    event: Event
    labels: Labels
    facts: Judge
    quotes: Judge


class Seen(NamedTuple):
    """An event with a model that was trained without it, and the chances that this one gives."""

    known: Known
    model: Aligner
    chances: tuple[Chances, ...]
    """Of facts and of remarks."""


def fit(
    x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64], held: float
) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, its coefficients `held` down (ridge) but for the bias, which
    comes last."""
    x1 = np.c_[x, np.ones(len(x))]
    ridge = np.diag([held] * x.shape[1] + [1e-6])
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


def train(events: Sequence[Known], before: Aligner) -> Aligner:
    """One model on all the events given, each event counting alike; what is usual and the thresholds are
    those of the model before."""
    shared = [k for k in events if not k.event.whole]
    names = shared[0].event.pairs.names
    ours = [n for n in names if n not in NOT_OF_FACTS]
    theirs = [n for n in names if n not in NOT_OF_REMARKS]
    look = regression(shared, LOOK, RIDGE["remarks"])
    model = before._replace(
        facts=regression(events, ours, RIDGE["facts"], whole=True),
        remarks=regression(shared, theirs, RIDGE["remarks"]),
        look=dict(zip(LOOK, (np.maximum(look.weights, 0) / look.spread).tolist(), strict=True)),
    )
    return model._replace(floor=min(floor(k.event, model) for k in shared))


def regression(
    events: Sequence[Known], names: Sequence[str], ridge: float, *, whole: bool = False
) -> Regression:
    """The coefficients of some features; where `whole`, pairs that share a small part of what they tell do
    not count."""
    columns = [events[0].event.pairs.names.index(name) for name in names]
    x = np.concatenate([k.event.pairs.values[:, columns] for k in events]).astype(np.float64)
    y = np.concatenate([k.labels.same for k in events])
    weight = np.concatenate([np.where(k.labels.part & whole, 0, k.labels.weight) for k in events])
    mean, spread = x.mean(axis=0), np.where(x.std(axis=0) < 1e-6, 1.0, x.std(axis=0))
    beta = fit((x - mean) / spread, y, weight / len(events), ridge)
    return Regression(tuple(names), mean, spread, beta[:-1], float(beta[-1]))


def at(model: Aligner, threshold: float) -> Aligner:
    """The model with another threshold."""
    return model._replace(threshold=threshold, loose=round(threshold * LOOSE, 4))


def floor(event: Event, model: Aligner) -> float:
    """The look that KEPT of the pairs reach which may stand in a row."""
    may = model.facts.chances(event.pairs.names, event.pairs.values) >= model.loose
    return float(np.quantile(looks(event, model)[may], 1 - KEPT)) if may.any() else 0.0


def looks(event: Event, model: Aligner) -> NDArray[np.float64]:
    """How alike the event's pairs look at first sight."""
    parts = [
        weight * (event.pairs.raw[name] - model.usual[name][0]) / model.usual[name][1]
        for name, weight in model.look.items()
    ]
    return np.asarray(np.sum(parts, axis=0), np.float64)


def chances(event: Event, model: Aligner) -> tuple[Chances, ...]:
    """Of facts and of remarks, as align.py has them: of the pairs worth measuring alone."""
    pairs = pair_features(event.articles, canonical(join_names(event.articles)), model)
    return chances_of(event.articles, pairs, model.facts, model.remarks)


def aligned(event: Event, found: tuple[Chances, ...], model: Aligner) -> Alignment:
    """The event with the rows that the model's thresholds make of the chances of facts and of remarks."""
    units, home = event.pairs.units, [u.article for u in event.pairs.units]
    groups = groups_of(found[0], home, model.threshold, model.loose)
    return Alignment(units, *found, tuple(groups), model, texts_of(event.articles, units))


def facts(known: Known, alignment: Alignment) -> tuple[float, float, float]:
    """(F1, precision, recall) of the rows."""
    return known.facts.score([g.members for g in alignment.groups])


def quotes(known: Known, alignment: Alignment) -> float:
    """F1 of the utterances."""
    full_name = canonical(join_names(known.event.articles))
    return known.quotes.score([u.members for u in utterances(alignment, full_name)])[0]


def left_out(events: Sequence[Known], before: Aligner) -> list[Seen]:
    """Each event with a model of the others and its chances."""
    found = []
    for known in events:
        model = train([k for k in events if k is not known], before)
        found.append(Seen(known, model, chances(known.event, model)))
    return found


def unseen(events: Sequence[Known], model: Aligner) -> list[Seen]:
    """Each event with a model that was not trained on any of them, and its chances."""
    return [Seen(known, model, chances(known.event, model)) for known in events]


def choose(held_out: Sequence[Seen], *, speech: bool = False) -> dict[str, float]:
    """The thresholds that serve events best which the model has not seen; those for quotes are what they were
    unless `speech`."""
    curve = np.array(
        [
            [facts(s.known, aligned(s.known.event, s.chances, at(s.model, t)))[0] for t in THRESHOLDS]
            for s in held_out
        ]
    )
    chosen = {"threshold": strictest(THRESHOLDS, curve.mean(axis=0))}
    found = {name: getattr(stored_aligner(), name) for name in SPEECH}
    made = [(s.known, aligned(s.known.event, s.chances, at(s.model, chosen["threshold"]))) for s in held_out]
    for name in itertools.chain(SPEECH, SPEECH) if speech else ():
        scores = [np.mean([_spoken(k, a, found | {name: v}) for k, a in made]) for v in SPEECH[name]]
        found[name] = SPEECH[name][int(np.argmax(smooth(np.array(scores))))]
    return chosen | found


def _spoken(known: Known, alignment: Alignment, speech: dict[str, float]) -> float:
    return quotes(known, alignment._replace(model=alignment.model._replace(**speech)))


def strictest(values: Sequence[float], curve: Curve) -> float:
    """The highest value that is within TOLERANCE of the best, seen with its neighbours: a wrong row costs a
    reader more than a missed one."""
    seen = smooth(curve)
    return values[int(np.flatnonzero(seen >= seen.max() - TOLERANCE)[-1])]


def smooth(curve: Curve) -> Curve:
    """Each measure with its neighbours', so that no lucky setting is chosen."""
    return np.convolve(np.concatenate([curve[:1], curve, curve[-1:]]), [0.25, 0.5, 0.25], mode="valid")


def with_thresholds(model: Aligner, chosen: dict[str, float]) -> Aligner:
    """The model with what `choose` gives."""
    speech = {name: chosen[name] for name in SPEECH}
    return at(model, chosen["threshold"])._replace(**speech)


def measure(held_out: Sequence[Seen], shut: Sequence[Seen]) -> None:
    """Print each event's measures by a model that never saw it, at thresholds that other events chose."""
    told = dict[bool | None, list[tuple[float, float | None]]]()
    for seen in held_out:
        model = with_thresholds(seen.model, choose([other for other in held_out if other is not seen]))
        told.setdefault(seen.known.event.whole, []).append(_told(seen, model))
    for seen in shut:
        told.setdefault(None, []).append(_told(seen, seen.model))
    for kind, name in ((False, "../shared"), (True, "our own"), (None, "those kept shut")):
        spoken = [quotes for _, quotes in told[kind] if quotes is not None]
        print(f"mean of {name:16} facts f1 {np.mean([facts for facts, _ in told[kind]]):.3f}, ", end="")
        print(f"quotes f1 {np.mean(spoken):.3f} of {len(spoken)}", flush=True)


def _told(seen: Seen, model: Aligner) -> tuple[float, float | None]:
    """F1 of facts and of quotes of an event (None where there are too few), printed."""
    alignment = aligned(seen.known.event, seen.chances, model)
    told, spoken = facts(seen.known, alignment), quotes(seen.known, alignment)
    words = "facts f1 {:.3f} precision {:.3f} recall {:.3f}, quotes f1 {:.3f}".format(*told, spoken)
    print(f"{seen.known.event.name:24} {words} at {model.threshold}; {_lost(seen, model)}", flush=True)
    return told[0], spoken if len(seen.known.quotes.right) >= ENOUGH else None


def _lost(seen: Seen, model: Aligner) -> str:
    """What share of the pairs is measured, and of those with a chance to be joined, of any size."""
    known, near, pairs = seen.known, seen.chances[0], seen.known.event.pairs
    every = chances_of(known.event.articles, pairs, model.facts, model.remarks)
    wanted = [(i, j) for i, d in enumerate(every[0].near) for j, c in d.items() if i < j and c >= model.loose]
    held = sum(near[i, j] > 0 for i, j in wanted) / max(1, len(wanted))
    joined = facts(known, aligned(known.event, every, model))[0]
    seen = pair_features(known.event.articles, lambda name: name, model)
    share = len(seen.left) / len(pairs.left)
    return f"{share:.2f} of the pairs hold {held:.3f} of the likely; all pairs: {joined:.3f}"


def usual(events: Sequence[Event]) -> dict[str, tuple[float, float]]:
    """Mean and deviation of each score, averaged over the events."""
    drawn = [e.pairs.drawn for e in events]
    return {
        name: (
            float(np.mean([d[name].mean() for d in drawn])),
            float(np.mean([d[name].std() for d in drawn])),
        )
        for name in drawn[0]
    }


def main() -> int:
    """Measure, and store the coefficients where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="store the model")
    parser.add_argument("--speech", action="store_true", help="choose the thresholds for quotes anew")
    parser.add_argument("--quick", action="store_true", help="do not measure the events left out")
    wanted = parser.parse_args()
    if SHARED is None:
        print(WHY_SKIPPED, file=sys.stderr)
        return 2
    events = [load(read, stored_aligner()) for read in all_readings(SHARED)]
    before = stored_aligner()._replace(usual=usual([e for e in events if e.name not in SHUT]))
    events = [paired(e, before) for e in events]
    known = [Known(e, labels(e), Judge(e, "facts"), Judge(e, "utterances")) for e in events]
    learned = [k for k in known if k.event.name not in SHUT]
    model = train(learned, before)
    held_out = left_out(learned, before)
    chosen = choose(held_out, speech=wanted.speech)
    if not wanted.quick:
        measure(held_out, unseen([k for k in known if k.event.name in SHUT], with_thresholds(model, chosen)))
    model = with_thresholds(model, chosen)
    if wanted.write:
        STORED.write_text(as_json(model), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
