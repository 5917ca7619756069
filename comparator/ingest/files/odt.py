"""OpenDocument texts, as LibreOffice writes them."""

from collections.abc import Iterator

from comparator.analysis.incoming import Incoming
from comparator.ingest.files.draft import BREAK, Draft
from comparator.ingest.files.parts import Parts
from comparator.ingest.files.tree import Element, every, inside, local
from comparator.ingest.source import Source

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_GONE = (
    "tracked-changes",
    "annotation",
    "annotation-end",
    "note",
    "forms",
    "sequence-decls",
    "table-of-content",
)
_PRINTED = {"s": " ", "tab": " ", "line-break": BREAK}


def read(source: Source) -> tuple[Incoming, ...]:
    """The document's text with its headings; tables row by row, then its notes."""
    root, draft = Parts(source).needed("content.xml"), Draft()
    titles = {
        s.get(_STYLE + "name")
        for s in inside(root, "style")
        if s.get(_STYLE + "parent-style-name") == "Title"
    }
    for body in every(root, "body", "text"):
        for block in _blocks(body):
            _add(draft, block, titles | {"Title"})
        for note in inside(body, "note-body"):
            draft.paragraph(" ".join(_text(p) for p in inside(note, "p")))
    draft.warnings += _left_out(root)
    return (draft.incoming(source, "odt", shape=draft.shaped),)


def _blocks(element: Element) -> Iterator[Element]:
    for child in element:
        name = local(child) if isinstance(child.tag, str) else ""
        if name in ("p", "h", "table-row"):
            yield child
        elif name and name not in _GONE:
            yield from _blocks(child)


def _add(draft: Draft, block: Element, titles: set[str | None]) -> None:
    if local(block) == "table-row":
        cells = [" ".join(_text(p) for p in inside(cell, "p")) for cell in every(block, "table-cell")]
        draft.paragraph(" | ".join(cell for cell in cells if cell.strip()))
    elif block.get(_TEXT + "style-name") in titles or (local(block) == "h" and _first(draft, block)):
        draft.title(_text(block))
    elif local(block) == "h":
        draft.heading(_text(block))
    else:
        draft.paragraph(_text(block))


def _first(draft: Draft, heading: Element) -> bool:
    return draft.headline is None and draft.empty and heading.get(_TEXT + "outline-level", "1") == "1"


def _text(element: Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        name = local(child) if isinstance(child.tag, str) else ""
        if name in _PRINTED:
            pieces.append(_PRINTED[name])
        elif name and name not in _GONE:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _left_out(root: Element) -> Iterator[str]:
    if any(True for _ in inside(root, "changed-region")):
        yield "The file has tracked changes. It was read as if all were accepted."
    if said := sum(1 for _ in inside(root, "annotation")):
        yield f"{said:,} {'comment was' if said == 1 else 'comments were'} left out."
