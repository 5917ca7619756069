"""What is read of an article's passages by themselves is read once and kept with its findings."""

import msgspec
import pytest

from comparator.analysis import kept
from comparator.analysis.compare import compare
from comparator.analysis.contrast import telling
from comparator.analysis.contrast.telling import CellText
from comparator.analysis.contrast.topics import topics
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wording import places
from comparator.analysis.wording.places import at
from tests.analysis.made_up import article

EVENT = (
    article("Ada Roon, the harbour master of Orva, said on Monday that 12 sailors were killed.",
            "“We have begun to search the whole bay and we may go on,” she told Kestria Radio.",
            "At least 40 crates of bread, worth $3 million, were lost at 5 pm.", outlet="One"),
    article("Ada Roon said on Monday that 14 sailors were reportedly killed near Orva.",
            "“We have begun to search the bay,” Roon said.",
            "Some crates of bread were lost at 7 pm on 3 March.", outlet="Two"),
    article("The mayor of Lisk denied that any of the 14 sailors died.",
            "She blamed the storm for the loss of 40 crates.", outlet="Three"),
)  # fmt: skip

_HEAD = 5  # bytes in which a list's length is told


def bare(found: ArticleFindings) -> ArticleFindings:
    """The same findings with nothing kept."""
    return msgspec.structs.replace(found, readings=b"")


def stored(found: ArticleFindings) -> ArticleFindings:
    """The same findings as they come back from where they are stored."""
    return msgspec.json.decode(msgspec.json.encode(found), type=ArticleFindings)


@pytest.mark.parametrize("base", [None, 1])
def test_a_comparison_is_the_same_with_what_was_kept_and_without(base: int | None) -> None:
    found = compare([stored(a) for a in EVENT], base)
    assert found == compare([bare(a) for a in EVENT], base)
    assert any(point.verdict == "conflict" for point in found.points)


def test_what_was_kept_of_every_passage_is_what_is_read_of_it() -> None:
    for one in EVENT:
        known, fresh = stored(one), bare(one)
        kept.recall([known])
        spans = [*at(known).passages]
        assert {Span(s.start, s.end) for s in one.statements} <= {*spans}
        for span in spans:
            cells = [CellText(article=0, findings=found, span=span) for found in (known, fresh)]
            for name, how in telling.KEPT.items():
                assert how(cells[0]) == how(cells[1]), name
            for name, of in places.KEPT.items():
                assert of(known, span) == of(fresh, span), name
        for figure in one.figures:
            for name, of_figure in places.KEPT_OF_FIGURES.items():
                assert of_figure(known, figure) == of_figure(fresh, figure), name


def test_what_was_kept_is_not_read_again_and_what_was_not_is() -> None:
    found = stored(EVENT[0])
    kept.recall([found])
    told = found.statements[0]
    passage, part = Span(told.start, told.end), Span(told.start, told.end - 1)
    name = places.name_of(topics.__wrapped__)
    first = at(found).kept[name][at(found).passages[passage]]
    assert topics(CellText(article=0, findings=found, span=passage)) is first
    assert part not in at(found).passages
    assert topics(CellText(article=0, findings=found, span=part)) == topics(
        CellText(article=0, findings=bare(found), span=part)
    )


def test_readings_in_another_form_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = stored(EVENT[0])
    monkeypatch.setattr(kept, "_form", lambda: "another")
    kept.recall([found])
    assert not at(found).kept
    assert compare([found, *EVENT[1:]]) == compare([bare(a) for a in EVENT])


def test_an_article_that_is_not_analysed_has_nothing_kept() -> None:
    assert article("Das Schiff liegt im Hafen.", language="de").readings == b""


def test_what_takes_too_much_room_is_read_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {name: len(read) for name, read in _read(EVENT[0].readings).items()}
    assert set(whole.values()) == {len(EVENT[0].figures), len(kept._passages(EVENT[0]))}
    monkeypatch.setattr(kept, "_ROOM", 1)
    monkeypatch.setattr(kept, "_LEAST", 100)
    short = [msgspec.structs.replace(a, readings=kept.read_passages(bare(a))) for a in EVENT]
    assert all(len(_read(a.readings)[name]) <= whole[name] for a in short[:1] for name in whole)
    assert any(0 < len(read) < whole[name] for name, read in _read(short[0].readings).items())
    assert compare([stored(a) for a in short]) == compare([bare(a) for a in EVENT])


def test_one_who_speaks_throughout_takes_little_room() -> None:
    said = (f"“We have lost {n} crates of bread, and we will go on,” she said." for n in range(2, 80))
    found = article("Ada Roon, the harbour master of Orva, spoke to Kestria Radio.", *said)
    room = kept._ROOM * len(found.document.text) + _HEAD
    assert all(len(msgspec.msgpack.encode(read)) <= room for read in _read(found.readings).values())


def _read(readings: bytes) -> dict[str, list[object]]:
    """{name of a reading: what is kept}."""
    form, read = msgspec.msgpack.decode(readings)
    assert form
    return dict(read)
