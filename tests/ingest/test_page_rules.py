"""Cleaning rules: what they drop, and what is refused, in words for the person who writes them."""

import pytest

from comparator.analysis.document import Document
from comparator.analysis.page_text import RULE, Unreadable, read_page
from comparator.ingest.pages.page import read_html
from comparator.ingest.pages.rules import LONGEST, MOST, Rules, rules_from

LINE = "Our correspondents answer your letters every second Friday."
BOX = f'<div class="box odd" id="b1" data-role="promo"><p>{LINE}</p></div>'
TEXT = "<p>The ministers met for a second day and left the hall without a word to the press.</p>"
PAGE = f"<article class='story'><h1>Ministers meet again in Kesh</h1>{TEXT * 3}{BOX}{TEXT}</article>"
LETTERS = "Our correspondents answer"

FITTING = (
    ".box", "div.box", "div.odd.box", "#b1", "div#b1.box", "[data-role]", "[data-role=promo]",
    "[data-role='promo']", '[data-role="promo"]', "[data-role^=pro]", "[data-role$=mo]", "[data-role*=rom]",
    "[class~=odd]", "article .box", ".story .box", "article div", "html body .box", "*.box", "aside, .box",
    "DIV.box", ".box p",
)  # fmt: skip
NOT_FITTING = (
    ".bo",
    "aside.box",
    "#b2",
    "[data-role=prom]",
    ".box article",
    "aside .box",
    "p.box",
    "[data-x]",
)
REFUSED = (
    "",
    ",",
    "div >> p",
    "div > p",
    ":has(p)",
    "*",
    "body",
    "html",
    "p:first-child",
    "[a",
    "[a=b c]",
    "a{",
    "..x",
    "x|y",
)


@pytest.mark.parametrize("selector", FITTING)
def test_a_selector_drops_what_it_names(selector: str) -> None:
    rules = rules_from({"selectors": [selector], "phrases": []})
    document = _read(rules)
    assert LETTERS not in document.text
    assert [r.reason for r in document.removed if LETTERS in r.text] == [RULE]


@pytest.mark.parametrize("selector", NOT_FITTING)
def test_a_selector_drops_nothing_else(selector: str) -> None:
    assert LETTERS in _read(rules_from({"selectors": [selector]})).text


def _read(rules: Rules) -> Document:
    incoming = read_html(PAGE, rules=rules)
    return read_page(incoming.raw, told=incoming.told)


def test_a_phrase_drops_the_block_that_has_it_whatever_its_case() -> None:
    document = _read(rules_from({"phrases": ["answer YOUR  letters"]}))
    assert [r.text for r in document.removed if r.reason == RULE] == [LINE]


def test_phrases_hold_for_pasted_text_too() -> None:
    line = "The ministers met for a second day and left the hall without a word."
    raw = f"Ministers meet again\n\n{line}\n\nWrite to our letters page, it is read by many.\n\n{line} Twice."
    document = read_page(raw, phrases=("our letters page",))
    assert [(r.reason, r.text) for r in document.removed if "letters" in r.text] == [
        (RULE, "Write to our letters page, it is read by many.")
    ]


@pytest.mark.parametrize("selector", REFUSED)
def test_what_cannot_be_read_or_drops_all_is_refused(selector: str) -> None:
    with pytest.raises(Unreadable, match="selector"):
        read_html(PAGE, rules=Rules(selectors=(selector,)))


REFUSED_RULES = {
    "unknown keys": ({"xpath": ["//p"]}, "two lists"),
    "no lists": ({"selectors": ".box"}, "list of lines"),
    "no text": ({"phrases": [5]}, "list of lines"),
    "too many": ({"phrases": [f"phrase {n}" for n in range(MOST + 1)]}, "the limit is 50"),
    "too long": ({"phrases": ["x" * (LONGEST + 1)]}, "longer than 200"),
    "too short": ({"phrases": ["a"]}, "would drop whole pages"),
    "unseen characters": ({"phrases": ["a\x00bcd"]}, "nobody can see"),
}


@pytest.mark.parametrize("case", REFUSED_RULES)
def test_rules_are_checked_in_words(case: str) -> None:
    value, words = REFUSED_RULES[case]
    with pytest.raises(Unreadable, match=words):
        rules_from(value)


def test_lines_are_tidied_and_kept_once() -> None:
    assert rules_from({"selectors": [" .a   .b ", "", ".a .b"]}) == Rules(selectors=(".a .b",))


def test_a_regular_expression_is_only_words() -> None:
    assert LETTERS in _read(rules_from({"phrases": ["(a+)+$", ".*letters"]})).text
