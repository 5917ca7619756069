"""Whether two figures that count the same thing agree, are rounded, or differ."""

import functools
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from comparator.analysis.contrast.bearers import bearer, is_owned
from comparator.analysis.contrast.parts import led_by, part_of_some
from comparator.analysis.contrast.scopes import lengthy, outcomes
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.numbers.numerals import find_numerals
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at, kept, kept_of_figure
from comparator.analysis.wordlists import table

Relation = Literal["same", "qualified", "rounded", "less detail", "other"]
""""qualified": one number, told more or less exactly ("about 40", "more than 40")."""

_ORDER: Sequence[Relation] = ("same", "qualified", "rounded", "less detail", "other")
_ROUNDED = 0.1  # share by which a figure that says it is rounded may differ …
_SMALL, _GUESSED = 20, 0.2  # … and one that is no larger than so: "around a dozen" may be 14
_SAME_CLAUSE = 0.4  # shared content from which figures that name nothing counted stand for one thing
ROOT = 4  # letters from which a word may be the root of another
_CLOSE = 0.005  # share by which figures differ that are one figure written with fewer digits
_BARELY = 1e-6  # share by which "over a hundred" is more than a hundred
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
    return Amount(figure, content(counted), common, around, numbered, beside, whose, led, part)


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
        or (a.kind != "count" and (a.unit or "") != (b.unit or ""))
        or _by_and_end(one, two)
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


def relation(a: Figure, b: Figure) -> Relation:
    """How two figures of one thing relate."""
    if a.kind == "vote":
        return "same" if _sides(a) == _sides(b) else "other"
    one, two = bounds(a), bounds(b)
    if one is None or two is None:
        return "same" if one == two or _some(a, b) else "less detail"
    if one == two or (a.value == b.value and _number(a) is not None):
        if _opposed(a, b) or _opposed(b, a):
            return "other"
        return "same" if _exactness(a) == _exactness(b) else "qualified"
    if _vague(a) or _vague(b):
        return "less detail" if _meet(one, two) else "other"
    return _near(a, b)


def _some(*figures: Figure) -> bool:
    """Whether all are words for a small number: "a few", "several"; not "a few" and "hundreds"."""
    return all(str(f.value).casefold() in table("amounts")["small"]["words"] for f in figures)


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
    same = (one.led == "from" and _number(b) in _ends(a)) or (two.led == "from" and _number(a) in _ends(b))
    return "same" if same else relation(a, b)


def _by_and_end(one: Amount, two: Amount) -> bool:
    """Whether one tells how much something changed, the other what it came to, or what it came from: alone
    ("fell from $9 to $7" is two figures), or in percent, which may be of what it was."""
    if {one.led, two.led} == {"by", "from"}:
        whole = two if one.led == "by" else one
        return whole.figure.kind == "percent" or not _ends(whole.figure)
    return {one.led, two.led} == {"by", "to"}


def _ends(figure: Figure) -> tuple[float, ...]:
    """The two numbers between which a figure leads; none where it has one."""
    return (figure.low, figure.high) if figure.value is None and figure.low and figure.high else ()


def _exactness(figure: Figure) -> str:
    """How exactly a number is told: as the least, as the most, as a rough one, or plainly."""
    lists, told = table("amounts"), _told(figure)
    kinds = (kind for kind in ("floor", "ceiling", "approximate") if told in lists[kind])
    return next(kinds, "")


def _opposed(a: Figure, b: Figure) -> bool:
    """Whether one number is told to lie below itself and the other above: "nearly" and "over" a hundred."""
    strict = table("amounts")["strict"]
    return _told(a) in strict["below"] and _told(b) in strict["above"]


def bounds(figure: Figure) -> tuple[float, float] | None:
    """The least and the most that the figure can mean; None where it gives no number."""
    if isinstance(figure.value, str) and figure.low is None and figure.high is None:
        return _vague_bounds().get(figure.value.casefold())
    if figure.low is not None or figure.high is not None:
        return (figure.low or 0.0, figure.high if figure.high is not None else float("inf"))
    number = _number(figure)
    return None if number is None else (number, number)


def _sides(vote: Figure) -> tuple[str, ...]:
    """The two numbers of a vote, whichever is named first."""
    return tuple(sorted(str(vote.value).split("-")))


@functools.cache
def _vague_bounds() -> dict[str, tuple[float, float]]:
    """{"dozens": (24, 99) …}."""
    return {word: (float(low), float(high)) for word, (low, high) in table("amounts")["vague"].items()}


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
    """Whether two unequal figures count the same thing by words that no other figure beside them counts."""
    return comparable(*(a._replace(around=a.around - a.beside) for a in (one, two)))


def _of_two_people(one: Amount, two: Amount) -> bool:
    """Whether two ages may be of two people: neither a name nor a noun says that they are of one."""
    if one.figure.kind != "age" or one.counted & two.counted:
        return False
    return not one.bearer or one.bearer != two.bearer


def _is_sum(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether one figure is what several of the other side add up to ("two women and two soldiers")."""
    numbers = [_number(p.figure) for p in parts if comparable(whole, p)] if len(parts) > 1 else []
    known = [n for n in numbers if n is not None]
    return len(known) > 1 and sum(known) == _number(whole.figure)


def lone_pair(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[Figure, Figure] | None:
    """The only figures of two passages, where they differ in number and in the word for what they count
    ("supporters", "attendees"): no proof of a contradiction, but not the same figure."""
    if len(ours) != 1 or len(theirs) != 1:
        return None
    a, b = ours[0].figure, theirs[0].figure
    unit = bool(a.unit and b.unit) if a.kind == "count" else a.unit == b.unit  # a count's unit is its noun
    unlike = a.kind == b.kind and unit and not comparable(ours[0], theirs[0])
    unlike = unlike and _meant(ours[0]) == _meant(theirs[0])  # who came is not who was arrested
    unlike = unlike and not _by_and_end(ours[0], theirs[0])
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


def can_both_be(a: Figure, b: Figure) -> bool:
    """Whether one number can be what both figures mean: "more than 300" and 412, "dozens" and 46."""
    if a.kind == "vote":
        return _sides(a) == _sides(b)
    one, two = _room(a), _room(b)
    return one is None or two is None or _meet(one, two)


def may_be_part(part: Figure, whole: Figure) -> bool:
    """Whether a number can be a part of the other: the least it means is no more than the most of that."""
    one, two = _room(part), _room(whole)
    return one is None or two is None or one[0] <= two[1]


def _room(figure: Figure) -> tuple[float, float] | None:
    """The least and the most that a figure can mean, with its qualifier."""
    known, told = bounds(figure), _told(figure)
    lists = table("amounts")
    if known is None:
        return None
    least, most = known
    loose = _looseness(figure)
    if told in lists["floor"]:
        most = float("inf")
    elif told in lists["ceiling"]:
        least = least * (1 - 2 * loose) if loose else 0.0
    elif loose:
        least, most = least * (1 - loose), most * (1 + loose)
    if told in lists["strict"]["below"]:
        most *= 1 - _BARELY
    elif told in lists["strict"]["above"]:
        least *= 1 + _BARELY
    return least, most


def _near(a: Figure, b: Figure) -> Relation:
    x, y = _number(a) or 0.0, _number(b) or 0.0
    apart = abs(x - y) / max(abs(x), abs(y), 1e-9)
    if _beyond(a, y) or _beyond(b, x) or _two_floors(a, b):
        return "other"
    if apart <= max(_looseness(a), _looseness(b)):
        return "rounded"
    short = next((short for exact, short in ((x, y), (y, x)) if _shortened(exact, short)), None)
    close = short is not None and apart <= (_CLOSE if short % 100 else _ROUNDED / 2)
    return "rounded" if close else "other"


def _shortened(exact: float, short: float) -> bool:
    """Whether a number is the other one with fewer digits: 2.3 million of 2,302,000, not 2,301 of 2,302."""
    digits = max(1, len(f"{short:.15g}".replace(".", "").strip("0")))
    return f"{exact:.{digits}g}" == f"{short:.{digits}g}"


def _beyond(figure: Figure, other: float) -> bool:
    """Whether a number lies on the side of the figure that its words rule out: 93.9 is not "almost 90"."""
    number, strict = _number(figure) or 0.0, table("amounts")["strict"]
    return (_told(figure) in strict["below"] and other > number * (1 + _CLOSE)) or (
        _told(figure) in strict["above"] and other < number * (1 - _CLOSE)
    )


def _two_floors(a: Figure, b: Figure) -> bool:
    """Whether both are told as the least they can be, and not as "more than 60" and "at least 61"."""
    pair, above = sorted((a, b), key=lambda f: _number(f) or 0.0), table("amounts")["strict"]["above"]
    return _is_floor(a) and _is_floor(b) and [_told(f) in above for f in pair] != [True, False]


def _is_floor(figure: Figure) -> bool:
    return _told(figure) in table("amounts")["floor"]


def _number(figure: Figure) -> float | None:
    return float(figure.value) if isinstance(figure.value, int | float) else None


def _vague(figure: Figure) -> bool:
    """ "dozens", "several": a word in place of a number."""
    return _number(figure) is None


def _told(figure: Figure) -> str:
    """How exact the figure is told to be."""
    return (figure.qualifier or "").casefold()


def _looseness(figure: Figure) -> float:
    """The share by which a number may differ from the figure as it is told."""
    if _told(figure) not in table("amounts")["approximate"]:
        return 0.0
    return _ROUNDED if (_number(figure) or 0.0) > _SMALL else _GUESSED


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]
