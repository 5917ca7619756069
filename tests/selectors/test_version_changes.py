"""What came, went and changed between two versions of an article."""

import pytest

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Figure, Mention, Quote
from comparator.selectors.text_map import NOWHERE, text_map
from comparator.selectors.version_changes import VersionChanges, version_changes

MOOR = '"The quay belongs to everybody who lives on the island," said harbour master Pia Venn.'
SHORT = '"Not one boat left," she said.'


def read(
    *paragraphs: str,
    figures: tuple[tuple[str, object, str | None, str | None], ...] = (),
    quotes: tuple[tuple[str, str | None], ...] = (),
    names: tuple[tuple[str, str, str | None], ...] = (),
    headline: str | None = None,
) -> ArticleFindings:
    """A version with (words, value, counted, qualifier), (quoted words, speaker) and (name, kind, title)."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(p) for p in paragraphs]
    spans = tuple(Span(at, at + len(p)) for at, p in zip(starts, paragraphs, strict=True))
    document = Document(file="", text=text, parts=Parts(), paragraphs=spans, headline=headline)
    return ArticleFindings(
        analysis="1",
        document=document,
        sentences=spans,
        figures=tuple(
            Figure(start=text.index(w), end=text.index(w) + len(w), value=v, counted=c, qualifier=q)  # type: ignore[arg-type]  # as a case gives it
            for w, v, c, q in figures
        ),
        quotes=tuple(
            Quote(start=text.index(w), end=text.index(w) + len(w), kind="direct", speaker=s)
            for w, s in quotes
        ),
        mentions=tuple(_mention(text, *name) for name in names),
    )


def _mention(text: str, name: str, kind: str, title: str | None) -> Mention:
    at = text.index(name)
    before = text.index(title) if title else 0
    spot = (before, before + len(title)) if title else (None, None)
    return Mention(
        start=at, end=at + len(name), name=name, kind=kind,  # type: ignore[arg-type]  # a kind by name
        title=title, title_start=spot[0], title_end=spot[1],
    )  # fmt: skip


def changed(old: ArticleFindings, new: ArticleFindings) -> VersionChanges:
    return version_changes(old.document, new.document, old, new)


def told(changes: VersionChanges) -> list[tuple[str, str, str, str, str]]:
    """(kind, what, words before, words after, aspect) of each change."""
    where = changes.where
    return [
        (c.kind, c.what, c.old.of(where.old) if c.old else "", c.new.of(where.new) if c.new else "", c.aspect)
        for c in (*changes.figures, *changes.quotes, *changes.names)
    ]


def test_another_number_at_the_same_place_is_a_changed_figure() -> None:
    old = read("The storm took 21 boats on Monday.", figures=(("21", 21, "boats", None),))
    new = read("The storm took 24 boats on Monday.", figures=(("24", 24, "boats", None),))
    assert told(changed(old, new)) == [("figure", "changed", "21", "24", "")]


def test_a_figure_that_another_sentence_brings_came_and_one_whose_sentence_was_cut_went() -> None:
    old = read("The quay is closed.", "It has 3 cranes.", figures=(("3", 3, "cranes", None),))
    new = read(
        "The quay is closed.", "Some 40 people came to look at it.", figures=(("40", 40, "people", "some"),)
    )
    assert told(changed(old, new)) == [("figure", "went", "3", "", ""), ("figure", "came", "", "40", "")]


def test_a_figure_written_otherwise_is_the_same_figure() -> None:
    old = read("They lost five boats.", figures=(("five", 5, "boats", None),))
    new = read("They lost 5 boats.", figures=(("5", 5, "boats", None),))
    assert told(changed(old, new)) == []


def test_what_limits_a_figure_changes_it() -> None:
    old = read("They lost 5 boats.", figures=(("5", 5, "boats", None),))
    new = read("They lost at least 5 boats.", figures=(("5", 5, "boats", "at least"),))
    (change,) = changed(old, new).figures
    assert (change.what, change.aspect, change.was, change.now) == ("changed", "qualifier", "", "at least")


def test_what_one_reading_overlooked_in_words_that_stayed_neither_came_nor_went() -> None:
    words = "They lost 5 boats, said Pia Venn of the Harbour Office."
    full = read(words, figures=(("5", 5, "boats", None),), names=(("Harbour Office", "organisation", None),))
    assert told(changed(full, read(words))) == []
    assert told(changed(read(words), full)) == []


QUAY, LEFT = "The quay belongs to everybody who lives on the island,", "Not one boat left,"


def test_quotes_that_changed_places_neither_went_nor_came() -> None:
    middle = "The ferry did not run, and the shops along the water stayed shut until noon."
    quotes = ((QUAY, "Pia Venn"), (LEFT, "Pia Venn"))
    old, new = (read(*order, quotes=quotes) for order in ((MOOR, middle, SHORT), (SHORT, middle, MOOR)))
    assert told(changed(old, new)) == []


def test_a_reworded_quote_changed_and_a_cut_one_went() -> None:
    reworded = QUAY.replace("everybody who lives", "all who were born")
    old = read(MOOR, SHORT, quotes=((QUAY, "Pia Venn"), (LEFT, "Pia Venn")))
    new = read(MOOR.replace(QUAY, reworded), quotes=((reworded, "Pia Venn"),))
    assert told(changed(old, new)) == [
        ("quote", "changed", QUAY, reworded, ""),
        ("quote", "went", LEFT, "", ""),
    ]


def test_the_same_words_from_another_mouth_are_a_changed_quote() -> None:
    old = read(f'"{QUAY}" said Pia Venn.', quotes=((QUAY, "Pia Venn"),))
    other = read(f'"{QUAY}" said Oda Linn.', quotes=((QUAY, "Oda Linn"),))
    at = old.document.text.index("Pia Venn")
    quote = Quote(
        start=1, end=1 + len(QUAY), kind="direct", speaker="Pia Venn", speaker_start=at, speaker_end=at + 8
    )
    old = ArticleFindings(analysis="1", document=old.document, quotes=(quote,))
    (change,) = changed(old, other).quotes
    assert (change.aspect, change.was, change.now) == ("speaker", "Pia Venn", "Oda Linn")


def test_words_that_lost_their_quote_marks_changed() -> None:
    old = read(f'"{QUAY}" said Pia Venn.', quotes=((QUAY, "Pia Venn"),))
    new = read(f"{QUAY} said Pia Venn.")
    (change,) = changed(old, new).quotes
    assert (change.aspect, change.was, change.now) == ("marks", "in quote marks", "without quote marks")
    (back,) = changed(new, old).quotes
    assert (back.aspect, back.was, back.now) == ("marks", "without quote marks", "in quote marks")


def test_names_come_go_and_are_spelt_anew_and_a_surname_still_names() -> None:
    old = read(
        "Pia Venn met Tom Vell and Bo Karst at the pier.",
        names=(("Pia Venn", "person", None), ("Tom Vell", "person", None), ("Bo Karst", "person", None)),
    )
    new = read(
        "Venn met Tom Wehl at the pier.", "Ida Moor came later.",
        names=(("Venn", "person", None), ("Tom Wehl", "person", None), ("Ida Moor", "person", None)),
    )  # fmt: skip
    assert told(changed(old, new)) == [
        ("name", "changed", "Tom Vell", "Tom Wehl", ""),
        ("name", "went", "Bo Karst", "", ""),
        ("name", "came", "", "Ida Moor", ""),
    ]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [("Deputy Mayor", "Harbour Master", True), ("Deputy Mayor", "Mayor", True), ("Mayor", "Mayor", False)],
)
def test_another_title_of_the_same_person_is_told(was: str, now: str, told: bool) -> None:
    old, new = (read(f"{t} Oda Linn spoke.", names=(("Oda Linn", "person", t),)) for t in (was, now))
    found = [(c.aspect, c.detail) for c in changed(old, new).names]
    assert found == [("title", "Oda Linn")] * told


def test_a_passage_that_moved_with_a_change_inside_is_one() -> None:
    one = "Since October the road has been blocked, and 31 people have lost their lives on its way down."
    two = "The ferry did not run, and the shops along the water stayed shut until noon on all days."
    rest = [f"In village {n} nobody spoke of the bridge, and nobody asked who paid for it." for n in range(9)]
    changes = changed(read(one, two, *rest), read(two, *rest, one.replace("31", "34")))
    assert (changes.moved, changes.wording) == (1, 2)  # the figure: gone at one place, come at the other


def test_headline_and_what_is_told_are_compared_apart() -> None:
    old, new = (read("The quay is closed.", headline=h) for h in ("Quay closed", "Quay closed for good"))
    changes = changed(old, new)
    assert changes.headline == ("Quay closed", "Quay closed for good")
    assert (changes.wording, changes.trivial) == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "trivial", "wording"),
    [
        ("The quay, it said, is closed.", "The quay it said is closed.", 2, 0),
        ("The Quay is closed.", "The quay is closed.", 1, 0),
        ("The quay is closed. It rains.", "The quay is closed.\n\nIt rains.", 1, 0),
        ("The quay is closed.", "The quay is open.", 0, 1),
        ("The quay is closed.", "The quay is closed.", 0, 0),
    ],
)
def test_marks_capitals_and_spaces_are_trivial(old: str, new: str, trivial: int, wording: int) -> None:
    changes = changed(read(old), read(new))
    assert (changes.trivial, changes.wording) == (trivial, wording)


def test_without_both_readings_only_the_words_are_compared() -> None:
    old, new = read("The quay is closed."), read("The pier is closed.")
    changes = version_changes(old.document, new.document, None, new)
    assert not changes.read
    assert changes.wording == 1


def test_every_letter_that_is_mapped_is_the_same_letter_and_no_two_share_a_place() -> None:
    old, new = f"{MOOR} The ferry is late. {SHORT}", f"{SHORT} The ferry was very late, we hear. {MOOR}"
    where = text_map(old, new)
    pairs = [(i, j) for i, j in enumerate(where.forward) if j != NOWHERE]
    assert pairs
    assert all(old[i].casefold() == new[j].casefold() for i, j in pairs)
    assert len({j for _, j in pairs}) == len(pairs)


def test_two_long_versions_are_compared_in_time() -> None:
    import time

    words = " ".join(f"word{n % 900} stands at place {n}." for n in range(3000))
    began = time.perf_counter()
    where = text_map(words, words.replace("word7 ", "term7 "))
    assert time.perf_counter() - began < 5
    assert any(not gap.trivial for gap in where.gaps)
