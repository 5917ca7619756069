"""The measuring commands say what they need."""

import pytest

from bench.alterations import main


def test_a_measurement_without_its_file_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "PAIRS.jsonl" in capsys.readouterr().err
