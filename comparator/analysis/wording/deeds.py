"""What a clause tells to come, as far as its words show it without a parser: the verb behind a "will" or
"could", with what stands before it and what stands behind it."""

import itertools
import re
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.wording.likeness import is_function_word, stem
from comparator.analysis.wordlists import keys_by_word, table, weekdays, words

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[,;:.()“”\"—–]")
_MARK = re.compile(r"\W")
_NOT = ("not", "never", "n't", "n’t")
_NEXT = 3  # words without content that may stand between a "will" and its verb, or a verb and its object


class Deed(NamedTuple):
    """A verb with what it is told of, each as a stem."""

    verb: str
    doer: str
    """Empty where it is not told, or by a pronoun."""
    thing: str
    """What it is done to or ends at; of "will be opened" what stands before it."""
    denied: bool
    beyond: frozenset[str] = frozenset()
    """The stems of what follows in its clause: for whom, where, when."""

    def is_also(self, other: "Deed") -> bool:
        """Whether two are one deed, done or not: one verb and one thing, no two doers, and not for, at or
        with quite another; where neither has a thing, one doer."""
        if self.verb != other.verb or self.thing != other.thing or not self._goes_to(other):
            return False
        doers = {self.doer, other.doer} - {""}
        return len(doers) < 2 if self.thing else len(doers) == 1 and self.doer == other.doer

    def _goes_to(self, other: "Deed") -> bool:
        """Whether what follows may be the same: a denial for the north says nothing of the south."""
        if self.denied != other.denied:
            return self.beyond <= other.beyond or other.beyond <= self.beyond
        return not (self.beyond and other.beyond) or not self.beyond.isdisjoint(other.beyond)


def deed_behind(text: str, within: Span, cue: Span) -> Deed | None:
    """The deed that a "will", a hedge or a "not" stands on, inside a stretch of a text; None for a noun."""
    before, behind = (
        _TOKEN.findall(text[s:e]) for s, e in ((within.start, cue.start), (cue.end, within.end))
    )
    place = next((n for n, word in enumerate(behind[: _NEXT + 1]) if not _is_idle(word)), None)
    if place is None or any(_MARK.match(word) for word in behind[: place + 1]):
        return None
    helping, verb, rest = behind[:place], behind[place], behind[place + 1 :]
    subject, thing = _head(_last_clause(before)), _head(rest)
    last = next((w for w in reversed([cue.of(text), *helping]) if not w.endswith("ly")), "").casefold()
    passive = last in _listed("coming", "be") and verb.casefold().endswith(
        tuple(_listed("coming", "endings"))
    )
    denied = any(w.casefold().endswith(_NOT) for w in [*before[-1:], cue.of(text), *helping])
    doer, thing = ("", subject) if passive else (subject, thing)
    return Deed(stem(verb), doer, thing, denied, _beyond(rest) - {thing})


def _last_clause(tokens: list[str]) -> list[str]:
    """The words since the last mark or word that opens a clause."""
    opening = _listed("phrases", "opening")
    starts = [n for n, word in enumerate(tokens) if _MARK.match(word) or word.casefold() in opening]
    return tokens[starts[-1] + 1 :] if starts else tokens


def _head(tokens: list[str]) -> str:
    """The stem of the last word of the first phrase, which names what it is of: "gate" of "one gate of the
    dam", "lock" of "on Friday the lock". A time is none."""
    ends = _listed("phrases", "opening") | _listed("phrases", "between")
    rest = itertools.dropwhile(lambda word: word.casefold() in ends, tokens)
    phrase = itertools.takewhile(lambda word: not (_MARK.match(word) or word.casefold() in ends), rest)
    named = [w for w in phrase if not (is_function_word(w) or _is_time(w))]
    return stem(named[-1]) if named else ""


def _beyond(tokens: list[str]) -> frozenset[str]:
    """The stems of the words with content behind the first "to" or "for", up to the next mark or clause."""
    ends = _listed("phrases", "opening") | _listed("conditions", "words")
    clause = itertools.takewhile(lambda word: not (_MARK.match(word) or word.casefold() in ends), tokens)
    between = _listed("phrases", "between")
    behind = itertools.dropwhile(lambda word: word.casefold() not in between, clause)
    return frozenset(stem(word) for word in behind if not _is_idle(word))


def _is_idle(word: str) -> bool:
    return is_function_word(word) or (word.islower() and word.endswith("ly"))


def _is_time(word: str) -> bool:
    return word[0].isdigit() or word.endswith("ly") or word.casefold() in _times()


def _times() -> frozenset[str]:
    months = keys_by_word(table("months")["months"])
    return frozenset({*weekdays(), *months, *table("opposites")["forecasts"]["times"], "next", "last"})


def _listed(*path: str) -> frozenset[str]:
    return words("deeds", *path)
