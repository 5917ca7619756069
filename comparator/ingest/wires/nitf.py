"""NITF: the older XML of news agencies. https://iptc.org/standards/nitf/"""

import datetime as dt

from comparator.analysis.incoming import Incoming, Wire
from comparator.ingest.files.draft import Draft, clean
from comparator.ingest.files.tree import (
    XML_LANG,
    Element,
    every,
    first,
    inside,
    local,
    renamed,
    tree,
    words,
    words_at,
)
from comparator.ingest.source import Source
from comparator.ingest.wires.body import add_html
from comparator.ingest.wires.moments import day
from comparator.ingest.wires.rights import embargo_of, status_of, urgency_of

_AS_HTML = {
    "body.content": "div", "block": "div", "hl2": "h2", "bq": "blockquote", "media": "figure",
    "media-caption": "figcaption", "media-producer": "figcaption", "media-reference": "param",
    "media-metadata": "param", "note": "aside", "nitf-table": "table", "nitf-table-metadata": "param",
    "custom-table": "param", "content": "div", "fn": "p", "credit": "p", "virtloc": "span",
}  # fmt: skip
_SLUGS = ("slug", "slugline", "anpa-keyword")


def read(source: Source) -> tuple[Incoming, ...]:
    """The article in a NITF file."""
    root = tree(source)
    draft = Draft()
    fill(draft, root)
    docdata = first(root, "head", "docdata")
    wire = _wire(root, docdata, draft.warnings) if docdata is not None else None
    article = draft.incoming(
        source,
        "nitf",
        byline=byline(root),
        published=_published(root),
        outlet=_outlet(root),
        language=root.get(XML_LANG) or "",
        credits=tuple(words(e) for e in every(root, "body", "body.head", "distributor")),
        wire=wire,
    )
    return (article,)


def fill(draft: Draft, root: Element) -> None:
    """Add what a NITF document says: headline, dateline, text, and what stands beside it."""
    head = first(root, "body", "body.head")
    if head is not None:
        _fill_head(draft, head)
    if not draft.headline:
        draft.title(words_at(root, "head", "title"))
    _add_dateline(draft, root)
    for content in every(root, "body", "body.content"):
        _write_fractions(content)
        add_html(draft, renamed(content, _AS_HTML))
    for line in every(root, "body", "body.end", "tagline"):
        draft.paragraph(words(line))


def byline(root: Element) -> str:
    """Who wrote it, without "By"."""
    lines = [_name(e) for e in every(root, "body", "body.head", "byline")]
    return ", ".join(clean(line).removeprefix("By ") for line in lines if line)


def _name(line: Element) -> str:
    """The name in a byline, without the writer's title where there is one beside it."""
    title = words_at(line, "byttl")
    return words_at(line, "person") or words(line).removesuffix(title).rstrip(" ,") or title


def _fill_head(draft: Draft, head: Element) -> None:
    for element in head:
        name = local(element)
        if name == "hedline":
            draft.title(words_at(element, "hl1") or words(element))
            for second in every(element, "hl2"):
                draft.lead(words(second))
        elif name == "note":
            draft.cut(words(element), "note to editors")
        elif name == "abstract":
            draft.cut(words(element), "summary")


def _add_dateline(draft: Draft, root: Element) -> None:
    """The dateline, where the text does not begin with it as most agencies' does."""
    dateline = first(root, "body", "body.head", "dateline")
    if dateline is not None:
        place = words_at(dateline, "location") or words(dateline)
        opening = next((words(p) for c in every(root, "body", "body.content") for p in inside(c, "p")), "")
        if not opens_with(opening, place):
            draft.dateline(words(dateline))


def opens_with(text: str, place: str) -> bool:
    """Whether a text begins with a dateline's place."""
    start = clean(place).casefold().partition(",")[0].partition("(")[0].strip()
    return clean(text).casefold().startswith(start)


def _write_fractions(content: Element) -> None:
    """Halves and quarters in NITF's own elements: 1 and 2 must not become 12."""
    for fraction in inside(content, "frac"):
        fraction.text = " "
        for part in every(fraction, "frac-den"):
            part.text = f"/{(part.text or '').strip()}"
        for sign in every(fraction, "frac-sep"):
            sign.text = ""


def _published(root: Element) -> dt.date | None:
    told = [e.get("norm") or "" for name in ("date.issue", "date.release") for e in inside(root, name)]
    paper = [e.get("date.publication") or "" for e in every(root, "head", "pubdata")]
    story = [e.get("norm") or "" for e in inside(root, "story.date")]
    return day(*told, *paper, *story)


def _outlet(root: Element) -> str:
    for paper in every(root, "head", "pubdata"):
        if name := paper.get("name"):
            return str(name)
    for holder in inside(root, "doc.copyright"):
        if name := holder.get("holder"):
            return str(name)
    return words_at(root, "body", "body.head", "distributor")


def _wire(root: Element, docdata: Element, warnings: list[str]) -> Wire:
    def told(name: str, attribute: str) -> str:
        return next((clean(e.get(attribute) or "") for e in every(docdata, name)), "")

    status = status_of(docdata.get("management-status") or "", warnings)
    release = told("date.release", "norm")
    return Wire(
        guid=told("doc-id", "id-string"),
        version=told("du-key", "version") or told("du-key", "generation"),
        urgency=urgency_of(told("urgency", "ed-urg")),
        embargo=embargo_of(release, warnings) if status == "embargoed" else None,
        copyright=_copyright(docdata),
        located=clean(words_at(root, "body", "body.head", "dateline", "location")),
        slug=told("du-key", "key") or _slug(root),
        status=status,
        usage=clean(words_at(root, "body", "body.head", "rights")),
    )


def _copyright(docdata: Element) -> str:
    holder = first(docdata, "doc.copyright")
    if holder is None:
        return ""
    return clean(f"{holder.get('year') or ''} {holder.get('holder') or ''}")


def _slug(root: Element) -> str:
    named = [m for m in every(root, "head", "meta") if (m.get("name") or "").lower() in _SLUGS]
    return clean(named[0].get("content") or "") if named else ""
