"""How firmly a clause claims its content, and whether it is negated."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comparator.analysis.document import Span
from comparator.analysis.findings import Change, Statement
from comparator.analysis.remembering import remembered
from comparator.analysis.wording.likeness import content, phrases, shared_content, stem
from comparator.analysis.wordlists import table
from comparator.analysis.wordlists import words as words_of

_SHORT_NOT = re.compile(r"(?<=\w)(?: ?n['’]t|n ['’] t)\b", re.IGNORECASE)  # also as a program cut it up
_NOUN = re.compile(r"\b(?:the|its|their|his|her|our|military|naval)\s+$", re.IGNORECASE)
_NOT = re.compile(r"\s+not\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:neither|nobody|no\s+one|no)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)  # before "may"
_COMING = frozenset({"will", "would", "'ll", "’ll", "wo"})
_LETTERS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"[,;:.!?()”\"—–\n]")  # of a clause
_ASIDE = re.compile(r",\s+(?:who|which|whose|whom)\b[^,;:.!?\n]*,")
_SAME_CLAIM = 0.5  # shared content from which two clauses count as claiming the same thing
_SAME_BUT_NOT = 0.6  # the same for negation: a negated clause about something else contradicts nothing


class Passage(NamedTuple):
    """A stretch of a text."""

    text: str
    span: Span

    @property
    def words(self) -> str:
        """The stretch itself."""
        return self.span.of(self.text)


class Hedge(NamedTuple):
    """The word that says how firm a claim is."""

    grade: int
    span: Span


def compare_claims(reference: Passage, cell: Passage) -> Iterator[Change]:
    """Weaker, stronger or negated, where both claim the same thing."""
    shared = shared_content(reference.words, cell.words)
    if shared >= _SAME_CLAIM:
        yield from _firmness(reference, cell)
    if shared >= _SAME_BUT_NOT:
        yield from _polarity(reference, cell)


@remembered(20_000)
def hedge(passage: Passage) -> Hedge | None:
    """The weakest word on the claim; None where it is stated plainly."""
    found = (f for f in phrases(*passage, grades()) if not is_no_hedge(passage.text, f.span))
    graded = [Hedge(grades()[f.phrase], f.span) for f in found]
    return min(graded, key=lambda h: h.grade, default=None)


def refuses(verb: str | None, words: str) -> bool:
    """Whether a clause of this verb and these words tells that something was turned down."""
    lists, said = table("claims")["negation"], words.casefold().split()
    second = lists["refusing"].get(verb or "")
    by_verb = second is not None and (not second or second in said)
    return by_verb or not words_of("claims", "negation", "refusals").isdisjoint(said)


def turns_down(told: Statement, words: str) -> bool:
    """The same in any words: "declined the invitation", "will not go to the capital"."""
    lists, said = table("claims")["negation"], words.casefold().split()
    second = lists["declining"].get(told.verb or "")
    away = told.negated and told.verb in lists["staying_away"] and not _COMING.isdisjoint(told.hedges)
    declined = second is not None and (not second or second in said)
    return away or declined or refuses(told.verb, words)


def undoes(words: str) -> bool:
    """Whether a clause tells that something that was to be is off."""
    return bool(phrases(words, Span(0, len(words)), table("claims")["negation"]["undoing"]))


@remembered(20_000)
def negation(passage: Passage) -> Span | None:
    """The word that negates the passage; None where nothing does, or where two take each other back."""
    lists = table("claims")["negation"]
    found = [f.span for f in phrases(*passage, lists["words"])]
    found += [Span(*m.span()) for m in _SHORT_NOT.finditer(passage.text, *passage.span)]
    harmless = [f.span for f in phrases(*passage, lists["harmless"])] if found else []
    turning = sorted(s for s in found if not any(h.holds(s) for h in harmless))
    return turning[0] if len(turning) % 2 else None


def is_forecast(words: str) -> bool:
    """Whether a word denies a forecast ("unlikely"), not a fact."""
    return words.casefold().strip() in table("claims")["negation"]["forecast"]


def stands_so_far(passage: Passage) -> bool:
    """Whether a passage says how things stand for now ("not yet")."""
    return bool(phrases(*passage, table("claims")["negation"]["passing"]))


def bears_on(own: Passage, word: Span, other: Passage) -> bool:
    """Whether what a hedge or a "not" stands on is in the other passage too: the verb after it, which is the
    next word with content ("it is not clear whether …": one of the next two). Another clause's hedge says
    nothing of what both tell, nor does one whose verb the other side only wishes or supposes."""
    said, lists = word.of(own.text).casefold(), table("claims")["unsettled"]
    idle = set(lists["between"])
    found = (m[0] for m in _LETTERS.finditer(own.text, word.end, own.span.end))
    rest = [w for w in found if content(w) and w.casefold() not in idle and not w.endswith("ly")]
    if said in lists["nouns"]:
        return any(_plain_noun(w) in _nouns(other) for w in rest[:1])
    if is_forecast(said):
        return any(content(w) <= content(other.words) for w in rest[:1])
    return any(_states(other, stem(w)) for w in rest[: 2 if said.startswith("it ") else 1])


def _plain_noun(word: str) -> str:
    return word.casefold().removesuffix("s")


def _nouns(passage: Passage) -> set[str]:
    return {_plain_noun(word) for word in _LETTERS.findall(passage.words)}


def _states(passage: Passage, verb: str) -> bool:
    """Whether a passage has a verb, and not only as what somebody wants or what might be, or between commas
    as what more is told of somebody ("Linn, who was later released, said …")."""
    asides = [Span(*m.span()) for m in _ASIDE.finditer(passage.text, *passage.span)]
    found = [m for m in _LETTERS.finditer(passage.text, *passage.span) if stem(m[0]) == verb]
    found = [m for m in found if not any(aside.holds(Span(*m.span())) for aside in asides)]
    before = (passage.text[passage.span.start : m.start()].casefold().split()[-1:] for m in found)
    open_ = set(table("claims")["unsettled"]["words"])
    return any(open_.isdisjoint(words) for words in before)


def _firmness(reference: Passage, cell: Passage) -> Iterator[Change]:
    if permits(reference) or permits(cell):
        return
    one, two = hedge(reference), hedge(cell)
    if one and not bears_on(reference, one.span, cell):
        one = None
    if two and not bears_on(cell, two.span, reference):
        two = None
    before, after = one.grade if one else 0, two.grade if two else 0
    firmer = reference if before > after else cell
    open_ = not max(before, after) and hedge(firmer) is not None  # "may be a ploy to see that they meet"
    if before != after and not open_:
        yield Change(
            from_=one.span if one else reference.span,
            to=two.span if two else cell.span,
            kind="weaker claim" if after < before else "stronger claim",
        )


def permits(passage: Passage) -> bool:
    """Whether a passage tells what is allowed: "may" there gives leave, and the other side says the same with
    "can" or "is allowed to"."""
    lists = table("claims")["permission"]
    named = bool(phrases(*passage, lists["words"]))
    return named or any(
        _NOBODY.search(passage.text[passage.span.start : f.span.start]) for f in phrases(*passage, ["may"])
    )


def _polarity(reference: Passage, cell: Passage) -> Iterator[Change]:
    one, two = negation(reference), negation(cell)
    if (one and two) or of_some(reference) or of_some(cell):
        return
    if (one and _denies(reference, one, cell)) or (two and _denies(cell, two, reference)):
        yield Change(from_=one or reference.span, to=two or cell.span, kind="negated")


def _denies(own: Passage, word: Span, other: Passage) -> bool:
    """Whether what a "not" stands on is what the other passage says, of the same and not in part only."""
    return bears_on(own, word, other) and not denies_a_part(own, word) and not of_another(own, word, other)


def denies_a_part(own: Passage, word: Span) -> bool:
    """Whether a "not" takes back a part alone: "not before Sunday", "not the army alone"."""
    end = _END.search(own.text, word.end, own.span.end)
    behind = Span(word.end, end.start() if end else own.span.end)
    return bool(phrases(own.text, behind, table("claims")["negation"]["in_part"]))


def of_some(passage: Passage) -> bool:
    """Whether a passage tells what few or some do: who says that the others do not denies nothing of it."""
    return bool(phrases(*passage, table("claims")["negation"]["quantities"]))


def of_another(own: Passage, word: Span, other: Passage) -> bool:
    """Whether each passage names something behind the verb that the other does not: "not from the south"
    denies nothing of the north."""
    if is_forecast(word.of(own.text)):
        return False
    verb = next(
        (stem(m[0]) for m in _LETTERS.finditer(own.text, word.end, own.span.end) if content(m[0])), ""
    )
    ours, theirs = _behind(own, verb), _behind(other, verb)
    return bool(ours - content(other.words) and theirs - content(own.words))


def _behind(passage: Passage, verb: str) -> frozenset[str]:
    """The content behind a verb, up to the next mark."""
    found = [m for m in _LETTERS.finditer(passage.text, *passage.span) if stem(m[0]) == verb]
    if not found:
        return frozenset()
    end = _END.search(passage.text, found[0].end(), passage.span.end)
    return content(passage.text[found[0].end() : end.start() if end else passage.span.end])


def is_no_hedge(text: str, span: Span) -> bool:
    """The month and the name May, not the verb; "the might of an army"; "could not", a plain denial."""
    if span.of(text).casefold() == "could" and _NOT.match(text, span.end):
        return True
    noun = span.of(text).casefold() == "might" and _NOUN.search(text[max(0, span.start - 20) : span.start])
    return span.of(text) == "May" or bool(noun)


@functools.cache
def grades() -> dict[str, int]:
    """How firm a claim with each of the listed words is: 1 firmer than plain, -1 likely, -2 possible."""
    return {phrase: int(grade) for grade, listed in table("claims")["grades"].items() for phrase in listed}
