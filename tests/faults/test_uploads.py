"""A thousand random and broken uploads (with `run.py test --long` a thousand of each format) give articles or
a sentence, no error, and leave no file."""

import contextlib
import os
import random
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable, read_page
from comparator.ingest.formats import read_bytes
from comparator.ingest.limited import read_limited
from tests.ingest.files import (
    EML,
    FIRST,
    HEADLINE,
    NITF,
    SECOND,
    TEXT,
    XHTML,
    W,
    docx,
    news_item,
    para,
    pdf,
    printed,
    zipped,
)  # fmt: skip
from tests.ingest.test_archives import record

pytestmark = pytest.mark.once
ROUNDS = 1_000 if "COMPARATOR_KILLS" in os.environ else 72
"""Files of each kind; `run.py test --long` sets the variable."""
PAGE = (
    f"<html><body><article><h1>{HEADLINE}</h1>" + f"<p>{FIRST} {SECOND}</p>" * 4 + "</article></body></html>"
)
NINJS = '{"uri": "a", "headline": "%s", "body_text": "%s", "versioncreated": "2026-03-10T18:15:00Z"}'
WORD = f'<w:document xmlns:w="{W}"><w:body>{para(HEADLINE)}{para(FIRST)}</w:body></w:document>'
ODT = f"<a><body><text><h>{HEADLINE}</h><p>{FIRST}</p><p>{SECOND}<note/></p></text></body></a>"
SEEDS = {
    "text": TEXT.encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "html": PAGE.encode(),
    "docx": docx(para(HEADLINE, "Title") + para(FIRST) + para(SECOND)),
    "docx inside": WORD.encode(),
    "odt inside": ODT.encode(),
    "rtf": rb"{\rtf1\ansi{\fonttbl x}One \u8364?\par Two \'92 three.}",
    "pdf": pdf([printed([(50, 700, 11, FIRST), (50, 680, 11, HEADLINE)])] * 2),
    "nitf": NITF.encode(),
    "newsml": news_item(XHTML).encode(),
    "ninjs": (NINJS % (HEADLINE, FIRST)).encode(),
    "mail": EML.encode(),
    "zip": zipped({"a.txt": TEXT, "b.html": PAGE, "c.eml": EML}),
    "warc": record("http://a.example/", PAGE.encode()),
}  # fmt: skip
PACKED = {
    "docx inside": lambda data: zipped({"word/document.xml": data}),
    "odt inside": lambda data: zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data}, zipfile.ZIP_STORED
    ),
}
"""What is broken before it is packed: a packed file tells every accident by its sum."""
PIECES = (
    b"\0",
    b"<",
    b"</p>",
    b"\\u0000",
    b"\\ud800",
    b"\xff\xfe",
    b"%PDF-",
    b"PK\x03\x04",
    b"&a;",
    b"{[",
    b"\n\n",
    b"--",
)


def mutated(seed: str, chance: random.Random) -> bytes:
    """A file after one to eight accidents."""
    made = bytearray(SEEDS[seed])
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(made) + 1), chance.randint(1, 40)
        match chance.randrange(6):
            case 0:
                made[at : at + size] = chance.randbytes(size)
            case 1:
                del made[at : at + size]
            case 2:
                made[at:at] = made[at : at + size] * chance.randint(1, 30)
            case 3:
                made[at:at] = chance.choice(PIECES)
            case 4:
                made = made[: max(at, 1)]
            case _:
                made[at : at + 1] = bytes([chance.randrange(256)])
    return PACKED.get(seed, bytes)(bytes(made))


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder for passing files; it must stay empty."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert list(tmp_path.iterdir()) == []


def check(articles: tuple[Incoming, ...]) -> None:
    """What every article must keep to, whatever it came from."""
    assert articles
    for article in articles:
        stored = msgspec.json.encode(article)
        assert msgspec.json.decode(stored, type=Incoming) == article
        assert "\0" not in article.raw
        told = article.told
        for span in [c.span for c in told.cuts] + list(told.headings) if told else []:
            assert 0 <= span.start < span.end <= len(article.raw)
            assert span.of(article.raw).strip()


@pytest.mark.parametrize("seed", SEEDS.keys())
def test_broken_files_give_articles_or_words(seed: str, scratch: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same files each time
    refused: list[str] = []
    for turn in range(ROUNDS):
        data = mutated(seed, chance) if turn else chance.randbytes(2_000)
        try:
            articles = read_bytes(data, name=f"{seed}.bin")
            check(articles)
            if turn % 8 == 0:
                read_page(articles[0].raw, told=articles[0].told)
        except Unreadable as error:
            refused.append(str(error))
    assert len(refused) < ROUNDS
    assert all(words.endswith(".") for words in refused)


@pytest.mark.parametrize("seed", SEEDS.keys())
def test_so_does_the_process_of_its_own(seed: str, scratch: Path) -> None:
    chance = random.Random(f"{seed} again")  # noqa: S311  # the same files each time
    for _ in range(2):
        with contextlib.suppress(Unreadable):
            check(read_limited(mutated(seed, chance), name=seed))
