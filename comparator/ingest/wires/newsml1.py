"""NewsML 1, which some agencies still send. https://iptc.org/standards/newsml-1/"""

from comparator.analysis.incoming import Incoming, Wire
from comparator.ingest.files.draft import Draft, clean
from comparator.ingest.files.tree import XML_LANG, Element, every, first, inside, renamed, words, words_at
from comparator.ingest.source import Source
from comparator.ingest.wires import nitf
from comparator.ingest.wires.body import add_html, add_text
from comparator.ingest.wires.moments import day
from comparator.ingest.wires.rights import status_of, urgency_of

_TIMES = ("ThisRevisionCreated", "FirstCreated")


def articles(source: Source, item: Element) -> list[Incoming]:
    """The article of a NewsItem: its first DataContent with text; none where there is none."""
    lines = next(inside(item, "NewsLines"), item)
    draft = Draft()
    _add_lines(draft, item, lines)
    for content in inside(item, "DataContent"):
        _add_content(draft, content)
        if not draft.empty:
            break
    if draft.empty:
        return []
    wire = _wire(item, lines, draft.warnings)
    times = [words_at(item, "NewsManagement", name) for name in _TIMES]
    return [
        draft.incoming(
            source,
            "newsml",
            byline=clean(words_at(lines, "ByLine")).removeprefix("By "),
            published=day(*times, words_at(item, "Identification", "NewsIdentifier", "DateId")),
            outlet=clean(words_at(lines, "CreditLine")) or _provider(item),
            language=item.get(XML_LANG)
            or next((e.get("FormalName", "") for e in inside(item, "Language")), ""),
            wire=wire,
        )
    ]


def _add_lines(draft: Draft, item: Element, lines: Element) -> None:
    """Headline and dateline, the latter where the text does not begin with it."""
    draft.title(words_at(lines, "HeadLine"))
    dateline = words_at(lines, "DateLine")
    opening = next((words(p) for c in inside(item, "DataContent") for p in inside(c, "p")), "")
    if dateline and not nitf.opens_with(opening, dateline):
        draft.dateline(dateline)


def _add_content(draft: Draft, content: Element) -> None:
    document = next(inside(content, "nitf"), None)
    if document is not None:
        nitf.fill(draft, document)
    elif len(content):
        add_html(draft, renamed(content, {"DataContent": "div"}))
    else:
        add_text(draft, "".join(content.itertext()))


def _wire(item: Element, lines: Element, warnings: list[str]) -> Wire:
    identifier = first(item, "Identification", "NewsIdentifier")
    return Wire(
        guid=clean(words_at(identifier, "PublicIdentifier")) if identifier is not None else "",
        version=clean(words_at(identifier, "RevisionId")) if identifier is not None else "",
        urgency=urgency_of(_coded(item, "Urgency")),
        copyright=clean(words_at(lines, "CopyrightLine")),
        slug=clean(words_at(lines, "SlugLine")),
        status=status_of(_coded(item, "Status"), warnings),
    )


def _coded(item: Element, name: str) -> str:
    """The code of an element of the item's management."""
    found = first(item, "NewsManagement", name)
    return "" if found is None else found.get("FormalName") or ""


def _provider(item: Element) -> str:
    parties = (party for provider in inside(item, "Provider") for party in every(provider, "Party"))
    return next((clean(party.get("FormalName") or "") for party in parties), "")
