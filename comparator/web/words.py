"""The words and signs of the pages: states, findings and verdicts as a reader sees them."""

from collections.abc import Iterable, Iterator

from comparator.analysis.absence import Why
from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.document import Record
from comparator.analysis.findings import Cell, Finding, Point, PointKind, Verdict
from comparator.selectors.contradictions import CONTRADICTING, shortened
from comparator.selectors.corrected import CorrectedPoint
from comparator.selectors.rows import present


class Mark(Record, frozen=True):
    """How a state is shown: the class of its colours, its sign, its word, and what it means."""

    css: str
    sign: str
    word: str
    meaning: str = ""
    glyph: str = ""
    """A second sign in fixed-width letters, so that kinds of cut differ to the eye."""


KEPT = Mark(css="kept", sign="=", word="Kept", meaning="the same fact, figure or quote")
ALTERED = Mark(css="altered", sign="≠", word="Altered", meaning="there, but different; the cell says how")
DROPPED = Mark(
    css="dropped", sign="−", word="Dropped", meaning="left out, although the base or a credited source has it"
)
ABSENT = Mark(
    css="absent", sign="∅", word="Not in text", meaning="not there; nothing shows that the outlet had it"
)
NOT_YET = Mark(css="absent", sign="∅", word="Not yet known", meaning="published before it happened")
ADDED = Mark(css="added", sign="+", word="Added", meaning="in this text, not in the base")
CONFLICT = Mark(css="conflict", sign="!", word="Conflict", meaning="two outlets cannot both be right")
DATES = Mark(
    css="dates", sign="?", word="Different dates", meaning="figures differ, and so does the day they hold for"
)
ONLY_HERE = Mark(
    css="attributed", sign="•", word="Only here", meaning="no other article has it, as far as was found"
)

ALIKE = Mark(
    css="attributed", sign="~", word="Alike", meaning="shares words or meaning; read whether it says the same"
)
LESS_DETAIL = Mark(css="altered", sign="≠", word="Less detail", meaning="the same, without its number or day")
ELSEWHERE = Mark(
    css="absent",
    sign="→",
    word="Other row",
    meaning="another row shows it in other words; the cell leads there",
)
NOT_COMPARED = Mark(
    css="absent",
    sign="–",
    word="Not compared",
    meaning="its language is not analysed: nothing can be said",
)

LEGEND = (KEPT, ALTERED, DROPPED, ABSENT, ADDED, CONFLICT, DATES, ONLY_HERE, ALIKE, ELSEWHERE)

FINDING_WORDS: dict[Finding, str] = {
    "reworded": "Reworded",
    "marked cut": "Marked cut",
    "silent cut": "Silent cut",
    "spliced": "Spliced",
    "ends early": "Ends early",
    "starts late": "Starts late",
    "outlet insertion": "Outlet insertion",
    "paraphrased": "Paraphrased",
    "other speaker": "Other speaker",
    "other figure": "Other figure",
    "other date": "Other date",
    "other name or title": "Other name or title",
    "other label": "Other label",
    "weaker claim": "Weaker claim",
    "stronger claim": "Stronger claim",
    "negated": "Negated",
    "other source": "Other source",
    "source lost": "Source lost",
    "less detail": "Less detail",
    "moved": "Moved",
}

FINDING_GLYPHS: dict[Finding, str] = {
    "marked cut": "a…b",
    "silent cut": "a›‹b",
    "spliced": "a+b",
    "ends early": "ab|",
    "starts late": "|ab",
    "outlet insertion": "[ab]",
}

_MEANT: dict[Finding, str] = {
    "reworded": "the same in other words",
    "marked cut": "words left out, and an ellipsis marks it",
    "silent cut": "words left out with nothing to show it",
    "spliced": "words that stand apart elsewhere run together",
    "ends early": "stops before the other version does",
    "starts late": "starts after the other version does",
    "outlet insertion": "the outlet put words in, in brackets",
    "paraphrased": "direct speech told, not quoted",
    "other speaker": "the words are given to somebody else",
    "other figure": "another number for the same",
    "other date": "another day for the same",
    "other name or title": "another name or title for the same",
    "other label": "another word for the same people or thing",
    "weaker claim": "said with less certainty",
    "stronger claim": "said with more certainty",
    "negated": "one says that it is so, the other that it is not",
    "other source": "another source is named",
    "source lost": "the other version names a source, this one none",
    "less detail": "the same, without its number",
    "moved": "stands at another place",
}

# The most telling first: a cell names this one, the others follow smaller.
FINDING_WEIGHT: tuple[Finding, ...] = (
    "negated", "other figure", "other name or title", "other label", "other speaker", "other date",
    "silent cut", "spliced", "ends early", "starts late", "marked cut", "outlet insertion", "source lost",
    "other source", "stronger claim", "weaker claim", "paraphrased", "reworded", "less detail", "moved",
)  # fmt: skip

WHY_NOT_DROPPED: dict[Why, str] = {
    "source": "a source itself",
    "earlier": "published before the base",
    "later": "published long after the base",
    "number": "has a number for such a thing",
    "words": "some of the words stand elsewhere in it",
}
"""Why an empty cell of what the base has does not say *Dropped*."""

KIND_WORDS: dict[PointKind, str] = {"fact": "Fact", "figure": "Figure", "quote": "Quote"}
VERDICT_WORDS: dict[Verdict, str] = {
    "agree": "Agree",
    "altered": "Differs",
    "conflict": "Conflict",
    "different dates": "Different dates",
    "rounded": "Rounded",
    "less detail": "Less exact",
    "both true": "Both can be true",
    "single source": "One article only",
}

_EXPLAINED: dict[Finding, str] = {
    "reworded": "{other} has “{gone}”; here it reads “{come}”.",
    "marked cut": "Left out, and marked with an ellipsis: “{gone}”.",
    "silent cut": "Left out with nothing to show it: “{gone}”.",
    "spliced": "Words that stand apart in {other} run together here; between them stood “{gone}”.",
    "ends early": "Stops before “{gone}”.",
    "starts late": "Starts after “{gone}”.",
    "outlet insertion": "Put in by the outlet, in brackets: “{come}”.",
    "paraphrased": "{other} has it in quote marks; here it is told without them.",
    "other speaker": "{other} gives these words to “{gone}”; here it is “{come}”.",
    "other figure": "{other} has “{gone}”; here it is “{come}”.",
    "other date": "{other} has “{gone}”; here it is “{come}”.",
    "other name or title": "{other} has “{gone}”; here it is “{come}”.",
    "other label": "{other} says “{gone}”; here it is “{come}”.",
    "weaker claim": "Said with less certainty: “{come}” for “{gone}”.",
    "stronger claim": "Said with more certainty: “{come}” for “{gone}”.",
    "negated": "One says that it is so, the other that it is not: “{gone}” against “{come}”.",
    "other source": "{other} names “{gone}” as its source; here it is “{come}”.",
    "source lost": "{other} names its source, “{gone}”; here it is gone.",
    "less detail": "Told without “{gone}”, which {other} has; no such number was found in this article.",
    "moved": "Stands at another place than in {other}.",
}
_SHORT: dict[Finding, str] = {
    "reworded": "The same in other words.",
    "marked cut": "Words are left out, and an ellipsis marks it.",
    "silent cut": "Words are left out with nothing to show it.",
    "spliced": "Words that stand apart in {other} run together here.",
    "ends early": "Stops before {other} does.",
    "starts late": "Starts after {other} does.",
    "outlet insertion": "The outlet put words in, in brackets.",
    "paraphrased": "{other} has it in quote marks; here it is told without them.",
    "other speaker": "Another speaker than in {other}.",
    "other figure": "Another figure than in {other}.",
    "other date": "Another date than in {other}.",
    "other name or title": "Another name or title than in {other}.",
    "other label": "Another label than in {other}.",
    "weaker claim": "Said with less certainty than in {other}.",
    "stronger claim": "Said with more certainty than in {other}.",
    "negated": "One says that it is so, the other that it is not.",
    "other source": "Another source than in {other}.",
    "source lost": "{other} names a source; here it is gone.",
    "less detail": "Told without a number that {other} has.",
}
_ONE_SIDED: frozenset[Finding] = frozenset(
    {"marked cut", "silent cut", "spliced", "ends early", "starts late", "source lost", "less detail"}
)


def explain(finding: Finding, *, other: str, gone: str, come: str) -> str:
    """One sentence on a change: `gone` are the reference's words, `come` this cell's, `other` its outlet."""
    enough = come if finding == "outlet insertion" else gone if finding in _ONE_SIDED else gone and come
    pattern = _EXPLAINED[finding] if enough else _SHORT.get(finding, _EXPLAINED[finding])
    if finding == "other source" and come and not gone:
        pattern = "{other} does not name “{come}” as its source."
    return pattern.format(other=other, gone=shortened(gone, 240), come=shortened(come, 240))


def ranked(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings of a cell, most telling first."""
    return sorted(findings, key=FINDING_WEIGHT.index)


def finding_mark(finding: Finding) -> Mark:
    """The mark of one finding."""
    if finding == "moved":
        return Mark(css="moved", sign="≠", word="Moved", meaning=_MEANT[finding])
    glyph = FINDING_GLYPHS.get(finding, "")
    meaning = _MEANT[finding]
    return Mark(css="altered", sign="≠", word=FINDING_WORDS[finding], glyph=glyph, meaning=meaning)


def sign_key(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that stand on a page, each once, in the order of the legend and of how telling they are: what
    a page on paper explains."""
    words = [mark.word for mark in LEGEND] + [FINDING_WORDS[finding] for finding in FINDING_WEIGHT]
    once = {mark.word: mark for mark in marks if mark.meaning}
    return tuple(sorted(once.values(), key=lambda m: words.index(m.word) if m.word in words else len(words)))


def signed(tallies: Iterable[str]) -> Iterator[Mark]:
    """The marks whose signs stand in tallies such as "3 =, 2 ∅"."""
    told = {part.split()[-1] for tally in tallies for part in tally.split(",") if part.strip()}
    return (mark for mark in LEGEND if mark.sign in told)


def cell_mark(point: Point, cell: Cell, base: int | None = None) -> Mark:
    """The mark of a cell: its state, or the finding that says what is altered. Read against a `base`, nothing
    is called dropped that the base lacks too."""
    if is_perhaps(point):
        return ABSENT if cell.start is None else ALIKE
    if cell.start is None:
        if base is not None and cell.state == "dropped" and base not in {c.article for c in present(point)}:
            return ABSENT
        return {"dropped": DROPPED, "not yet known": NOT_YET}.get(cell.state, ABSENT)
    if point.verdict == "single source" and cell.state != "added":
        return ALIKE if any(near.alike for near in point.nearby) else ONLY_HERE
    if point.verdict == "conflict" and cell.article in conflicting(point):
        return CONFLICT
    if point.verdict == "different dates":
        return DATES
    if _is_alike(point, cell):
        return ALIKE
    if cell.state == "altered":
        return finding_mark(ranked(cell.findings)[0]) if cell.findings else ALTERED
    return ADDED if cell.state == "added" else KEPT


def _is_alike(point: Point, cell: Cell) -> bool:
    """Whether a cell is no more than alike: as it was found against the one it is read against, or, where two
    others are at odds, with them. What a person put together is the same."""
    if isinstance(point, CorrectedPoint) or cell.state not in ("alike", "kept"):
        return False
    others = point.verdict == "both true" and all(c.state != "alike" for c in point.cells)
    return cell.state == "alike" or others


def conflicting(point: Point) -> set[int]:
    """The articles whose cells stand against another in a conflict: those that contradict the reference, and
    those that say what it says. All are marked alike: which of them is right is not for this app to say."""
    cells = present(point)
    against = {cell.article for cell in cells if CONTRADICTING.intersection(cell.findings)}
    beside = {c.article for c in cells if _says_the_same(c) or c.article == point.reference}
    retold = {c.article for c in cells if c.state == "alike" or set(c.findings) == {"paraphrased"}}
    return against | beside if against else {cell.article for cell in cells} - retold


def _says_the_same(cell: Cell) -> bool:
    """Whether nothing of a cell differs, but that it may lack a number."""
    return cell.state not in ("altered", "alike") or set(cell.findings) == {"less detail"}
