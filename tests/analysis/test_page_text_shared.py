"""Reading measured on the shared pages, where they are beside this checkout."""

import datetime as dt
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from comparator.analysis.page_text import read_page
from tests.shared import SHARED, WHY_SKIPPED

pytestmark = pytest.mark.skipif(SHARED is None, reason=WHY_SKIPPED)
GIVEN = {"gulf": {"published": dt.date(2012, 12, 28), "outlet": "Gulf News"}}
FLOOR = {
    "syria-moscow-2012": 0.99,
    "north-korea-tests-2018": 0.98,
    "trump-macron-2018": 0.98,
    "uk-visit-2018": 0.98,
}


def read_event(event: str) -> tuple[dict[str, Any], Path, dict[str, Any]]:
    assert SHARED is not None
    gold = json.loads((SHARED / f"gold/{event}.json").read_text("utf-8"))
    folder = SHARED / "seeds" if "syria" in event else SHARED / "corpora/events" / event
    read = {}
    for key, article in gold["articles"].items():
        raw = (folder / article["file"]).read_text("utf-8")
        read[key] = read_page(raw, file=article["file"], **GIVEN.get(key, {}))
    return gold["articles"], folder, read


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(0, len(words) - 3)))


def wanted_body(raw: str, article: dict[str, Any]) -> str:
    start = raw.index(article["body_first"], raw.index(article["dateline"]) if article.get("dateline") else 0)
    end = raw.index(article["body_last"], start) + len(article["body_last"])
    body = raw[start:end]
    for piece in article["not_body"] + article["section_headings"]:
        body = body.replace(piece, "")
    return body


@pytest.mark.parametrize(("event", "floor"), FLOOR.items(), ids=FLOOR.keys())
def test_the_main_text_is_found(event: str, floor: float) -> None:
    articles, folder, read = read_event(event)
    scores = []
    for key, article in articles.items():
        document = read[key]
        want = shingles(wanted_body((folder / article["file"]).read_text("utf-8"), article))
        have = shingles(
            "\n".join(
                s.of(document.text) for i, s in enumerate(document.paragraphs) if i not in document.headings
            )
        )
        scores.append(2 * sum((want & have).values()) / (sum(want.values()) + sum(have.values())))
    assert sum(scores) / len(scores) >= floor


def test_the_seeds_furniture_stays_out_and_their_heads_are_right() -> None:
    articles, _, read = read_event("syria-moscow-2012")
    for key, article in articles.items():
        document = read[key]
        assert not [piece for piece in article["not_body"] if piece in document.text]
        assert document.headline == article["headline"]
        assert document.published is not None
        assert document.published.isoformat() == article["published"]
        assert document.outlet in (article["outlet"], article.get("site"))
        assert [document.paragraphs[i].of(document.text) for i in document.headings] == article[
            "section_headings"
        ]
        assert list(document.credits) == article["credits"]
    assert "100,000" not in read["voa"].text  # a figure in a reader's comment


@pytest.mark.parametrize("event", [e for e in FLOOR if "syria" not in e])
def test_headlines_of_clean_texts(event: str) -> None:
    articles, _, read = read_event(event)
    assert [read[key].headline for key in articles] == [a["headline"] for a in articles.values()]


def test_whole_pages_of_many_sites() -> None:
    """Pages of 96 sites as a browser's "select all" copies them; many are no news at all."""
    assert SHARED is not None
    from tests.analysis.rendering import text_of

    folder, scores = SHARED / "corpora/pages", []
    for line in list((folder / "pages.jsonl").open(encoding="utf-8"))[::3]:
        page = json.loads(line)
        html = gzip.decompress((folder / page["html"]).read_bytes()).decode("utf-8", "replace")
        try:
            document = read_page(text_of(html))
            have = shingles("\n".join(s.of(document.text) for s in document.paragraphs))
        except ValueError:
            have = Counter()
        want = shingles(page["text"])
        scores.append(2 * sum((want & have).values()) / max(1, sum(want.values()) + sum(have.values())))
    assert sum(scores) / len(scores) >= 0.85
