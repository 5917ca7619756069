"""Word documents: what their author would print, without what only its editors should see.

The parts are read as XML. What is inserted with "track changes" stands, what is deleted is gone, comments,
hidden text and metadata are left out: the author that Word noted is whoever owns the computer.
"""

from collections.abc import Iterator

from comparator.analysis.incoming import Incoming
from comparator.ingest.files.draft import BREAK, Draft
from comparator.ingest.files.parts import Parts
from comparator.ingest.files.tree import Element, every, first, inside, local
from comparator.ingest.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE = ("del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "tblPr", "sectPr", "drawing", "pict")
_BLOCKS = ("p", "tbl")
_PRINTED = {"tab": " ", "ptab": " ", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_DEEP = 100
"""Levels of style that build on one another."""


def read(source: Source) -> tuple[Incoming, ...]:
    """The document's text with its headings; tables row by row, then its notes."""
    parts = Parts(source)
    document, draft = parts.needed("word/document.xml"), Draft()
    styles = _styles(parts.tree("word/styles.xml"))
    for block in _blocks(document):
        _add(draft, block, styles)
    for part, name in _NOTES:
        root = parts.tree(part)
        for note in [] if root is None else every(root, name):
            if _value(note, "type") in ("", "normal"):
                draft.paragraph(" ".join(_text(p) for p in inside(note, "p")))
    draft.warnings += _left_out(document, parts.tree("word/comments.xml"))
    return (draft.incoming(source, "docx", shape=draft.shaped),)


def _blocks(element: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, also those in frames and content controls."""
    for child in element:
        if not isinstance(child.tag, str) or local(child) in _GONE:
            continue
        if local(child) in _BLOCKS:
            yield child
            yield from (inner for box in _boxes(child) for inner in _blocks(box))
        else:
            yield from _blocks(child)


def _boxes(block: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph; their copies for older programs are passed over."""
    if local(block) != "p":
        return
    for box in inside(block, "txbxContent"):
        if not any(local(e) in ("Fallback", "del", "txbxContent") for e in box.iterancestors()):
            yield box


def _add(draft: Draft, block: Element, styles: dict[str, str]) -> None:
    if local(block) == "tbl":
        for row in every(block, "tr"):
            draft.paragraph(" | ".join(cell for cell in map(_cell, every(row, "tc")) if cell))
        return
    kind = _kind(block, styles)
    if kind == "title" or (kind == "heading 1" and draft.headline is None and draft.empty):
        draft.title(_text(block))
    elif kind.startswith("heading"):
        draft.heading(_text(block))
    else:
        draft.paragraph(_text(block))


def _cell(cell: Element) -> str:
    return " ".join(text for p in inside(cell, "p") if (text := _text(p)).strip())


def _kind(paragraph: Element, styles: dict[str, str]) -> str:
    """title, heading 1 … 9, or the name of another style."""
    properties = first(paragraph, "pPr")
    if properties is None:
        return ""
    style, level = first(properties, "pStyle"), first(properties, "outlineLvl")
    if level is not None and _value(level) in list("012345678"):
        return f"heading {int(_value(level)) + 1}"
    return styles.get(_value(style), "") if style is not None else ""


def _text(paragraph: Element) -> str:
    """What a paragraph prints; hidden and deleted words and text boxes are not in it."""
    return "".join(_printed(paragraph))


def _printed(element: Element) -> Iterator[str]:
    for child in element:
        name = local(child) if isinstance(child.tag, str) else ""
        if name in _GONE or (name == "r" and _hidden(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name in _PRINTED:
            yield _PRINTED[name]
        elif name != "txbxContent":
            yield from _printed(child)


def _hidden(run: Element) -> bool:
    mark = first(run, "rPr", "vanish")
    return mark is not None and _value(mark) not in ("0", "false", "off")


def _value(element: Element, name: str = "val") -> str:
    return str(element.get(_W + name) or element.get(_STRICT + name) or "")


def _styles(root: Element | None) -> dict[str, str]:
    """What each paragraph style is called in English, in lower case; one that builds on a heading is one."""
    if root is None:
        return {}
    found = {_value(style, "styleId"): style for style in every(root, "style")}
    return {name: _style_kind(name, found) for name in found}


def _style_kind(name: str, found: dict[str, Element]) -> str:
    for _ in range(_DEEP):
        style = found.get(name)
        if style is None:
            break
        called = first(style, "name")
        kind = _value(called).lower() if called is not None else ""
        if kind == "title" or kind.startswith("heading "):
            return kind
        base = first(style, "basedOn")
        name = _value(base) if base is not None else ""
    return ""


def _passages(document: Element, names: tuple[str, ...]) -> int:
    """How many elements of these names hold words."""
    return sum(1 for e in inside(document, *names) if next(inside(e, "t", "delText"), None) is not None)


def _left_out(document: Element, comments: Element | None) -> Iterator[str]:
    """Sentences that say what of the file was not read."""
    deleted = sum(
        1 for e in inside(document, "del", "moveFrom") if any(True for _ in inside(e, "delText", "t"))
    )
    inserted = sum(1 for e in inside(document, "ins", "moveTo") if any(True for _ in inside(e, "t")))
    if deleted or inserted:
        yield (
            f"The file has tracked changes ({deleted:,} deleted and {inserted:,} inserted passages). It was"
            " read as if all were accepted."
        )
    said = sum(1 for _ in every(comments, "comment")) if comments is not None else 0
    if said:
        yield f"{said:,} {'comment was' if said == 1 else 'comments were'} left out."
    if any(_hidden(run) for run in inside(document, "r")):
        yield "Hidden text was left out."
