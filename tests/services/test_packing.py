"""A stored comparison comes back as it was, and its empty cells are not stored."""

import msgspec
import pytest

from bench.many import made_comparison, made_findings
from comparator.models.packing import packed, unpacked

pytestmark = pytest.mark.once


def test_a_comparison_comes_back_as_it_was() -> None:
    found = made_comparison([made_findings(index, 8) for index in range(8)])
    assert unpacked(packed(found), 8) == found
    assert unpacked(msgspec.json.encode(found), 8) == found


def test_empty_cells_take_no_room() -> None:
    found = made_comparison([made_findings(index, 30) for index in range(30)])
    assert 5 * len(packed(found)) < len(msgspec.json.encode(found))
