"""What is counted of an outlet, of how much, and from how many events on."""

import pytest

from comparator.analysis.findings import (
    Cell,
    Comparison,
    Finding,
    FramingRow,
    FramingTerm,
    Point,
    Span,
    VoiceShare,
)
from comparator.selectors.habits import Told, habits

OWN, SECOND, THIRD = 1, 2, 3


def cell(article: int, *findings: Finding, there: bool = True) -> Cell:
    if not there:
        return Cell(article=article, state="not in text")
    state = "altered" if findings else "kept"
    return Cell(article=article, state=state, findings=findings, start=0, end=9)


def point(name: str, *cells: Cell, reference: int = 1) -> Point:
    return Point(id=name, kind="fact", label=f"label {name}", reference=reference, cells=cells)


def event(number: int, has: bool) -> Told:
    """Three outlets; the first lacks one of two facts in some events, and words the other differently."""
    comparison = Comparison(
        analysis="1",
        points=(
            point("p1", cell(0, there=has), cell(1), cell(2)),
            point("p2", cell(0, "silent cut", "moved"), cell(1), cell(2)),
            point("p3", cell(0, there=False), cell(1), cell(2, there=False)),
        ),
        voices=(
            VoiceShare(article=0, speaker="Ada Roon", quoted_words=6, share=0.6),
            VoiceShare(article=0, speaker=None, quoted_words=4, share=0.4),
            VoiceShare(article=1, speaker="Tom Vell", quoted_words=50, share=1.0),
        ),
        framing=(
            FramingRow(
                referent="the island",
                terms=(
                    FramingTerm(term="Regime", article=0, voice="own", spans=(Span(0, 1),)),
                    FramingTerm(term="government", article=0, voice="quoted", spans=(Span(0, 1),)),
                    FramingTerm(term="government", article=1, voice="own", spans=(Span(0, 1), Span(2, 3))),
                ),
            ),
        ),
    )
    return Told(f"event-{number}", f"Event {number}", comparison, frozenset({0}), (OWN, SECOND, THIRD))


def many(count: int) -> list[Told]:
    return [event(n, has=n % 4 != 0) for n in range(1, count + 1)]


@pytest.mark.parametrize("count", [0, 1, 9])
def test_below_ten_events_nothing_is_said_but_their_number(count: int) -> None:
    told = habits(many(count))
    assert told.events == count
    assert (told.kept, told.altered, told.voices, told.terms) == ((), (), (), ())


def test_what_two_others_tell_is_counted_with_what_it_is_counted_of() -> None:
    (facts,) = habits(many(12)).kept
    assert (facts.has.count, facts.has.of, facts.has.percent) == (21, 24, 88)
    assert [(e.slug, e.row) for e in facts.lacking] == [(f"event-{n}", "p1") for n in (4, 8, 12)]


def test_differences_are_counted_of_what_it_shares_with_a_fuller_version() -> None:
    (row,) = habits(many(12)).altered
    assert row.finding == "silent cut"
    assert (row.share.count, row.share.of) == (12, 21)
    assert len(row.examples) == 5


def test_whom_it_quotes_is_counted_of_all_words_it_quotes() -> None:
    (voice,) = habits(many(10)).voices
    assert (voice.speaker, voice.words.count, voice.words.of) == ("Ada Roon", 60, 100)
    assert (voice.events.count, voice.events.of) == (10, 10)


def test_its_own_words_stand_beside_the_others() -> None:
    (term,) = habits(many(10)).terms
    assert (term.term, term.own.count, term.own.of) == ("regime", 10, 10)
    assert (term.others.count, term.others.of) == (0, 20)


def test_what_was_not_yet_known_is_not_counted_as_lacking() -> None:
    early = [
        one._replace(
            comparison=Comparison(
                analysis="1",
                points=(point("p1", Cell(article=0, state="not yet known"), cell(1), cell(2)),),
            )
        )
        for one in many(10)
    ]
    assert habits(early).kept == ()
