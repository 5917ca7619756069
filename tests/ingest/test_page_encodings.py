"""The bytes of a page become characters by its mark, its sender, its own words, else by trial."""

import pytest

from comparator.ingest.pages.decoding import decoded_page
from comparator.ingest.pages.page import read_html

TEXT = "<p>“Café” – naïve</p>"
META = '<meta charset="{}">'

CASES = {
    "the byte order mark stands above all": ("\ufeff" + META.format("cp1251") + TEXT, "utf-8", "latin-1"),
    "UTF-16 with its mark": (TEXT, "utf-16", ""),
    "the server's word": (TEXT, "cp1252", "windows-1252"),
    "Latin-1 means Windows-1252": (TEXT, "cp1252", "ISO-8859-1"),
    "the page's word": (META.format("windows-1252") + TEXT, "cp1252", ""),
    "the page's older way to say it": (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">' + TEXT, "cp1252", ""),
    "the server is wrong, the page is right": (META.format("utf-8") + TEXT * 9, "utf-8", "koi8-nothing"),
    "a page that names UTF-16 in single bytes": (META.format("utf-16") + TEXT, "utf-8", ""),
    "nothing said, UTF-8": (TEXT, "utf-8", ""),
    "nothing said, Windows-1252": (TEXT, "cp1252", ""),
    "Russian as older pages have it": (META.format("koi8-r") + "<p>Переговоры в Вене</p>", "koi8-r", ""),
    "Japanese": (META.format("Shift_JIS") + "<p>外相会談</p>", "cp932", ""),
    "an encoding nobody knows": (TEXT, "utf-8", "x-user-defined"),
    "an encoding that is none for text": (TEXT, "utf-8", "base64"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_characters_are_told(case: str) -> None:
    text, encoding, charset = CASES[case]
    assert decoded_page(text.encode(encoding), charset)[0] == text.lstrip("\ufeff")


def test_only_a_guess_is_called_one() -> None:
    assert decoded_page(TEXT.encode()) == (TEXT, False)
    assert decoded_page(TEXT.encode("cp1252"))[1]
    assert not decoded_page(TEXT.encode("cp1252"), "windows-1252")[1]


def test_one_broken_character_does_not_change_the_others() -> None:
    body = (META.format("utf-8") + TEXT * 100).encode() + b"\xff"
    assert decoded_page(body)[0].count("“Café”") == 100


def test_a_guess_is_said() -> None:
    page = read_html((TEXT + "<p>The café was closed.</p>").encode("cp1252"), name="cafe.html")
    assert page.warnings[0] == "cafe.html does not name its encoding. Check its quotation marks and accents."
