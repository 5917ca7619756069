"""Framing terms by voice, and share of voice. All sentences are made up."""

import re
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparator.analysis.document import Document, Parts
from comparator.analysis.findings import ArticleFindings, Mention, Quote, TermUse
from comparator.analysis.framing import find_terms, framing_rows, voice_shares
from tests.analysis.figure_help import parsed


def terms(text: str, quotes: tuple[Quote, ...] = ()) -> list[TermUse]:
    return list(find_terms(parsed(text), quotes))


def article(
    text: str = "", terms: tuple[TermUse, ...] = (), quotes: tuple[Quote, ...] = ()
) -> ArticleFindings:
    document = Document(file="made-up.txt", text=text, parts=Parts(), paragraphs=())
    return ArticleFindings(analysis="test", document=document, terms=terms, quotes=quotes)


def use(
    term: str, referent: str = "the war", start: int = 0, voice: Literal["own", "quoted"] = "own"
) -> TermUse:
    return TermUse(start=start, end=start + len(term), referent=referent, term=term, voice=voice)


def test_the_longest_term_wins() -> None:
    assert [(t.referent, t.term) for t in terms("The civil war goes on.")] == [("the war", "civil war")]


@pytest.mark.parametrize(
    "text",
    [
        "They strike a balance and attack nobody.",
        "He works at Government House.",
        "A great deal of rain fell on the second day of the hunger strike.",
        "There was a talk on birds.",
        "It began before World War II.",
        "The unions called a strike for Monday.",
        "The jury will hear evidence on the penalty next week.",
        "He was charged with murder.",
        "Two counts of murder were read out.",
        "She refused to sign a joint declaration.",
    ],
)
def test_verbs_names_and_other_senses_are_no_terms(text: str) -> None:
    assert terms(text) == []


def test_other_senses_need_their_signs() -> None:
    found = [
        t.term
        for t in terms("The strike on the port was answered with a penalty. The murder shook the town.")
    ]
    assert found == ["strike", "penalty", "murder"]


@pytest.mark.parametrize(
    "sign", ["The dockers have been on strike since May.", "Strikers stood at the gate."]
)
def test_a_strike_of_workers_is_none_anywhere_in_the_article(sign: str) -> None:
    text = f"The strike closed the port. The attack on it was loud. {sign}"
    assert [t.term for t in terms(text)] == ["attack"]


def test_a_strike_on_a_town_stays_a_term_beside_workers() -> None:
    assert [t.term for t in terms("The strike hit the dock. Workers of a union fled.")] == ["strike"]


def test_a_terms_voice_is_that_of_the_quote_around_it() -> None:
    text = "Rebels fled. “The terrorists ran,” said Dorn. Dorn said the militants ran."
    direct = Quote(start=14, end=33, kind="direct", speaker="Ivo Dorn")
    indirect = Quote(start=56, end=73, kind="indirect", speaker="Ivo Dorn")
    found = [(t.term, t.voice, t.speaker) for t in terms(text, (direct, indirect))]
    assert found == [
        ("rebel", "own", None),
        ("terrorist", "quoted", "Ivo Dorn"),
        ("militant", "reported", "Ivo Dorn"),
    ]


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        ("The Syrian regime fell.", ["the government (Syria)"]),
        (
            "The government of Norway met the Kenyan government.",
            ["the government (Norway)", "the government (Kenya)"],
        ),
        ("Polish President Jan Nowak spoke.\nThe Nowak administration agreed.", ["the government (Poland)"]),
        ("Cuban dictator Juan Paz came.", ["the head of state (Cuba)"]),
        ("The Syrian government fired. Later regime planes came.", ["the government (Syria)"] * 2),
        ("Any government would, and his government did.", []),
        ("The leader of the choir sang.", []),
    ],
)
def test_a_government_is_told_apart_by_its_country(text: str, referents: list[str]) -> None:
    assert [t.referent for t in terms(text)] == referents


def test_a_surname_and_its_country_make_one_row_across_articles() -> None:
    first = article("Polish President Jan Nowak", (use("leadership", "the government (Poland)"),))
    second = article("", (use("regime", "the government (Nowak)"),))
    assert [r.referent for r in framing_rows([first, second])] == ["the government (Poland)"]


def test_a_row_needs_terms_in_two_articles() -> None:
    rows = framing_rows(
        [article(terms=(use("war"), use("deal", "the deal"))), article(terms=(use("conflict"),))]
    )
    assert [(r.referent, [(t.article, t.term) for t in r.terms]) for r in rows] == [
        ("the war", [(0, "war"), (1, "conflict")])
    ]


def test_uses_of_a_term_in_one_voice_stand_together() -> None:
    first = article(terms=(use("war"), use("war", start=9)))
    rows = framing_rows([first, article(terms=(use("conflict"),))])
    assert [len(t.spans) for t in rows[0].terms] == [2, 1]


def test_one_term_in_one_voice_everywhere_compares_nothing() -> None:
    own, quoted = article(terms=(use("war"),)), article(terms=(use("war", voice="quoted"),))
    assert framing_rows([own, own]) == ()
    assert [t.voice for t in framing_rows([own, quoted])[0].terms] == ["own", "quoted"]


def test_quoted_words_count_once_and_for_the_outer_speaker() -> None:
    text = "one two three four five six"
    outer = Quote(start=0, end=13, kind="direct", speaker="A")
    inner = Quote(start=4, end=7, kind="direct", speaker="B")
    other = Quote(start=14, end=18, kind="direct", speaker=None)
    told = Quote(start=19, end=27, kind="indirect", speaker="C")
    shares = voice_shares([article(text, quotes=(outer, inner, other, told))], lambda name: name)
    assert [(s.speaker, s.quoted_words, s.share) for s in shares] == [("A", 3, 0.75), (None, 1, 0.25)]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.integers(1, 9)), min_size=1, max_size=8))
def test_shares_of_an_article_sum_to_one(spoken: list[tuple[str | None, int]]) -> None:
    text, quotes = "", []
    for speaker, count in spoken:
        start = len(text)
        text += "word " * count
        quotes.append(Quote(start=start, end=len(text), kind="direct", speaker=speaker))
        text += "| "
    shares = voice_shares([article(text, quotes=tuple(quotes))], lambda name: name)
    assert sum(s.share for s in shares) == pytest.approx(1)
    assert sum(s.quoted_words for s in shares) == sum(count for _, count in spoken)


PIECES = (
    "the",
    "civil",
    "war",
    "talks",
    "deal",
    "strike",
    "rebel",
    "regime",
    "of",
    "Syrian",
    ",",
    "Government",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_terms_of_any_text_lie_inside_it_and_apart(text: str) -> None:
    end = 0
    for term in terms(text):
        assert end <= term.start < term.end <= len(text)
        end = term.end


def made(text: str, places: tuple[str, ...] = ()) -> ArticleFindings:
    """An article whose terms are found, and which names some places."""
    mentions = tuple(
        Mention(start=m.start(), end=m.end(), name=place, kind="place")
        for place in places
        for m in re.finditer(place, text)
    )
    found = find_terms(parsed(text), (), mentions)
    return msgspec.structs.replace(article(text, found), mentions=mentions)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peace talks went on.", ["peace talks"]),
        ("The peace talk was a lecture.", []),
        ("The Kenyan authorities closed it, said the port authorities.", ["authorities"]),
        ("The director of operations and two refugees came.", ["refugee"]),
        ("The refugee camp lies by the sea. It was a turf war.", []),
    ],
)
def test_a_term_has_the_form_and_sense_it_lives_in(text: str, found: list[str]) -> None:
    assert [t.term for t in terms(text)] == found


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        ("The leader of the Syrian opposition came.", []),
        ("The leader of the Kenyan nation came.", ["the head of state (Kenya)"]),
        ("The regime in Damascus fell.", ["the government (Syria)"]),
        ("The dictator in Damascus fell.", []),
        ("“The government [of Norway] waits,” he said.", ["the government (Norway)"]),
        ("The government closed the road.", []),
        ("Leadership skills help in government buildings.", []),
    ],
)
def test_whose_government_it_is_stands_beside_it(text: str, referents: list[str]) -> None:
    assert [t.referent for t in terms(text)] == referents


def test_a_land_that_is_in_no_list_has_a_government_too() -> None:
    found = made(
        "Ostrava’s neighbour Velmia voted. The Velmian regime and Velmia’s government agreed.", ("Velmia",)
    )
    assert {t.referent for t in found.terms} == {"the government (Velmia)"}


@pytest.mark.parametrize(
    ("text", "places", "referents"),
    [
        ("The Senegalese government fell.", ("Senegal",), ["the government (Senegal)"]),
        ("The Iranian government fell.", ("Irania",), ["the government (Iran)"]),
        ("The African government fell.", ("Africa",), []),
        ("The government of Africa fell.", ("Africa",), []),
        ("The Milan government fell.", ("Mila",), []),
        ("The Martian government fell.", ("Mart",), []),
        ("The Texan government fell.", ("Texas",), []),
        ("The Velmian government fell.", ("Velm", "Lodar"), []),
    ],
)
def test_an_adjective_is_a_listed_countrys_or_keeps_most_of_a_places_name(
    text: str, places: tuple[str, ...], referents: list[str]
) -> None:
    assert [t.referent for t in made(text, places).terms] == referents


def test_a_seat_of_government_joins_its_land_where_any_article_tells() -> None:
    first = made("They met in the Velmian capital, Lodar. Velmia’s government agreed.", ("Velmia", "Lodar"))
    second = made("The regime in Lodar agreed.", ("Lodar",))
    assert [r.referent for r in framing_rows([first, second])] == ["the government (Velmia)"]
    apart = made("They met in Lodar. Velmia’s government agreed.", ("Velmia", "Lodar"))
    assert framing_rows([apart, second]) == ()


def test_the_government_of_an_article_that_names_none_is_no_other_articles() -> None:
    plain = made("Britain froze the ship in Dover. The government said that it would pay the crew.")
    named = made("The Iranian regime lost a ship in Dover.")
    assert [t.referent for t in (*plain.terms, *named.terms)] == ["the government (Iran)"]
    assert framing_rows([plain, named]) == ()
    told = made("The Iranian government will pay the crew.")
    assert [r.referent for r in framing_rows([told, named])] == ["the government (Iran)"]


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        (
            "Dorn said an envoy would meet Iva Lund, the leader of the rebels, on Monday.",
            "an envoy would meet Iva Lund, the leader of the rebels, on Monday",
            ["rebel"],
        ),
        (
            "Dorn said Anton Petrov, a terrorist, must be tried in Lorn.",
            "Anton Petrov, a terrorist, must be tried in Lorn",
            ["terrorist"],
        ),
        (
            "Dorn urged the council to act on its word, ending a long dispute over the uprising.",
            "to act on its word, ending a long dispute over the uprising",
            ["uprising"],
        ),
        (
            "Dorn asked the envoy to leave, calling the killing a massacre.",
            "to leave, calling the killing a massacre",
            ["massacre"],
        ),
    ],
)
def test_a_description_within_reported_words_may_be_eithers_and_stays_reported(
    text: str, words: str, terms: list[str]
) -> None:
    start = text.index(words)
    quote = Quote(start=start, end=start + len(words), kind="indirect", speaker="Ivo Dorn")
    found = find_terms(parsed(text), (quote,))
    assert [(t.term, t.voice, t.speaker) for t in found] == [(t, "reported", "Ivo Dorn") for t in terms]


def test_a_description_outside_of_what_is_reported_is_the_outlets() -> None:
    text = "Iva Lund, the leader of the rebels, said the militants would leave."
    words = "the militants would leave"
    quote = Quote(start=text.index(words), end=len(text) - 1, kind="indirect", speaker="Iva Lund")
    found = find_terms(parsed(text), (quote,))
    assert [(t.term, t.voice) for t in found] == [("rebel", "own"), ("militant", "reported")]


def test_what_stands_in_brackets_within_a_quote_is_the_outlets() -> None:
    text = "“They [the rebels] met the terrorists ... twice,” said Dorn."
    quote = Quote(start=1, end=48, kind="direct", speaker="Ivo Dorn")
    assert [(t.term, t.voice, t.speaker) for t in terms(text, (quote,))] == [
        ("rebel", "own", None),
        ("terrorist", "quoted", "Ivo Dorn"),
    ]
    shares = voice_shares([article(text, quotes=(quote,))], lambda name: name)
    assert [s.quoted_words for s in shares] == [5], "They met the terrorists twice"
