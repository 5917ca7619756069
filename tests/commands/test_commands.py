"""`manage.py read` and `manage.py compare`: no database, one line an error, JSON or a table."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.analysis.pages import BODY, HEADLINE, page


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two readable pages of one story."""
    texts = {"a.txt": page(above=("4 May 2021",)), "b.txt": page().replace("4,000", "5,000")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in texts]


def run(*args: str, **options: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*args, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refusal(*args: str) -> str:
    """The line a refused command ends with; its status is 2 and nothing is printed."""
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command(*args, stdout=out)
    assert refused.value.returncode == 2
    assert out.getvalue() == ""
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_read_prints_json(files: list[str]) -> None:
    out, err = run("read", *files, "--json")
    built = json.loads(out)
    assert built["schema"] == "comparator.read.1"
    assert [a["file"] for a in built["articles"]] == files
    assert built["articles"][0]["headline"] == HEADLINE
    assert built["articles"][0]["published"] == "2021-05-04"
    assert err == ""


def test_read_shows_an_article(files: list[str]) -> None:
    out, _ = run("read", files[0])
    assert HEADLINE in out
    assert "¶1" in out


def test_compare_prints_json_with_what_was_given(files: list[str]) -> None:
    given = ("--published", "b.txt=2021-05-05", "--outlet", f"{files[1]}=The Lesk Gazette", "--base", "a.txt")
    built = json.loads(run("compare", *files, "--json", *given)[0])
    assert built["schema"] == "comparator.comparison.1"
    assert built["base"] == 0
    second = built["articles"][1]
    assert (second["published"], second["outlet"]) == ("2021-05-05", "The Lesk Gazette")
    assert built["points"]
    assert all(len(p["cells"]) == 2 for p in built["points"])


def test_a_primary_source_has_dropped_nothing(files: list[str]) -> None:
    Path(files[0]).write_text(page(below=("Doctors opened a tent hospital in Sarn on Monday.",)), "utf-8")

    def dropped(*options: str) -> int:
        built = json.loads(run("compare", *files, "--json", "--base", "a.txt", *options)[0])
        return sum(p["cells"][1]["state"] == "dropped" for p in built["points"])

    assert dropped("--primary", "a.txt") == dropped() > 0
    assert dropped("--primary", "b.txt") == 0


def test_the_same_article_under_two_names_is_noted(files: list[str], tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(Path(files[0]).read_bytes())
    assert f"{twin}: the same words as {files[0]}." in run("compare", *files, str(twin), "--json")[1]


def test_compare_shows_a_table_and_notes_what_is_missing(files: list[str]) -> None:
    out, err = run("compare", *files)
    assert "POINT" in out
    assert "= Kept" in out
    assert "does not name its outlet" in err


@pytest.mark.parametrize("command", ["read", "compare"])
def test_no_database_is_touched(command: str, files: list[str]) -> None:
    """pytest-django refuses every query of a test that does not ask for the database."""
    assert run(command, *files, "--json")[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "damaged PDF"),
        (b"a\0b", "binary"),
        (b"Home\nWorld\n", "No running text"),
        (b"The gate of the harbour stood open on Monday. " * 25_000, "at most 100,000"),
    ],
    ids=["empty", "damaged PDF", "binary", "only furniture", "too long"],
)
@pytest.mark.parametrize("command", ["read", "compare"])
def test_an_unreadable_file_ends_it_by_name(
    command: str, data: bytes, why: str, files: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    line = refusal(command, *files, str(bad), "--json")
    assert line.startswith(f"{bad}: ")
    assert why in line


PAGE = """<html><head><title>Gate stood open | Shore Post</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gate stood open all night",
"datePublished": "2019-03-04T08:00:00Z", "publisher": {"name": "Shore Post"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Gate stood open all night</h1>
<p>The gate of the harbour stood open on Monday, the port office said, and nobody had asked for the key.</p>
<p>"We looked for the key until the morning and found it in the lock," the harbour master told reporters.</p>
<p>The office will count the boats on Tuesday. It had counted 41 of them on the evening before the storm.</p>
</article><footer>About us. Contact. Terms of use.</footer></body></html>"""


@pytest.mark.parametrize("wrapped", [False, True], ids=["page", "in an archive"])
def test_other_formats_are_read_too(wrapped: bool, tmp_path: Path) -> None:
    file = tmp_path / ("day.zip" if wrapped else "gate.html")
    if wrapped:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("gate.html", PAGE)
            archive.writestr("again.html", PAGE.replace("41", "43"))
    else:
        file.write_text(PAGE)
    read = json.loads(run("read", str(file), "--json")[0])["articles"]
    assert len(read) == 1 + wrapped
    assert (read[0]["headline"], read[0]["outlet"], read[0]["published"][:10]) == (
        "Gate stood open all night", "Shore Post", "2019-03-04",
    )  # fmt: skip
    assert "Contact" not in read[0]["text"]


def test_files_that_are_not_there_are_named(files: list[str], tmp_path: Path) -> None:
    assert "There is no such file" in refusal("read", str(tmp_path / "none.txt"))
    assert "folder" in refusal("read", str(tmp_path))


def test_keep_going_does_the_rest_with_status_one(files: list[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "compare", files[0], str(bad), files[1], "--json", "--keep-going", stdout=out, stderr=err
        )
    assert ended.value.code == 1
    assert [a["file"] for a in json.loads(out.getvalue())["articles"]] == files
    assert err.getvalue().startswith(f"{bad}: ")
    assert len(err.getvalue().splitlines()) == 1


def test_a_file_given_twice_is_refused(files: list[str]) -> None:
    assert "given twice" in refusal("compare", files[0], files[0])


def test_one_article_alone_is_refused(files: list[str], tmp_path: Path) -> None:
    assert "two or more" in refusal("compare", files[0])
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    assert "a comparison needs two" in refusal("compare", files[0], str(bad), "--keep-going")


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--published", "a.txt=yesterday", "YYYY-MM-DD"),
        ("--published", "a.txt=2021-02-30", "YYYY-MM-DD"),
        ("--published", "a.txt", "FILE=VALUE"),
        ("--published", "c.txt=2021-05-04", "no such file among those given"),
        ("--outlet", "c.txt=The Gazette", "no such file among those given"),
        ("--base", "c.txt", "no such file among those given"),
        ("--primary", "c.txt", "no such file among those given"),
    ],
)
def test_options_that_do_not_fit_are_refused(option: str, value: str, why: str, files: list[str]) -> None:
    assert why in refusal("compare", *files, option, value)


def test_a_base_name_that_two_files_share_is_refused(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    twin = tmp_path / "sub" / "a.txt"
    twin.write_text(page().replace(BODY[0], BODY[0] + " It rained."), "utf-8")
    assert "whole path" in refusal("compare", *files, str(twin), "--outlet", "a.txt=The Gazette")


@pytest.mark.parametrize(
    "command", ["read --json FILE", "read FILE", "cluster LINES", "cluster LINES --json"]
)
def test_a_reader_that_leaves_early_ends_the_command_quietly(
    command: str, files: list[str], tmp_path: Path
) -> None:
    lines = tmp_path / "many.jsonl"
    many = ({"id": f"a-{n}", "headline": f"Pier {n}", "text": f"Boat {n} lay there."} for n in range(500))
    lines.write_text("\n".join(map(json.dumps, many)) if "LINES" in command else "", "utf-8")
    words = command.replace("FILE", files[0]).replace("LINES", str(lines)).split()
    read, write = os.pipe()
    os.close(read)  # whoever was to read has left
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=Path(__file__).resolve().parents[2],
            stdout=gone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 141
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
