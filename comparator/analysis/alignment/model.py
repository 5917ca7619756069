"""What the alignment has learned: coefficients and thresholds, made by bench/train_aligner.py."""

import functools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 16_384  # pairs that are judged at once: exact numbers for all of a large event take much memory
STORED = Path(__file__).parents[1] / "data" / "aligner.json"
_NUMBERS = ("bias", "threshold", "loose", "floor", "quoted_alike", "told_alike", "compatible")


class Aligner(NamedTuple):
    """A logistic regression over what is measured of a pair, and what goes before and after it."""

    features: tuple[str, ...]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: float
    usual: Mapping[str, tuple[float, float]]
    """Mean and deviation of each score over the pairs of large events; they differ little between events."""
    look: Mapping[str, float]
    """Weights of the scores by which pairs are chosen that are worth measuring."""
    floor: float
    """Pairs that look less alike are not measured."""
    threshold: float = 1.0
    """Pairs below are not joined."""
    loose: float = 1.0
    """Every two members of one row reach this."""
    quoted_alike: float = 1.0
    """Below, two quotes of one speaker may well be two things said."""
    told_alike: float = 1.0
    """Indirect speech goes to the quote of the same speaker that it is most like, unless it is like none."""
    compatible: float = 1.0
    """Two quotes that a third brings together are no utterance where they are less alike."""

    def chances(self, names: Sequence[str], values: NDArray[np.floating]) -> NDArray[np.float64]:
        """The chance of each pair to say the same; `values` are its features in the order of `names`."""
        order = [list(names).index(name) for name in self.features]
        weights = self.weights / self.spread
        bias = self.bias - float(self.mean @ weights)
        blocks = (values[first : first + _AT_ONCE, order] for first in range(0, len(values), _AT_ONCE))
        told = np.concatenate([np.zeros(0), *(block @ weights for block in blocks)])
        return 1 / (1 + np.exp(-np.clip(told + bias, -30, 30)))


@functools.cache
def stored_aligner() -> Aligner:
    """The one that comes with the project."""
    return read_aligner(STORED.read_text("utf-8"))


def read_aligner(text: str) -> Aligner:
    """An aligner from its JSON."""
    data = json.loads(text)
    return Aligner(
        features=tuple(data["features"]),
        mean=np.array(data["mean"], np.float64),
        spread=np.array(data["spread"], np.float64),
        weights=np.array(data["weights"], np.float64),
        usual={name: (float(mean), float(spread)) for name, (mean, spread) in data["usual"].items()},
        look={name: float(weight) for name, weight in data["look"].items()},
        **{name: float(data[name]) for name in _NUMBERS},
    )


def as_json(aligner: Aligner) -> str:
    """The JSON that read_aligner reads."""
    lists = {name: _rounded(getattr(aligner, name).tolist()) for name in ("mean", "spread", "weights")}
    data = {
        "source": "logistic regression made by bench/train_aligner.py",
        "features": aligner.features,
        **lists,
        "usual": {name: _rounded(pair) for name, pair in aligner.usual.items()},
        "look": dict(zip(aligner.look, _rounded(list(aligner.look.values())), strict=True)),
        **{name: round(float(getattr(aligner, name)), 5) for name in _NUMBERS},
    }
    return json.dumps(data, indent=1) + "\n"


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(float(number), 5) for number in numbers]
