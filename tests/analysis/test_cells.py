"""What a point holds of the articles: the cells that say something, and an empty one for whoever asks."""

import msgspec
import pytest

from bench.many import made_comparison, made_findings
from comparator.analysis.findings import Cell, Comparison, Nearby, Point, nothing
from comparator.exports.json_export import comparison_json

pytestmark = pytest.mark.once

TOLD = Cell(article=1, state="kept", start=3, end=9)
GONE = Cell(article=3, state="dropped")


def test_an_article_without_a_cell_has_an_empty_one() -> None:
    point = Point(id="f1", kind="fact", label="", cells=(TOLD, GONE))
    assert point.cell(1) is TOLD
    assert point.cell(2) == Cell(article=2, state="not in text")
    assert point.of_all(5) == (nothing(0), TOLD, nothing(2), GONE, nothing(4))


def test_a_comparison_comes_back_as_it_was_stored() -> None:
    found = made_comparison([made_findings(index, 8) for index in range(8)])
    assert msgspec.json.decode(msgspec.json.encode(found), type=Comparison) == found


def test_what_says_nothing_is_not_stored() -> None:
    found = made_comparison([made_findings(index, 8) for index in range(8)])
    assert all(c.start is not None or c.state != "not in text" for p in found.points for c in p.cells)
    assert msgspec.json.encode(GONE) == b'{"article":3,"state":"dropped"}'
    assert msgspec.json.encode(Nearby(article=1, start=2, end=3)) == b'{"article":1,"start":2,"end":3}'


def test_the_output_has_a_whole_cell_for_every_article() -> None:
    read = [made_findings(index, 8)[0] for index in range(3)]
    point = Point(id="f1", kind="fact", label="", reference=1, cells=(TOLD,))
    printed = comparison_json(read, Comparison(analysis="1", points=(point,)))["points"][0]["cells"]
    assert [cell["state"] for cell in printed] == ["not in text", "kept", "not in text"]
    assert printed[0] == {
        "article": 0, "state": "not in text", "findings": [], "start": None, "end": None, "paragraph": None,
        "changes": [],
    }  # fmt: skip
