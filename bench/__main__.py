"""How long the main steps take on this machine, on the demonstration story: `python3 run.py bench`.

Each line is the median of some rounds after one that is not counted, so that models are loaded.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from comparator.analysis.article import analyse
from comparator.analysis.compare import compare
from comparator.analysis.diff import word_diff
from comparator.analysis.document import Document
from comparator.analysis.page_text import read_page

ARTICLES = Path(__file__).resolve().parent.parent / "comparator" / "demo" / "articles"
EVENT = ("01-", "02-", "03-", "04-", "05-")  # five articles of the first event


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median time of `rounds` calls, in seconds, after one that is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def documents() -> list[Document]:
    """The five articles, read."""
    files = sorted(path for path in ARTICLES.glob("*.txt") if path.name.startswith(EVENT))
    return [read_page(path.read_text(encoding="utf-8"), file=path.name) for path in files]


def main() -> None:
    """Measure and print one line a step."""
    read = documents()
    raw = (ARTICLES / read[0].file).read_text(encoding="utf-8")
    findings = [analyse(document) for document in read]
    steps: dict[str, Callable[[], object]] = {
        "reading a page": lambda: read_page(raw),
        "analysing an article": lambda: analyse(read[0]),
        "comparing five analysed articles": lambda: compare(findings),
        "word diff of two articles": lambda: word_diff(read[0].text, read[1].text),
    }
    for name, work in steps.items():
        print(f"{name:<34}{median_seconds(work) * 1000:10.1f} ms")


if __name__ == "__main__":
    main()
