"""What two outlets' versions of one point come to: whether both can be right, and on which words it rests."""

import functools
from collections.abc import Iterator

from comparator.analysis.contrast.acts import dated, day, days, days_apart
from comparator.analysis.contrast.amounts import figures_in, is_figure, pairs, row_pairs
from comparator.analysis.contrast.details import titled
from comparator.analysis.contrast.grounds import (
    grounded,
    one_company,
    one_parent,
    one_scene,
    one_sum,
    over_time,
)
from comparator.analysis.contrast.posts import in_conflict
from comparator.analysis.contrast.same_event import of_two_actors, same_event
from comparator.analysis.contrast.scopes import lengthy, of_parent, one_noun, scopes
from comparator.analysis.contrast.sizes import Relation, can_both_be, may_be_part, relation
from comparator.analysis.contrast.slots import slots, slotted
from comparator.analysis.contrast.telling import CellText, Clash, day_words, kept, rests_on, says, who
from comparator.analysis.contrast.told_often import one_of_several
from comparator.analysis.contrast.voices import two_occasions
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Name, Verdict, iso
from comparator.analysis.wording.labels import bodies_of, compare_bodies
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table, words

__all__ = ["another_number", "clashes", "disputed", "holds", "two_things"]

_APART = 20  # days from which two figures hold for two dates
_BESIDE_BODY = 2  # words that two passages share beside the bodies they name
_SAME_TOLD = 0.4  # and what share of the shorter one's
_A_YEAR = 366
_PROMOTED = 60  # days in which a person can have got another office
_AGED = 3  # years by which ages may differ in articles of unknown days
_DAYS_OF = {"day": 1, "week": 7, "month": 30, "year": 365}
_WENT_ON = "it went on, and both count from about the same day"
_WITH_PARTS = frozenset({"count", "money"})
_GRAVE: frozenset[Verdict] = frozenset({"conflict", "different dates"})
_DATED = frozenset({"count", "money", "percent", "percentage points", "measure"})


def clashes(a: CellText, b: CellText, names: tuple[Name, ...] = ()) -> Iterator[Clash]:
    """Everything in which two cells differ by fact, the gravest not first; nothing is compared that only one
    of them has."""
    both = holds(a) & holds(b)
    if both & Holds.FIGURE:
        yield from _figures(a, b)
    if both & Holds.TITLE:
        yield from _titles(a, b, names)
    if both & Holds.BODY:
        yield from _bodies(a, b)
    if both & Holds.DAY:
        yield from days(a, b)
    if both >= Holds.SLOTS:
        yield from slots(a, b)


class Holds:
    """What a cell has that another can contradict."""

    FIGURE, TITLE, BODY, DAY, SLOTS = 1, 2, 4, 8, 16


@kept
def holds(cell: CellText) -> int:
    """Which of these a cell has, added up."""
    found, span = cell.findings, cell.span
    has = figures_in(found, span), titled(found, span), bodies_of(cell.passage), dated(cell)
    return sum(1 << place for place, held in enumerate(has) if held) + Holds.SLOTS * slotted(cell)


def _figures(a: CellText, b: CellText) -> Iterator[Clash]:
    for one, two, how in _paired(a, b) or _rounded(a, b):
        if how != "same":
            yield from _unequal((a, one), (b, two), how)


def two_things(a: CellText, b: CellText) -> bool:
    """Whether two cells have unlike numbers for things of one name, and nothing shows that both count the
    same: no day sets them apart, and neither contradicts the other."""
    return any(_unlike_numbers(a, b))


def another_number(a: CellText, b: CellText) -> Iterator[Clash]:
    """That two cells have unlike numbers which neither contradict each other nor are one number rounded."""
    for one, two in _unlike_numbers(a, b):
        why = f"{says(a, Span(one.start, one.end))}, {says(b, Span(two.start, two.end))}."
        yield Clash("altered", why, between=(a.article, b.article))


def _unlike_numbers(a: CellText, b: CellText) -> Iterator[tuple[Figure, Figure]]:
    for one, two, how in _paired(a, b):
        if how == "other" and not any(_unequal((a, one), (b, two), how)):
            yield one, two


def disputed(a: CellText, b: CellText) -> list[tuple[Span, Span]]:
    """Where the figures stand by which two cells contradict each other, or tell of two days."""
    unlike = ((one, two) for one, two, how in _paired(a, b) if how == "other")
    grave = (
        (one, two)
        for one, two in unlike
        if any(clash.verdict in _GRAVE for clash in _unequal((a, one), (b, two), "other"))
    )
    return [(Span(one.start, one.end), Span(two.start, two.end)) for one, two in grave]


def _paired(a: CellText, b: CellText) -> list[tuple[Figure, Figure, Relation]]:
    """The figures of two cells that may count one thing; where the cells are figures and nothing else, the
    row itself says so."""
    ours = figures_in(a.findings, a.span)
    theirs = figures_in(b.findings, b.span) if ours else []
    if not theirs:
        return []
    alone = is_figure(a.findings, a.span) and is_figure(b.findings, b.span)
    return list(row_pairs(ours, theirs) if alone else pairs(ours, theirs))


def _rounded(a: CellText, b: CellText) -> list[tuple[Figure, Figure, Relation]]:
    """The only figures of two cells, where one is the other rounded and the words for what they count are
    unlike: "1,430 people", "more than 1,400 names"."""
    ours, theirs = figures_in(a.findings, a.span), figures_in(b.findings, b.span)
    if len(ours) != 1 or len(theirs) != 1 or ours[0].figure.kind != theirs[0].figure.kind:
        return []
    how = relation(ours[0].figure, theirs[0].figure)

    return [(ours[0].figure, theirs[0].figure, how)] if how == "rounded" else []


def _unequal(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure], how: str) -> Iterator[Clash]:
    one, two = ours[1], theirs[1]
    verdict, ends = _come_to(ours, theirs, how)
    if verdict:
        said = [says(cell, Span(f.start, f.end)) for cell, f in (ours, theirs)]
        on = frozenset(f"{f.kind} {f.value} {f.unit}" for f in (one, two))
        if verdict == "conflict":
            said = [_with_source(said[0], one, two), _with_source(said[1], two, one)]
        why = f"{said[0]}{ends[0]}, {said[1]}{ends[1]}"
        yield Clash(verdict, why, on, "figure" if verdict in _GRAVE else "")


def _come_to(
    ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure], how: str
) -> tuple[Verdict | None, tuple[str, str]]:
    """What two unequal figures come to, and what is said behind the words of either; None for nothing."""
    (a, one), (b, two) = ours, theirs
    if how == "less detail":
        return "less detail", ("", ": one is less exact.")
    if how == "qualified":
        return "less detail", ("", f": one number, {_by_which_words(one, two)}.")
    if _of_two_days(one, two, how) and isinstance(one.value, str) != isinstance(two.value, str):
        return None, ("", "")  # of "hundreds" and 1,800 weeks later nobody can say that they count one thing
    if _of_two_days(one, two, how) and (_only_printed(ours, theirs) or _only_printed(theirs, ours)):
        return None, ("", "")
    if _of_two_days(one, two, how) and _one_thing((a.findings, one), (b.findings, two)):
        went_on = _goes_on(one) and _goes_on(two) and _went_on(ours, theirs)
        more = f": {_WENT_ON}" if went_on else ""
        return "different dates", (f" for {day_words(one.as_of)}", f" for {day_words(two.as_of)}{more}.")
    if how == "other" and _goes_on(one) and _goes_on(two) and not _of_one_day(a, b):
        first, second = (day_words(iso(c.findings.document.published)) for c in (a, b))
        went_on = _went_on(ours, theirs)
        return ("different dates" if went_on else None), (f" on {first}", f" on {second}: {_WENT_ON}.")
    if how == "other" and not _of_two_days(one, two, how) and _contradict(ours, theirs):
        same_day = one.as_of and one.as_of == two.as_of and one.kind in _DATED
        end = f", both for {day_words(one.as_of)}." if same_day else ": both cannot be right."
        return "conflict", ("", end)
    in_units = "rounded" if one.unit == two.unit or one.kind != "measure" else "in other units"
    return ("rounded" if how == "rounded" else None), ("", f": one figure, {in_units}.")


def _only_printed(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure]) -> bool:
    """Whether one number has but the day on which it was printed, with nothing that tells of the present,
    and the other a day of another year: "had destroyed 1,846 missiles by 1993", "scrapped 612 under it"."""
    (a, one), (b, two) = ours, theirs
    printed, other = (iso(cell.findings.document.published) for cell in (a, b))
    clause = at(a.findings).clause(Span(one.start, one.end)).of(a.findings.document.text)
    if not words("amounts", "present", "words").isdisjoint(clause.casefold().split()):
        return False
    return one.as_of is not None and one.as_of == printed and days_apart(two.as_of, other) > _A_YEAR


def _by_which_words(one: Figure, two: Figure) -> str:
    """The words that say how exact one number is: "but “about” in one"."""
    said = [f"“{f.qualifier}”" for f in (one, two) if f.qualifier]
    return f"but for {' and '.join(said)}" if said else "told more or less exactly"


def _goes_on(figure: Figure) -> bool:
    """Whether a length of time may be that of something which lasts ("eight days of riots"), not of what has
    its length once for all ("a two-hour meeting", "a six-month ban")."""
    return (
        figure.kind == "duration"
        and bool(figure.counted)
        and content(figure.counted or "").isdisjoint(lengthy())
    )


def _of_one_day(a: CellText, b: CellText) -> bool:
    """Whether both were written on one day, as far as is known."""
    one, two = (c.findings.document.published for c in (a, b))
    return one is not None and one == two


def _went_on(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure]) -> bool:
    """Whether a stretch of time that still lasts was told on two days: "five days of riots", three days later
    eight."""
    (a, one), (b, two) = ours, theirs
    written = [c.findings.document.published for c in (a, b)]
    unit = _DAYS_OF.get(one.unit or "", 0)
    if written[0] is None or written[1] is None or not unit:
        return False
    longer, later = (_number(two) - _number(one)) * unit, (written[1] - written[0]).days
    return longer * later > 0 and abs(longer - later) <= max(2, unit / 2)


def _one_thing(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> bool:
    """Whether two figures count one thing by its words, and both texts say which, of one and the same."""
    if not (one_noun(ours, theirs) and grounded(ours, theirs) and one_sum(ours, theirs)):
        return False
    return not (one_of_several(ours, theirs) or of_two_actors(ours, theirs))


def _of_two_days(one: Figure, two: Figure, how: str) -> bool:
    """Whether two figures hold for two days: weeks apart, or a toll that rose from one day to the next."""
    return days_apart(one.as_of, two.as_of) >= _APART or (how == "other" and _rose(one, two))


def _with_source(words: str, figure: Figure, other: Figure) -> str:
    """The words with whose figure it is, where the two sides have it from two."""
    two = figure.source and other.source and figure.source != other.source
    return f"{words} (source: {figure.source})" if two else words


def _contradict(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure]) -> bool:
    """Whether two figures count one thing at one event and no number fits both; a part may be less than the
    whole, and only counts and sums of money have parts."""
    (a, one), (b, two) = ours, theirs
    told = (a.findings, one), (b.findings, two)
    if two_occasions(a, b):
        return False
    if of_parent(*told[0]) and of_parent(*told[1]):
        return one_parent(*told) and not can_both_be(one, two)
    how = scopes(*told)
    if how is None or not (grounded(*told) and one_scene(*told) and same_event(*told)):
        return False
    if one_of_several(*told) or (one.kind == "duration" and not one_company(*told)):
        return False
    if one.kind == "age" and _may_have_aged((a, one), (b, two)):
        return False
    over = [over_time(*side) for side in told]
    if how == "same" and over[0] == over[1]:
        return not can_both_be(one, two)
    if how == "same":  # fifty since Monday, one of them tonight
        how = "second is part" if over[0] else "first is part"
    part, whole = (one, two) if how == "first is part" else (two, one)
    return part.kind in _WITH_PARTS and not may_be_part(part, whole)


def _may_have_aged(ours: tuple[CellText, Figure], theirs: tuple[CellText, Figure]) -> bool:
    """Whether two ages may be of two years: it is not known of both articles when they were written."""
    (a, one), (b, two) = ours, theirs
    dated = a.findings.document.published and b.findings.document.published
    return not dated and abs(_number(one) - _number(two)) <= _AGED


def _number(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure.value, int | float) else figure.low or 0.0


def _rose(a: Figure, b: Figure) -> bool:
    """Whether it is a toll that may have risen from one day to a later one."""
    one, two = day(a.as_of), day(b.as_of)
    if not (one and two) or one == two or not (_grows(a) and _grows(b)):
        return False
    early, late = (a, b) if one < two else (b, a)
    return _number(early) < _number(late)


def _grows(figure: Figure) -> bool:
    """Whether it counts what becomes more while a story goes on: the dead, signatures, cases."""
    return bool(content(figure.counted or "") & _growing())


@functools.cache
def _growing() -> frozenset[str]:
    lists = table("counting")
    return content(" ".join([*lists["outcomes"], *lists["growing"]["nouns"]]))


@functools.cache
def _body_words() -> frozenset[str]:
    return content(" ".join(table("labels")["bodies"]["nouns"]))


def _titles(a: CellText, b: CellText, names: tuple[Name, ...]) -> Iterator[Clash]:
    written = [c.findings.document.published for c in (a, b)]
    if written[0] and written[1] and abs((written[0] - written[1]).days) > _PROMOTED:
        return
    others = titled(b.findings, b.span)
    for ours in titled(a.findings, a.span) if others else ():
        for theirs in others:
            one, two = ours.title or "", theirs.title or ""
            if not in_conflict([one], [two]) or not _one_person(ours.name, theirs.name, names):
                continue
            on = frozenset({ours.name.split()[-1].casefold(), one.casefold(), two.casefold()})
            yield Clash("conflict", f"{ours.name}: {who(a)} has “{one}”, {who(b)} “{two}”.", on, "title")


def _one_person(a: str, b: str, names: tuple[Name, ...]) -> bool:
    if a.split()[-1].casefold() == b.split()[-1].casefold():
        return True
    known = {variant: n.name for n in names for variant in n.variants}
    return known.get(a, a) == known.get(b, b)


def _bodies(a: CellText, b: CellText) -> Iterator[Clash]:
    """Two bodies in one place: beside their names the passages tell the same."""
    ours, theirs = (content(c.text) - _body_words() for c in (a, b))
    if len(ours & theirs) < max(_BESIDE_BODY, _SAME_TOLD * min(len(ours), len(theirs))):
        return
    for change in compare_bodies(a.passage, b.passage, a.findings, b.findings):
        why = f"{says(a, change.from_)}, {says(b, change.to)}: two different bodies."
        yield Clash("conflict", why, rests_on(a, change.from_, b, change.to), "body")
