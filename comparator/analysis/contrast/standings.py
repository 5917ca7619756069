"""How what two cells tell stands to the world: what may be, is alleged, disputed or only begun is not what is
so, and to promise is not to warn. In such words nobody can say that two cells say the same."""

import functools
import re

from comparator.analysis.contrast.telling import CellText, kept, once, text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Statement
from comparator.analysis.wording.claims import Passage, is_no_hedge, negation
from comparator.analysis.wording.flat_claims import sentence_of
from comparator.analysis.wording.likeness import phrases
from comparator.analysis.wording.places import at
from comparator.analysis.wording.sources import source_of
from comparator.analysis.wordlists import table

_BEGINS = re.compile(r"\s+(?:to\b|\w{2,}ing\b)")
_MARKS = " “\"‘'(—–"
_TO_DO = re.compile(r"\bto\s+(?!the\b|an?\b)[a-z]")
_ASIDE = re.compile(r"\w\W+(?:who|which|that|whose|whom|as|if|when|where|while|after|before|because)\b")
_LEADS_TO = re.compile(r"\s+(?:(?:\w+\s+){0,3}that\s+)?")
_OF_WHAT = re.compile(r"\s+(?:[\w’'-]+\s+){1,4}(?:that|which|whom|planned|scheduled|due|set)")
_FIRST_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[^,;:.!?()“”\"—–]*$")


def two_standings(a: CellText, b: CellText) -> tuple[Span, Span] | None:
    """What sets two cells apart in how they stand to what they tell: a word of one that the other's sentence
    has none like, or the verbs of two acts; None where nothing does."""
    for one, other, turned in ((a, b, False), (b, a, True)):
        for kind, word in _standing(one).items():
            if not _shares(other, kind):
                return (other.span, word) if turned else (word, other.span)
    ours, theirs = _acts(a), _acts(b)
    apart = ours and theirs and ours.isdisjoint(theirs)
    return (a.span, b.span) if apart or {_time(a), _time(b)} == {"coming", "done"} else None


def _shares(cell: CellText, kind: str) -> bool:
    """Whether a cell stands to what it tells as words of a kind do: by such a word in its sentence or
    another listed for the kind, for an accusation also as somebody's word."""
    if kind in _around(cell):
        return True
    sentence = sentence_of(cell.findings, cell.span)
    law = table("standings")["limits"].get(kind, ())
    told = kind == "accused" and source_of(cell.findings, cell.span).attributed is True
    return told or bool(law and phrases(text_of(cell), sentence, law))


@kept
def _standing(cell: CellText) -> dict[str, Span]:
    """The first word of each kind in a cell, and what disputes it right before it ("denied that", "there is
    no evidence that") or calls off what it tells of ("cancelled the visit that")."""
    text, start = text_of(cell), sentence_of(cell.findings, cell.span).start
    before = phrases(text, Span(start, cell.span.start), table("standings")["kinds"]["disputed"])
    led = [f.span for f in before if _LEADS_TO.fullmatch(text, f.span.end, cell.span.start)]
    dropped = phrases(text, Span(start, cell.span.start), table("standings")["kinds"]["off"])
    off = [f.span for f in dropped if _OF_WHAT.fullmatch(text, f.span.end, _first_word_end(cell))]
    before_it = {**({"disputed": led[0]} if led else {}), **({"off": off[0]} if off else {})}
    return {**before_it, **_found(text, cell.span)}


def _first_word_end(cell: CellText) -> int:
    found = _FIRST_WORD.search(text_of(cell), *cell.span)
    return found.end() if found else cell.span.end


@once
def _around(cell: CellText) -> dict[str, Span]:
    """The same of its sentence."""
    return _found(text_of(cell), sentence_of(cell.findings, cell.span))


def _found(text: str, within: Span) -> dict[str, Span]:
    found = {
        kind: [f.span for f in phrases(text, within, listed) if _stands(kind, text, within, f.span)]
        for kind, listed in table("standings")["kinds"].items()
    }
    return {kind: spans[0] for kind, spans in found.items() if spans}


def _stands(kind: str, text: str, within: Span, word: Span) -> bool:
    """Whether a word is of its kind where it stands: "began to", not the month of May or "whether it may"."""
    if kind == "begun":
        return bool(_BEGINS.match(text, word.end))
    if kind == "supposed":
        return not text[within.start : word.start].strip(_MARKS) and "," not in within.of(text)
    if kind == "limited":
        no = negation(Passage(text, within))
        return no is not None and no.end < word.start
    if kind != "possible":
        return True
    clause = _CLAUSE.search(text, within.start, word.start)
    before = clause[0].casefold().split() if clause else []
    return not is_no_hedge(text, word) and set(table("standings")["limits"]["open"]).isdisjoint(before)


@kept
def _time(cell: CellText) -> str:
    """Whether the only clause of a cell tells what is to come, or what has come about: "coming", "done", or
    empty where that is not plain. What was planned, promised or decided has not come about."""
    told = [s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end))]
    limits = table("standings")["limits"]
    if len(told) != 1 or not told[0].verb or told[0].verb in limits["planning"]:
        return ""
    cue = next(iter(phrases(cell.text, Span(0, len(cell.text)), limits["coming"])), None)
    if cue:
        return "" if _ASIDE.search(cell.text, 0, cue.span.start) else "coming"
    settled = not (told[0].hedges or told[0].negated or _TO_DO.search(cell.text))
    return "done" if settled and _in_the_past(cell.text, told[0].verb) else ""


def _in_the_past(words: str, verb: str) -> bool:
    """Whether a verb stands among words in a form of its past alone: none that may be of the present."""
    base = re.escape(verb.removesuffix("e"))
    now = "is|are|am|being|has" if verb == "have" else "is|are|am|being"
    present = rf"\b(?:{re.escape(verb)}(?:s|es)?|{base}(?:\w?ing|ies)|{now})\b"
    return not re.search(present, words, re.IGNORECASE)


@kept
def _acts(cell: CellText) -> frozenset[str]:
    """The kinds of acts that a cell's clauses turn on."""
    told = (s for s in at(cell.findings).statements(cell.span) if cell.span.holds(Span(s.start, s.end)))
    return frozenset(kind for s in told if (kind := _acts_by_verb().get(_turning_on(s))))


def _turning_on(told: Statement) -> str:
    """The verb of a clause; of a court's, "find guilty", which is nobody's finding."""
    guilty = "guilty" in told.words and not told.negated
    return f"{told.verb} guilty" if guilty else told.verb or ""


@functools.cache
def _acts_by_verb() -> dict[str, str]:
    return {verb: kind for kind, verbs in table("standings")["acts"].items() for verb in verbs}
