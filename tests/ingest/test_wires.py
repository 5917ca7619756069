"""NITF, NewsML-G2 and NewsML 1."""

import datetime as dt

import pytest

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.page_text import Unreadable
from comparator.ingest.formats import read_bytes
from tests.ingest.files import FIRST, G2, HEADLINE, NITF, SECOND, XHTML, news_item

UTC = dt.UTC


def one(text: str) -> Incoming:
    (article,) = read_bytes(text.encode(), name="story.xml")
    return article


def paragraphs(article: Incoming) -> list[str]:
    return article.raw.split("\n\n")


def test_nitf() -> None:
    article = one(NITF)
    assert paragraphs(article) == [
        HEADLINE, "Second line", "Editors: a map is available.", "Boats at Lenmouth.",
        f"LENMOUTH, March 10 – {FIRST}",
        "What comes next", f"{SECOND} Café doors stayed open.", "Days | 14", "Editing by Una Reed",
    ]  # fmt: skip
    told = article.told
    assert told is not None
    assert [(cut.span.of(article.raw), cut.reason) for cut in told.cuts] == [
        ("Editors: a map is available.", "note to editors"),
        ("Boats at Lenmouth.", "picture caption"),
    ]
    assert [span.of(article.raw) for span in told.headings] == ["What comes next"]
    assert told.lead_at is not None
    assert told.lead_at.of(article.raw) == "Second line"
    assert (told.headline, told.byline, told.published) == (HEADLINE, "Tom Vale", dt.date(2026, 3, 10))
    assert (told.outlet, told.language, told.credits) == ("Northern Wire", "en", ("Northern Wire",))
    assert article.wire == Wire(
        guid="nw-0311-7",
        version="2",
        urgency=3,
        embargo=dt.datetime(2026, 3, 11, 5, tzinfo=UTC),
        copyright="2026 Northern Wire",
        located="LENMOUTH",
        slug="LENMOUTH-TALKS",
        status="embargoed",
        usage="No resale.",
    )
    assert article.format == "nitf"


def test_newsml_with_a_page_in_it() -> None:
    article = one(news_item(XHTML))
    told = article.told
    assert told is not None
    assert paragraphs(article) == [HEADLINE, HEADLINE, FIRST, "What comes next", SECOND]
    assert [(cut.span.start, cut.reason) for cut in told.cuts] == [(len(HEADLINE) + 2, "repeated headline")]
    assert (told.headline, told.byline, told.published) == (HEADLINE, "Tom Vale", dt.date(2026, 3, 10))
    assert (told.outlet, told.language, told.credits) == ("Northern Wire", "en", ("Harbour News",))
    assert article.wire == Wire(
        guid="tag:wire.example,2026:7",
        version="3",
        urgency=4,
        copyright="(c) 2026 Northern Wire",
        located="Lenmouth",
        slug="LENMOUTH-TALKS",
        status="usable",
        usage="Not for archives.",
    )


def test_newsml_with_nitf_in_it() -> None:
    nitf = NITF[NITF.index("<nitf") :].replace("&nbsp;", " ").replace("&eacute;", "é")
    article = one(news_item(nitf))
    assert FIRST in article.raw
    assert article.told is not None
    assert article.told.byline == "Tom Vale"
    assert article.format == "newsml"


def test_newsml_with_marked_up_text_in_it() -> None:
    text = f"<![CDATA[ <p>{FIRST}</p><p>{SECOND}</p>]]>"
    assert paragraphs(one(news_item(text, kind="inlineData"))) == [HEADLINE, FIRST, SECOND]


def test_newsml_with_text_in_it() -> None:
    assert paragraphs(one(news_item(f"{FIRST}\n\n{SECOND}", kind="inlineData"))) == [HEADLINE, FIRST, SECOND]


def test_newsml_as_agencies_write_it() -> None:
    header = f"<header><ul><li>Harbour</li></ul><h1>{HEADLINE}</h1></header>"
    item = news_item(f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{header}<p>{FIRST}</p></body></html>")
    creator = "<creator><name>vale.tom</name></creator><creditline>NW</creditline>"
    second = "<headline role='x:subHeadline'>No date</headline>"
    item = item.replace("<by>By Tom Vale</by>", creator + second)
    article = one(item)
    told = article.told
    assert told is not None
    assert paragraphs(article) == [HEADLINE, "No date", "Harbour", HEADLINE, FIRST]
    assert [cut.reason for cut in told.cuts] == ["label", "repeated headline"]
    assert (told.byline, told.credits) == (None, ("Harbour News", "NW"))


HOLDER = "<copyrightHolder><name>Northern Wire plc</name></copyrightHolder>"
PROVIDERS = {
    "a name": ('qcode="nprov:NW"><name>NW</name>', HOLDER, ("NW", None)),
    "a code beside a name": ('qcode="nprov:NW">', HOLDER, ("Northern Wire plc", None)),
    "a code": ('qcode="nprov:NW">', "", ("NW", None)),
    "a host beside a code": ('literal="wire.example">', '<copyrightHolder literal="NW"/>', ("NW", None)),
    "a host": ('literal="wire.example">', "", (None, "wire.example")),
}


@pytest.mark.parametrize(("provider", "holder", "outlet"), PROVIDERS.values(), ids=PROVIDERS.keys())
def test_the_outlet_is_a_name_before_a_code(
    provider: str, holder: str, outlet: tuple[str | None, str | None]
) -> None:
    item = news_item(XHTML).replace('qcode="nprov:NW"><name>Northern Wire</name>', provider)
    told = one(item.replace(HOLDER, holder)).told
    assert told is not None
    assert (told.outlet, told.domain) == outlet


def test_nitf_as_agencies_write_it() -> None:
    frac = "<frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac>"
    article = one(
        f"""<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>{HEADLINE}</hl2></hedline>
        <byline>By TOM VALE<byttl>Wire Writer</byttl></byline><dateline><location>LENMOUTH</location>
        </dateline></body.head><body.content><block>
        <p>LENMOUTH (NW) - It grew 3{frac} feet, <person>Ada</person> said.</p></block>
        </body.content></body></nitf>"""
    )
    told = article.told
    assert told is not None
    assert paragraphs(article) == [HEADLINE, HEADLINE, "LENMOUTH (NW) - It grew 3 1/2 feet, Ada said."]
    assert ([cut.reason for cut in told.cuts], told.byline) == (["repeated headline"], "TOM VALE")


def test_a_message_holds_several_and_pictures_are_passed_over() -> None:
    picture = (
        f'<newsItem xmlns="{G2}" guid="p"><contentSet><remoteContent href="p.jpg"/></contentSet></newsItem>'
    )
    items = news_item(XHTML, guid="a") + picture + news_item(XHTML, guid="b")
    message = f'<newsMessage xmlns="{G2}"><itemSet>{items}</itemSet></newsMessage>'
    articles = read_bytes(message.encode(), name="m.xml")
    assert [article.wire.guid for article in articles if article.wire] == ["a", "b"]


def test_a_package_lists_articles_and_holds_none() -> None:
    group = '<group><itemRef residref="a"/></group>'
    package = f'<packageItem xmlns="{G2}"><groupSet>{group}</groupSet></packageItem>'
    with pytest.raises(Unreadable, match="lists articles but holds none"):
        one(package)


EMBARGOES = {
    "with a zone": ("2026-03-12T06:00:00+02:00", dt.datetime(2026, 3, 12, 4, tzinfo=UTC), ""),
    "without a zone": ("2026-03-12T06:00:00", dt.datetime(2026, 3, 12, 6, tzinfo=UTC), "taken as UTC"),
    "without an end": ("", dt.datetime(9999, 1, 1, tzinfo=UTC), "without an end"),
    "not a time": ("until noon", dt.datetime(9999, 1, 1, tzinfo=UTC), "without an end"),
}


@pytest.mark.parametrize(("told", "ends", "words"), EMBARGOES.values(), ids=EMBARGOES.keys())
def test_embargo(told: str, ends: dt.datetime, words: str) -> None:
    article = one(news_item(XHTML, embargo=f"<embargoed>{told}</embargoed>"))
    assert article.wire is not None
    assert article.wire.embargo == ends
    assert words in " ".join(article.warnings)


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_withdrawn_copy_says_so(status: str) -> None:
    article = one(news_item(XHTML).replace("stat:usable", f"stat:{status}"))
    assert f"marked this copy as {status}" in article.warnings[0]


def test_newsml_1() -> None:
    article = one(
        f"""<NewsML><NewsItem xml:lang="en"><Identification><NewsIdentifier><DateId>20260310</DateId>
        <RevisionId>2</RevisionId><PublicIdentifier>urn:nw:7</PublicIdentifier></NewsIdentifier>
        </Identification><NewsManagement><Status FormalName="Usable"/><Urgency FormalName="5"/>
        </NewsManagement>
        <NewsComponent><NewsLines><HeadLine>
        {HEADLINE}</HeadLine><ByLine>By Tom Vale</ByLine><DateLine>Lenmouth, 10 March</DateLine></NewsLines>
        <AdministrativeMetadata>
        <Provider><Party FormalName="Northern Wire"/></Provider></AdministrativeMetadata>
        <ContentItem><DataContent><p>{FIRST}</p><p>{SECOND}</p></DataContent></ContentItem></NewsComponent>
        </NewsItem></NewsML>"""
    )
    assert paragraphs(article) == [HEADLINE, f"Lenmouth, 10 March – {FIRST}", SECOND]
    assert article.wire == Wire(guid="urn:nw:7", version="2", urgency=5, status="usable")
    assert article.told is not None
    assert (article.told.outlet, article.told.published) == ("Northern Wire", dt.date(2026, 3, 10))


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<newsItem>", "XML with a mistake"),
        ("<?xml version='1.0'?><ledger/>", "XML of a kind that is not known"),
        ("<?xml version='1.0'?><rss version='2.0'/>", "is a feed"),
        ("<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf/>", "declares entities"),
        ("<nitf><body><body.content><media/></body.content></body></nitf>", "no running text"),
    ],
    ids=["cut off", "unknown", "feed", "own entities", "no text"],
)
def test_what_cannot_be_read_is_said(xml: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        one(xml)
