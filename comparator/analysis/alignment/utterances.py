"""Which statements of different articles are one utterance: the same words in quote marks first, then other
words of the same speaker that mean the same, then what is told of it without quote marks."""

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from comparator.analysis.align import SURE, Alignment
from comparator.analysis.alignment.features import Canonical


class Utterance(NamedTuple):
    """Indexes of units, at most one an article: those in quote marks and those that tell of them."""

    quoted: tuple[int, ...]
    told: tuple[int, ...]
    score: float

    @property
    def members(self) -> tuple[int, ...]:
        """All of them, in order."""
        return tuple(sorted((*self.quoted, *self.told)))


def utterances(alignment: Alignment, canonical: Canonical) -> list[Utterance]:
    """Every utterance that two articles or more have, the surest first; none lies inside another."""
    reader = _Reader(alignment, canonical)
    found = list[Utterance]()
    cores = reader.cores()
    for quoted, told in zip(cores, reader.told(cores), strict=True):
        if len(quoted) + len(told) > 1:
            found.append(Utterance(quoted, told, reader.score((*quoted, *told))))
    found.sort(key=lambda u: (-len(u.members), -u.score, u.members))
    kept, holding = list[Utterance](), dict[int, set[int]]()
    for one in found:
        if not set.intersection(*(holding.get(unit, set()) for unit in one.members)):
            for unit in one.members:
                holding.setdefault(unit, set()).add(len(kept))
            kept.append(one)
    return kept


class _Reader:
    """The alignment with the speakers' full names at hand."""

    def __init__(self, alignment: Alignment, canonical: Canonical) -> None:
        self.chances, self.groups, self.model = alignment.chances, alignment.groups, alignment.model
        units = alignment.units
        self.home = [u.article for u in units]
        self.speaker = [canonical(u.statement.speaker) for u in units]
        self.quoted = [i for i, u in enumerate(units) if u.statement.voice == "quoted"]
        self.untold = [
            i for i, u in enumerate(units) if u.statement.voice != "quoted" and u.statement.speaker
        ]

    def cores(self) -> list[tuple[int, ...]]:
        """The quoted units of each utterance: those of the same words, with those that a group adds in other
        words; a quoted unit that none is like stands alone."""
        made = [self._one_each(part) for part in self._verbatim()]
        in_one = set(self.quoted)
        for group in sorted(self.groups, key=lambda g: (-g.score, g.members)):
            for part in self._voices([i for i in group.members if i in in_one]):
                _take_in(made, part, self._fits)
        held = {i for core in made for i in core}
        return sorted({*made, *((i,) for i in self.quoted if i not in held)})

    def told(self, cores: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        """For each core the indirect speech that tells of it, at most one an article: every unit goes to the
        core it is most like, and stays where it is like enough for one of the same or of another speaker."""
        holding = _places(cores)
        best: list[dict[int, tuple[float, int]]] = [{} for _ in cores]
        for i in self.untold:
            like = dict[int, float]()
            for j, chance in self.chances.near[i].items():
                like |= {place: max(chance, like.get(place, 0.0)) for place in holding.get(j, ())}
            if not like:
                continue
            place = min(like, key=lambda p: (-like[p], p))
            same = self.speaker[i] in {self.speaker[q] for q in cores[place]}
            if like[place] < (self.model.told_alike if same else self.model.quoted_alike):
                continue
            if self.home[i] not in {self.home[q] for q in cores[place]}:
                best[place][self.home[i]] = max(best[place].get(self.home[i], (0.0, 0)), (like[place], i))
        return [tuple(sorted(i for _, i in found.values())) for found in best]

    def score(self, members: Sequence[int]) -> float:
        """The mean chance of every two."""
        return self.chances.mean(members)

    def _verbatim(self) -> list[list[int]]:
        """Quoted units that hang together by the same words."""
        left, parts = set(self.quoted), list[list[int]]()
        while left:
            open_, part = [min(left)], list[int]()
            left.remove(open_[0])
            while open_:
                part.append(unit := open_.pop())
                near = sorted(i for i, c in self.chances.near[unit].items() if c >= SURE and i in left)
                left -= set(near)
                open_ += near
            if len(part) > 1:
                parts.append(sorted(part))
        return parts

    def _one_each(self, part: Sequence[int]) -> tuple[int, ...]:
        """For each article the unit that has most in common with the others'."""
        weight = {i: sum(self.chances[i, j] for j in part) for i in part}
        best = dict[int, int]()
        for i in sorted(part, key=lambda i: (-weight[i], i)):
            best.setdefault(self.home[i], i)
        return tuple(sorted(best.values()))

    def _voices(self, quoted: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The units parted by speaker; one without a speaker goes with whom it is most like."""
        named = sorted({s for i in quoted if (s := self.speaker[i])})
        for speaker in named or [""]:
            part = [i for i in quoted if self.speaker[i] in {speaker, None}]
            if len(part) > 1 and self.score(part) >= self.model.quoted_alike:
                yield tuple(part)

    def _fits(self, union: Collection[int]) -> bool:
        """Whether all of them may be one utterance: one an article, and no two unlike."""
        if len({self.home[i] for i in union}) < len(union):
            return False
        pairs = itertools.combinations(sorted(union), 2)
        return all(self.chances[a, b] >= self.model.compatible for a, b in pairs)


def _places(cores: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """{unit: numbers of the cores it is in}."""
    holding: dict[int, list[int]] = {}
    for place, core in enumerate(cores):
        for unit in core:
            holding.setdefault(unit, []).append(place)
    return holding


def _take_in(
    made: list[tuple[int, ...]], part: tuple[int, ...], fits: Callable[[Collection[int]], bool]
) -> None:
    """Put a part into the first core that it shares a unit with and fits, else behind the others."""
    own = set(part)
    for place, core in enumerate(made):
        if own.isdisjoint(core):
            continue
        union = tuple(sorted(own.union(core)))
        if union == core:
            return
        if fits(union):
            made[place] = union
            return
    made.append(part)
