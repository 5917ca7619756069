"""The main text of the shared pages: no less of it is found than before."""

import pytest

from bench.pages_read import read_all, score
from tests.shared import SHARED, WHY_SKIPPED

PRECISION, RECALL, F1 = 0.965, 0.975, 0.972


@pytest.mark.skipif(SHARED is None, reason=WHY_SKIPPED)
def test_the_main_text_of_pages_is_found() -> None:
    assert SHARED
    scores = [score(page["text"], got) for page, got in read_all(SHARED / "corpora" / "pages")]
    precision, recall = (sum(values) / len(scores) for values in zip(*scores, strict=True))
    assert len(scores) == 96
    assert precision >= PRECISION
    assert recall >= RECALL
    assert 2 * precision * recall / (precision + recall) >= F1
