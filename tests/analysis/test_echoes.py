"""Many sets counted at once."""

from hypothesis import given
from hypothesis import strategies as st

from comparator.analysis.wording.echoes import at_least

BITS = 20


@given(st.lists(st.integers(0, 2**BITS - 1), max_size=12), st.integers(1, 6))
def test_what_stands_in_so_many_sets_is_found(sets, least):
    held = at_least(least, sets, 2**BITS - 1)
    for place in range(BITS):
        assert held >> place & 1 == (sum(one >> place & 1 for one in sets) >= least)
