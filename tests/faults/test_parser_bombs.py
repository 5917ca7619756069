"""Threat 4: files made to harm their reader are refused or read within 10 seconds, in a process that cannot
take more than 512 MB (tests/ingest/test_limited.py); nothing they name is opened."""

import base64
import gzip
import io
import json
import socket
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.limited import read_limited
from tests.ingest.files import FIRST, HEADLINE, TEXT, W, docx, para, pdf, printed, zipped
from tests.ingest.test_archives import record

pytestmark = pytest.mark.once
SECONDS = 10


def read(data: bytes, name: str = "bomb") -> tuple[Incoming, ...] | str:
    """What came of it: articles or the sentence; and that it came in time."""
    begun = time.monotonic()
    try:
        return read_limited(data, name=name)
    except Unreadable as error:
        return str(error)
    finally:
        assert time.monotonic() - begun < SECONDS


def overlapping() -> bytes:
    """An archive in which a hundred names lead to the same packed bytes."""
    data = zipped({"a.txt": TEXT * 50})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    entry = data[start : data.index(b"PK\x05\x06")]
    end = bytearray(data[data.index(b"PK\x05\x06") :])
    end[8:12] = (100).to_bytes(2, "little") * 2
    end[12:16] = (100 * len(entry)).to_bytes(4, "little")
    return data[:start] + entry * 100 + bytes(end)


def lying() -> bytes:
    """An archive whose directory says that an entry is small."""
    data = bytearray(zipped({"a.txt": "a" * 30_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def nested(levels: int) -> bytes:
    """An archive in an archive in an archive …"""
    data = TEXT.encode()
    for _ in range(levels):
        data = zipped({f"{i}.zip": data for i in range(3)})
    return data


def laughs() -> str:
    """Ten to the ninth from ten lines."""
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)]
    return f"<?xml version='1.0'?><!DOCTYPE nitf [{''.join(lines)}]><nitf><body>&a9;</body></nitf>"


def blow_up() -> str:
    """One long entity, named many times."""
    uses = "&a;" * 50_000
    return f"<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a '{'a' * 50_000}'>]><nitf><p>{uses}</p></nitf>"


def many_parts(count: int) -> bytes:
    """A message of many parts."""
    head = "From: a@b\nTo: c@d\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
    return (head + "--B\nContent-Type: text/plain\n\nWords.\n" * count + "--B--\n").encode()


def parts_in_parts(count: int) -> bytes:
    """A message whose parts hold parts."""
    head = "From: a@b\nTo: c@d\nSubject: x\nMIME-Version: 1.0\n"
    levels = "".join(f"Content-Type: multipart/mixed; boundary=B{i}\n\n--B{i}\n" for i in range(count))
    return (head + levels + "Content-Type: text/plain\n\nWords.\n").encode()


def packed_stream(size: int) -> str:
    """A PDF's page content that unpacks to many times its size, as characters of one byte each."""
    data = zlib.compress(b" " * size, 9)
    return base64.a85encode(data).decode() + "~>"


PDF_LOOP = pdf([printed([(50, 700, 11, FIRST)])]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
PDF_SELF = pdf([printed([(50, 700, 11, FIRST)])]).replace(b"/Contents 5 0 R", b"/Contents 4 0 R")
PDF_LENGTH = pdf([printed([(50, 700, 11, FIRST)])]).replace(b"/Length 8", b"/Length 5 0 R 8")
PDF_PREV = pdf([printed([(50, 700, 11, FIRST)])], trailer="/Prev 9")
PDF_DEEP = pdf(["[" * 200_000])
PDF_OBJECTS = pdf(["x"]).replace(b"/Count 1", b"/Deep " + b"[" * 100_000 + b"]" * 100_000 + b" /Count 1")
FORM = (
    b"6 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>\n"
    b"/Length 5 >>\nstream\n/X Do\nendstream\nendobj\n"
)
PDF_FORM = pdf(["/X Do"], more=FORM.decode()).replace(b"/Font << /F1 3 0 R >>", b"/XObject << /X 6 0 R >>")

BOMBS: dict[str, Callable[[], bytes]] = {
    "a small Word file of 200 MB": lambda: docx(para("a" * 200_000_000)),
    "a Word file of many empty paragraphs": lambda: docx("<w:p/>" * 400_000),
    "a Word file that nests": lambda: docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000),
    "a Word file with entities": lambda: zipped({"word/document.xml": laughs()}),
    "a Word style that builds on itself": lambda: docx(
        para(FIRST, "A"),
        styles=f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
        "</w:styles>",
    ),
    "overlapping entries": lambda: overlapping(),
    "an entry larger than told": lambda: lying(),
    "archives in archives": lambda: nested(5),
    "an archive of 60 MB": lambda: zipped({f"{i}.txt": "some words " * 100_000 for i in range(55)}),
    "comments that never end": lambda: b"<!--" * 100_000,
    "tags that never end": lambda: b"<a" * 200_000,
    "tags that never close": lambda: b"<html>" + b"<div>" * 100_000 + FIRST.encode(),
    "5,000 nested blocks": lambda: b"<html><body>" + b"<div>" * 5_000 + FIRST.encode() * 40,
    "attributes without end": lambda: b"<html><p " + b"a='1' " * 300_000 + b">x",
    "declarations that never end": lambda: b"<?xml " * 200_000,
    "a document type that never ends": lambda: b"<!DOCTYPE nitf [" * 100_000,
    "billion laughs": lambda: laughs().encode(),
    "billion laughs in UTF-16": lambda: laughs().encode("utf-16"),
    "quadratic blow-up": lambda: blow_up().encode(),
    "XML that nests": lambda: b"<?xml version='1.0'?><nitf>" + b"<p>" * 200_000,
    "a PDF whose pages hold themselves": lambda: PDF_LOOP,
    "a PDF whose page is its own content": lambda: PDF_SELF,
    "a PDF whose length is itself": lambda: PDF_LENGTH,
    "a PDF whose table leads to itself": lambda: PDF_PREV,
    "a PDF of brackets": lambda: PDF_DEEP,
    "a PDF of nested objects": lambda: PDF_OBJECTS,
    "a PDF form that draws itself": lambda: PDF_FORM,
    "a PDF that unpacks to 150 MB": lambda: pdf([packed_stream(150_000_000)]).replace(
        b"<< /Length", b"<< /Filter [/ASCII85Decode /FlateDecode] /Length"
    ),
    "deep JSON": lambda: b'{"uri": "a", "headline": "b", "bodies": ' + b"[" * 1_000_000,
    "deep JSON objects": lambda: b'{"uri": "a", "headline": "b", "x": ' + b'{"a":' * 500_000,
    "a message of 10,000 parts": lambda: many_parts(10_000),
    "a message of parts in parts": lambda: parts_in_parts(5_000),
    "a message with long headers": lambda: b"From: " + b"a@b, " * 200_000 + b"\nTo: c\nSubject: "
    + b"=?utf-8?q?" * 100_000 + b"\nDate: x\n\n" + FIRST.encode(),
    "a web archive of 120 MB": lambda: gzip.compress(record("http://a.example/", b"a" * 120_000_000)),
    "a web archive with a packed page": lambda: record(
        "http://a.example/", gzip.compress(b"<p>" * 60_000_000), head="text/html\r\nContent-Encoding: gzip"
    ),
    "RTF of brackets": lambda: b"{\\rtf1 " + b"{" * 500_000,
    "one long line": lambda: b"word " * 3_900_000,
    "quotation marks that never close": lambda: b'From: "' + b'"\\' * 500_000
    + b"\nTo: x\nSubject: y\nDate: z\n\nWords",
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS.keys())
def test_bombs_are_refused_or_read_in_time(bomb: str) -> None:
    came = read(BOMBS[bomb]())
    assert came
    if isinstance(came, str):
        assert came.endswith(".")
        assert len(came) < 1_000


@pytest.mark.parametrize(
    ("bomb", "words"),
    [
        ("a small Word file of 200 MB", "unpacks to 200 MB; the limit is 50 MB"),
        ("overlapping entries", "names the same bytes several times"),
        ("archives in archives", "an archive in another file"),
        ("an archive of 60 MB", "unpacks to 60 MB"),
        ("an entry larger than told", "damaged in its archive|larger than"),
        ("billion laughs", "declares entities"),
        ("quadratic blow-up", "declares entities"),
        ("a message of 10,000 parts", "more than 1,000 parts"),
        ("deep JSON", "nested too deep|mistake"),
    ],
)
def test_bombs_are_refused_for_what_they_are(bomb: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_limited(BOMBS[bomb](), name="bomb")


@pytest.fixture
def canary() -> Iterator[tuple[str, list[bytes]]]:
    """A server on loopback that nobody must ask, and what it was asked."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                client, _ = server.accept()
            except TimeoutError:
                continue
            asked.append(client.recv(1000))
            client.close()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
    stop.set()
    thread.join()
    server.close()


@pytest.mark.parametrize(
    "wrap", [lambda x: x, lambda x: zipped({"word/document.xml": x})], ids=["XML", "DOCX"]
)
@pytest.mark.parametrize("kind", ["entity", "parameter", "external type", "inclusion", "style"])
def test_nothing_a_file_names_is_opened(
    kind: str, wrap, tmp_path: Path, canary: tuple[str, list[bytes]]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")
    address, asked = canary
    for place in (secret.as_uri(), address):
        xml = {
            "entity": f"<!DOCTYPE nitf [<!ENTITY a SYSTEM '{place}'>]><nitf><p>&a;</p></nitf>",
            "parameter": f"<!DOCTYPE nitf [<!ENTITY % a SYSTEM '{place}'> %a;]><nitf><p>x</p></nitf>",
            "external type": f"<!DOCTYPE nitf SYSTEM '{place}'><nitf><body><body.content><p>{FIRST}</p>"
            "</body.content></body></nitf>",
            "inclusion": "<nitf xmlns:xi='http://www.w3.org/2001/XInclude'><body><body.content>"
            f"<p>{FIRST}</p><xi:include parse='text' href='{place}'/></body.content></body></nitf>",
            "style": f"<?xml-stylesheet type='text/xsl' href='{place}'?><nitf><p>x</p></nitf>",
        }[kind]
        came = read(wrap(f"<?xml version='1.0'?>{xml}".encode()))
        text = came if isinstance(came, str) else came[0].raw
        assert "secret word" not in text
    assert asked == []


def test_a_page_fetches_nothing(canary: tuple[str, list[bytes]]) -> None:
    address, asked = canary
    page = (
        f"<!DOCTYPE html SYSTEM '{address}'><html><head><base href='{address}'>"
        f"<link rel=stylesheet href='{address}'>"
        f"<script src='{address}'></script><meta http-equiv=refresh content='0;url={address}'></head><body>"
        f"<img src='{address}'><iframe src='{address}'></iframe><article><h1>{HEADLINE}</h1>"
        + f"<p>{FIRST}</p>"
        * 8
    )
    assert read(page.encode(), "a.html")
    assert asked == []


@pytest.mark.parametrize("field", ["headline", "body_text", "byline", "slugline", "uri", "language"])
@pytest.mark.parametrize("sign", ["\\u0000", "\\ud800", "\\udfff\\ud800"])
def test_characters_no_database_stores_come_out_harmless(field: str, sign: str) -> None:
    item = {"uri": "a", "headline": "b", "body_text": FIRST} | {field: f"{FIRST} SIGN"}
    (article,) = read_limited(json.dumps(item).replace("SIGN", sign).encode(), name="a.json")
    stored = repr(article)
    assert "\\x00" not in stored
    assert "\\ud" not in stored
