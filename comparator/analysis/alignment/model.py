"""What the alignment has learned: coefficients and thresholds, made by bench/train_aligner.py."""

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 16_384  # pairs that are judged at once: exact numbers for all of a large event take much memory
STORED = Path(__file__).parents[1] / "data" / "aligner.json"
_LISTS = ("mean", "spread", "weights")
_NUMBERS = ("threshold", "loose", "floor", "quoted_alike", "told_alike", "compatible")


class Regression(NamedTuple):
    """A logistic regression over what is measured of a pair."""

    features: tuple[str, ...]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float

    def chances(self, names: Sequence[str], values: NDArray[np.floating]) -> NDArray[np.float64]:
        """The chance of each pair to say the same; `values` are its features in the order of `names`."""
        order = [list(names).index(name) for name in self.features]
        weights = self.weights / self.spread
        bias = self.bias - float(self.mean @ weights)
        blocks = (values[first : first + _AT_ONCE, order] for first in range(0, len(values), _AT_ONCE))
        told = np.concatenate([np.zeros(0), *(block @ weights for block in blocks)])
        return 1 / (1 + np.exp(-np.clip(told + bias, -30, 30)))


class Aligner(NamedTuple):
    """How the chance of a pair to say the same is told, and what goes before and after that."""

    facts: Regression
    """Of two clauses that they tell one fact."""
    remarks: Regression
    """Of two stretches of speech that they are one remark: other words are the rule there."""
    usual: Mapping[str, tuple[float, float]]
    """Mean and deviation of each score over the pairs of large events; they differ little between events."""
    look: Mapping[str, float]
    """Weights of the scores by which pairs are chosen that are worth measuring."""
    floor: float
    """Pairs that look less alike are not measured."""
    threshold: float = 1.0
    """Pairs below are not joined as facts."""
    loose: float = 1.0
    """Every two members of one row reach this."""
    quoted_alike: float = 1.0
    """Below, two quotes of one speaker may well be two things said."""
    told_alike: float = 1.0
    """Indirect speech goes to the quote of the same speaker that it is most like, unless it is like none."""
    compatible: float = 1.0
    """Two quotes that a third brings together are no utterance where they are less alike."""


@functools.cache
def stored_aligner() -> Aligner:
    """The one that comes with the project."""
    return read_aligner(STORED.read_text("utf-8"))


def read_aligner(text: str) -> Aligner:
    """An aligner from its JSON."""
    data = json.loads(text)
    return Aligner(
        facts=_regression(data["facts"]),
        remarks=_regression(data["remarks"]),
        usual={name: (float(mean), float(spread)) for name, (mean, spread) in data["usual"].items()},
        look={name: float(weight) for name, weight in data["look"].items()},
        **{name: float(data[name]) for name in _NUMBERS},
    )


def _regression(data: Mapping[str, Any]) -> Regression:
    lists = {name: np.array(data[name], np.float64) for name in _LISTS}
    return Regression(features=tuple(data["features"]), bias=float(data["bias"]), **lists)


def as_json(aligner: Aligner) -> str:
    """The JSON that read_aligner reads."""
    data = {
        "source": "logistic regressions made by bench/train_aligner.py",
        "facts": _as_data(aligner.facts),
        "remarks": _as_data(aligner.remarks),
        "usual": {name: _rounded(pair) for name, pair in aligner.usual.items()},
        "look": dict(zip(aligner.look, _rounded(list(aligner.look.values())), strict=True)),
        **{name: round(float(getattr(aligner, name)), 5) for name in _NUMBERS},
    }
    return json.dumps(data, indent=1) + "\n"


def _as_data(regression: Regression) -> dict[str, Any]:
    lists = {name: _rounded(getattr(regression, name).tolist()) for name in _LISTS}
    return {"features": regression.features, **lists, "bias": round(regression.bias, 5)}


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(float(number), 5) for number in numbers]
