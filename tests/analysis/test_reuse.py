"""Words that stand in two articles: quotes both print, background carried over, narrative copied."""

import time

from comparator.analysis.reuse import find_reuse
from tests.analysis.quoting import article

QUOTE = "“We will open the gates when the rain comes and the river is high enough,” said the mayor of Ardal."
STORY = "The minister left the hall by a side door without a word to the people who had waited since noon."
PAST = "The dam was finished in 2009 and has since flooded eleven villages in the lower valley of the river."


def test_two_outlets_that_quote_one_man_do_not_copy() -> None:
    one = article(f"A cold wind blew over the square that day.\n{QUOTE}", published="2020-03-01")
    two = article(f"Nobody had expected an answer so soon.\n{QUOTE}", published="2020-03-02")
    assert [(r.article, r.source, r.part) for r in find_reuse([one, two])] == [(1, 0, "quote")]


def test_copied_narrative_is_counted_by_words_of_the_later_text() -> None:
    one = article(f"{STORY}\nIt was a long evening.", published="2020-03-01")
    two = article(f"{STORY}\nMore talks will follow next week in another town.", published="2020-03-02")
    (found,) = find_reuse([one, two])
    assert (found.article, found.source, found.part) == (1, 0, "narrative")
    assert found.share == round(20 / 29, 4)
    (span,) = found.spans
    assert two.document.text[span.start : span.end] == one.document.text[span.source_start : span.source_end]


def test_the_later_article_takes_from_the_earlier_whatever_their_order() -> None:
    late, early = article(STORY, published="2020-03-09"), article(STORY, published="2020-03-08")
    assert [(r.article, r.source) for r in find_reuse([late, early])] == [(0, 1)]


def test_a_paragraph_carried_over_to_another_event_is_background() -> None:
    one = article(f"{STORY}\n{PAST}", published="2020-03-01")
    two = article(f"A new round of talks began.\n{PAST}", published="2020-05-01")
    assert [r.part for r in find_reuse([one, two])] == ["background"]


def test_a_paragraph_of_history_at_the_end_is_background_on_the_same_day() -> None:
    one = article(f"{STORY}\nNobody spoke.\n{PAST}", published="2020-03-01")
    two = article(f"A new round of talks began.\nIt rained.\nIt was cold.\n{PAST}", published="2020-03-01")
    assert [r.part for r in find_reuse([one, two])] == ["background"]


def test_a_string_of_names_is_no_copying() -> None:
    names = "Deputy Foreign Minister Ivan Orlov Of The Republic Of Northern Kestria"
    assert find_reuse([article(f"So spoke {names}."), article(f"They met {names}.")]) == ()


def test_capitals_and_kinds_of_quote_mark_do_not_hide_a_copy() -> None:
    assert find_reuse([article(STORY), article(STORY.replace("The", "the").replace("side", "Side"))])


def test_sixty_long_articles_are_read_quickly() -> None:
    shared = " ".join(f"s{n}" for n in range(60))
    own = [" ".join(f"w{i}x{n % 300}" for n in range(900)) for i in range(60)]
    articles = [article(f"{words} {shared}") for words in own]
    start = time.process_time()
    assert len(find_reuse(articles)) == 60 * 59 // 2
    assert time.process_time() - start < 5
