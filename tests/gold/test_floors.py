"""Accuracy must not sink unseen: every measure of the demonstration story has a floor.

A floor is what stood when it was last raised. Lowering one needs a reason in the change that does it.
"""

import pytest

from . import story

# event: measure: (share found of what is wanted, how many more than wanted at most)
FLOORS: dict[str, dict[str, tuple[float, int]]] = {}


@pytest.mark.parametrize(
    ("event", "measure"), [(event, measure) for event, floors in FLOORS.items() for measure in floors]
)
def test_no_measure_of_the_story_sinks(event: str, measure: str) -> None:
    recall, extra = FLOORS[event][measure]
    got = story.measures(event)[measure]
    assert got.recall >= recall, got.misses
    assert got.extra <= extra, got.misses
