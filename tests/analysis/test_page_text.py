"""A page in, an article out: what is kept, what is cut and why."""

import contextlib
import textwrap
import time

import pytest

from comparator.analysis.page_text import LIMIT, Unreadable, read_page
from tests.analysis.pages import BODY, COMMENTS, HEADLINE, TAIL, page, paragraphs, plain, reasons


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\n \u00a0\n", "\u2029"])
def test_a_plain_copy_is_headline_and_paragraphs(between: str) -> None:
    document = read_page(plain(between))
    assert document.headline == HEADLINE
    assert paragraphs(document) == BODY
    assert document.removed == ()


def test_the_text_is_the_kept_blocks_joined_by_blank_lines() -> None:
    document = read_page(page(below=TAIL))
    assert document.text == "\n\n".join((HEADLINE, *BODY))


def test_menus_and_lists_of_other_stories_are_cut_with_their_reasons() -> None:
    document = read_page(page(below=TAIL))
    assert paragraphs(document) == BODY
    cut = reasons(document)
    assert cut["Skip to content"] == "menu"
    assert cut["Ten soups for a cold evening"] == "teaser"


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    wrapped = "\n\n".join(textwrap.fill(block, 68) for block in (HEADLINE, *BODY))
    document = read_page(wrapped)
    assert [" ".join(p.split()) for p in paragraphs(document)] == list(BODY)


@pytest.mark.parametrize("comments", COMMENTS.values(), ids=COMMENTS.keys())
def test_readers_comments_never_get_in(comments: tuple[str, ...]) -> None:
    document = read_page(page(below=comments))
    assert paragraphs(document) == BODY
    assert "900" not in document.text
    assert all(reasons(document)[line] == "reader comments" for line in comments)


def test_a_link_to_the_comments_above_the_text_cuts_nothing() -> None:
    document = read_page(page(above=("Share", "Comments (12)")))
    assert paragraphs(document) == BODY


BOXES = {
    "newsletter": ("Sign up for our newsletter", "Get the news of the coast in your inbox"),
    "related": ("Related stories", "The road through the hills", "A year without a bridge"),
    "one related line": ("Read more: The road through the hills",),
    "advertisement": ("Advertisement",),
    "cookies": ("We use cookies to improve our pages. Accept all cookies",),
    "a video": ("Play video", "2:14"),
    "an offer with prose": (
        "You may also like", "A recipe from the marsh",
        "Cranberries are back on the stalls, and our cook knows what to do with them… More",
    ),
}  # fmt: skip


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES.keys())
def test_a_box_in_the_middle_is_cut_and_the_article_goes_on(box: tuple[str, ...]) -> None:
    document = read_page("\n\n".join((HEADLINE, *BODY[:3], *box, *BODY[3:])))
    assert paragraphs(document) == BODY
    assert set(box) <= set(reasons(document))


def test_a_menu_of_sections_above_the_headline_is_no_box_of_teasers() -> None:
    document = read_page("\n\n".join(("Latest news", "World", "Top stories", HEADLINE, *BODY)))
    assert document.headline == HEADLINE
    assert paragraphs(document) == BODY


CAPTIONS = {
    "printed twice in one line": ("The Senn bridge at dawn on Tuesday. The Senn bridge at dawn on Tuesday.",),
    "printed on two lines": ("Lorries queue at the Senn bridge.", "x", "Lorries queue at the Senn bridge."),
    "with a credit under it": ("The barrier at the Senn bridge goes up", "Image: Coast Pictures"),
    "agency with a stroke": ("Lorries at the bridge on Tuesday. REUTERS/Olga Firn",),
    "file photo": ("File photo: the closed bridge last winter",),
    "credit in brackets": ("The bridge from the Talvik side. (Olga Firn / Associated Press)",),
    "told by its first words": ("A picture taken on Tuesday shows the mayor on the bridge.",),
    "not in the picture": ("The minister waves to a driver (not pictured) at the bridge.",),
}


@pytest.mark.parametrize("caption", CAPTIONS.values(), ids=CAPTIONS.keys())
def test_picture_captions_are_cut(caption: tuple[str, ...]) -> None:
    document = read_page("\n".join((HEADLINE, "", *caption, "", "\n\n".join(BODY))))
    assert document.headline == HEADLINE
    assert paragraphs(document) == BODY


def test_a_pull_quote_is_cut_and_its_paragraph_stays() -> None:
    pulled = "“He said the market had lost half of its stalls”"
    document = read_page("\n\n".join((HEADLINE, *BODY[:4], pulled, BODY[4])))
    assert paragraphs(document) == BODY[:4] + BODY[4:]
    assert reasons(document)[pulled] == "pull quote"


def test_a_paragraph_printed_twice_is_kept_once() -> None:
    document = read_page("\n\n".join((HEADLINE, *BODY[:4], BODY[3], BODY[4])))
    assert paragraphs(document) == BODY
    assert reasons(document)[BODY[3]] == "repeated paragraph"


def test_section_headings_are_paragraphs_marked_as_headings() -> None:
    document = read_page("\n\n".join((HEADLINE, *BODY[:2], "A year of detours", *BODY[2:])))
    assert [paragraphs(document)[i] for i in document.headings] == ["A year of detours"]


def test_lists_and_short_answers_stay_in_the_text() -> None:
    extra = (
        "The agreement names three points:",
        "- fees for lorries",
        "- opening hours",
        "“Not a day too soon.”",
    )
    document = read_page("\n\n".join((HEADLINE, *BODY[:3], *extra, *BODY[3:])))
    assert paragraphs(document) == (*BODY[:3], *extra, *BODY[3:])


def test_an_interview_keeps_its_turns_and_has_no_dateline() -> None:
    turns = (
        "Gazette: What changes for the town of Lesk now that the bridge is open again to everybody?",
        "Aranda: The market fills up, and the children on the other bank can go to our school once more.",
        "Gazette: And who pays for the post?",
        "Aranda: Both sides do, half and half, as we had asked for from the very first day of the talks.",
    )
    document = read_page("\n\n".join((HEADLINE, *turns)))
    assert paragraphs(document) == turns
    assert document.parts.dateline is None


def test_a_live_page_with_times_keeps_its_entries() -> None:
    entries = tuple(x for i, text in enumerate(BODY) for x in (f"{9 + i}:15 GMT", text))
    assert paragraphs(read_page("\n\n".join((HEADLINE, *entries)))) == BODY


def test_removed_pieces_come_back_in_their_places() -> None:
    box = "Read more: The road through the hills"
    raw = "\n\n".join((HEADLINE, *BODY[:3], box, *BODY[3:]))
    first = read_page(raw)
    again = read_page(raw, keep=[0])
    assert [piece.text for piece in first.removed] == [box]
    assert paragraphs(again) == (*BODY[:3], box, *BODY[3:])
    assert again.removed == ()


def test_much_prose_beside_the_article_is_said() -> None:
    other = [
        f"On day {n} the harbour of Quell saw boats, nets and a great many gulls above the quay."
        for n in range(12)
    ]
    links = ["Quell", "Nets", "Boats", "Gulls"] * 12
    document = read_page("\n\n".join((*BODY, *BODY[:1], *links, *other)))
    assert any("Look at what was cut" in warning for warning in document.warnings)


def test_a_foreign_page_is_stored_and_labelled() -> None:
    lines = (
        "Граница снова открыта после года споров",
        "Правительство сообщило во вторник, что граница снова открыта для грузовиков и легковых машин.",
        "Министр сказала журналистам у моста, что шлагбаум поднят и больше не будет опущен никогда.",
    )
    document = read_page("\n\n".join(lines))
    assert document.language == "ru"
    assert "This text is in Russian and is stored but not analysed." in document.warnings


def test_a_foreign_line_in_an_english_page_changes_nothing() -> None:
    document = read_page(page(below=("Заголовок открываемого материала",)))
    assert document.language == "en"
    assert paragraphs(document) == BODY


def test_odd_characters_stay_as_they_are() -> None:
    odd = BODY[0].replace("reopened", "re\u00adopened").replace("border with", "border\u00a0with")
    assert paragraphs(read_page("\n\n".join((HEADLINE, odd, *BODY[1:]))))[0] == odd


BAD = {
    "nothing": ("", "no text"),
    "white space": (" \n\u00a0\n\u200b", "no text"),
    "NUL": ("a\0b", "binary"),
    "controls": ("\x01\x02\x03abc" * 20, "binary"),
    "half a character": (
        "The bridge is open \ud800 again, the minister said on Tuesday.",
        "broken characters",
    ),
    "a menu": ("Home\nWorld\nSport\nSign in\n© 2021 Some Site", "No running text"),
    "too long": ("a" * (LIMIT + 1), "the limit is 2 million"),
    "a million line ends": ("\n" * 1_000_000, "no text"),
    "short lines without end": ("Home\n" * 20_000, "No running text"),
}


@pytest.mark.parametrize(("raw", "words"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_is_refused_with_a_reason(raw: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_page(raw)


@pytest.mark.parametrize(
    "raw",
    ["word " * 200_000, "a" * 1_000_000, "The bridge is open.\n" * 20_000, "(" * 500_000, "1 " * 300_000,
     "By A B and " * 50_000, "© 2021 " * 100_000],
    ids=["one line", "one word", "lines", "brackets", "numbers", "bylines", "notices"],
)  # fmt: skip
def test_hostile_pages_end_in_seconds(raw: str) -> None:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read_page(raw)
    assert time.process_time() - began < 20
