"""Quotes, speakers and names measured on made-up news of many styles.

`python -m tests.analysis.newsroom.score [one|two|…|joined] [--show]` prints the measures by style.
"""

import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import Mention, Quote
from comparator.analysis.language import parse
from comparator.analysis.names import find_mentions, join_names
from comparator.analysis.pages.credits import dateline_of
from comparator.analysis.quotes import find_quotes
from tests.analysis.quote_help import findings

HERE = Path(__file__).parent
_MARK = re.compile(r"\[\[([^|\]]*)\||\(\(([^|)]*)\||\]\]|\)\)")


class Wanted(NamedTuple):
    """A quote that a careful reader finds."""

    start: int
    end: int
    direct: bool
    speaker: str


class Tally:
    """Counts of one style: found and missed, with the misses in words."""

    def __init__(self) -> None:
        self.count: dict[str, int] = defaultdict(int)
        self.misses: list[str] = []

    def note(self, what: str, right: bool, miss: str) -> None:
        self.count[what] += 1
        self.count[f"{what}+"] += right
        if not right:
            self.misses.append(f"{what}: {miss}")

    def share(self, what: str) -> float:
        return self.count[f"{what}+"] / self.count[what] if self.count[what] else 1.0


def cases(name: str) -> dict[str, dict[str, Any]]:
    """The cases of one data file, by name."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def read(marked: str) -> tuple[str, list[Wanted]]:
    """A case's text without its marks, and the quotes that they gave."""
    text, at, open_, wanted = "", 0, list[tuple[int, bool, str]](), list[Wanted]()
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1] is not None or match[2] is not None:
            open_.append((len(text), match[1] is not None, match[1] or match[2] or ""))
        else:
            start, direct, speaker = open_.pop()
            wanted.append(Wanted(start, len(text), direct, speaker))
    return text + marked[at:], wanted


def covers(quote: Quote, wanted: Wanted) -> bool:
    """Whether a quote that was found is the one wanted: most of it, and not much more."""
    inside = min(quote.end, wanted.end) - max(quote.start, wanted.start)
    least = 0.8 if wanted.direct else 0.6
    return inside > least * (wanted.end - wanted.start) and inside > least * (quote.end - quote.start)


def is_speaker(given: str | None, wanted: str) -> bool:
    """Whether the speaker is the one wanted; "~word" stands for anybody told by that word, "?" for nobody."""
    if wanted == "?":
        return given is None
    if wanted.startswith("~"):
        return given is not None and wanted[1:].casefold() in given.casefold()
    return given is not None and given.casefold() == wanted.casefold()


def analysed(text: str) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """The names and quotes of a text of one paragraph a line; the first begins behind its dateline."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    line = dateline_of(text, first=True, labelled=0)
    spans[0] = Span(line.length if line else 0, spans[0].end)
    body = Parts(body=Span(0, len(text)))
    parsed = parse(Document(file="made-up.txt", text=text, parts=body, paragraphs=tuple(spans)))
    mentions = find_mentions(parsed)
    return mentions, find_quotes(parsed, mentions)


def score(case: dict[str, Any], tally: Tally) -> None:
    """Add what one case says to the counts."""
    text, wanted = read(case["text"].strip())
    mentions, quotes = analysed(text)
    left = [q for q in quotes if not any(w.speaker == "*" and covers(q, w) for w in wanted)]
    wanted = [w for w in wanted if w.speaker != "*"]
    for want in sorted(wanted, key=lambda w: not w.direct):
        hit = next((q for q in left if (q.kind != "indirect") == want.direct and covers(q, want)), None)
        words = f"{want.speaker} | {text[want.start : want.end]}"
        inner = not want.direct and any(
            w.direct and w.start >= want.start and w.end <= want.end for w in wanted
        )
        if hit is not None or not inner:
            tally.note("direct" if want.direct else "indirect", hit is not None, words)
        if hit is not None:
            left.remove(hit)
            kind = "speaker" if want.direct else "indirect speaker"
            tally.note(kind, is_speaker(hit.speaker, want.speaker), f"{hit.speaker} for {words}")
            if hit.speaker:
                tally.note("given", is_speaker(hit.speaker, want.speaker), f"{hit.speaker} for {words}")
    for quote in left:
        tally.count["extra" if quote.kind != "indirect" else "extra indirect"] += 1
        tally.misses.append(f"extra {quote.kind}: {quote.speaker} | {text[quote.start : quote.end]}")
    people = {m.name for m in mentions if m.kind == "person"}
    for name in case["people"]:
        tally.note("people", name in people, f"{name} not in {sorted(people)}")
    for name in people - set(case["people"]):
        tally.note("people given", False, name)
    tally.count["people given"] += len(people & set(case["people"]))
    tally.count["people given+"] += len(people & set(case["people"]))
    for kind, key in (("organisation", "bodies"), ("place", "places")):
        have = {m.name for m in mentions if m.kind == kind}
        for name in case.get(key, ()):
            tally.note("bodies and places", name in have, f"{kind} {name} not in {sorted(have)}")


def joined(case: dict[str, Any], tally: Tally) -> None:
    """Add whether spellings of one referent are one name, and two referents two."""
    names = join_names([findings(*text.split("\n")) for text in case["articles"]])
    holders = {s: n for n in names for s in n.variants}
    for group in case.get("one", ()):
        told = {id(holders.get(s)) for s in group if s in holders}
        fine = len(told) == 1 and all(s in holders for s in group)
        tally.note("joined", fine, f"{group}: {[n.variants for n in names]}")
    for a, b in case.get("two", ()):
        apart = a in holders and b in holders and holders[a] is not holders[b]
        tally.note("apart", apart, f"{a}, {b}: {[n.variants for n in names]}")
    lists = [s for n in names for s in n.variants]
    tally.note("one name a spelling", len(lists) == len(set(lists)), f"{sorted(lists)}")


def measure(name: str) -> dict[str, Tally]:
    """The counts of one file, by style."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for key, case in cases(name).items():
        style = case.get("style", key)
        (joined if "articles" in case else score)(case, tallies[style])
    return tallies


def total(tallies: dict[str, Tally]) -> Tally:
    """All styles together."""
    whole = Tally()
    for tally in tallies.values():
        for what, count in tally.count.items():
            whole.count[what] += count
    return whole


def main() -> None:
    """Print every style's shares."""
    for name in [a for a in sys.argv[1:] if not a.startswith("-")] or [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "joined",
    ]:
        tallies = measure(name)
        for style, tally in [*tallies.items(), (f"ALL of {name}", total(tallies))]:
            told = [f"{w} {c[f'{w}+']}/{c[w]}" for c in (tally.count,) for w in list(c) if f"{w}+" in c]
            extra = [f"{w} {tally.count[w]}" for w in ("extra", "extra indirect") if tally.count[w]]
            sys.stdout.write(f"{style}: " + ", ".join(told + extra) + "\n")
            for miss in tally.misses if "--show" in sys.argv else ():
                sys.stdout.write(f"    {miss}\n")


if __name__ == "__main__":
    main()
