"""What a file is, told from its content; and the small formats."""

import pytest

from comparator.analysis.page_text import Unreadable
from comparator.ingest.formats import read_bytes
from comparator.ingest.sniff import kind_of
from comparator.ingest.source import LIMIT, Source
from tests.ingest.files import (
    EML,
    FIRST,
    HEADLINE,
    NITF,
    SECOND,
    TEXT,
    XHTML,
    docx,
    news_item,
    para,
    pdf,
    zipped,
)  # fmt: skip

ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}
KINDS = {
    "text": (TEXT.encode(), "text"),
    "UTF-16": (TEXT.encode("utf-16"), "text"),
    "HTML": (b"\xef\xbb\xbf\n<!-- x -->\n<!DOCTYPE html><p>x", "html"),
    "XHTML": (b"<?xml version='1.0'?>" + XHTML.encode(), "html"),
    "HTML in UTF-16": (XHTML.encode("utf-16"), "html"),
    "a piece of HTML": (b"<p>One.</p><p>Two.</p>", "html"),
    "a text in angle brackets": (b"<Lenmouth> is a town.", "text"),
    "DOCX": (docx(para("x")), "docx"),
    "ODT": (zipped(ODT, 0), "odt"),
    "ZIP": (zipped({"a.txt": "x"}), "zip"),
    "PDF": (pdf(["x"]), "pdf"),
    "PDF behind noise": (b"\n\n" + pdf(["x"]), "pdf"),
    "RTF": (rb"{\rtf1 x}", "rtf"),
    "NITF": (NITF.encode(), "nitf"),
    "NewsML-G2": (news_item(XHTML).encode(), "newsml"),
    "NewsML-G2 with a prefix": (b"<g:newsMessage xmlns:g='http://iptc.org/std/nar/2006-10-01/'/>", "newsml"),
    "ninjs": (b'{"uri": "a", "headline": "b"}', "ninjs"),
    "a list of ninjs": (b'\n[{"uri": "a", "body_text": "b"}]', "ninjs"),
    "a text in brackets": (b"[Updated] The talks ended.", "text"),
    "mail": (EML.encode(), "email"),
    "a text with a colon": (b"Note: this is a text.\n\nFrom: nobody", "text"),
    "WARC": (b"WARC/1.0\r\n", "warc"),
}


@pytest.mark.parametrize("name", ["a", "a.html.pdf.zip.txt"])
@pytest.mark.parametrize(("data", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kinds_are_told_by_content_not_by_name(data: bytes, kind: str, name: str) -> None:
    assert kind_of(Source(data=data, name=name)) == kind


@pytest.mark.parametrize(
    ("data", "name", "content_type", "kind"),
    [
        (b"Some words <b>in bold</b>.", "a.html", "", "html"),
        (b"Some words <b>in bold</b>.", "", "text/html; charset=utf-8", "html"),
        (b"Some words.", "a.html", "", "text"),
        (b"Subject: Talks\n\nText", "a.eml", "", "email"),
        (b"Subject: Talks\n\nText", "a.txt", "", "text"),
    ],
)
def test_the_name_decides_where_the_content_leaves_it_open(
    data: bytes, name: str, content_type: str, kind: str
) -> None:
    assert kind_of(Source(data=data, name=name, content_type=content_type)) == kind


OTHERS = {
    "nothing": (b" \n", "is empty"),
    "old Word": (b"\xd0\xcf\x11\xe0....", "save it as DOCX"),
    "PNG": (b"\x89PNG\r\n", "a PNG picture"),
    "JPEG": (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    "program": (b"\x7fELF", "a program"),
    "binary": (b"abc\0def", "binary file"),
    "feed": (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "is a feed"),
    "too large": (b"a" * (LIMIT + 1), "the limit is 20 MB"),
    "slides": (zipped({"ppt/a.xml": ""}), "a slide show"),
    "ODS": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, 0),
        "without running text",
    ),
}


@pytest.mark.parametrize(("data", "words"), OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_article_is_refused_by_name_with_a_next_step(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refused:
        read_bytes(data, name="notes.bin")
    assert str(refused.value).startswith("notes.bin ")


def test_text_stays_as_it_is() -> None:
    (article,) = read_bytes(TEXT.encode("cp1252"), name="story.txt")
    assert (article.raw, article.told, article.format) == (TEXT, None, "text")
    assert "Windows-1252" in article.warnings[0]


def test_pages_are_read_with_their_address() -> None:
    page = (
        f"<html><body><article><h1>{HEADLINE}</h1>"
        + f"<p>{FIRST} {SECOND}</p>" * 6
        + "</article></body></html>"
    )
    (article,) = read_bytes(page.encode(), name="a.html", url="https://gazette.example/talks")
    assert (article.format, article.url) == ("html", "https://gazette.example/talks")
    assert FIRST in article.raw


def test_rtf() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Owner}}{\*\generator Word;}"
        rb"\b Talks end\b0\par It\'92s \ldblquote over\rdblquote {\v secret}{\deleted gone} for \u8364?5,"
        rb" \u-10179?\u-8704? \{so\}.\par\pard {\header Gazette}Last\~line\cell cell\row}"
    )
    (article,) = read_bytes(data, name="a.rtf")
    assert article.raw == "Talks end\n\nIt’s “over”  for €5, 😀 {so}.\n\nLast\u00a0line | cell".replace(
        "  ", " "
    )
    assert article.format == "rtf"


def test_odt() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{space}:{name}:1.0"' for name in ("office", "text", "table"))
    content = f"""<office:document-content {names}><office:body><office:text><text:tracked-changes>
<text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:p text:style-name="Title">{HEADLINE}</text:p>
<text:p>{FIRST}<office:annotation><text:p>Check</text:p></office:annotation><text:note><text:note-citation>1
</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
<text:h text:outline-level="2">Next</text:h><text:list><text:list-item>
<text:p>One<text:s/><text:span>point</text:span>.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Days</text:p></table:table-cell>
<table:table-cell><text:p>14</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
    (article,) = read_bytes(zipped(ODT | {"content.xml": content}, 0), name="a.odt")
    assert article.raw.split("\n\n") == [HEADLINE, FIRST, "Next", "One point.", "Days | 14", "A note."]
    assert article.told is not None
    assert article.told.headline == HEADLINE
    assert article.warnings == (
        "The file has tracked changes. It was read as if all were accepted.",
        "1 comment was left out.",
    )


def test_a_reader_that_fails_gives_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Source) -> None:
        raise ZeroDivisionError(source.name)

    monkeypatch.setattr("comparator.ingest.files.plain.read", fail)
    with pytest.raises(Unreadable, match=r"a\.txt is damaged, or made in a way"):
        read_bytes(TEXT.encode(), name="a.txt")
