"""What README and guide tell people to type works, and what they point at is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md")))
ELSEWHERE = {
    "python3 run.py demo": "tests/faults/test_run.py",
    "python3 run.py demo --port 8100": "tests/faults/test_run.py",
    "python3 run.py test": "the command that runs this test",
    "python3 run.py install": "tests/faults/test_run.py",
    ".venv/bin/python -m tests.gold.story": "tests/gold/test_floors.py",
    "python3 run.py bench": "bench/, a measurement and no test",
    "python3 run.py screenshot": "bench/, a picture and no test",
}
"""Commands that start the app or the suite itself, and where they are tried."""

pytestmark = pytest.mark.once


def commands() -> list[str]:
    """Every line of every console block."""
    blocks = (b for page in PAGES for b in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.S))
    return sorted({line.strip() for block in blocks for line in block.splitlines() if line.strip()})


def in_text() -> set[str]:
    """Every run.py command that a sentence names."""
    return {c for page in PAGES for c in re.findall(r"`(python3 run\.py [^`]+)`", page.read_text("utf-8"))}


@pytest.mark.parametrize("command", [c for c in commands() if "manage.py" in c])
def test_a_documented_command_runs(command: str) -> None:
    words = shlex.split(command)
    assert words[0] == ".venv/bin/python"
    done = subprocess.run([sys.executable, *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_other_documented_command_is_tried_somewhere() -> None:
    others = {c for c in commands() if "manage.py" not in c} | in_text()
    assert {re.sub(r"\s+#.*", "", c) for c in others} <= ELSEWHERE.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
