"""HTML as the text a browser's "select all" copies, roughly: blocks on lines of their own."""

import re
from html.parser import HTMLParser

_HIDDEN = {"script", "style", "noscript", "head", "template", "svg", "iframe", "select", "textarea"}
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "pre", "dl", "table"}
_BLOCKS = {
    "div", "li", "section", "article", "header", "footer", "nav", "aside", "main", "form", "figcaption", "tr",
    "dt", "dd", "address", "fieldset", "hr", "option", "body", "legend", "details", "summary", "br",
}  # fmt: skip


class _Copy(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden.append(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                continue
        elif tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        self.pieces.append("\n\n" if tag in _SPACED else "\n" if tag in _BLOCKS else "")


def text_of(html: str) -> str:
    copy = _Copy()
    copy.feed(html)
    text = re.sub(r" *\n *", "\n", "".join(copy.pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
