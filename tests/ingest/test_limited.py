"""Reading in a process of its own: its limits, its clock, and what is said when it dies."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comparator.analysis.page_text import Unreadable
from comparator.ingest import limited
from comparator.ingest.limited import read_limited
from comparator.ingest.pages.rules import Rules
from tests.ingest.files import FIRST, HEADLINE, SECOND, TEXT, docx, para, zipped

ROOT = Path(__file__).parents[2]
LIMITED = "from comparator.ingest.child import limit_process, next_share; limit_process(); next_share()\n"


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run this instead."""
    monkeypatch.setattr(limited, "_COMMAND", (sys.executable, "-s", "-B", "-c", code))


def test_it_reads_as_in_process() -> None:
    (article,) = read_limited(docx(para(HEADLINE) + para(FIRST)), name="a.docx")
    assert article.raw == f"{HEADLINE}\n\n{FIRST}"


def test_what_a_server_said_and_rules_come_along() -> None:
    body = f"<h1>{HEADLINE}</h1>" + f"<p>{FIRST} “Gefällt mir.”</p>" * 6 + "<p>Subscribe to us now.</p>"
    page = f"<html><body>{body}</body></html>"
    (article,) = read_limited(
        page.encode("cp1252"),
        name="",
        content_type="text/html",
        charset="cp1252",
        url="https://gazette.example/talks",
        rules=Rules(phrases=("subscribe to us",)),
    )
    assert "“Gefällt mir.”" in article.raw
    assert article.url == "https://gazette.example/talks"
    assert article.told is not None
    assert any("Subscribe" in cut.span.of(article.raw) for cut in article.told.cuts)


def test_refusals_keep_their_words() -> None:
    with pytest.raises(Unreadable, match=r"a\.bin is a PNG picture"):
        read_limited(b"\x89PNG\r\n", name="a.bin")


DEATHS = {
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "an error": "raise SystemExit(3)",
    "silent for ever": "import time; time.sleep(60)",
    "talks for ever": "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 100_000)",
    "talks nonsense": "print('{}')",
    "too much memory": LIMITED + "x = b'x' * (1 << 30)",
    "too much time": LIMITED
    + "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
}


@pytest.mark.parametrize("code", DEATHS.values(), ids=DEATHS.keys())
def test_a_child_that_does_not_answer_is_said_and_gone(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    child(monkeypatch, code)
    monkeypatch.setattr(limited, "_WALL", 2.0)
    begun = time.monotonic()
    with pytest.raises(Unreadable, match=r"a\.pdf could not be read within 10 seconds and 512 MB"):
        read_limited(TEXT.encode(), name="a.pdf")
    assert time.monotonic() - begun < 8


FORBIDDEN = {
    "memory": "b'x' * (600 << 20)",
    "files": "with open('left.txt', 'w') as f: f.write('x')",
    "many files": "[open('/dev/null') for _ in range(100)]",
}


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_what_the_child_cannot_do(code: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-B", "-c", f"{LIMITED}import os; os.chdir({str(tmp_path)!r})\n{code}"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert run.returncode != 0
    assert "MemoryError" in run.stderr or "OSError" in run.stderr
    assert [p for p in tmp_path.iterdir() if p.stat().st_size] == []


def test_the_child_knows_nothing_of_the_worker() -> None:
    heavy = "('django', 'spacy', 'numpy')"
    code = f"{LIMITED}import sys; print([m for m in sys.modules if m.split('.')[0] in {heavy}])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a child die with its parent")
def test_the_child_dies_with_its_parent() -> None:
    code = (
        "import sys\nfrom comparator.ingest import limited\n"
        f"limited._COMMAND = (sys.executable, '-c', {LIMITED + 'import time; time.sleep(60)'!r})\n"
        "limited.read_limited(b'words', name='a')"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as parent:
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        born = wait_for(lambda: children.read_text().split())
        time.sleep(1)
        parent.kill()
    assert wait_for(lambda: not alive(int(born[0])))


def wait_for(found):
    """The first thing found within ten seconds."""
    for _ in range(100):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def test_one_file_that_kills_its_reader_does_not_take_the_others_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = (
        "import os, signal\nfrom comparator.ingest import child\nfrom comparator.ingest.files import plain\n"
        "read = plain.read\n"
        "def poisonous(source):\n"
        "    if b'poison' in source.data: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return read(source)\n"
        "plain.read = poisonous\nchild.main()"
    )
    child(monkeypatch, code)
    files = {"a.txt": TEXT, "b.txt": "poison", "c.txt": FIRST, "d.txt": SECOND}
    articles = read_limited(zipped(files), name="day.zip")
    assert [article.name for article in articles] == ["day.zip/a.txt", "day.zip/c.txt", "day.zip/d.txt"]
    assert articles[0].warnings[0].startswith("day.zip/b.txt could not be read within 10 seconds")


def test_a_deadly_archive_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import os, signal\nfrom comparator.ingest import child\nfrom comparator.ingest.files import plain\n"
        "plain.read = lambda source: os.kill(os.getpid(), signal.SIGKILL)\nchild.main()"
    )
    child(monkeypatch, code)
    with pytest.raises(Unreadable, match=r"The rest of day\.zip was not read"):
        read_limited(zipped({f"{i}.txt": TEXT for i in range(9)}), name="day.zip")
