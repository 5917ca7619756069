"""XML read as data: no entities, no document type of its own, nothing fetched, limited depth."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any
from xml.parsers import expat

from lxml import etree

from comparator.analysis.page_text import Unreadable
from comparator.ingest.source import Source

Element = Any
"""An element of lxml, which brings no types."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")


class _Begun(Exception):  # noqa: N818  # named as what it says
    """The first element has begun: there is no document type."""


def tree(source: Source) -> Element:
    """The root element. Raises Unreadable where the file declares a document type with entities or other
    declarations of its own, or is no well-formed XML."""
    _check_prolog(source)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_NAMED.sub(_numbered, source.data), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged(source) from error


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(element).localname)


def every(element: Element, *path: str) -> Iterator[Element]:
    """The elements at the end of a path of names, in document order; namespaces do not matter."""
    if not path:
        yield element
        return
    for child in element:
        if isinstance(child.tag, str) and local(child) == path[0]:
            yield from every(child, *path[1:])


def first(element: Element, *path: str) -> Element | None:
    """The first element at the end of a path."""
    return next(every(element, *path), None)


def inside(element: Element, *names: str) -> Iterator[Element]:
    """All elements of some names at any depth."""
    return (e for e in element.iter() if isinstance(e.tag, str) and local(e) in names)


def words(element: Element | None) -> str:
    """All text in an element; "" for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def words_at(element: Element, *path: str) -> str:
    """All text of the first element at the end of a path."""
    return words(first(element, *path))


def renamed(element: Element, names: dict[str, str]) -> str:
    """An element as HTML, its elements without namespaces and some under other names."""
    for child in element.iter():
        if isinstance(child.tag, str):
            child.tag = names.get(local(child), local(child))
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def _check_prolog(source: Source) -> None:
    """Read up to the first element with a parser that tells of a document type before it acts on it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse(source)
    parser.StartElementHandler = _begun
    try:
        parser.Parse(source.data, True)
    except _Begun:
        return
    except Unreadable:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _damaged(source) from error


def _numbered(found: re.Match[bytes]) -> bytes:
    """An entity that HTML and NITF name, as a number: the document type that defines it is not loaded."""
    characters = html5.get(found[1].decode() + ";", "")
    return "".join(f"&#{ord(c)};" for c in characters).encode() or found[0]


def _begun(name: str, attributes: dict[str, str]) -> None:
    raise _Begun


def _refuse(source: Source) -> Any:
    def doctype(name: str, system: str | None, public: str | None, declares: int) -> None:
        if declares:
            raise Unreadable(
                f"{source.called} declares entities or elements of its own, which is not read for safety."
                " Save it without its document type, or paste the article's text."
            )

    return doctype


def _damaged(source: Source) -> Unreadable:
    return Unreadable(
        f"{source.called} is XML with a mistake in it, or cut off. Fetch it again, or paste the text."
    )
