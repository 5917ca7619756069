"""`manage.py cluster`: JSON lines in, JSON lines out, one line an error, no database."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.gold.which_event import ARTICLES, events

ONE = {
    "id": "a",
    "headline": "Ferry hits pier",
    "text": "The Aldona struck the pier of Skarn.",
    "published": None,
}


def run(file: str | Path, *args: str) -> str:
    out = io.StringIO()
    call_command("cluster", str(file), *args, stdout=out)
    return out.getvalue()


def written(folder: Path, *lines: Any) -> Path:
    file = folder / "in.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return file


def test_each_article_gets_its_event_with_score_and_reason_in_order() -> None:
    told = [json.loads(line) for line in run(ARTICLES, "--json").splitlines()]
    assert [one["id"] for one in told] == list(events())
    assert {tuple(one) for one in told} == {("id", "event", "score", "reason")}
    assert all(0 <= one["score"] <= 1 and one["reason"] for one in told)
    by_event = {(one["event"], events()[one["id"]]) for one in told}
    assert len(by_event) == len(set(events().values()))


def test_without_json_people_read_it() -> None:
    told = run(ARTICLES)
    assert "3 articles: Ferry hits pier at Skarn, eleven hurt" in told
    assert "Alone: Whale swims up the Nerre" in told


def test_days_as_feeds_write_them_are_read_and_other_words_are_no_days(tmp_path: Path) -> None:
    days = ("2020-05-11", "2020-05-11T08:00:00Z", "Mon, 11 May 2020 08:00:00 GMT", "Posted in May", 5)
    articles = [{**ONE, "id": str(n), "published": day} for n, day in enumerate(days)]
    told = [json.loads(line) for line in run(written(tmp_path, *articles), "--json").splitlines()]
    assert len({one["event"] for one in told}) == 1
    assert "published on the same day" in told[1]["reason"]
    assert "published" not in told[3]["reason"]


def test_empty_lines_a_mark_at_the_beginning_and_numbers_as_ids_are_no_fault(tmp_path: Path) -> None:
    told = run(written(tmp_path, "\ufeff" + json.dumps({**ONE, "id": 7}), "", "  "), "--json")
    assert json.loads(told)["id"] == "7"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{"], "Line 1: this is no JSON object."),
        (["[1]"], "Line 1: this is no JSON object."),
        ([ONE, {"text": "x"}], 'Line 2: "id" is missing.'),
        ([{"id": "a", "text": 5}], 'Line 1: "headline" and "text" must be strings.'),
        ([ONE, ONE], "The id a stands twice. Give each article its own."),
        (["[" * 100_000], "Line 1: this is no JSON object."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, lines: list[Any], said: str) -> None:
    with pytest.raises(CommandError) as refused:
        run(written(tmp_path, *lines), "--json")
    assert refused.value.returncode == 2
    assert str(refused.value) == said


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        run(tmp_path / "none.jsonl")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="no UTF-8"):
        run(tmp_path / "bytes")
