"""Which statements of different articles are one utterance: the same words in quote marks first, then other
words of the same speaker that mean the same, then what is told of it without quote marks. What several
articles report with a few words in quote marks is an utterance too."""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from comparator.analysis.align import SURE, Alignment
from comparator.analysis.alignment.features import Canonical
from comparator.analysis.alignment.grouping import groups_of
from comparator.analysis.alignment.similarity import word_runs
from comparator.analysis.findings import Statement
from comparator.analysis.wording.likeness import stem
from comparator.analysis.wordlists import reporting_kind, words

WHOLE = 0.6  # share of the longer quote from which words given to two speakers are one quote
CLEAR, AHEAD = 0.12, 3.0  # a doubtful chance that is so many times any other one tells one remark
DOUBTFUL = 0.45  # with less chance, or by somebody else, what is told of a quote must have two of its words …
OTHER_WORDS = 0.8  # … as two quotations of one speaker with less than this; and no flat clause is one
OTHER_VOICE = 0.6  # from which chance on what somebody else by name is said to have said tells a quotation
NEARLY = 0.9  # share of the highest chance from which another one is about as high
TOPIC, FEW = 0.05, 8  # words in so large a share of an event's units, and in more than so many, are its topic
MOSTLY, LEAST = 0.6, 4  # share of a flat clause's runs of three words, and how many, that make it a quote


class Utterance(NamedTuple):
    """Indexes of units, at most one an article: those in quote marks and those that tell of them."""

    quoted: tuple[int, ...]
    told: tuple[int, ...]
    score: float

    @property
    def members(self) -> tuple[int, ...]:
        """All of them, in order."""
        return tuple(sorted((*self.quoted, *self.told)))


def utterances(
    alignment: Alignment, canonical: Canonical, marked: Mapping[int, frozenset[str]] | None = None
) -> list[Utterance]:
    """Every utterance that two articles or more have, the surest first; none lies inside another. `marked`
    are the reported units that have some of the speaker's words in quote marks, with the stems of those."""
    marked = marked or {}
    reader = _Reader(alignment, canonical, marked)
    telling = sorted([*reader.untold, *reader.acting, *reader.flat])
    found = reader.found(reader.quoted, telling, reader.model.told_alike)
    shown = {i for one in found for i in one.members}
    left = [i for i in reader.untold if i not in shown]
    fragments = [i for i in left if i in marked]
    told = [i for i in left if i not in marked]
    found += reader.found(fragments, told, reader.model.quoted_alike)
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

    def __init__(
        self, alignment: Alignment, canonical: Canonical, marked: Mapping[int, frozenset[str]]
    ) -> None:
        self.marked = marked
        self.chances, self.model = alignment.remarks, alignment.model
        units = alignment.units
        self.home = [u.article for u in units]
        self.length = [u.span.end - u.span.start for u in units]
        self.words = [frozenset(u.statement.words) for u in units]
        self.speaker = [canonical(u.statement.speaker) for u in units]
        self.texts = alignment.texts
        self.stems = [frozenset(map(stem, held)) for held in self.words]
        self.topic = _topic(self.stems)
        self.acting = {
            i: who
            for i, u in enumerate(units)
            if u.statement.voice == "own"
            and _is_speech(u.statement)
            and (who := canonical(u.statement.subject))
        }
        self.quoted = [i for i, u in enumerate(units) if u.statement.voice == "quoted"]
        self.groups = groups_of(
            self.chances.among({*self.quoted, *marked}),
            self.home,
            self.model.quoted_alike,
            self.model.compatible,
        )
        self.flat = {i for i, u in enumerate(units) if u.statement.voice == "own" and i not in self.acting}
        self.untold = [
            i
            for i, u in enumerate(units)
            if u.statement.voice != "quoted" and u.statement.speaker and i not in self.flat
        ]

    def found(self, quoted: Sequence[int], untold: Sequence[int], alike: float) -> list[Utterance]:
        """The utterances of units in quote marks, with those that tell of them: they are at least `alike`
        where the speaker is the same."""
        cores = self.cores(quoted)
        told = self.told(cores, untold, alike)
        cores, told = self._lone_joined(cores, told)
        return [
            Utterance(core, more, self.score((*core, *more)))
            for core, more in zip(cores, told, strict=True)
            if len(core) + len(more) > 1
        ]

    def cores(self, quoted: Sequence[int]) -> list[tuple[int, ...]]:
        """The quoted units of each utterance: those of the same words, with those that a group adds in other
        words; a quoted unit that none is like stands alone."""
        made = [self._one_each(part) for part in self._verbatim(quoted)]
        in_one = set(quoted)
        for group in sorted(self.groups, key=lambda g: (-g.score, g.members)):
            for part in self._voices([i for i in group.members if i in in_one]):
                _take_in(made, part, self._fits)
        held = {i for core in made for i in core}
        return sorted({*made, *((i,) for i in quoted if i not in held)})

    def told(
        self, cores: Sequence[Sequence[int]], untold: Sequence[int], alike: float
    ) -> list[tuple[int, ...]]:
        """For each core the indirect speech that tells of it, at most one an article: every unit goes to the
        core it is most like, and stays where it is like enough for one of the same or of another speaker."""
        best: list[dict[int, tuple[float, int]]] = [{} for _ in cores]
        holding = _places(cores)
        near_cores = self.chances.towards(holding)
        for i in untold:
            like = _like(near_cores[i], holding)
            if i in self.acting:
                like = {
                    p: c for p, c in like.items() if self.acting[i] in {self.speaker[q] for q in cores[p]}
                }
            if i in self.flat:
                near = {p for p, c in like.items() if c >= OTHER_WORDS}
                like = {p: like[p] for p in near if self._same_words(i, cores[p])}
            if not like:
                continue
            own = {p for p in like if self.speaker[i] in {self.speaker[q] for q in cores[p]}}
            sure = {p for p in own if like[p] >= NEARLY * self.model.quoted_alike} or like.keys()
            place = self._place(i, {p: like[p] for p in sure}, cores)
            if like[place] < (alike if place in own else self._least(i)):
                continue
            enough = DOUBTFUL if place in own or not _is_named(self.speaker[i]) else SURE
            if self._little_shared(i, cores[place], like[place], enough):
                continue
            if self._beside_the_words(i, cores[place]):
                continue
            if self.home[i] not in {self.home[q] for q in cores[place]}:
                best[place][self.home[i]] = max(best[place].get(self.home[i], (0.0, 0)), (like[place], i))
        return [tuple(sorted(i for _, i in found.values())) for found in best]

    def _least(self, unit: int) -> float:
        """The chance from which a unit tells a quotation of which it is not known to give the speaker: what
        somebody else said by name may be alike and contradict it."""
        return OTHER_VOICE if _is_named(self.speaker[unit]) else self.model.quoted_alike

    def _place(self, unit: int, like: Mapping[int, float], cores: Sequence[Sequence[int]]) -> int:
        """The core that a unit is most like; of several that it is about as like as any the one that it is
        like as a whole, not in one outlet's wording alone."""
        near = [p for p in like if like[p] >= NEARLY * max(like.values())]
        return min(near, key=lambda p: (-sum(self.chances[unit, q] for q in cores[p]) / len(cores[p]), p))

    def _little_shared(self, unit: int, core: Sequence[int], chance: float, enough: float = DOUBTFUL) -> bool:
        """Whether a doubtful likeness rests on one word, besides the speaker's name."""
        return chance < enough and all(len(self._shared(unit, q)) < 2 for q in core)

    def _beside_the_words(self, unit: int, core: Sequence[int]) -> bool:
        """Whether a unit has none of the few words that a report has in quote marks: it may tell the same
        fact, but nothing of the remark."""
        printed = [words for q in core if (words := self.marked.get(q))]
        return bool(printed) and not any(self.stems[unit] & words for words in printed)

    def _shared(self, one: int, other: int) -> frozenset[str]:
        """The words that two units have in common, besides the speaker's name."""
        name = (self.speaker[one] or self.speaker[other] or "").lower().split()
        return self.stems[one] & self.stems[other] - {stem(word) for word in name}

    def _same_words(self, unit: int, core: Sequence[int]) -> bool:
        """Whether an outlet states itself, mostly word for word, what others print in quote marks."""
        mine = word_runs(self.texts[unit])
        shared = max(len(mine & word_runs(self.texts[q])) for q in core)
        return shared >= max(LEAST, MOSTLY * len(mine))

    def _one_more(self, lone: int, remark: Sequence[int], chance: float) -> bool:
        """Whether a quotation is another wording of a remark: like it, with words in common, or like nothing
        else, as another translation is that has hardly a word in common."""
        alike = chance >= self.model.quoted_alike
        shared = not self._little_shared(lone, remark, chance, OTHER_WORDS)
        return (alike and shared) or self._clearly(lone, remark)

    def _clearly(self, unit: int, remark: Sequence[int]) -> bool:
        """Whether a quote is another wording of a remark of the same speaker that nothing else is nearly as
        like on either side, however little that is."""
        if self.speaker[unit] is None or {self.speaker[i] for i in remark} != {self.speaker[unit]}:
            return False
        least, homes = self.chances.best(unit, remark), {self.home[i] for i in remark}
        near = [(unit, i) for i in self.chances.near[unit] if self.home[i] in homes and i not in remark]
        back = [
            (i, j)
            for i in remark
            for j in self.chances.near[i]
            if self.home[j] == self.home[unit] and j != unit
        ]
        return least >= CLEAR and all(self.chances[pair] * AHEAD <= least for pair in near + back)

    def _lone_joined(
        self, cores: Sequence[tuple[int, ...]], told: Sequence[tuple[int, ...]]
    ) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
        """The same with each quoted unit that stands quite alone put to the utterance it is like: what is
        told of a remark may be nearer to another wording of it than its own words are."""
        made, whole = list(cores), [(*c, *t) for c, t in zip(cores, told, strict=True)]
        holding = _places([w if len(w) > 1 else () for w in whole])
        near_cores = self.chances.towards(holding)
        for number, (lone, more) in enumerate(zip(cores, told, strict=True)):
            like = _like(near_cores[lone[0]], holding) if len(lone) + len(more) == 1 else {}
            place = min(like, key=lambda p: (-like[p], p), default=number)
            if place == number or not self._one_more(lone[0], whole[place], like[place]):
                continue
            if self.home[lone[0]] not in {self.home[i] for i in (*made[place], *told[place])}:
                made[place], made[number] = tuple(sorted((*made[place], *lone))), ()
        places = [n for n, core in enumerate(made) if core]
        return [made[n] for n in places], [told[n] for n in places]

    def score(self, members: Sequence[int]) -> float:
        """The mean chance of every two."""
        return self.chances.mean(members)

    def _verbatim(self, quoted: Sequence[int]) -> list[list[int]]:
        """Quoted units that hang together by the same words."""
        left, parts = set(quoted), list[list[int]]()
        while left:
            open_, part = [min(left)], list[int]()
            left.remove(open_[0])
            while open_:
                part.append(unit := open_.pop())
                near = sorted(i for i, c in self.chances.near[unit].items() if c >= SURE and i in left)
                near = [i for i in near if self._one_remark(unit, i)]
                left -= set(near)
                open_ += near
            if len(part) > 1:
                parts.append(sorted(part))
        return parts

    def _one_remark(self, one: int, other: int) -> bool:
        """Whether the same words are one remark: two speakers share a phrase without repeating each other."""
        if None in (self.speaker[one], self.speaker[other]) or self.speaker[one] == self.speaker[other]:
            return True
        short, long = sorted((self.length[one], self.length[other]))
        return short >= WHOLE * long

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
                yield from self._overlapping(part)

    def _overlapping(self, part: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """The units that have words in common with another one of the part."""
        some = tuple(i for i in part if any(self._one_saying(i, j) for j in part if j != i))
        if len(some) > 1:
            yield some

    def _one_saying(self, one: int, other: int) -> bool:
        """Whether two quotations are like enough, or share words enough, to be one in other words: two at
        least, and not only those of what the event is about."""
        shared = self._shared(one, other)
        return self.chances[one, other] >= OTHER_WORDS or (len(shared) > 1 and not shared <= self.topic)

    def _fits(self, union: Collection[int]) -> bool:
        """Whether all of them may be one utterance: one an article, and no two unlike."""
        if len({self.home[i] for i in union}) < len(union):
            return False
        pairs = itertools.combinations(sorted(union), 2)
        return all(self.chances[a, b] >= self.model.compatible for a, b in pairs)


def _is_named(speaker: str | None) -> bool:
    """Whether a speaker goes by a name: "a witness" may be whom others name."""
    return bool(speaker and speaker.split()[-1][0].isupper())


def _is_speech(statement: Statement) -> bool:
    """Whether the narration tells what somebody did with words: "he demanded an apology"."""
    weak = words("reporting_verbs", "weak", "lemmas") - words("reporting_verbs", "naming", "lemmas")
    return statement.verb in reporting_kind().keys() - weak


def _topic(stems: Sequence[frozenset[str]]) -> frozenset[str]:
    """What an event is about: the words that so many units have that they tell no remark from another."""
    many = max(FEW, TOPIC * len(stems))
    return frozenset(word for word, count in Counter(itertools.chain(*stems)).items() if count > many)


def _like(near: Mapping[int, float], holding: Mapping[int, Sequence[int]]) -> dict[int, float]:
    """{number of a core: the highest chance of a unit with its own}, by what it has with each unit."""
    like = dict[int, float]()
    for other, chance in near.items():
        for place in holding[other]:
            like[place] = max(like.get(place, 0.0), chance)
    return like


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
