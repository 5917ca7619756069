"""Mail messages, and pages saved as one file."""

import datetime as dt
from email.message import EmailMessage

import pytest

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.formats import read_bytes
from tests.ingest.files import EML, FIRST, HEADLINE, SECOND, docx, para, zipped


def one(data: bytes | str) -> Incoming:
    (article,) = read_bytes(data.encode() if isinstance(data, str) else data, name="story.eml")
    return article


def message(text: str = "", subject: str = HEADLINE) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Press <press@harbour.example>", "desk@paper.example", subject
    made["Date"] = "Tue, 10 Mar 2026 18:15:00 +0100"
    if text:
        made.set_content(text)
    return made


def test_text_with_its_subject_day_and_sender() -> None:
    article = one(EML)
    assert article.raw == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    assert article.told is not None
    assert (article.told.headline, article.told.published) == (HEADLINE, dt.date(2026, 3, 10))
    assert (article.told.domain, article.told.shape) == ("harbour.example", False)
    assert article.format == "email"


def test_the_subject_is_not_repeated() -> None:
    article = one(message(f"{HEADLINE}\n\n{FIRST}\n", f"Re: Fwd: {HEADLINE}").as_bytes())
    assert article.raw == f"{HEADLINE}\n\n{FIRST}"


FORWARDS = {
    "a rule": "---------- Forwarded message ---------\nFrom: Wire <d@wire.example>\n"
    "Date: Mon, Mar 9, 2026 at 8:00 AM\n"
    "Subject: Talks end\nTo: <z@paper.example>\n\n",
    "an original": "-----Original Message-----\nFrom: d@wire.example\nSent: Monday, March 9, 2026 8:00 AM\n"
    "Subject: Talks end\n\n",
    "no rule": "From: Wire <d@wire.example>\nSent: 9 March 2026 08:00\nTo: z@paper.example\n"
    "Subject: Talks end\n\n",
    "marks": "> Begin forwarded message:\n>\n> From: Wire <d@wire.example>\n> Date: March 9, 2026\n"
    "> Subject: Talks end\n>\n> ",
}


@pytest.mark.parametrize("head", FORWARDS.values(), ids=FORWARDS.keys())
def test_a_forwarded_article_has_its_own_head(head: str) -> None:
    quote = "\n> " if head.startswith(">") else "\n"
    text = "Have a look at this.\n\n" + head + FIRST + quote + quote.lstrip("\n") + "\n" + SECOND + "\n"
    article = one(message(text, "FW: something").as_bytes())
    assert article.raw.split("\n")[0] == "Talks end"
    assert "Have a look" not in article.raw
    assert "wire.example" not in article.raw
    assert article.told is not None
    assert (article.told.published, article.told.domain) == (dt.date(2026, 3, 9), "wire.example")
    assert article.warnings == (
        "The message was forwarded or answered: 5 words of other messages in it were left out.",
    )


def test_a_page_is_read_where_the_text_only_points_to_it() -> None:
    made = message("Read this in your browser.")
    paragraphs = "".join(f"<p>{FIRST} {SECOND} Sentence {i} goes on.</p>" for i in range(8))
    made.add_alternative(f"<html><body><h1>{HEADLINE}</h1>{paragraphs}</body></html>", subtype="html")
    article = one(made.as_bytes())
    assert article.raw.count(FIRST) == 8
    assert "browser" not in article.raw
    assert article.told is not None
    assert article.told.published == dt.date(2026, 3, 10)


def test_attached_files_are_read_under_safe_names() -> None:
    made = message(f"{FIRST}\n\n{SECOND}")
    word = docx(para(HEADLINE) + para(SECOND))
    made.add_attachment(word, maintype="application", subtype="x", filename="../a.docx")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(zipped({"a.txt": FIRST}), maintype="application", subtype="zip", filename="b.zip")
    own, attached = read_bytes(made.as_bytes(), name="story.eml")
    assert FIRST in own.raw
    assert (attached.name, attached.format) == ("story.eml/a.docx", "docx")
    assert own.warnings == ("story.eml/b.zip is an archive in another file. Unpack it and add its files.",)


def test_an_attached_message_is_read_but_not_for_ever() -> None:
    inner = message(FIRST)
    outer = message()
    outer.add_attachment(inner)
    assert FIRST in one(outer.as_bytes()).raw
    for _ in range(5):
        inner, outer = outer, message()
        outer.add_attachment(inner)
    with pytest.raises(Unreadable, match="too many messages"):
        one(outer.as_bytes())


def test_a_saved_page() -> None:
    paragraphs = "".join(f"<p>{FIRST} {SECOND} Sentence {i} goes on.</p>" for i in range(8))
    data = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://gazette.example/talks\n"
        "Subject: Talks\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="XX"\n\n'
        "--XX\nContent-Type: text/html\n\n"
        f"<html><body><h1>{HEADLINE}</h1>{paragraphs}</body></html>\n--XX--\n"
    )
    (article,) = read_bytes(data.encode(), name="talks.mhtml")
    assert (article.format, article.url) == ("html", "https://gazette.example/talks")


@pytest.mark.parametrize(
    "head",
    ["Content-Type: text/plain; charset=no-such", "Content-Type: text/plain; charset=utf-8"],
    ids=["unknown encoding", "wrong encoding"],
)
def test_encodings_that_are_wrong(head: str) -> None:
    data = EML.replace("Content-Type: text/plain; charset=utf-8", head).encode("cp1252")
    assert "“We will meet again" in one(data).raw


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (EML.split("\r\n\r\n")[0] + "\r\n\r\n", "holds no text"),
        ("From a@b Tue Mar 10 2026\nFrom: a@b\nSubject: x\nDate: y\n\nText", "mailbox of many messages"),
    ],
    ids=["no text", "mailbox"],
)
def test_what_cannot_be_read_is_said(data: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        one(data)
