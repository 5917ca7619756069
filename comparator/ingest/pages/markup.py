"""A page of HTML becomes what a reader sees of it: blocks of plain text in page order, each with its place.

Nothing is executed and nothing is fetched; what the text says of tags stays text.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal, TypeVar

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

T = TypeVar("T")
Element = Any
"""An element of lxml, which brings no types."""
DEEP = 1_000
"""Levels of nesting up to which a page is read as a tree; no page made for readers comes near."""
MANY = 60_000
"""Elements up to which a page is read as a tree."""
_HIDDEN_TAGS = frozenset((
    "script", "style", "template", "noscript", "noframes", "iframe", "object", "embed", "applet",
    "select", "option", "datalist", "textarea", "input", "svg", "canvas", "audio", "video", "map", "area",
    "title", "dialog", "param", "source", "track", "amp-analytics", "amp-ad", "amp-state",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "br",
))  # fmt: skip
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Invisible characters that would split a word in two; joiners and direction marks belong to the writing."""
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127)) | {
    c: bytes([c]).decode("cp1252", errors="ignore") for c in range(128, 160)
}
"""Control characters go; what older pages write for Windows' quotation marks and dashes becomes these."""
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_WHITE = re.compile(r"[\s\u00a0]+")
_PARTED = re.compile(r"\n[ \t]*\n|\n(?=[ \t]{2,}\S)")
_LONG_NAMES = "//*[string-length(@class) > 2000 or string-length(@id) > 2000 or string-length(@style) > 2000]"
"""Elements with names that no template gives and that take others seconds to read."""
_CELL = 200
"""Characters of a table's cell up to which its row is read as one line."""
_COLUMNS = 40
_TOLD_APART = ("h1", "h2", "li", "blockquote")
_LINK_END = ""
"""Where a link ends in the text gathered, so that two links side by side do not grow together."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NAMES = 300
"""Characters of an element's class and id; more of them say nothing more."""
_PREFORMATTED = ("pre", "xmp", "plaintext", "listing")
_ABOVE = str.maketrans("0123456789+-()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾⁽⁾")
_BELOW = str.maketrans("0123456789+-()[]", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎₍₎")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>?")
_OUT = re.compile(r"<(script|style|template|noscript|title)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)


@dataclass(slots=True, eq=False)
class Place:
    """An element of the page as far as reading it needs: what it is called and what is around it."""

    tag: str
    names: str
    """Its class and id."""
    role: str
    parent: "Place | None"
    depth: int
    ruled: bool
    """Whether a cleaning rule drops it, or something around it."""
    inside: frozenset[str]
    """Which of the tags that matter are around it, its own among them."""
    article: "Place | None" = None
    """The innermost <article> around it."""

    @property
    def lineage(self) -> "Iterator[Place]":
        """Itself and what is around it, from the innermost to the page."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


@dataclass(slots=True)
class Piece:
    """A block of the page: its words in one line, and where it stands."""

    text: str
    place: Place
    """The innermost block element around it."""
    linked: float = 0
    """The share of its characters that are links."""
    row: bool = False
    """Whether it is a row of a table of figures."""
    words: int = 0

    def __post_init__(self) -> None:
        self.words = word_count(self.text)

    def within(self, tag: Literal["h1", "h2", "li", "blockquote"]) -> bool:
        """Whether an element of that name is around it."""
        return tag in self.place.inside


def inherited(place: Place, known: dict[Place, T], step: Callable[[Place, T | None], T]) -> T:
    """What an element has of itself and of what is around it. `step` works it out from the element and what
    its parent has; `known` keeps the answers, so that a page nested deep is climbed once."""
    chain = list[Place]()
    at: Place | None = place
    while at is not None and at not in known:
        chain.append(at)
        at = at.parent
    value = known[at] if at is not None else None
    for at in reversed(chain):
        value = known[at] = step(at, value)
    return known[place]


class TooTangled(Exception):  # noqa: N818  # named as what the page is
    """The page nests deeper, or holds more elements, than pages made for readers do."""


def word_count(text: str) -> int:
    """How many words a text has; in scripts that set no spaces two characters count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def clean(text: str) -> str:
    """A text in one line, without control characters, lone surrogates and invisible breaks."""
    return _WHITE.sub(" ", text.translate(_NOTHING).translate(_CONTROLS).translate(_SURROGATES)).strip()


def tree_of(source: str) -> Element:
    """The page as a tree. Raises TooTangled where it nests too deep or holds too much for one, or holds
    nothing that a tree could be made of."""
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    source = source.translate(_CONTROLS).translate(_SURROGATES)
    try:
        root = document_fromstring(source.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise TooTangled from error
    _check(root)
    for element in root.xpath(_LONG_NAMES):
        for name in ("class", "id", "style"):
            element.attrib.pop(name, None)
    return root


def _check(root: Element) -> None:
    depth = count = 0

    def start(_: Element) -> bool:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEP or count > MANY:
            raise TooTangled
        return True

    def end(_: Element) -> None:
        nonlocal depth
        depth -= 1

    _walk(root, start, end)


def _walk(root: Element, start: Callable[[Element], bool], end: Callable[[Element], None]) -> None:
    """Call `start` where an element begins and `end` where it ends, without recursion; `start` says whether
    to go in."""
    stack = [(root, iter(root) if start(root) else iter(()))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            end(element)
        elif isinstance(child.tag, str):
            stack.append((child, iter(child) if start(child) else iter(())))


def pieces_of(root: Element, dropped: Collection[Element] = ()) -> list[Piece]:
    """The visible text of a page in blocks, in page order; `dropped` are what cleaning rules name."""
    renderer = _Renderer(set(dropped))
    _walk(root, renderer.start, renderer.end)
    return renderer.pieces


class _Renderer:
    """One walk over the tree: text is gathered until a block begins or ends."""

    def __init__(self, dropped: set[Element]) -> None:
        self.pieces: list[Piece] = []
        self._dropped = dropped
        self._text: list[str] = []
        self._links = self._linked = self._preformatted = 0
        self._place: Place | None = None
        self._blocks: list[Place] = []

    def start(self, element: Element) -> bool:
        """Take up an element and its first text; False where nothing inside it is to be read."""
        if _hidden(element):
            return False
        self._place = self._place_of(element)
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
            self._blocks.append(self._place)
        if tag == "tr" and (line := _row(element)):
            self._put(line)
            return False
        if tag in ("sup", "sub") and (raised := _raised(element)):
            self._put(raised)
            return False
        if tag == "a":
            self._links += 1
            self._put(" " if self._text and self._text[-1] == _LINK_END else "")
        self._preformatted += tag in _PREFORMATTED
        self._put("“" if tag == "q" else "")
        self._put(element.text)
        return True

    def end(self, element: Element) -> None:
        """Leave an element; the text behind it belongs to what is around it."""
        if not _hidden(element):
            self._leave(element.tag)
        self._put(element.tail if self._blocks else "")

    def _leave(self, tag: str) -> None:
        self._put("”" if tag == "q" else "")
        if tag == "a":
            self._links -= 1
            self._text.append(_LINK_END)
        if tag in _BLOCKS:
            self._flush(row=tag == "tr")
            self._blocks.pop()
        self._preformatted -= tag in _PREFORMATTED
        self._place = self._place.parent if self._place else None

    def _place_of(self, element: Element) -> Place:
        around = self._place
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_NAMES]
        ruled = element in self._dropped or bool(around and around.ruled)
        depth = around.depth + 1 if around else 0
        inside = around.inside if around else frozenset[str]()
        inside = inside | {element.tag} if element.tag in _TOLD_APART else inside
        place = Place(element.tag, names, element.get("role") or "", around, depth, ruled, inside)
        place.article = place if element.tag == "article" else around and around.article
        return place

    def _put(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            self._linked += len(text) if self._links else 0

    def _flush(self, *, row: bool = False) -> None:
        text, linked = "".join(self._text), self._linked
        self._text, self._linked = [], 0
        for part in _PARTED.split(text) if self._preformatted else [text]:
            if line := clean(part):
                share = min(1.0, linked / max(1, len(text.strip())))
                self.pieces.append(Piece(line, self._blocks[-1], share, row))


def _hidden(element: Element) -> bool:
    """Whether a reader does not see an element, as far as its own markup tells."""
    if element.tag in _HIDDEN_TAGS or "hidden" in element.attrib:
        return True
    return bool(_HIDING.search(element.get("style") or ""))


def _row(row: Element) -> str:
    """A row of a table of figures as one line, "" where the row lays out a page."""
    cells = list[str]()
    for cell in row:
        if cell.tag not in ("td", "th") or len(cells) == _COLUMNS:
            return ""
        inside = cell.iter()
        next(inside)
        if any(e.tag in _BLOCKS or _hidden(e) for e in inside):
            return ""
        cells.append(clean("".join(cell.itertext())))
    if len(cells) < 2 or any(len(c) > _CELL for c in cells):
        return ""
    return " | ".join(c for c in cells if c)


def _raised(element: Element) -> str:
    """Digits above or below the line as the characters for them: a mark of a footnote behind a figure must
    not make another figure of it."""
    text = clean("".join(element.itertext()))
    table = _ABOVE if element.tag == "sup" else _BELOW
    return text.translate(table) if text and set(text) <= set("0123456789+-[]()") else ""


def flat_pieces(source: str) -> list[str]:
    """The blocks of a page that no tree can be made of, by its tags alone; scripts and styles out."""
    text = _OUT.sub(" ", source.translate(_CONTROLS).translate(_SURROGATES))
    parted = _TAG.sub(lambda tag: "\0" if tag[2].casefold() in _BLOCKS else "", text)
    return [line for part in parted.split("\0") if (line := clean(unescape(part)))]
