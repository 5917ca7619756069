"""The JSON of a comparison and of a reading, as docs/output.md describes it."""

import datetime as dt
import json

import msgspec

from comparator.exports.json_export import comparison_json, read_json
from comparator.selectors.corrected import Bearing, CorrectedPoint
from tests.exports.made import articles, comparison

ARTICLE_KEYS = {
    "file", "outlet", "headline", "byline", "credits", "published", "published_from", "language", "text",
    "parts", "paragraphs", "headings", "removed", "warnings", "quotes", "figures", "names",
}  # fmt: skip


def test_a_comparison_has_every_key_and_is_plain_json() -> None:
    built = comparison_json(articles(), comparison())
    assert json.loads(json.dumps(built)) == built
    assert built["schema"] == "comparator.comparison.1"
    assert set(built) == {
        "schema", "analysis", "base", "articles", "names", "points", "framing", "voices", "reuse",
    }  # fmt: skip
    assert set(built["articles"][0]) == ARTICLE_KEYS


def test_spans_are_pairs_that_cut_the_articles_own_text() -> None:
    first = read_json(articles())["articles"][0]
    start, end = first["parts"]["headline"]
    assert first["text"][start:end] == first["headline"]
    assert first["parts"]["dateline"] is None
    start, end = first["paragraphs"][0]
    assert first["text"][start:end].startswith("Orvania has reopened")
    quote = first["quotes"][0]
    assert first["text"][quote["start"] : quote["end"]] == "The barrier is up and it will stay u"


def test_unknown_is_null_and_dates_are_iso() -> None:
    second = read_json(articles())["articles"][1]
    assert second["outlet"] is None
    assert second["byline"] is None
    assert second["published"] == "2021-05-04"
    assert second["published_from"] == "given"
    assert any("outlet" in warning for warning in second["warnings"])


def test_cells_carry_states_findings_and_changes() -> None:
    points = {p["id"]: p for p in comparison_json(articles(), comparison())["points"]}
    altered = points["n1"]["cells"][1]
    assert altered["state"] == "altered"
    assert altered["findings"] == ["other figure"]
    assert altered["paragraph"] == 3
    change = altered["changes"][0]
    assert change["kind"] == "other figure"
    assert len(change["from"]) == len(change["to"]) == 2
    assert points["f2"]["cells"][1]["start"] is None


def test_a_point_whose_passages_are_only_alike_says_so() -> None:
    found = comparison()
    weak = [msgspec.structs.replace(p, score=0.4) if p.id == "f1" else p for p in found.points]
    points = {p["id"]: p["perhaps"] for p in comparison_json(articles(), found)["points"]}
    doubted = comparison_json(articles(), msgspec.structs.replace(found, points=tuple(weak)))["points"]
    assert not points["f1"]
    assert {p["id"] for p in doubted if p["perhaps"]} == {"f1"}


def test_a_point_tells_what_people_put_right_and_names_nobody_unasked() -> None:
    read = comparison()
    bearing = Bearing(
        id=7, kind="resolve", why="Corrected on Monday.", when=dt.datetime(2021, 5, 6, tzinfo=dt.UTC)
    )
    fields = {name: getattr(read.points[0], name) for name in read.points[0].__struct_fields__}
    point = CorrectedPoint(**fields, corrected=(bearing,), resolved="Corrected on Monday.")
    read = msgspec.structs.replace(read, points=(point, *read.points[1:]))
    first, second = comparison_json(articles(), read)["points"][:2]
    assert first["corrected"] == [
        {"id": 7, "kind": "resolve", "why": "Corrected on Monday.", "when": "2021-05-06T00:00:00Z",
         "articles": [], "by": "a person"}
    ]  # fmt: skip
    assert first["resolved"] == "Corrected on Monday."
    assert (second["corrected"], second["resolved"]) == ([], None)
    named = comparison_json(articles(), read, {7: "ada"})["points"][0]
    assert named["corrected"][0]["by"] == "ada"
    assert set(first) == set(second)


def test_a_name_is_among_its_own_variants() -> None:
    names = comparison_json(articles(), comparison())["names"]
    assert names[0]["variants"] == ["Horvel", "Jana Horvel"]
    assert names[0]["titles"] == [{"title": "Minister", "article": 0, "start": 3, "end": 9}]


def test_a_reading_has_its_own_schema() -> None:
    built = read_json(articles())
    assert built["schema"] == "comparator.read.1"
    assert [a["file"] for a in built["articles"]] == ["news/a.txt", "news/b.txt"]
