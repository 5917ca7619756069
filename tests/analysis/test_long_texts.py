"""The work on a text grows as its length does, whatever is pasted. Counted in calls, not by the clock."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from comparator.analysis.article import analyse
from comparator.analysis.boundaries import LONGEST
from comparator.analysis.document import Document
from comparator.analysis.language import nlp, parse
from tests.analysis.quote_help import document

_SYLLABLES = ("or", "va", "les", "ka", "ker", "no", "tar", "ni", "bel", "mo", "dar", "vin", "kes", "tri")


def _name(number: int) -> str:
    """A made-up name, another one for every number."""
    count = len(_SYLLABLES)
    parts = [_SYLLABLES[number % count], _SYLLABLES[number // count % count], _SYLLABLES[number * 5 % count]]
    return "".join(parts).capitalize()


def _results(many: int) -> str:
    return ", ".join(f"{_name(n)} {n % 7} {_name(n + 9)} {n % 4}" for n in range(many)) + "."


def _people(many: int) -> str:
    return "They were " + ", ".join(f"{_name(n)} {_name(n * 3 + 1)}" for n in range(many)) + "."


def _sayings(many: int) -> str:
    said = (f"{_name(n)} {_name(n + 4)} said that {_name(n + 8)} said the dam was high" for n in range(many))
    return ", and ".join(said) + "."


def _words_in_marks(many: int) -> str:
    return " ".join("“dam” said" for _ in range(many))


def _meetings(many: int) -> str:
    return "\n".join(
        f"{_name(n)} {_name(n + 5)} met {_name(n * 3)} {_name(n + 7)}, mayor of {_name(n + 2)}, on Monday."
        for n in range(many)
    )


def _days(many: int) -> str:
    return "It ran " + ", ".join(f"on {n % 28 + 1} March {1950 + n % 70}" for n in range(many)) + "."


def _work(read: Document) -> int:
    """How many calls the analysis of a document takes in this thread."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        analyse(read)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", [_results, _people, _sayings, _words_in_marks, _meetings, _days])
def test_twice_the_text_is_about_twice_the_work(shape: Callable[[int], str]) -> None:
    analyse(document(*shape(20).split("\n")))  # the lists are loaded
    assert _work(document(*shape(300).split("\n"))) < 2.8 * _work(document(*shape(150).split("\n")))


def test_a_sentence_without_an_end_is_broken_behind_a_comma() -> None:
    doc = nlp()("and the river rose again, " * 120)
    sentences = list(doc.sents)
    assert len(sentences) == 3
    assert max(map(len, sentences)) <= LONGEST
    assert all(doc[s.start - 1].text == "," for s in sentences[1:])


def test_a_sentence_without_any_mark_is_broken_somewhere() -> None:
    assert max(map(len, nlp()("the dam and " * 300).sents)) <= LONGEST


def test_a_long_sentence_of_a_newspaper_stays_whole() -> None:
    listed = ", ".join(f"the mayor of {_name(n)}" for n in range(40))
    assert len(list(nlp()(f"The minister met {listed}. He said nothing.").sents)) == 2


def test_sentences_that_end_are_not_broken_in_a_long_paragraph() -> None:
    doc = nlp()(" ".join(f"The dam of {_name(n)} will be closed on Monday, he said." for n in range(80)))
    assert all(s.text.endswith("said.") for s in doc.sents)


def test_a_run_of_marks_keeps_every_offset() -> None:
    text = "He said " + "(" * 900 + "the dam" + ")" * 900 + " was high in Orva."
    read = document(text)
    block = parse(read).blocks[0]
    assert len(block.text) == len(text)
    assert text[block.doc[-2].idx :] == "Orva."


def test_a_long_text_is_read_to_its_end() -> None:
    found = analyse(document(_results(300) + " The dam cost 40 million crowns."))
    assert [f.value for f in found.figures if f.unit][-1:] == [40_000_000]
