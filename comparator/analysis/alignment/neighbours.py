"""What one article quotes in a sentence another reports, or prints without quote marks, in several clauses: a
cell takes in the clauses beside it that no other row has and that are most like what the other articles have
of the utterance."""

from collections.abc import Collection, Iterable, Iterator

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.features import Unit
from comparator.analysis.alignment.similarity import word_runs
from comparator.analysis.alignment.utterances import Utterance

ALIKE = 0.4  # a neighbour with less chance to tell of the utterance stays by itself
_STEPS = 3  # clauses on one side
_HALF = 0.5  # share of a stated clause's runs of three words that a quotation of the utterance has too


class Neighbours:
    """The units of an event with what stands beside each."""

    def __init__(self, alignment: Alignment, said: Iterable[Utterance]) -> None:
        self.alignment = alignment
        self.taken = {i for one in said for i in one.members}
        order = sorted(range(len(alignment.units)), key=lambda i: _place(alignment.units[i]))
        self.rank = {unit: place for place, unit in enumerate(order)}
        self.order = order

    def of(self, said: Utterance) -> frozenset[int]:
        """The units that each article has of the utterance besides its own one."""
        sides = [list(self._walk(unit, step)) for unit in said.members for step in (-1, 1)]
        open_ = {i for side in sides for i in side}
        members = set(said.members)
        while astray := {i for i in open_ if not self._belongs(i, members | open_, said.quoted)}:
            open_ -= astray
            sides = [
                side[: next((n for n, i in enumerate(side) if i in astray), len(side))] for side in sides
            ]
            open_ = {i for side in sides for i in side}
        return frozenset(open_)

    def _walk(self, unit: int, step: int) -> Iterator[int]:
        """The free units that go on from one, in one direction."""
        for place in range(1, _STEPS + 1):
            number = self.rank[unit] + step * place
            if not 0 <= number < len(self.order) or self.order[number] in self.taken:
                return
            before, after = sorted((self.order[number - step], self.order[number]), key=self.rank.__getitem__)
            if not self._goes_on(self.alignment.units[before], self.alignment.units[after]):
                return
            yield self.order[number]

    def _goes_on(self, one: Unit, other: Unit) -> bool:
        """Whether two units are clauses of what one sentence reports or states."""
        a, b = one.statement, other.statement
        if one.article != other.article or a.voice != b.voice or a.speaker != b.speaker:
            return False
        return a.voice != "quoted" and a.sentence == b.sentence

    def _belongs(self, unit: int, others: Collection[int], quoted: Collection[int]) -> bool:
        """Whether the unit that it is most like in any other article is one of the others; of what the
        narration states, whether half of its words stand in one of the quotations, run by run."""
        if self.alignment.units[unit].statement.voice == "own":
            own, *theirs = (word_runs(self.alignment.texts[i]) for i in (unit, *quoted))
            return any(len(own & runs) >= max(1, _HALF * len(own)) for runs in theirs)
        near = self.alignment.remarks.near[unit]
        best = max(near, key=lambda i: (near[i], -i), default=None)
        return best is not None and best in others and near[best] >= ALIKE


def _place(unit: Unit) -> tuple[int, int, int]:
    return unit.article, unit.statement.start, unit.statement.end
