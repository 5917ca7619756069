"""Web pages read as the app reads them, scored against their main text.

    python -m bench.pages_read [FOLDER] [--half 0|1] [--show]

FOLDER holds pages.jsonl with {"id", "html", "text"} and the pages themselves, packed with gzip; by default
the pages of the shared development corpora. What is scored is what page_text.read_page keeps, the headline
apart, which the gold texts leave out. P, R and F1 are of runs of four words, as in the article extraction
benchmark.
"""

import argparse
import collections
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comparator.analysis.document import Document
from comparator.analysis.page_text import Unreadable, read_page
from comparator.ingest.pages.page import read_html
from tests.shared import SHARED, WHY_SKIPPED


def main() -> None:
    """Print precision, recall and F1, and with --show a line for every page that is not read well."""
    options = _options()
    scores = []
    for page, got in read_all(options.folder, options.half):
        precision, recall = score(page["text"], got)
        scores.append((precision, recall))
        if options.show and min(precision, recall) < 0.97:
            print(f"P {precision:.2f}  R {recall:.2f}  {page['url'][:90]}")
    print(told(scores))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED and SHARED / "corpora" / "pages")
    parser.add_argument(
        "--half", type=int, choices=(0, 1), help="only pages with an even (0) or odd (1) number"
    )
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.folder is None:
        sys.exit(WHY_SKIPPED)
    return options


def read_all(folder: Path, half: int | None = None) -> Iterator[tuple[dict[str, Any], str]]:
    """Each page of a folder with the text that is read of it."""
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if half in (None, number % 2):
                page = json.loads(line)
                yield page, body_of(gzip.decompress((folder / page["html"]).read_bytes()), page["url"])


def body_of(html: bytes, url: str) -> str:
    """The paragraphs of a page's article; "" where none is read."""
    try:
        incoming = read_html(html, url=url)
        return _body(read_page(incoming.raw, told=incoming.told))
    except Unreadable:
        return ""


def _body(document: Document) -> str:
    """Everything kept but the headline, which the gold texts leave out."""
    head = document.parts.headline
    return document.text[head.end :] if head and not head.start else document.text


def score(gold: str, got: str) -> tuple[float, float]:
    """Precision and recall of runs of four words."""
    wanted, had = _grams(gold), _grams(got)
    shared = sum((wanted & had).values())
    return shared / max(1, had.total()), shared / max(1, wanted.total())


def _grams(text: str) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return collections.Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def told(scores: list[tuple[float, float]]) -> str:
    """The means over all pages, and F1 of the means."""
    p, r = (sum(values) / max(1, len(scores)) for values in zip(*scores, strict=True))
    return f"main text, {len(scores)} pages: P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}"


if __name__ == "__main__":
    main()
