"""What rows are called where several begin with the same words. All made up."""

import itertools

import msgspec
import pytest

from comparator.analysis.document import Span
from comparator.analysis.findings import Cell, Point
from comparator.analysis.row_labels import ELLIPSIS, label_of, name_of, named, told_apart
from tests.analysis.made_up import article

LONG = "The king will open the bridge on Friday, and the ferry company will sell its last two ships"
ONE = article(f"{LONG}.", outlet="One")
TWO = article("A bridge will be opened. Its last two ships are for sale.", outlet="Two")
ARTICLES = [ONE, TWO]


def row(number: int, *words: str, reference: int = 0) -> Point:
    """A row of these words of the articles, in their order."""
    cells = list[Cell]()
    for at, (found, said) in enumerate(zip(ARTICLES, words, strict=False)):
        start = found.document.text.index(said)
        cells.append(Cell(article=at, state="kept", start=start, end=start + len(said)))
    held = cells[reference]
    label = label_of(ARTICLES[reference].document.text, Span(held.start or 0, held.end or 0))
    return Point(id=f"f{number}", kind="fact", label=label, reference=reference, cells=tuple(cells))


def test_rows_of_one_beginning_are_told_apart_by_the_clause_that_the_others_share() -> None:
    rows = [row(0, LONG, "A bridge will be opened"), row(1, LONG, "Its last two ships are for sale")]
    labels = [p.label for p in told_apart(rows, ARTICLES)]
    assert labels[0].startswith("The king will open the bridge")
    assert labels[1] == "the ferry company will sell its last two ships"


def test_no_row_is_called_by_a_clause_of_which_the_others_have_nothing() -> None:
    aside = "The king will open the bridge on Friday - most of all for the sailors"
    articles = [article(f"{aside}.", outlet="One"), article("The bridge is to be opened.", outlet="Two")]
    point = Point(
        id="f1",
        kind="fact",
        label=label_of(aside, Span(0, len(aside))),
        reference=0,
        cells=(
            Cell(article=0, state="kept", start=0, end=len(aside)),
            Cell(article=1, state="kept", start=0, end=26),
        ),
    )
    grave = msgspec.structs.replace(point, id="f0", verdict="conflict")
    labels = [p.label for p in told_apart([grave, point], articles)]
    assert labels == [point.label, "The bridge is to be opened"]


def test_the_row_that_most_articles_have_keeps_its_label() -> None:
    rows = [row(0, LONG), row(1, LONG, "A bridge will be opened")]
    labels = [p.label for p in told_apart(rows, ARTICLES)]
    assert labels[1].startswith("The king")
    assert labels[0] != labels[1]


def test_a_conflict_keeps_its_label() -> None:
    grave = msgspec.structs.replace(row(0, LONG), verdict="conflict")
    labels = [p.label for p in named([grave, row(1, LONG, "A bridge will be opened")], ARTICLES)]
    assert labels[0].startswith("The king")
    assert labels[0] != labels[1]


def test_an_utterance_keeps_its_first_words_before_any_fact() -> None:
    said = msgspec.structs.replace(row(0, LONG), kind="quote")
    grave = msgspec.structs.replace(row(1, LONG, "Its last two ships are for sale"), verdict="conflict")
    labels = [p.label for p in named([grave, said], ARTICLES)]
    assert labels == ["the ferry company will sell its last two ships", label_of(f"{LONG}.", Span(0, 99))]


def test_a_cell_without_clauses_leaves_the_name_to_another_cell() -> None:
    short = "The king will open the bridge"
    rows = [row(0, short, "A bridge will be opened"), row(1, short, "Its last two ships are for sale")]
    assert [p.label for p in told_apart(rows, ARTICLES)] == [short, "Its last two ships are for sale"]


def test_labels_that_differ_and_figures_stay_as_they_are() -> None:
    rows = [row(0, "The king"), row(1, "the ferry company")]
    assert told_apart(rows, ARTICLES) == tuple(rows)


@pytest.mark.parametrize("many", [2, 3, 5])
def test_no_label_is_given_twice_while_there_are_words_left(many: int) -> None:
    rows = [row(n, LONG, "Its last two ships are for sale") for n in range(many)]
    labels = [p.label for p in told_apart(rows, ARTICLES)]
    assert all(a != b for a, b in itertools.combinations(labels[:3], 2))
    pieces = [piece for label in labels for piece in label.split(ELLIPSIS)]
    assert all(any(piece in found.document.text for found in ARTICLES) for piece in pieces)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (". and that is why it will last", "that is why it will last"),
        ("but the ferry company said no", "the ferry company said no"),
        ("and it will last", "and it will last"),
        ("Andover voted for the new bridge", "Andover voted for the new bridge"),
        ("“and so we shall stay” he said", "“and so we shall stay” he said"),
    ],
)
def test_a_label_begins_behind_what_ties_it_to_words_before(words: str, label: str) -> None:
    assert label_of(words, Span(0, len(words))) == label


@pytest.mark.parametrize(
    ("sentence", "cell", "label"),
    [
        (
            "The navy met the Torvald, which had 18 sailors on board.",
            "which had 18 sailors on board",
            "the Torvald, which had 18 sailors on board",
        ),
        (
            "The council thanked engineers working on the old dam.",
            "working on the old dam",
            "engineers working on the old dam",
        ),
        (
            "The council met and thanked the engineers.",
            "thanked the engineers",
            "The council met and thanked the engineers",
        ),
        (
            "The council of the three valley towns met on Monday for two hours and thanked the engineers.",
            "thanked the engineers",
            "The council of the three valley towns … thanked the engineers",
        ),
        (
            "The harbour master of Lodar has asked the old ferry company for talks on the new bridge.",
            "for talks on the new bridge",
            "for talks on the new bridge",
        ),
        (
            "On Monday the council met Irena Kovac, whose country lies downstream and needs the water.",
            "whose country lies downstream",
            "Irena Kovac, whose country lies downstream",
        ),
        (
            "On Monday the council met Irena Kovac, whose country lies downstream and needs the water.",
            "needs the water",
            "needs the water",
        ),
        (
            "The council of the three valley towns met for two hours, raising hopes of a new bridge.",
            "raising hopes of a new bridge",
            "raising hopes of a new bridge",
        ),
        ("The mayor said she was polite.", "she was polite", "she was polite"),
        (
            "Foreign Minister Ivo Linn met the envoy in Lodar on Monday for talks and thanked the council.",
            "thanked the council",
            "Foreign Minister Ivo Linn … thanked the council",
        ),
    ],
)
def test_a_clause_that_goes_on_with_a_name_is_called_after_it(sentence: str, cell: str, label: str) -> None:
    found = article(sentence, outlet="Clauses")
    start = found.document.text.index(cell)
    assert name_of(found, Span(start, start + len(cell))) == label


@pytest.mark.parametrize(
    ("sentence", "cell"),
    [
        (
            "Jets struck the camp on Friday and militants, who had fired at dawn, killed two soldiers.",
            "killed two soldiers",
        ),
        (
            "Linn accused the general of lying about it and the general, in a letter, accused her of theft.",
            "accused her of theft",
        ),
        ("The council thanked a friend of Irena Kovac, who paid for the bridge.", "who paid for the bridge"),
        (
            "Soldiers searched the homes of the men who planted the bomb and killed the judge.",
            "killed the judge",
        ),
        (
            "The hospital in the old port said the soldiers had left at noon, and buried the dead.",
            "buried the dead",
        ),
        (
            "The guards beat the men, who had asked for water, and killed two of them, the inquiry found.",
            "killed two of them",
        ),
        (
            "The engineers left the port, the mayor in tears, and the council of the town thanked the crew.",
            "thanked the crew",
        ),
    ],
)
def test_a_clause_that_another_may_have_done_is_called_by_itself(sentence: str, cell: str) -> None:
    found = article(sentence, outlet="Doubts")
    start = found.document.text.index(cell)
    assert name_of(found, Span(start, start + len(cell))) == cell


WHOLE = "The council has invited the leaders of the three valley towns to Lodar for talks on the new bridge"


def _labels(sentence: str, count: int) -> list[str]:
    """What rows of one and the same sentence are called."""
    found = article(f"{sentence}.", outlet="Phrases")
    other = article("The talks on the new bridge are to be in Lodar.", outlet="Others")
    cell = Cell(article=0, state="kept", start=0, end=len(sentence))
    rows = [Point(id=f"f{n}", kind="fact", label="", reference=0, cells=(cell,)) for n in range(count)]
    return [p.label for p in named(rows, [found, other])]


def test_a_phrase_that_names_a_row_is_not_put_behind_another_verb() -> None:
    labels = _labels(WHOLE, 3)
    assert labels[0].startswith("The council has invited the leaders")
    assert len({*labels}) == len(labels)
    assert all(label in WHOLE for label in labels)
    arrested = "Police in the old port arrested a tall man wanted since May by a court for murder in Lodar"
    assert all(label in arrested for label in _labels(arrested, 4))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "The lake, which will hold nine billion tons of water, is to feed the canals of the plain.",
            f"The lake{ELLIPSIS}is to feed the canals of the plain",
        ),
        (
            "The mayor, who had spent the whole winter in the hills, opened the old bridge.",
            f"The mayor{ELLIPSIS}opened the old bridge",
        ),
        ("The lake, which is deep, is to feed the canals.", "The lake, which is deep, is to feed the canals"),
        (
            "The lake which will hold nine billion cubic metres of water is to feed the canals of the plain.",
            "The lake which will hold nine billion cubic metres of water is",
        ),
        (
            "The lake, which will hold nine billion tons of water, canals and all, is to feed the plain.",
            "The lake, which will hold nine billion tons of water, canals and",
        ),
    ],
)
def test_what_is_told_of_a_subject_between_commas_is_left_out_of_a_long_name(
    sentence: str, label: str
) -> None:
    assert name_of(article(sentence), Span(0, len(sentence) - 1)) == label


def test_the_rest_of_what_somebody_does_stands_behind_who_does_it() -> None:
    whole = "Envoy Irena Kovac, who is due in Lodar on Sunday at noon, thanked the old crew for the bridge"
    assert "Envoy Irena Kovac … thanked the old crew for the bridge" in _labels(whole, 4)
