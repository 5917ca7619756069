"""The process that serves pages loads no language model, no parser and nothing that fetches: that is the
worker's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
_PROGRAM = """
import sys
import comparator.wsgi
from django.urls import get_resolver
assert get_resolver().url_patterns
print(sorted(NAMES & set(sys.modules)))
"""
MODELS = ("spacy", "onnxruntime", "tokenizers", "py3langid")
PARSERS = ("lxml", "trafilatura", "htmldate", "pypdf", "feedparser", "warcio", "urllib3")


@pytest.mark.parametrize("names", [MODELS, PARSERS], ids=["models", "parsers"])
def test_serving_loads_neither_models_nor_parsers(tmp_path: Path, names: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.replace("NAMES", str(set(names)))],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "comparator.settings", "COMPARATOR_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
