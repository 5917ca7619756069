"""PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.formats import read_bytes
from tests.ingest.files import FIRST, HEADLINE, pdf, printed

LINES = (
    "The harbour talks at Lenmouth ended on Tuesday without a date for the next",
    "round, after three long days in which both sides agreed on the fee for co-",
    "operation and little else that anybody could name afterwards.",
    "Nobody signed. The well-known pilots of the long-term lease were not asked.",
)


def one(*pages: str, more: str = "") -> Incoming:
    (article,) = read_bytes(pdf(pages, more=more), name="story.pdf")
    return article


def page(number: int, lines: tuple[str, ...] = LINES) -> str:
    """A page with a running head and its number at the foot."""
    body = [(50.0, 700.0 - 14 * i, 11.0, f"{number * '_'}{text}") for i, text in enumerate(lines)]
    return printed([(50, 790, 9, f"Lenmouth Gazette {number}"), *body, (290, 40, 9, f"Page {number} of 3")])


def test_lines_become_paragraphs_and_parted_words_whole() -> None:
    heading = [(50.0, 770.0, 22.0, HEADLINE[:17]), (50.0, 742.0, 22.0, HEADLINE[18:])]
    body = [(50.0, 700.0 - 14 * i, 11.0, text) for i, text in enumerate(LINES)]
    after = [(50.0, 700.0 - 14 * 6, 11.0, "A paragraph after a gap.")]
    assert one(printed(heading + body + after)).raw.split("\n\n") == [
        HEADLINE,
        "The harbour talks at Lenmouth ended on Tuesday without a date for the next round, after three long"
        " days in which both sides agreed on the fee for cooperation and little else that anybody could name"
        " afterwards."
        " Nobody signed. The well-known pilots of the long-term lease were not asked.",
        "A paragraph after a gap.",
    ]


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = (LINES[0], LINES[1], "else.", LINES[3])
    article = one(printed([(50.0, 700.0 - 14 * i, 11.0, text) for i, text in enumerate(lines)]))
    assert article.raw.split("\n\n")[1] == LINES[3]


def test_running_lines_and_page_numbers_go_and_it_says_so() -> None:
    article = one(page(1), page(2), page(3))
    assert "Gazette" not in article.raw
    assert "Page" not in article.raw
    assert article.warnings == (
        "Lines that come back on its pages were left out: “Lenmouth Gazette 1”; “Page 1 of 3”.",
    )


def test_a_printed_page_names_its_site() -> None:
    foot = [(50.0, 30.0, 8.0, "https://www.gazette.example/talks 1/2")]
    pages = [printed([(50, 700, 11, f"{FIRST} {number}"), *foot]) for number in "ab"]
    article = one(*pages)
    assert article.told is not None
    assert (article.told.domain, article.told.outlet) == ("www.gazette.example", None)


def test_a_paragraph_goes_on_over_the_page() -> None:
    first, second = LINES[:2], ("operation on the quay.", *LINES[2:])
    assert "fee for cooperation on the quay." in one(page(1, first), page(0, second)).raw


def test_what_a_page_holds_is_furniture_as_in_pasted_text() -> None:
    article = one(printed([(50, 700, 11, FIRST)]))
    assert article.told is not None
    assert not article.told.shape
    assert article.format == "pdf"


def test_scanned_pages() -> None:
    with pytest.raises(Unreadable, match="holds pictures of text"):
        one("q 100 0 0 100 0 0 cm Q")


def test_pages_without_text_among_others_are_counted() -> None:
    assert one(printed([(50, 700, 11, FIRST)]), "").warnings == (
        "1 of its 2 pages hold no text, perhaps pictures of text.",
    )


@pytest.mark.parametrize("password", ["secret", ""], ids=["to open it", "to change it"])
def test_encrypted(password: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(pdf([printed([(50, 700, 11, FIRST)])]))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    data = (tmp_path / "locked.pdf").read_bytes()
    if not password:
        assert FIRST in read_bytes(data, name="locked.pdf")[0].raw
        return
    with pytest.raises(Unreadable, match=r"locked\.pdf is encrypted"):
        read_bytes(data, name="locked.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"x" * 5000], ids=["a mark alone", "noise"])
def test_damaged(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_bytes(data, name="story.pdf")
