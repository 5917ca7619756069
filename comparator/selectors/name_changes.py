"""Names that came, went or changed between two versions of an article, and the titles they bear."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Mention
from comparator.selectors.text_map import TextMap, folded_words
from comparator.selectors.version_change import VersionChange, in_text_order, paired_in_gaps, span_of

_ALIKE = 0.6  # share of common letters, from which two names at one place are spellings
_Words = tuple[str, ...]


class _Named(NamedTuple):
    """One who is named in a version, with the first mention by the full name."""

    words: _Words
    kind: str
    start: int
    end: int


def name_changes(where: TextMap, old: Sequence[Mention], new: Sequence[Mention]) -> tuple[VersionChange, ...]:
    """Whom one version names and the other does not; a person whose surname still stands is still named."""
    before, after = _named(where.old, old), _named(where.new, new)
    gone = [one for one in _missing(before, after) if not _stands(one, where.new)]
    come = [one for one in _missing(after, before) if not _stands(one, where.old)]
    renamed = paired_in_gaps(where, gone, come, _spelt_alike)
    changes = [VersionChange(kind="name", what="changed", old=span_of(a), new=span_of(b)) for a, b in renamed]
    changes += [VersionChange(kind="name", what="went", old=span_of(one)) for one in gone]
    changes += [VersionChange(kind="name", what="came", new=span_of(one)) for one in come]
    changes += _other_titles(where, old, new).values()
    return in_text_order(changes)


def _named(text: str, mentions: Iterable[Mention]) -> list[_Named]:
    found: dict[tuple[str, _Words], list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.kind, folded_words(one.name)), []).append(one)
    return [_one(text, words, kind, many) for (kind, words), many in found.items() if words]


def _one(text: str, words: _Words, kind: str, mentions: Sequence[Mention]) -> _Named:
    spelt = (m for m in mentions if folded_words(text[m.start : m.end]) == words)
    first = next(spelt, mentions[0])
    return _Named(words, kind, first.start, first.end)


def _missing(named: Iterable[_Named], others: Sequence[_Named]) -> list[_Named]:
    """Those whom the other version names neither in full nor in part."""
    return [
        one
        for one in named
        if not any(one.kind == other.kind and _is_part(one.words, other.words) for other in others)
    ]


def _is_part(one: _Words, other: _Words) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _spelt_alike(one: _Named, other: _Named) -> bool:
    """Whether the two are rather one name in two spellings than two names."""
    if one.kind != other.kind:
        return False
    ratio = SequenceMatcher(None, " ".join(one.words), " ".join(other.words), autojunk=False).ratio()
    return bool(set(one.words) & set(other.words)) or ratio >= _ALIKE


def _stands(named: _Named, text: str) -> bool:
    """Whether the last word of a name, which is a person's surname, stands in a text."""
    return named.words[-1] in folded_words(text)


def _other_titles(
    where: TextMap, old: Sequence[Mention], new: Sequence[Mention]
) -> dict[tuple[_Words, _Words], VersionChange]:
    """Where the same mention bears another title: "Deputy Mayor Linn" that became "Mayor Linn". By title and
    title, so that each is told once."""
    back, found = where.turned(), dict[tuple[_Words, _Words], VersionChange]()
    for one in old:
        image = where.image(span_of(one)) if where.stands(span_of(one)) == 1 else None
        other = next((b for b in new if image and image.overlap(span_of(b))), None)
        was, now = _title(one), _title(other) if other else None
        if other is None or was is None or now is None:
            continue
        titles = folded_words(was.of(where.old)), folded_words(now.of(where.new))
        if titles[0] != titles[1] and (where.stands(was) < 1 or back.stands(now) < 1):
            change = VersionChange(
                kind="name", what="changed", old=was, new=now, aspect="title", detail=other.name
            )
            found.setdefault(titles, change)
    return found


def _title(mention: Mention) -> Span | None:
    if mention.title_start is None or mention.title_end is None:
        return None
    return Span(mention.title_start, mention.title_end)
