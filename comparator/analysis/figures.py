"""Finds every number, amount, vague count and date of an article, with what it stands for."""

import bisect
import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import msgspec

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, FigureKind, Mention, Quote, iso
from comparator.analysis.language import Block, Parsed
from comparator.analysis.numbers.ages import ages, with_owner
from comparator.analysis.numbers.counted import Counted, counted, counted_alone, is_its_own
from comparator.analysis.numbers.dates import Date, find_dates
from comparator.analysis.numbers.elliptical import with_nouns
from comparator.analysis.numbers.figure_context import day, source, with_days_of_wholes
from comparator.analysis.numbers.figure_sense import is_figure
from comparator.analysis.numbers.lengths import lasted
from comparator.analysis.numbers.loose_figures import heights, lone_times, once, singles, votes
from comparator.analysis.numbers.numerals import Numeral, find_numerals
from comparator.analysis.numbers.qualifiers import (
    Qualifier,
    is_preposition_too,
    qualifier_after,
    qualifier_before,
)
from comparator.analysis.numbers.units import Unit, names_person, sign_before, unit_after
from comparator.analysis.speech.sentence_parts import tense_at, tokens_in
from comparator.analysis.wordlists import any_of, table

_DATED = ("count", "money", "percent", "percentage points", "vote", "measure")
_UNDATED = ("date", "ordinal")
_SHARES = ("percent", "percentage points")
_NAMES = ("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT")
_OLD = re.compile(r"[-\s]+olds?\b")
_LONGEST = 70  # a figure's span, number to noun, in characters


def find_figures(parsed: Parsed, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """Every figure and date of headline, lead and paragraphs, in the order of the text. Dates are resolved
    against document.published; without it they stay open. Quotes and mentions tell whose figure it is."""
    published = parsed.document.published
    found = list[Figure]()
    for block in parsed.blocks:
        names = [Span(e.start_char, e.end_char) for e in block.doc.ents if e.label_ in _NAMES]
        dates = find_dates(block.text, published, partial(tense_at, block.doc))
        placed = [_date_figure(block, date) for date in dates if not _named(names, date.span)]
        dated = _places(placed)
        rest = [f for f in _numbers(block, mentions) if dated.isdisjoint(_places([f]))]
        as_of = iso(published)
        told = [_told(block, figure, placed, quotes, mentions, as_of) for figure in rest]
        told = with_days_of_wholes(block, sorted(told, key=lambda f: f.start), placed, as_of)
        found += sorted([*placed, *told], key=lambda f: (f.start, f.end))
    return tuple(found)


def _named(names: Sequence[Span], date: Span) -> bool:
    """Whether a date's words are part of one of these longer names ("Theresa May", "Fox News Sunday"), which
    stand in the order of the text."""
    place = bisect.bisect_right(names, date.start, key=lambda name: name.start) - 1
    return place >= 0 and names[place].holds(date) and names[place] != date


def _places(figures: Iterable[Figure]) -> set[int]:
    """The offsets that figures stand on."""
    return {place for figure in figures for place in range(figure.start, figure.end)}


def _date_figure(block: Block, date: Date) -> Figure:
    start, end = date.span
    more: dict[str, Any] = {}
    if re.search(r"\bago$", date.span.of(block.text), re.I):
        more = _time_ago(block, date.span)  # "six months ago" is a date and a length of time
    return Figure(
        start=block.start + start,
        end=block.start + end,
        kind="date",
        as_of=date.iso,
        qualifier=date.qualifier,
        **more,
    )


def _time_ago(block: Block, span: Span) -> dict[str, Any]:
    text, end = block.text, _number_end(block, span)
    alone = re.search(r"\ban?\s+(?=\w+\s+ago$)", span.of(text), re.I)
    unit = unit_after(text, span.start + alone.end() - 1 if alone else end)
    number = find_numerals(text[span.start : end])
    if unit is None or not (alone or number):
        return {}
    return {"value": 1.0 if alone else number[-1].value, "unit": unit.name}


def _number_end(block: Block, span: Span) -> int:
    found = find_numerals(span.of(block.text))
    return span.start + found[-1].span.end if found else span.start


def _told(
    block: Block,
    figure: Figure,
    dates: Sequence[Figure],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    published: str | None,
) -> Figure:
    """The figure with its day and its source."""
    span = Span(figure.start, figure.end)
    as_of = day(block, span, dates, published) if figure.kind in _DATED else published
    as_of = None if figure.kind in _UNDATED else as_of
    return msgspec.structs.replace(figure, as_of=as_of, source=source(block, span, quotes, mentions))


def _numbers(block: Block, mentions: Sequence[Mention]) -> list[Figure]:
    """Every figure of a block that is no date, apart from one another."""
    text, taken = block.text, list[Figure]()
    taken += votes(block) + ages(block, mentions) + heights(block) + singles(block) + once(block)
    held = _places(taken)
    for number in find_numerals(text):
        unit = _unit_beside(text, number)
        if is_figure(block.doc, number, unit, block.number is None or block.heading):
            figure = _figure(block, number, unit)
            if held.isdisjoint(_places([figure])):
                taken.append(figure)
                held |= _places([figure])
    taken += [f for f in lone_times(block) if held.isdisjoint(_places([f]))]
    owned = [with_owner(block, f, mentions) if f.kind == "age" else f for f in taken]
    return with_nouns(block, owned)


def _unit_beside(text: str, number: Numeral) -> Unit | None:
    """The unit before or after a number; a bare ".45" is a calibre."""
    found = sign_before(text, number.span.start) or unit_after(text, number.span.end)
    if found or text[number.span.start] != ".":
        return found
    return Unit(number.span, "calibre", "measure")


def _figure(block: Block, number: Numeral, unit: Unit | None) -> Figure:
    text, noun = block.text, _noun(block, number, unit)
    span, qualifier = _span(block, number, unit, noun)
    return Figure(
        start=block.start + span.start,
        end=block.start + span.end,
        kind=_kind(text, number, unit, noun),
        value=number.value,
        low=number.low,
        high=number.high,
        unit=_unit(number, unit, noun),
        counted=_thing(noun, text, unit),
        qualifier=qualifier,
    )


def _noun(block: Block, number: Numeral, unit: Unit | None) -> Counted | None:
    """What is counted; for a measured amount the noun it is an amount of ("five-day trip")."""
    found = counted(block.doc, number.span)
    if not found or not unit:
        if found or not unit:
            return found
        if unit.kind == "duration":
            return lasted(tokens_in(block.doc, unit.span)[-1])
        return counted_alone(tokens_in(block.doc, unit.span)[-1])
    last = tokens_in(block.doc, unit.span)[-1]
    if found.token.i <= last.i:
        head = last.head.head if last.head.lower_ == "old" else last.head
        inner = counted(block.doc, unit.span)
        if (
            head.i > last.i
            and head.pos_ == "NOUN"
            and is_its_own(last, head)
            and last.dep_ in ("compound", "npadvmod", "nmod", "amod")
        ):
            return Counted(head, head.lemma_.lower(), head.text)
        if inner and inner.token.i > last.i:
            return inner
        return lasted(last) if unit.kind == "duration" else counted_alone(last)
    return found


def _thing(noun: Counted | None, text: str, unit: Unit | None) -> str | None:
    """What is counted, without the unit it is measured in ("two-hour meeting" measures a meeting)."""
    if unit and unit.kind in _SHARES and _is_difference(text, unit.span.end):
        return "difference"
    if noun is None or unit is None:
        return noun.words if noun else None
    measured = {w.casefold() for w in re.findall(r"\w+", unit.span.of(text))}
    words = noun.words.split()
    while len(words) > 1 and words[0].casefold() in measured:
        words = words[1:]
    return " ".join(words)


def _is_difference(text: str, end: int) -> bool:
    """Whether a share tells how far one thing is from another: "four percent below the target"."""
    return (
        re.match(rf"\s+(?:{any_of(table('counting')['differences']['words'])})\b", text[end:], re.I)
        is not None
    )


def _unit(number: Numeral, unit: Unit | None, noun: Counted | None) -> str | None:
    if number.ordinal:
        return "ordinal"
    if number.share:
        return "share"
    return unit.name if unit else noun.unit if noun else None


def _kind(text: str, number: Numeral, unit: Unit | None, noun: Counted | None) -> FigureKind:
    if number.ordinal:
        return "ordinal"
    if unit and unit.kind == "duration" and _OLD.match(text, unit.span.end):
        alone = noun is None and unit.name == "year"
        return "age" if alone or (noun and names_person(noun.unit)) else "duration"
    return unit.kind if unit else "count"


def _span(block: Block, number: Numeral, unit: Unit | None, noun: Counted | None) -> tuple[Span, str | None]:
    """From qualifier to noun, and the qualifier."""
    text = block.text
    start, end = number.span
    if unit:
        start, end = min(start, unit.span.start), max(end, unit.span.end)
    before, after = qualifier_before(text, start), qualifier_after(text, end)
    if before and is_preposition_too(before.words) and _preposition(block, before, number.span, unit):
        before = None
    stop = noun.token.idx + len(noun.token) if noun and noun.token.idx >= end else end
    if noun and noun.until is not None:  # it ends before another number, which is a figure of its own
        stop = max(end, noun.until)
    end = stop if end < stop <= start + _LONGEST else end
    if after and end <= after.span.end <= end + _LONGEST:
        end = max(end, after.span.end)
    words = before.words if before else after.words if after else None
    if number.low is not None and text[max(0, start - len("between ")) : start].lower() == "between ":
        start -= len("between ")
    return Span(before.span.start if before else start, end), words


def _preposition(block: Block, qualifier: Qualifier, number: Span, unit: Unit | None) -> bool:
    """Whether "over", "about" … is no qualifier here: "talks over four days", "hand over two towns".
    It is one where its object is the number alone, which a noun follows: "Over a dozen men were hurt."."""
    tokens = tokens_in(block.doc, qualifier.span)
    if not tokens:
        return False
    verb = tokens[0].nbor(-1).lemma_.lower() if tokens[0].i else ""
    if tokens[0].lower_ == "over" and verb in table("qualifiers")["before"]["verbs_with_over"]:
        return True
    of_amount = unit is not None and verb in table("qualifiers")["before"]["verbs_with_amount"]
    if of_amount or tokens[0].dep_ not in ("prep", "prt"):
        return False
    objects = (c for c in tokens[0].children if c.dep_ == "pobj" and number.start <= c.idx < number.end)
    return not any(t.i + 1 < len(t.doc) and t.nbor().pos_ == "NOUN" for t in objects)
