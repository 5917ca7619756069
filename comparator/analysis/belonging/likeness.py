"""How alike two articles are, as the odds that they tell one event."""

import datetime as dt
import functools
import math
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from comparator.analysis.belonging.fingerprints import Fingerprint
from comparator.analysis.belonging.terms import weight_of

STORED = Path(__file__).parents[1] / "data" / "events.json"
FEATURES = (
    "words", "names", "lead told", "who, the less", "who, the more", "figures", "figures told", "amount",
    "a day in both", "days apart",
)  # fmt: skip
_NEAR, _FAR = 1, 14  # days told in the texts
_YEAR = 366
_SOON = 3  # days between reports of one event, mostly
_FADES = 1.3  # how much of the log-odds each e-fold of more days takes


class Model(NamedTuple):
    """Logistic regression: log-odds = bias + the sum of coefficient times feature."""

    coefficients: tuple[float, ...]
    bias: float


class Profile:
    """A fingerprint made ready to be compared with many others."""

    def __init__(self, fingerprint: Fingerprint) -> None:
        self.fingerprint = fingerprint
        terms, lead = fingerprint.terms, fingerprint.lead
        self.length = _length(terms.values())
        self.names = {t: terms[t] for t in fingerprint.names if t in terms}
        self.names_length = _length(self.names.values())
        self.who = {t: lead[t] for t in fingerprint.names if t in lead}
        self.figures = {t: weight_of(t) for t in fingerprint.figures}
        self.figures_length = _length(self.figures.values())


def features(a: Profile, b: Profile) -> tuple[float, ...]:
    """What is measured of a pair, in the order of FEATURES; the same both ways."""
    one, two = a.fingerprint, b.fingerprint
    who = _told(a.who, two.terms), _told(b.who, one.terms)
    near, far = _days_between(one.days, two.days)
    return (
        _cosine(one.terms, two.terms, a.length * b.length),
        _cosine(a.names, b.names, a.names_length * b.names_length),
        max(_told(one.lead, two.terms), _told(two.lead, one.terms)),
        min(who),
        max(who),
        _cosine(a.figures, b.figures, a.figures_length * b.figures_length),
        max(_told(a.figures, b.figures), _told(b.figures, a.figures)),
        math.log1p(_in_common(one.terms, two.terms)),
        near,
        far,
    )


class Likeness(NamedTuple):
    """How alike two articles are, in log-odds that they tell one event; what their words say and what their
    days say are kept apart."""

    words: float
    days: float | None
    """At most 0; None where a day of publication is not known."""

    @property
    def odds(self) -> float:
        """Both together."""
        return self.words + (self.days or 0.0)


def likeness(a: Profile, b: Profile) -> Likeness:
    """How alike two articles are; the same both ways."""
    model = stored_model()
    words = sum(c * f for c, f in zip(model.coefficients, features(a, b), strict=True)) + model.bias
    return Likeness(words, days_apart(a.fingerprint.published, b.fingerprint.published))


def days_apart(a: dt.date | None, b: dt.date | None) -> float | None:
    """What the days of publication add to the log-odds: reports of one event come within days, while what
    follows from it is told in the same words weeks later. None where a day is not known."""
    if a is None or b is None:
        return None
    return -_FADES * math.log(max(abs((a - b).days), _SOON) / _SOON)


@functools.cache
def stored_model() -> Model:
    """The model of bench/train_events.py."""
    stored: dict[str, Any] = msgspec.json.decode(STORED.read_bytes())
    return Model(tuple(stored["coefficients"][name] for name in FEATURES), stored["bias"])


def _length(weights: Collection[float]) -> float:
    return math.sqrt(sum(w * w for w in weights))


def _cosine(a: Mapping[str, float], b: Mapping[str, float], lengths: float) -> float:
    if not lengths:
        return 0.0
    a, b = (b, a) if len(b) < len(a) else (a, b)
    return sum(w * b[t] for t, w in a.items() if t in b) / lengths


def _told(some: Mapping[str, float], all_: Mapping[str, float]) -> float:
    """How much, by weight, of some terms is among others; 0 where there are none."""
    whole = sum(some.values())
    return sum(w for t, w in some.items() if t in all_) / whole if whole else 0.0


def _in_common(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    a, b = (b, a) if len(b) < len(a) else (a, b)
    return sum(min(w, b[t]) for t, w in a.items() if t in b)


def _days_between(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[float, float]:
    """Whether both texts tell the same day or its neighbour, and whether all days they tell lie far apart."""
    if not a or not b:
        return 0.0, 0.0
    least = min(min(abs(x - y), _YEAR - abs(x - y)) for x in a for y in b)
    return float(least <= _NEAR), float(least > _FAR)
