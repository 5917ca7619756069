"""The demonstration story read, analysed and compared once, beside what was written down by hand about it.

`python -m tests.gold.story [--show]` prints the measures.
"""

import datetime as dt
import functools
import json
import sys
from pathlib import Path

from comparator.analysis.article import analyse
from comparator.analysis.compare import compare
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.page_text import read_page

from . import scorer

GOLD = Path(__file__).parent / "tirsa-dam"
ARTICLES = Path(__file__).parents[2] / "comparator" / "demo" / "articles"
EVENTS = ("kestria-invites-the-valley", "geneva-meeting", "parliament-votes", "meridian-over-time")


@functools.cache
def article(file: str, published: str, outlet: str) -> ArticleFindings:
    """One of the story's articles, analysed."""
    raw = (ARTICLES / file).read_text("utf-8")
    return analyse(read_page(raw, file=file, published=dt.date.fromisoformat(published), outlet=outlet))


@functools.cache
def reading(event: str) -> scorer.Reading:
    """An event's gold and what the analysis makes of its articles."""
    gold = json.loads((GOLD / f"{event}.json").read_text("utf-8"))
    articles = [article(a["file"], a["published"], a["outlet"]) for a in gold["articles"].values()]
    return scorer.Reading(gold, articles, compare(articles))


@functools.cache
def measures(event: str) -> dict[str, scorer.Measure]:
    """Every measure of one event by name."""
    r = reading(event)
    quotes, speakers = scorer.quotes(r)
    return {
        "quotes": quotes,
        "speakers": speakers,
        "figures": scorer.figures(r),
        "names": scorer.names(r),
        "quote pairs": scorer.pairs(r, r.gold["utterances"], "quote"),
        "quote ghosts": scorer.ghosts(r, r.gold["utterances"], "quote"),
        "quote forms": scorer.forms(r),
        "fact pairs": scorer.pairs(r, r.gold["facts"], None),
        "fact ghosts": scorer.ghosts(r, r.gold["facts"], None),
        "findings": scorer.findings(r),
        "conflicts": scorer.verdicts(r, r.gold["conflicts"], "conflict"),
        "different dates": scorer.verdicts(r, r.gold["different_dates"], "different dates"),
    }


def main() -> None:
    """Print a line a measure, and with --show every miss."""
    for event in EVENTS:
        for name, m in measures(event).items():
            line = f"{event:28} {name:16} f1 {m.f1:.3f}  found {m.found}/{m.wanted}  extra {m.extra}"
            sys.stdout.write(line + "\n")
            if "--show" in sys.argv:
                sys.stdout.writelines(f"    {miss}\n" for miss in m.misses)


if __name__ == "__main__":
    main()
