"""The shared pages come through the guarded way out as they are, and are read as from a file."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bench.pages_read import body_of
from comparator.ingest.network.fetch import fetch
from tests.shared import SHARED, WHY_SKIPPED
from tests.webserver import WebServer


def pages(folder: Path) -> list[tuple[dict[str, Any], bytes]]:
    """Every page with its bytes."""
    told = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
    return [(page, gzip.decompress((folder / page["html"]).read_bytes())) for page in told]


@pytest.mark.skipif(SHARED is None, reason=WHY_SKIPPED)
def test_every_page_is_fetched_from_a_real_server_and_read(web: WebServer) -> None:
    assert SHARED
    every = pages(SHARED / "corpora" / "pages")
    assert len(every) == 96
    for number, (page, html) in enumerate(every):
        packed = number % 2 == 1
        body = gzip.compress(html) if packed else html
        web.put(f"/{number}", body, headers={"Content-Encoding": "gzip"} if packed else {})
        got = fetch(web.url(f"/{number}"), wanted="page", network=web.network())
        assert got.body == html
        assert len(body_of(got.body, page["url"])) > 100, page["url"]  # letters: Japanese parts no words
    assert not web.canary_hits
