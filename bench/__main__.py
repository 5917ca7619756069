"""How long each step takes on this machine, and how much memory: `python3 run.py bench`.

A line a step. What is set side by side is measured in the same run and over the same texts: the seed articles
beside this checkout (../shared/seeds) where they are, else five articles of the demonstration story.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.events_scale import main as measure_events
from bench.made_up import ARTICLES, event
from bench.pages import main as measure_pages
from comparator.analysis.article import analyse
from comparator.analysis.base import rebase
from comparator.analysis.compare import compare
from comparator.analysis.diff import word_diff
from comparator.analysis.document import Document
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.language import embed, nlp, parse
from comparator.analysis.memory import forget
from comparator.analysis.page_text import read_page
from tests.shared import SHARED

EVENT = ("01-", "02-", "03-", "04-", "05-")  # five articles of the demonstration's first event
SIZES = (20, 50, 100, 200)


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median time of `rounds` calls, in seconds, after one that is not counted."""
    work()
    return statistics.median(seconds(work) for _ in range(rounds))


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def pages() -> list[Path]:
    """Five pages as they come in."""
    if SHARED is not None:
        return sorted((SHARED / "seeds").glob("*.txt"))[:5]
    return sorted(path for path in ARTICLES.glob("*.txt") if path.name.startswith(EVENT))


def line(name: str, value: float, unit: str = "ms") -> None:
    """Print one step."""
    print(f"{name:<52}{value:10.1f} {unit}", flush=True)


def memory() -> float:
    """The most memory this process has held so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_048_576 if sys.platform == "darwin" else 1024)


def five(read: Sequence[Document]) -> None:
    """Five articles from text to comparison, beside the bare models over the same texts."""
    texts = [document.text for document in read]
    sentences = [s.of(d.text) for d in read for s in parse(d).sentences()]
    findings = [analyse(document) for document in read]
    bare = median_seconds(lambda: list(nlp().pipe(texts)))
    embedded = median_seconds(lambda: [embed([s]) for s in sentences])
    analysed = median_seconds(lambda: [analyse(document) for document in read])
    compared = median_seconds(lambda: compare(findings))
    line("bare spaCy over five articles", bare * 1000)
    line(f"embedding each of their {len(sentences)} sentences once", embedded * 1000)
    line("analysing them", analysed * 1000)
    line("comparing them", compared * 1000)
    line("both, against spaCy and embedding", (analysed + compared) / (bare + embedded), "times")
    line("word diff of two", median_seconds(lambda: word_diff(read[0].text, read[1].text)) * 1000)


def many() -> None:
    """Comparing more and more made-up articles that are analysed already."""
    findings, before, taken = list[ArticleFindings](), 5, 0.0
    for size in (before, *SIZES):
        findings += [analyse(document) for document in event(size)[len(findings) :]]
        line(f"memory after analysing {size} articles", memory(), "MB")
        now = comparing(tuple(findings), rounds=3 if size <= SIZES[0] else 1)
        if size > before:
            line(f"    for each article more than {before}", (now - taken) / (size - before) * 1000)
        before, taken = size, now


def comparing(findings: Sequence[ArticleFindings], rounds: int) -> float:
    """Seconds of the processor to compare stored articles, whatever else the machine does; printed with the
    time to read them against another base."""
    taken = list[float]()
    for _ in range(rounds):
        began = time.process_time()
        read = compare(findings)
        taken.append(time.process_time() - began)
    middle = statistics.median(taken)
    line(f"comparing {len(findings)} stored articles of 400 to 600 words", middle * 1000)
    line("    reading them against another base", seconds(lambda: rebase(read, 1, findings)) * 1000)
    line("    memory", memory(), "MB")
    forget(len(findings))  # as the worker does
    return middle


def main(words: Sequence[str]) -> int:
    """Measure and print one line a step; with the word `events`, only how long an event is looked for."""
    if list(words) == ["events"]:
        return measure_events()
    raw = [path.read_text(encoding="utf-8") for path in pages()]
    read = [read_page(text, file=path.name) for text, path in zip(raw, pages(), strict=True)]
    line("reading five pages", median_seconds(lambda: [read_page(text) for text in raw]) * 1000)
    five(read)
    many()
    measure_pages()
    return measure_events()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
