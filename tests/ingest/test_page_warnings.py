"""No text is lost without a word: a page of which little was read says so, with a next step."""

import pytest

from comparator.ingest.pages.page import read_html
from comparator.ingest.pages.rules import Rules

P = "<p>The ministers met for day {} and left the hall in Kesh without a word to the press.</p>"
HEAD = "<h1>Ministers meet again in Kesh</h1>"
TEXT = "".join(P.format(n) for n in "abcd")
OTHER = "<p>Herring number {} was caught off Talus, said the harbour master, who counts them all himself.</p>"
BESIDE = "<aside>" + "".join(OTHER.format(n) for n in range(30)) + "</aside>"


def _data(text: str, more: str = "") -> str:
    told = f'{{"@type":"NewsArticle","articleBody":"{text}"{more}}}'
    return f'<script type="application/ld+json">{told}</script>'


LONG = "The ministers met for a third day and agreed on nothing but the date of a fourth. " * 6

WARNED = {
    "few words": (f"<article>{HEAD}{P.format('')}</article>", "Only 17 words of article text"),
    "much text beside the article": (f"<article>{HEAD}{TEXT}</article>{BESIDE}", "words of running text"),
    "text for subscribers": (_data("x", ',"isAccessibleForFree":"False"') + HEAD + TEXT, "for subscribers"),
    "text in the data alone": (_data(LONG) + HEAD + "<p>Loading</p>", "only with scripts"),
    "no article in sight": (HEAD + "<ul>" + "<li><a href=x>a link</a>" * 9 + "</ul>", "does not tell"),
}


@pytest.mark.parametrize("case", WARNED)
def test_a_page_says(case: str) -> None:
    page, words = WARNED[case]
    assert [words in warning for warning in read_html(page).warnings] == [True]


def test_a_page_that_was_read_whole_says_nothing() -> None:
    assert read_html(f"<nav>Home</nav><article>{HEAD}{TEXT}</article>").warnings == ()


def test_text_for_subscribers_is_not_taken_from_the_data() -> None:
    page = _data(LONG, ',"isAccessibleForFree":false') + HEAD + P.format("")
    assert "agreed on nothing" not in read_html(page).raw


def test_what_rules_drop_does_not_come_back_from_the_data() -> None:
    page = _data(LONG) + f"<article>{HEAD}<div class='text'><p>{LONG}</p></div>{P.format('')}</article>"
    read = read_html(page, rules=Rules(selectors=(".text",)))
    assert read.told
    assert any("agreed on nothing" in c.span.of(read.raw) for c in read.told.cuts)
