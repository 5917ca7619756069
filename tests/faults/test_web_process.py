"""The process that serves pages never loads the language models: they are the worker's."""

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
print(sorted({"spacy", "onnxruntime", "tokenizers", "py3langid"} & set(sys.modules)))
"""


def test_serving_loads_no_language_model(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "comparator.settings", "COMPARATOR_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
