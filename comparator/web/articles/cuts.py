"""What was cut away from a page, by reason: first what may belong to the article after all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from comparator.analysis.document import Removed

_PLURALS = {
    "menu": "menus",
    "page label": "page labels",
    "label": "labels",
    "web address": "web addresses",
    "picture caption": "picture captions",
    "picture credit": "picture credits",
    "pull quote": "pull quotes",
    "teaser": "teasers",
    "notice": "notices",
    "byline": "bylines",
    "repeated headline": "repeated headlines",
}
_FIRST = ("picture caption", "teaser", "notice", "text beside the article")
_FURNITURE = ("menu", "page label", "label", "web address", "sharing and sign-up")
"""Never the article's own words: they stand together, folded, at the end."""


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A piece of the page that was taken away, with its index."""

    index: int
    text: str
    reason: str
    words: int
    kept: bool = False
    """Whether it is to be put back."""


@dataclass(frozen=True, kw_only=True)
class CutGroup:
    """Pieces that were cut for one reason, or for reasons of one kind."""

    name: str
    cuts: tuple[Cut, ...]
    is_furniture: bool = False

    @property
    def is_open(self) -> bool:
        """Whether one of them is to be put back, so that it is to be seen."""
        return any(cut.kept for cut in self.cuts)


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """Everything that was cut away."""

    groups: tuple[CutGroup, ...]
    summary: str
    """How many of each: "menus 31, picture captions 4"."""

    @property
    def count(self) -> int:
        """Of all pieces."""
        return sum(len(group.cuts) for group in self.groups)

    @property
    def is_open(self) -> bool:
        """Whether a piece is to be put back."""
        return any(group.is_open for group in self.groups)


def cuts_of(removed: Sequence[Removed], kept: Collection[int] = ()) -> Cuts:
    """The pieces by reason: captions, teasers, notices and text beside the article first, then the others,
    menus and labels together last."""
    by_reason: dict[str, list[Cut]] = {}
    for i, piece in enumerate(removed):
        words = len(piece.text.split())
        cut = Cut(index=i, text=piece.text, reason=piece.reason, words=words, kept=i in kept)
        by_reason.setdefault(piece.reason, []).append(cut)
    many = sorted(by_reason.items(), key=lambda one: -len(one[1]))
    ranked = sorted((one for one in many if one[0] not in _FURNITURE), key=lambda one: _rank(one[0]))
    groups = [CutGroup(name=_called(reason, len(cuts)), cuts=tuple(cuts)) for reason, cuts in ranked]
    if furniture := [(reason, cuts) for reason, cuts in many if reason in _FURNITURE]:
        together = tuple(cut for _, cuts in furniture for cut in cuts)
        name = ", ".join(_called(reason, len(cuts)) for reason, cuts in furniture)
        groups.append(CutGroup(name=name, cuts=together, is_furniture=True))
    summary = ", ".join(f"{_called(reason, len(cuts))} {len(cuts)}" for reason, cuts in many)
    return Cuts(groups=tuple(groups), summary=summary)


def _rank(reason: str) -> int:
    return _FIRST.index(reason) if reason in _FIRST else len(_FIRST)


def _called(reason: str, count: int) -> str:
    return _PLURALS.get(reason, reason) if count > 1 else reason
