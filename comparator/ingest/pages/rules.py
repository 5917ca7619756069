"""An outlet's cleaning rules: what a person who knows its pages wants dropped from them."""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from comparator.analysis.document import Record
from comparator.analysis.page_text import Unreadable

Element = Any
"""An element of lxml's tree, which has no types; named here so that who only needs the rules, as the web
process does, loads no parser."""
MOST = 50
"""Rules of each kind."""
LONGEST = 200
"""Characters of one rule."""
_SHORTEST = 3
_NAME = r"[A-Za-z_][\w-]*"
_PART = re.compile(
    rf"(?P<tag>{_NAME}|\*)|\.(?P<cls>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attr>{_NAME})\s*(?:(?P<op>[~^$*]?=)\s*(?:\"(?P<dq>[^\"]*)\"|'(?P<sq>[^']*)'|(?P<bare>[\w.-]+))\s*)?\]"
)
_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda had, want: had == want,
    "~=": lambda had, want: want in had.split(),
    "^=": lambda had, want: bool(want) and had.startswith(want),
    "$=": lambda had, want: bool(want) and had.endswith(want),
    "*=": lambda had, want: bool(want) and want in had,
}


class Rules(Record, frozen=True):
    """What to drop of an outlet's pages before they are read."""

    selectors: tuple[str, ...] = ()
    """Elements: `aside`, `.related`, `#comments`, `[data-role=promo]`, joined (`div.box.more`) or one inside
    another (`article .more`), several parted by commas."""
    phrases: tuple[str, ...] = ()
    """Blocks that contain these words, whatever their case."""


class _Step(NamedTuple):
    """One part of a selector: what one element must be."""

    tag: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]

    def fits(self, element: Element) -> bool:
        if self.tag and self.tag != element.tag:
            return False
        if any(i != element.get("id") for i in self.ids):
            return False
        if self.classes and not set(self.classes) <= set((element.get("class") or "").split()):
            return False
        return all(_has(element, name, op, value) for name, op, value in self.attributes)


_WHOLE = (_Step("", (), (), ()),)


def _has(element: Element, name: str, op: str, value: str) -> bool:
    had = element.get(name)
    return had is not None and (not op or _TESTS[op](had, value))


def rules_from(value: Mapping[str, Any]) -> Rules:
    """Rules as a form or a file gives them: {"selectors": [...], "phrases": [...]}.

    Raises Unreadable with words for the person who wrote them.
    """
    if not isinstance(value, Mapping) or not set(value) <= {"selectors", "phrases"}:
        raise Unreadable("Cleaning rules are two lists: selectors and phrases.")
    selectors = _lines(value.get("selectors", ()), "selectors")
    phrases = _lines(value.get("phrases", ()), "phrases")
    for selector in selectors:
        _steps(selector)
    short = next((p for p in phrases if len(p) < _SHORTEST), None)
    if short:
        raise Unreadable(f"The phrase “{short}” is too short: it would drop whole pages. Write more of it.")
    return Rules(selectors=selectors, phrases=phrases)


def _lines(value: Any, kind: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(line, str) for line in value):
        raise Unreadable(f"The {kind} are not a list of lines.")
    lines = tuple(dict.fromkeys(line for text in value if (line := " ".join(text.split()))))
    if len(lines) > MOST:
        raise Unreadable(f"There are {len(lines)} {kind}; the limit is {MOST}.")
    if any(len(line) > LONGEST or not line.isprintable() for line in lines):
        raise Unreadable(
            f"One of the {kind} is longer than {LONGEST} characters, or holds characters nobody can see."
        )
    return lines


@functools.lru_cache(maxsize=512)
def _steps(selector: str) -> tuple[tuple[_Step, ...], ...]:
    """A selector's alternatives, each from the outermost element to the innermost."""
    alternatives = [_parted(alternative, " ") for alternative in _parted(selector, ",")]
    if not alternatives:
        raise _unread(selector)
    read = tuple(tuple(_step(part, selector) for part in parts) for parts in alternatives)
    if any(steps[-1] in _WHOLE or steps[-1].tag in ("html", "body") for steps in read):
        raise Unreadable(f"The selector “{selector}” would drop the whole page.")
    return read


def _parted(text: str, mark: str) -> list[str]:
    """A text cut at a mark, but not inside brackets or quotation marks."""
    parts, inside = [""], ""
    for c in text:
        if c == mark and not inside:
            parts.append("")
            continue
        inside = _inside(inside, c)
        parts[-1] += c
    return [p.strip() for p in parts if p.strip()]


def _inside(inside: str, c: str) -> str:
    if inside in ("'", '"'):
        return "[" if c == inside else inside
    if inside == "[":
        return "" if c == "]" else c if c in "'\"" else "["
    return "[" if c == "[" else ""


def _step(part: str, selector: str) -> _Step:
    at, tag, classes, ids, attributes = 0, "", list[str](), list[str](), list[tuple[str, str, str]]()
    while at < len(part):
        found = _PART.match(part, at)
        if found is None or (found["tag"] and at):
            raise _unread(selector)
        tag = (found["tag"] or tag).casefold()
        classes += [found["cls"]] if found["cls"] else []
        ids += [found["id"]] if found["id"] else []
        if found["attr"]:
            value = found["dq"] or found["sq"] or found["bare"] or ""
            attributes.append((found["attr"].casefold(), found["op"] or "", value))
        at = found.end()
    return _Step("" if tag == "*" else tag, tuple(classes), tuple(ids), tuple(attributes))


def _unread(selector: str) -> Unreadable:
    how = "Use tags, .classes, #ids and [attributes], one inside another with a space: article .related"
    return Unreadable(f"The selector “{selector}” cannot be read. {how}")


def dropped_by(root: Element, selectors: Sequence[str]) -> set[Element]:
    """The elements of a page that the selectors name."""
    wanted = [steps for selector in selectors for steps in _steps(selector)]
    found = set[Element]()
    for element in root.iter() if wanted else ():
        if isinstance(element.tag, str) and any(_fits(element, steps) for steps in wanted):
            found.add(element)
    return found


def _fits(element: Element, steps: Sequence[_Step]) -> bool:
    """Whether an element is the last step's, with the others around it in their order."""
    if not steps[-1].fits(element):
        return False
    left = list(steps[:-1])
    around = element.iterancestors() if left else ()
    for ancestor in around:
        if left and left[-1].fits(ancestor):
            left.pop()
    return not left
