"""ninjs, versions 1 to 3."""

import datetime as dt
import json
from typing import Any

import pytest

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.page_text import Unreadable
from comparator.ingest.formats import read_bytes
from tests.ingest.files import FIRST, HEADLINE, SECOND

ONE: dict[str, Any] = {
    "uri": "http://wire.example/items/7", "type": "text", "version": 3, "pubstatus": "usable", "urgency": 4,
    "versioncreated": "2026-03-10T18:15:00Z", "embargoed": "2026-03-12T06:00:00+02:00", "headline": HEADLINE,
    "byline": "By Tom Vale", "slugline": "LENMOUTH-TALKS", "located": "Lenmouth", "language": "en-GB",
    "copyrightholder": "Northern Wire", "copyrightnotice": "(c) Northern Wire", "usageterms": "No archives.",
    "body_text": f"{FIRST}\n\n{SECOND}", "infosource": [{"name": "Harbour News"}],
}  # fmt: skip
TWO: dict[str, Any] = {
    "uri": "tag:wire.example,2026:7", "type": "text", "firstcreated": "2026-03-10T09:00:00Z",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": HEADLINE}],
    "bylines": [{"value": "Tom Vale"}],
    "bodies": [
        {"role": "caption", "contenttype": "text/plain", "value": "Boats."},
        {"role": "main", "contenttype": "text/html", "value": f"<h2>Now</h2><p>{FIRST}</p><p>{SECOND}</p>"},
        {"role": "main", "contenttype": "text/plain", "value": FIRST},
    ],
}  # fmt: skip


def one(value: Any) -> Incoming:
    (article,) = read_bytes(json.dumps(value).encode(), name="story.json")
    return article


def test_version_1() -> None:
    article = one(ONE)
    told = article.told
    assert told is not None
    assert article.raw == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    assert (told.headline, told.byline, told.published) == (HEADLINE, "Tom Vale", dt.date(2026, 3, 10))
    assert (told.outlet, told.language, told.credits) == ("Northern Wire", "en", ("Harbour News",))
    assert article.wire == Wire(
        guid="http://wire.example/items/7",
        version="3",
        urgency=4,
        embargo=dt.datetime(2026, 3, 12, 4, tzinfo=dt.UTC),
        copyright="(c) Northern Wire",
        located="Lenmouth",
        slug="LENMOUTH-TALKS",
        status="usable",
        usage="No archives.",
    )


def test_version_2_takes_the_main_headline_and_the_marked_up_body() -> None:
    article = one(TWO)
    assert article.told is not None
    assert article.raw == f"{HEADLINE}\n\nNow\n\n{FIRST}\n\n{SECOND}"
    assert [span.of(article.raw) for span in article.told.headings] == ["Now"]
    assert (article.told.byline, article.told.published) == ("Tom Vale", dt.date(2026, 3, 10))


def test_version_3_writes_its_keys_in_another_way() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>"
    bodies = [{"role": "xhtml", "contentType": "text/html", "value": body}]
    named = {"uri": "a", "by": "By Tom Vale", "headlines": [{"value": HEADLINE}], "bodies": bodies}
    article = one(named | {"versionCreated": "2026-03-10T18:15:00Z", "embargoed": "2026-03-11"})
    assert article.raw == f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    assert article.told is not None
    assert (article.told.byline, article.told.published) == ("Tom Vale", dt.date(2026, 3, 10))


def test_bodies_in_xhtml() -> None:
    item = {**ONE, "body_xhtml": f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"}
    assert one(item).raw == one(ONE).raw


@pytest.mark.parametrize(
    "value",
    [[ONE, TWO], {"items": [ONE, TWO]}, [{"uri": "x", "type": "picture"}, {"item": ONE}, TWO]],
    ids=["a list", "wrapped", "among pictures"],
)
def test_several_items(value: Any) -> None:
    assert len(read_bytes(json.dumps(value).encode(), name="day.json")) == 2


def test_one_item_a_line() -> None:
    lines = f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n"
    assert len(read_bytes(lines.encode(), name="day.json")) == 2


def test_what_no_database_stores_is_shown_and_said() -> None:
    data = rb'{"uri": "a", "headline": "Talks \u0000 end", "body_text": "\ud800 End.", "slugline": "\udc00"}'
    (article,) = read_bytes(data, name="story.json")
    assert article.raw == "Talks \ufffd end\n\n\ufffd End."
    assert article.warnings == ("Some characters were broken and are shown as \ufffd.",)
    assert article.wire is not None
    assert article.wire.slug == "\ufffd"


ODD: dict[str, Any] = {
    "wrong types": {
        "uri": 1,
        "headline": ["x"],
        "byline": {},
        "body_text": FIRST,
        "urgency": True,
        "version": {},
    },
    "null": {"uri": "a", "headline": None, "body_text": FIRST, "embargoed": None, "bodies": None},
    "urgency out of range": {"uri": "a", "headline": "x", "body_text": FIRST, "urgency": 12},
}


@pytest.mark.parametrize("value", ODD.values(), ids=ODD.keys())
def test_odd_values_are_no_values(value: Any) -> None:
    article = one(value)
    assert FIRST in article.raw
    assert article.wire is not None
    assert (article.wire.urgency, article.wire.embargo, article.wire.version) == (None, None, "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"uri": "a", "headline": "x"}', "no article with text"),
        (b'{"uri": "a", "headline": "x"', "mistake in it, or cut off"),
        (b'{"name": "Comparator"}', "not IPTC's ninjs"),
        (b'{"uri": "a", "headline": ' + b"[" * 200_000, "nested too deep|mistake"),
    ],
    ids=["no body", "cut off", "other JSON", "deep"],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_bytes(data, name="story.json")
