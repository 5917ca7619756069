"""Whether two figures that count the same thing agree, are rounded, or differ."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from comparator.analysis.contrast.bearers import bearer, is_owned
from comparator.analysis.contrast.parts import joined_with, led_by, part_of_some
from comparator.analysis.contrast.scopes import lengthy, outcomes
from comparator.analysis.contrast.sizes import Relation, can_both_be, number, relation
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.numbers.numerals import find_numerals
from comparator.analysis.numbers.units import dimension
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at, kept, kept_of_figure

_ORDER: Sequence[Relation] = ("same", "qualified", "rounded", "less detail", "other")
_SAME_CLAUSE = 0.4  # shared content from which figures that name nothing counted stand for one thing
ROOT = 4  # letters from which a word may be the root of another
_COMPARED = frozenset(
    {"count", "money", "percent", "percentage points", "vote", "duration", "measure", "age"}
)


class Amount(NamedTuple):
    """A figure with the words it stands among, which tell what it counts where its own do not."""

    figure: Figure
    counted: frozenset[str]
    """Stems of what is counted, without unit and number."""
    common: frozenset[str]
    """The same without names: "Gazans" are not derived from the Gaza that stands around."""
    around: frozenset[str]
    """Stems of the clause or sentence that holds it, without the figure itself."""
    numbered: bool
    """Whether it has a number of its own, as "the past year" has none."""
    beside: frozenset[str] = frozenset()
    """Stems of what the other figures of that clause count."""
    bearer: str = ""
    """The last name of the person whose age it is, where the text tells."""
    led: str = ""
    """The word by which it tells a change: of "from 65 to 125", "by $60", "to $125" the first."""
    part: frozenset[str] = frozenset()
    """Of a part of those named before it ("of which four exploded") the stems of what is told of it."""
    joined: frozenset[str] = frozenset()
    """The stems of two nouns that it counts together: "37 companies and charities"."""


@kept
def figures_in(article: ArticleFindings, span: Span) -> list[Amount]:
    """The amounts that stand in a span; dates and ordinals are no amounts."""
    held = at(article).figures(span)
    return [amount(article, f, span) for f in held if f.kind in _COMPARED]


@kept_of_figure
def amount_of(article: ArticleFindings, figure: Figure) -> Amount:
    """A figure of an article with the words of its clause."""
    return amount(article, figure, Span(figure.start, figure.end))


def amount(article: ArticleFindings, figure: Figure, span: Span) -> Amount:
    """A figure of an article with its words, taken from a stretch that holds it, or from its clause where
    the stretch is but the figure."""
    own, text = Span(figure.start, figure.end), article.document.text
    whole = span if span.end - span.start > 2 * (own.end - own.start) else at(article).clause(own)
    around = content(text[whole.start : own.start]) | content(text[own.end : whole.end])
    units = {w.casefold() for w in (figure.unit or "").split()} if figure.kind != "count" else set[str]()
    said = "" if is_owned(figure) else figure.counted or ""
    counted = " ".join(w for w in said.split() if w.casefold() not in units)
    numbered = figure.kind != "duration" or bool(find_numerals(own.of(text)))
    common = content(" ".join(w for w in counted.split() if not w[0].isupper()))
    others = [f.counted or "" for f in at(article).figures(whole) if f.start != figure.start]
    beside = content(" ".join(others)) - content(counted) if any(others) else frozenset[str]()
    whose = bearer(article, figure).casefold().rpartition(" ")[2] if figure.kind == "age" else ""
    led, part = led_by(text, figure), part_of_some(article, figure)
    joined = joined_with(article, figure)
    return Amount(figure, content(counted), common, around, numbered, beside, whose, led, part, joined)


def is_figure(article: ArticleFindings, span: Span) -> bool:
    """Whether a stretch is a figure or date and nothing else."""
    return at(article).figure(span) is not None


def comparable(one: Amount, two: Amount) -> bool:
    """Whether two figures count the same thing: their heads say so, or where one has none, the words around
    it tell of what the other counts, or of the same."""
    a, b = one.figure, two.figure
    if (
        not (one.numbered and two.numbered)
        or a.kind != b.kind
        or (a.unit == "share") != (b.unit == "share")
        or (a.kind != "count" and dimension(a.unit) != dimension(b.unit))
        or _by_and_end(one, two)
        or two_kinds(one, two)
    ):
        return False
    if one.counted and two.counted:
        alike = one.counted & two.counted or _meant(one) & _meant(two)
        return bool(alike) or _derived(one, two) or _derived(two, one)
    if a.kind == "vote" or (one.counted | two.counted) & _beside(one, two):
        return True
    named = bool(one.counted or two.counted)
    return not (named and a.kind == "count") and _shared(one, two) >= _SAME_CLAUSE


def _meant(one: Amount) -> frozenset[str]:
    """What it counts, each thing by one word: deaths are people killed, a talk is a meeting."""
    known = lengthy() if one.figure.kind == "duration" else outcomes()
    return frozenset(known[word] for word in one.counted if word in known)


def _derived(one: Amount, two: Amount) -> bool:
    """Whether what one counts is the noun of what the other says of those counted ("signatures", "signed by
    … people")."""
    return any(
        long != short and long.startswith(short)
        for long in one.common
        for short in two.around
        if len(short) >= ROOT
    )


def _beside(one: Amount, two: Amount) -> frozenset[str]:
    """The words around the figure that has nothing counted of its own."""
    return one.around if two.counted else two.around


def _shared(one: Amount, two: Amount) -> float:
    return len(one.around & two.around) / max(1, min(len(one.around), len(two.around)))


def related(one: Amount, two: Amount) -> Relation:
    """How the figures of one thing relate, a change with either of its ends as well: "from 65 to 125 seats",
    "the 125 seats"; "between 20 and 30" is but less exact than 30. What changed "by" so much is held against
    the difference of the two ends, and never reached that much."""
    a, b = one.figure, two.figure
    if _by_and_end(one, two):
        return "other"
    if {one.led, two.led} == {"by", "from"}:
        step, whole = (a, b) if one.led == "by" else (b, a)
        low, high = _ends(whole)
        apart = msgspec.structs.replace(whole, value=high - low, low=None, high=None)
        how = relation(step, apart)
        return "qualified" if how in ("less detail", "other") and can_both_be(step, apart) else how
    same = (one.led == "from" and number(b) in _ends(a)) or (two.led == "from" and number(a) in _ends(b))
    return "same" if same else relation(a, b)


def _by_and_end(one: Amount, two: Amount) -> bool:
    """Whether one tells how much something changed, the other what it came to, or what it came from: alone
    ("fell from $9 to $7" is two figures), or in percent, which may be of what it was."""
    if {one.led, two.led} == {"by", "from"}:
        whole = two if one.led == "by" else one
        return whole.figure.kind == "percent" or not _ends(whole.figure)
    return {one.led, two.led} == {"by", "to"}


def two_kinds(one: Amount, two: Amount) -> bool:
    """Whether one of two unlike numbers counts two kinds of things together, and the other not the same two:
    "37 companies and charities", "14 companies"."""
    return one.joined != two.joined and one.figure.value != two.figure.value


def _ends(figure: Figure) -> tuple[float, ...]:
    """The two numbers between which a figure leads; none where it has one."""
    return (figure.low, figure.high) if figure.value is None and figure.low and figure.high else ()


def row_pairs(ours: Sequence[Amount], theirs: Sequence[Amount]) -> Iterator[tuple[Figure, Figure, Relation]]:
    """The figures of two cells that are figures and nothing else: the row says that they count one thing, but
    "a day after" is no length of time, and two unlike lengths of time may yet be of two things."""
    for a in ours:
        for b in theirs:
            lasting = a.figure.kind == b.figure.kind == "duration" and a.figure.value != b.figure.value
            if not (lasting or _by_and_end(a, b)) or comparable(a, b):
                yield a.figure, b.figure, related(a, b)


def pairs(ours: Sequence[Amount], theirs: Sequence[Amount]) -> Iterator[tuple[Figure, Figure, Relation]]:
    """Each figure with the other side's figure of the same thing that fits it best, each taken once."""
    alike = (
        (_ORDER.index(related(a, b)), i, k)
        for i, a in enumerate(ours)
        for k, b in enumerate(theirs)
        if comparable(a, b) and not _of_two_people(a, b)
    )
    unequal = _ORDER.index("less detail")
    fits = [(place, i, k) for place, i, k in alike if place < unequal or _of_one_thing(ours[i], theirs[k])]
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for place, i, k in sorted(fits):
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            how = _ORDER[place]
            if how == "other" and (_is_sum(ours[i], theirs) or _is_sum(theirs[k], ours)):
                how = "same"
            yield ours[i].figure, theirs[k].figure, how


def _of_one_thing(one: Amount, two: Amount) -> bool:
    """Whether two unequal figures that count the same thing do so by words that no other figure beside them
    counts."""
    return not (one.beside or two.beside) or comparable(
        *(a._replace(around=a.around - a.beside) for a in (one, two))
    )


def _of_two_people(one: Amount, two: Amount) -> bool:
    """Whether two ages may be of two people: neither a name nor a noun says that they are of one."""
    if one.figure.kind != "age" or one.counted & two.counted:
        return False
    return not one.bearer or one.bearer != two.bearer


def _is_sum(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether one figure is what several of the other side add up to ("two women and two soldiers")."""
    numbers = [number(p.figure) for p in parts if comparable(whole, p)] if len(parts) > 1 else []
    known = [n for n in numbers if n is not None]
    return len(known) > 1 and sum(known) == number(whole.figure)


def lone_pair(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[Figure, Figure] | None:
    """The only figures of two passages, where they differ in number and in the word for what they count
    ("supporters", "attendees"): no proof of a contradiction, but not the same figure."""
    if len(ours) != 1 or len(theirs) != 1:
        return None
    a, b = ours[0].figure, theirs[0].figure
    unit = bool(a.unit and b.unit) if a.kind == "count" else a.unit == b.unit  # a count's unit is its noun
    unlike = a.kind == b.kind and unit and not comparable(ours[0], theirs[0])
    unlike = unlike and _meant(ours[0]) == _meant(theirs[0])  # who came is not who was arrested
    unlike = unlike and not _by_and_end(ours[0], theirs[0]) and not two_kinds(ours[0], theirs[0])
    return (a, b) if unlike and relation(a, b) == "other" else None


def told_lone_pair(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[Figure, Figure] | None:
    """The only numbers of a remark and of what tells it in other words, where they are unlike and one of them
    does not say what it counts ("46 million people", "the 45 million", "€45 million")."""
    one, two = ([a for a in side if _is_many(a)] for side in (ours, theirs))
    if len(one) != 1 or len(two) != 1 or (one[0].counted and two[0].counted) or one[0].part or two[0].part:
        return None
    a, b = one[0].figure, two[0].figure
    if "count" not in (a.kind, b.kind) or _by_and_end(one[0], two[0]):
        return None
    return (a, b) if related(one[0], two[0]) == "other" else None


def _is_many(amount: Amount) -> bool:
    """Whether it is a number of things or of money, more than one."""
    figure = amount.figure
    return figure.kind in ("count", "money") and figure.unit != "share" and figure.value != 1
