"""The guide names every variable that the program reads, and no other."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
_READ = re.compile(
    r"""env\.(?:folder|flag|number|secret|web_address|host_names|origins|database)\(\s*"(\w+)\""""
)


def test_the_table_of_settings_is_complete() -> None:
    settings = (ROOT / "comparator" / "settings.py").read_text()
    server = (ROOT / "deploy" / "gunicorn.conf.py").read_text()
    read = set(_READ.findall(settings)) | set(re.findall(r'_count\("(\w+)"', server))
    table = (ROOT / "docs" / "guide" / "running.md").read_text().partition("## Settings")[2]
    named = {
        name
        for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert len(read) >= 10
    assert named == read
