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
    titles: tuple[tuple[_Words, Span], ...]


def name_changes(where: TextMap, old: Sequence[Mention], new: Sequence[Mention]) -> tuple[VersionChange, ...]:
    """Whom one version names and the other does not; a person whose surname still stands is still named."""
    before, after = _named(where.old, old), _named(where.new, new)
    pairs, gone, come = _same(before, after)
    gone = [one for one in gone if not _stands(one, where.new)]
    come = [one for one in come if not _stands(one, where.old)]
    renamed = paired_in_gaps(where, gone, come, _spelt_alike)
    changes = [VersionChange(kind="name", what="changed", old=span_of(a), new=span_of(b)) for a, b in renamed]
    changes += [VersionChange(kind="name", what="went", old=span_of(one)) for one in gone]
    changes += [VersionChange(kind="name", what="came", new=span_of(one)) for one in come]
    changes += [change for a, b in pairs for change in _other_title(where, a, b)]
    return in_text_order(changes)


def _named(text: str, mentions: Iterable[Mention]) -> list[_Named]:
    found: dict[tuple[str, _Words], list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.kind, folded_words(one.name)), []).append(one)
    return [_one(text, words, kind, many) for (kind, words), many in found.items() if words]


def _one(text: str, words: _Words, kind: str, mentions: Sequence[Mention]) -> _Named:
    spelt = (m for m in mentions if folded_words(text[m.start : m.end]) == words)
    first = next(spelt, mentions[0])
    titles = {
        folded_words(m.title): Span(m.title_start, m.title_end)
        for m in reversed(mentions)
        if m.title and m.title_start is not None and m.title_end is not None
    }
    return _Named(words, kind, first.start, first.end, tuple(titles.items()))


def _same(
    before: Iterable[_Named], after: Iterable[_Named]
) -> tuple[list[tuple[_Named, _Named]], list[_Named], list[_Named]]:
    """Those named in both, whole or in part; and the rest."""
    come, gone, pairs = list(after), list[_Named](), list[tuple[_Named, _Named]]()
    for one in before:
        like = sorted(
            (other for other in come if other.kind == one.kind and _is_part(one.words, other.words)),
            key=lambda other: other.words != one.words,
        )
        if like:
            pairs.append((one, like[0]))
            come.remove(like[0])
        else:
            gone.append(one)
    return pairs, gone, come


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


def _other_title(where: TextMap, old: _Named, new: _Named) -> list[VersionChange]:
    """The title where both versions give one and none of the two is a part of the other's."""
    if not old.titles or not new.titles:
        return []
    if any(_is_part(one, other) for one, _ in old.titles for other, _ in new.titles):
        return []
    was, now = old.titles[0][1], new.titles[0][1]
    if where.stands(was) == 1:
        return []  # its words still stand there: the two readings differ, not the texts
    return [
        VersionChange(
            kind="name", what="changed", old=was, new=now, aspect="title",
            detail=Span(old.start, old.end).of(where.old),
        )
    ]  # fmt: skip
