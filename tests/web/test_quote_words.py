"""The words of a version against the fullest wording: runs, kinds of cut, who is said to have said them."""

import pytest

from comparator.analysis.diff import word_diff
from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import ArticleFindings, Cell, Change, Finding, Quote
from comparator.web.quotes.words import against, attribution, is_the_same
from comparator.web.runs import runs
from comparator.web.sources import Source

pytestmark = pytest.mark.once

FULL = "Now we ask the council to open the north gate, and to keep it open until the ice is gone"


def told(was: str, now: str) -> list[tuple[str, str]]:
    found = runs(word_diff(was, now), was, now)
    return [(r.kind, r.span.of(was if r.kind == "removed" else now).strip()) for r in found]


@pytest.mark.parametrize(
    ("was", "now", "changes"),
    [
        (
            "an apology from Orlov because he lied",
            "an apology from [Minister] Orlov",
            ["[Minister]", "because he lied"],
        ),
        ("Now we ask for bread", "We ask for bread", ["Now"]),
        ("The gate will open", "the gate would perhaps open", ["will", "would perhaps"]),
        ("one two three", "one two three", []),
        ("We came by boat. We went home", "We went home", ["We came by boat."]),
        (
            "We met by the gate. We also ask for bread from him, because he lied all day. Go",
            "We also ask for bread from [Mr] Orlov. Go",
            ["We met by the gate.", "him, because he lied all day", "[Mr] Orlov"],
        ),
        ("He saw it. We came by boat. We went", "He saw it. We went", ["We came by boat."]),
        ("", "new words", ["new words"]),
    ],
)
def test_words_that_both_phrases_have_are_not_put_out_and_in(was: str, now: str, changes: list[str]) -> None:
    assert [words for kind, words in told(was, now) if kind != "same"] == changes


@pytest.mark.parametrize(
    "now", ["open the gate, and keep it", "We ask. We ask the council to open it until then"]
)
def test_what_is_not_removed_is_the_second_text(now: str) -> None:
    found = runs(word_diff(FULL, now), FULL, now)
    assert "".join(r.span.of(now) for r in found if r.kind != "removed") == now


def version(now: str, *cuts: tuple[Finding, str]) -> tuple[str, list[tuple[str, str, str]]]:
    changes = tuple(
        Change(from_=Span(FULL.index(w), FULL.index(w) + len(w)), to=Span(0, 0), kind=kind)
        for kind, w in cuts
    )
    cell = Cell(
        article=1, state="altered", findings=tuple(k for k, _ in cuts), start=0, end=len(now), changes=changes
    )
    words = against(FULL, now, cell, 0)
    assert words is not None
    return " ".join("".join(w.text for w in words if w.tag != "del").split()), [
        (w.text.strip(), w.css, w.note) for w in words if w.tag == "del"
    ]


def test_each_kind_of_cut_is_named_where_it_is() -> None:
    now = "we ask the council to open the north gate until the ice is gone"
    text, gone = version(now, ("starts late", "Now"), ("silent cut", ", and to keep it open"))
    assert text == now
    assert gone == [
        ("Now", "starts-late", "starts late"),
        (", and to keep it open", "silent-cut", "silent cut"),
    ]


def test_a_long_silent_cut_is_shown_word_by_word_all_the_same() -> None:
    _, gone = version("Now we ask", ("ends early", FULL[len("Now we ask") :]))
    assert gone[0][1:] == ("ends-early", "ends early")


def test_too_different_wordings_are_not_run_into_one() -> None:
    cell = Cell(article=1, state="altered", findings=("paraphrased",), start=0, end=40)
    assert against(FULL, "he wanted the dam gone for good", cell, 0) is None


def test_the_same_words_stay_the_same_where_one_of_the_two_goes_on() -> None:
    cell = Cell(article=1, state="kept", start=0, end=40)
    assert is_the_same(against(FULL, "Now we ask the council to open the north gate", cell, 0) or ())
    assert not is_the_same(against(FULL, FULL.replace("the north", "a"), cell, 0) or ())


def said(text: str, cue: str, venue: str | None, *, whole: bool = True) -> str:
    words, verb = text.index("We"), text.index(cue)
    quote = Quote(
        start=words, end=text.index("”"), kind="direct", speaker="Ada Roon", cue=cue, cue_start=verb,
        cue_end=verb + len(cue), venue=venue,
    )  # fmt: skip
    document = Document(file="", text=text, parts=Parts(), paragraphs=(Span(0, len(text)),))
    found = ArticleFindings(
        analysis="1", document=document, quotes=(quote,), sentences=(Span(words, quote.end),)
    )
    source = Source(index=0, pk=1, outlet="Gazette", document=document, findings=found, url="/", whole=whole)
    return attribution(Cell(article=0, state="kept", start=words, end=quote.end), source)


def test_verb_and_venue_stand_as_printed() -> None:
    assert (
        said("“We will not sign,” Roon told Radio Ansel on Monday.", "told", "Radio Ansel")
        == "Ada Roon told Radio Ansel"
    )
    text = "“We will not sign,” Roon said in a long talk with Radio Ansel."
    assert said(text, "said", "Radio Ansel") == "Ada Roon said in a long talk with Radio Ansel"
    assert said(text, "said", None) == "Ada Roon said"


def test_words_outside_what_a_stranger_may_see_are_not_quoted() -> None:
    text = "“We will not sign,” Roon said in a long talk with Radio Ansel."
    assert said(text, "said", "Radio Ansel", whole=False) == "Ada Roon said (Radio Ansel)"
