"""NewsML-G2, and the NewsML 1 before it. https://iptc.org/standards/newsml-g2/

Read with lxml as it stands: the standard's own Python package models every concept of it, but leaves the
article itself, `inlineXML` and `inlineData`, as it came.
"""

from collections.abc import Iterator

from comparator.analysis.incoming import Incoming, Wire
from comparator.analysis.page_text import Unreadable
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
from comparator.ingest.wires import newsml1, nitf
from comparator.ingest.wires.body import add_html, add_text
from comparator.ingest.wires.moments import day
from comparator.ingest.wires.rights import embargo_of, status_of, urgency_of

_MOST = 1_000


def read(source: Source) -> tuple[Incoming, ...]:
    """The articles in a newsItem, packageItem, newsMessage or NewsML file. Raises Unreadable where it only
    lists articles, or holds pictures."""
    root = tree(source)
    articles: list[Incoming] = []
    for item in _items(root):
        if len(articles) == _MOST:
            break
        articles += _article(source, item)
    articles += [a for old in inside(root, "NewsItem") for a in newsml1.articles(source, old)]
    if not articles:
        raise Unreadable(f"{source.called} {_without_text(root)}")
    return tuple(articles)


def _items(root: Element) -> Iterator[Element]:
    return inside(root, "newsItem")


def _without_text(root: Element) -> str:
    if any(True for _ in inside(root, "itemRef")):
        return "lists articles but holds none of them. Add the files of its items."
    return "holds no article with text. Paste the article's text instead."


def _article(source: Source, item: Element) -> list[Incoming]:
    """The article of one newsItem; none where it holds no text."""
    draft = Draft()
    _add_headlines(draft, item)
    byline = words_at(item, "contentMeta", "by")
    for content in every(item, "contentSet"):
        byline = _fill(draft, content) or byline
        if not draft.empty:
            break
    if draft.empty:
        return []
    wire = _wire(item, draft.warnings)
    created = [words_at(item, "itemMeta", name) for name in ("versionCreated", "firstCreated")]
    return [
        draft.incoming(
            source,
            "newsml",
            byline=clean(byline or _creators(item)).removeprefix("By "),
            published=day(*created, words_at(item, "contentMeta", "contentCreated")),
            outlet=_outlet(item),
            language=_language(item),
            credits=(
                *(_name(e) for e in every(item, "contentMeta", "infoSource")),
                words_at(item, "contentMeta", "creditline"),
            ),
            wire=wire,
        )
    ]


def _add_headlines(draft: Draft, item: Element) -> None:
    told = list(every(item, "contentMeta", "headline"))
    second = [e for e in told if "sub" in (e.get("role") or "").lower()]
    for headline in [e for e in told if e not in second][:1]:
        draft.title(words(headline))
    for headline in second:
        draft.lead(words(headline))


def _fill(draft: Draft, content: Element) -> str:
    """Add the first body in a contentSet that holds text; returns the byline a NITF body names."""
    for inline in content:
        name = local(inline) if isinstance(inline.tag, str) else ""
        byline = ""
        if name == "inlineXML":
            byline = _fill_xml(draft, inline)
        elif name == "inlineData":
            add = add_html if "html" in (inline.get("contenttype") or "") else add_text
            add(draft, "".join(inline.itertext()))
        if not draft.empty:
            return byline
    return ""


def _fill_xml(draft: Draft, inline: Element) -> str:
    for document in inline:
        if local(document) == "nitf":
            nitf.fill(draft, document)
            return nitf.byline(document)
        for title in list(inside(document, "head")):
            title.getparent().remove(title)
        add_html(draft, renamed(document, {}))
    return ""


def _wire(item: Element, warnings: list[str]) -> Wire:
    status = first(item, "itemMeta", "pubStatus")
    embargo = first(item, "itemMeta", "embargoed")
    return Wire(
        guid=clean(item.get("guid") or ""),
        version=clean(item.get("version") or ""),
        urgency=urgency_of(words_at(item, "contentMeta", "urgency")),
        embargo=embargo_of(None if embargo is None else words(embargo), warnings),
        copyright=clean(words_at(item, "rightsInfo", "copyrightNotice") or _copyright_holder(item)),
        located=_name(first(item, "contentMeta", "located")),
        slug=clean(words_at(item, "contentMeta", "slugline")),
        status=status_of(status.get("qcode") or "" if status is not None else "", warnings),
        usage=clean(words_at(item, "rightsInfo", "usageTerms")),
    )


def _name(element: Element | None) -> str:
    """A concept's name, else its code without the vocabulary."""
    if element is None:
        return ""
    code = element.get("qcode") or element.get("literal") or ""
    return clean(words_at(element, "name") or code.rpartition(":")[2])


def _outlet(item: Element) -> str:
    """Who sends it, by a name rather than by a code or an address."""
    told = [first(item, "itemMeta", "provider"), first(item, "rightsInfo", "copyrightHolder")]
    named = [e for e in told if e is not None and first(e, "name") is not None]
    names = [_name(e) for e in (*named, *told)]
    return next((n for n in names if n and "." not in n), "") or next((n for n in names if n), "")


def _creators(item: Element) -> str:
    """The people who wrote it; a name in one word is that of an account."""
    names = [words_at(e, "name") for e in every(item, "contentMeta", "creator")]
    return ", ".join(name for name in names if " " in name)


def _copyright_holder(item: Element) -> str:
    return _name(first(item, "rightsInfo", "copyrightHolder"))


def _language(item: Element) -> str:
    told = first(item, "contentMeta", "language")
    return (told.get("tag") if told is not None else "") or item.get(XML_LANG) or ""
