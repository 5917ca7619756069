"""Made-up articles and which event each tells: look-alikes above all, two events of one kind, of the same
people, of the same day. Written before the method was tried on them; nobody tunes to them."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from comparator.analysis.events import Incomer

ARTICLES = Path(__file__).parent / "which-event" / "articles.jsonl"


def _lines() -> list[dict[str, str]]:
    return [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]


def made_up() -> tuple[Incomer, ...]:
    """The articles."""
    return tuple(
        Incomer(
            id=a["id"],
            headline=a["headline"],
            text=a["text"],
            published=dt.date.fromisoformat(a["published"]),
        )
        for a in _lines()
    )


def events() -> dict[str, str]:
    """The event of each article, by its id."""
    return {a["id"]: a["event"] for a in _lines()}


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of the events found."""
    wanted, got = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for key, event in gold.items():
        wanted[event].add(key)
        got[found[key]].add(key)
    both = {key: len(wanted[gold[key]] & got[found[key]]) for key in gold}
    precision = sum(n / len(got[found[key]]) for key, n in both.items()) / len(gold)
    recall = sum(n / len(wanted[gold[key]]) for key, n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)
