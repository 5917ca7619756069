"""Which figures of a story count the same thing, and which words are carried over."""

import datetime as dt

import pytest

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.selectors.carried import Text, carried_over
from comparator.selectors.story_figures import counted_key, figure_series


def figure(counted: str | None, value: float | str = 3.0, **told: object) -> Figure:
    return Figure(start=0, end=1, value=value, counted=counted, **told)  # type: ignore[arg-type]  # a kind is a word


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("people killed", "deaths", True),
        ("people killed", "dead", True),
        ("people killed", "soldiers killed", False),
        ("people killed", "people wounded", False),
        ("families", "family", True),
        ("of families", "families", True),
        ("people", "persons", True),
        ("families", "villages", False),
    ],
)
def test_what_is_counted_is_told_by_its_words(one: str, other: str, same: bool) -> None:
    assert (counted_key(figure(one)) == counted_key(figure(other))) is same


@pytest.mark.parametrize(
    "left_out", [figure(None), figure("families", "dozens"), figure("families", kind="duration")]
)
def test_what_counts_nothing_is_left_out(left_out: Figure) -> None:
    assert counted_key(left_out) is None


def article(text: str, *figures: Figure, day: int = 1) -> ArticleFindings:
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Span(at, at + len(block)))
        at += len(block) + 2
    document = Document(
        file="a.txt",
        text=text,
        parts=Parts(),
        paragraphs=tuple(paragraphs),
        published=dt.date(2021, 3, day),
    )
    return ArticleFindings(analysis="1", document=document, figures=figures)


def test_a_figure_of_one_event_alone_makes_no_series() -> None:
    toll = article("Three dead.", figure("people killed"))
    assert figure_series([(1, 1, toll), (1, 2, toll)]) == []
    (series,) = figure_series([(1, 1, toll), (2, 2, toll)])
    assert [reading.event for reading in series.readings] == [1, 2]
    assert not series.changes


def test_readings_stand_by_the_day_they_hold_for() -> None:
    late = article("x", figure("families", 9.0, as_of="2021-01"), day=9)
    early = article("x", figure("families", 3.0), day=2)
    (series,) = figure_series([(1, 1, early), (2, 2, late)])
    assert [reading.value for reading in series.readings] == [9.0, 3.0]
    assert series.readings[0].day == dt.date(2021, 1, 1)
    assert series.changes


OLD = "The pier was built by the grandfathers of those who fish here now, and it held for ninety years."


def told(event: int, number: int, text: str) -> Text:
    return Text(event, event, number, article(text))


def test_a_paragraph_carried_over_is_found_with_all_who_carry_it() -> None:
    texts = [told(1, 1, f"Something new.\n\n{OLD}"), told(2, 2, f"More news.\n\n{OLD}"), told(3, 3, OLD)]
    (passage,) = carried_over(texts)
    assert passage.first.article == 1
    assert [place.article for place in passage.again] == [2, 3]
    assert passage.first.span.of(texts[0].findings.document.text) == OLD.rstrip(".")
    assert (passage.first.paragraph, passage.again[0].paragraph, passage.again[1].paragraph) == (2, 2, 1)


def test_the_same_event_and_a_few_words_carry_nothing_over() -> None:
    assert carried_over([told(1, 1, OLD), told(1, 2, OLD)]) == []
    few = "The pier was built by the grandfathers."
    assert carried_over([told(1, 1, OLD), told(2, 2, few)]) == []


def test_an_article_in_two_events_does_not_carry_over_from_itself() -> None:
    assert carried_over([told(1, 7, OLD), told(2, 7, OLD)]) == []
