"""ZIP and WARC archives."""

import gzip
import io
import zipfile

import pytest

from comparator.analysis.page_text import Unreadable
from comparator.ingest.files.archive import MOST_ENTRIES, safe_name
from comparator.ingest.formats import read_bytes
from tests.ingest.files import FIRST, HEADLINE, NITF, SECOND, TEXT, docx, para, zipped

PAGE = f"<html><body><h1>{HEADLINE}</h1>" + f"<p>{FIRST} {SECOND}</p>" * 6 + "</body></html>"


def record(url: str, body: bytes, *, kind: str = "response", head: str = "text/html; charset=utf-8") -> bytes:
    """A record of a web archive."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {head}\r\n\r\n".encode() + body
    fields = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
    return f"{fields}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def test_articles_of_every_kind_under_their_names() -> None:
    articles = read_bytes(
        zipped(
            {"a/one.txt": TEXT, "two.docx": docx(para(FIRST)), "three.xml": NITF, "dir/": "", ".hidden": "x"}
        ),
        name="day.zip",
    )
    assert [(article.name, article.format) for article in articles] == [
        ("day.zip/a/one.txt", "text"),
        ("day.zip/two.docx", "docx"),
        ("day.zip/three.xml", "nitf"),
    ]
    assert articles[0].warnings == ()


def test_what_was_not_read_is_named_with_its_reason() -> None:
    files = {
        "one.txt": TEXT,
        "x.doc": b"\xd0\xcf\x11\xe0",
        "inner.zip": zipped({"a.txt": TEXT}),
        "p.png": b"\x89PNG",
    }
    (article,) = read_bytes(zipped(files), name="day.zip")
    assert article.warnings == (
        "day.zip/x.doc is an old Word or Excel file, or an Outlook message, which cannot be read."
        " Open it and save it as DOCX or plain text.",
        "day.zip/inner.zip is an archive in another file. Unpack it and add its files.",
    )


def test_many_that_were_not_read_are_counted() -> None:
    files = {f"{i}.txt": b"" for i in range(9)} | {"z.txt": TEXT}
    (article,) = read_bytes(zipped(files), name="day.zip")
    assert len(article.warnings) == 6
    assert article.warnings[-1] == "4 more files of it could not be read."


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("\x00\x1b[31mred\u202e.txt", "[31mred.txt"),
        ("..", "unnamed"),
        ("x" * 500 + ".txt", "x" * 146 + ".txt"),
    ],
)
def test_names_do_not_lead_out(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_that_lead_out_are_only_names() -> None:
    articles = read_bytes(zipped({"../../a.txt": TEXT, "/etc/b.txt": TEXT}), name="../day.zip")
    assert [article.name for article in articles] == ["../day.zip/a.txt", "../day.zip/etc/b.txt"]


def encrypted() -> bytes:
    """An archive whose entry says that it is encrypted."""
    data = bytearray(zipped({"a.txt": TEXT}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


REFUSED = {
    "no files": (zipped({"a/": ""}), "holds no articles"),
    "pictures alone": (zipped({"a.png": b"\x89PNG", "b.css": "x"}), "holds no articles"),
    "empty": (b"PK\x05\x06" + bytes(18), "empty ZIP archive"),
    "cut off": (zipped({"a.txt": TEXT})[:-40], "damaged ZIP archive"),
    "encrypted": (encrypted(), r"day\.zip/a\.txt is encrypted"),
    "too many": (zipped({f"{i}.txt": "x" for i in range(MOST_ENTRIES + 1)}), "holds 1,001 files"),
    "a spreadsheet": (zipped({"xl/workbook.xml": ""}), "is a spreadsheet"),
    "an archive alone": (zipped({"a.zip": zipped({"b.txt": TEXT})}), "an archive in another file"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(data, name="day.zip")


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_pages_of_a_web_archive(packed: bool) -> None:
    data = (
        record("https://gazette.example/talks", PAGE.encode())
        + record("https://gazette.example/logo.png", b"\x89PNG", head="image/png")
        + record("https://gazette.example/talks", b"", kind="request")
    )
    (article,) = read_bytes(gzip.compress(data) if packed else data, name="day.warc")
    assert (article.format, article.url) == ("html", "https://gazette.example/talks")
    assert article.name == "day.warc/https://gazette.example/talks"
    assert article.raw.count(FIRST) == 6


def test_a_web_archive_without_pages() -> None:
    with pytest.raises(Unreadable, match="holds no pages"):
        read_bytes(record("https://gazette.example/a", b"GIF8", head="image/gif"), name="day.warc")


def test_a_web_archive_that_is_cut_off_gives_what_it_has() -> None:
    data = record("https://gazette.example/a", PAGE.encode()) + record(
        "https://gazette.example/b", PAGE.encode()
    )
    articles = read_bytes(gzip.compress(data)[:-30], name="day.warc.gz")
    assert articles[0].url == "https://gazette.example/a"


def test_gzip_of_anything_else() -> None:
    packed = io.BytesIO()
    packed.write(gzip.compress(TEXT.encode()))
    with pytest.raises(Unreadable, match="is a gzip archive"):
        read_bytes(packed.getvalue(), name="a.txt.gz")


def test_names_fit_where_they_are_stored() -> None:
    (article,) = read_bytes(zipped({"x" * 300: TEXT}), name="y" * 300 + ".zip")
    assert len(article.name) <= 255
