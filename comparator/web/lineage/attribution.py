"""Where a text passes on what another outlet reported: "the Herald reported", "according to the Herald"."""

import functools
import re

from comparator.analysis.document import Span
from comparator.analysis.wordlists import any_of, words

_REACH = 160
"""Characters on either side of a name in which the words of reporting are looked for."""
_PLACE = r"(?:\sof(?:\s[A-Z][\w.’'-]+){1,3})?"
_BESIDE = r"(?:,\s[^.,;:!?“”\"]{2,80},)?"
_WHEN = r"(?:\s(?:first|also|later|earlier|previously|today|yesterday|\w+ly|(?:on\s)?[A-Z]\w+day))?"


def passes_on(text: str, name: Span) -> bool:
    """Whether the words around an outlet's name say that something was told by it, or to it.

    The name must be the subject of a verb of reporting, in any tense, or stand behind "according to",
    "as reported by", "told". A part of a longer name, a name behind a preposition ("a suit against the
    Herald said") and an owner ("the Herald's lawyer said") are none.
    """
    before, behind = text[max(0, name.start - _REACH) : name.start], text[name.end : name.end + _REACH]
    if _is_part(before, behind):
        return False
    if _given_by().search(before) and not _owns().match(behind):
        return True
    if _tells().match(behind) and not _governed().search(before):
        return True
    return bool(_told().search(before) and re.match(rf"{_PLACE}{_WHEN}\s*(?:[.,;]|$)", behind))


def _is_part(before: str, behind: str) -> bool:
    """Whether a word with a capital beside the name makes it, or may make it, another outlet's."""
    last = re.search(r"([A-Z][\w.’'-]*)\s$", before)
    longer = last and not last[1].endswith((".", "’s", "'s")) and last[1].casefold() not in _no_names()
    governed = _told().search(before) or _given_by().search(before)
    return bool((longer and not governed) or _goes_on().match(behind))


def _forms(*kinds: str) -> str:
    return any_of(frozenset[str]().union(*(words("reporting_verbs", "press", kind) for kind in kinds)))


@functools.cache
def _no_names() -> frozenset[str]:
    return words("function_words", "words") | words("venues", "media_nouns", "words")


@functools.cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"[\s-](?:{any_of(words('name_parts', 'press', 'words'))})\b")


@functools.cache
def _medium() -> str:
    return any_of(words("venues", "media_nouns", "words"))


@functools.cache
def _tells() -> re.Pattern[str]:
    """Behind the name: "… of Linn is reporting today", "… newspaper has first reported"."""
    helped = rf"\s(?:has|have|had){_WHEN}(?:\sbeen\s(?:{_forms('going')})|\s(?:{_forms('past')}))"
    going = rf"(?:\s(?:is|are|was|were))?{_WHEN}\s(?:{_forms('going')})"
    plain = rf"\s(?:{_forms('present', 'past')})"
    medium = rf"(?:\s(?:{_medium()}))?"
    return re.compile(rf"{_PLACE}{medium}{_BESIDE}{_WHEN}(?:{helped}|{going}|{plain})\b")


@functools.cache
def _given_by() -> re.Pattern[str]:
    """In front of the name: "as first reported by the", "according to", "told the newspaper"."""
    given = rf"(?:{_forms('past')})(?:\sas\ssaying)?{_WHEN}\sby"
    return re.compile(rf"\b(?:{given}|{_forms('leading')})(?:\sthe)?(?:\s(?:{_medium()}))?\s$", re.IGNORECASE)


@functools.cache
def _owns() -> re.Pattern[str]:
    """Behind a name that is not itself who is told: "… 's lawyer", "… to pay"."""
    return re.compile(r"[’']|\s(?:to|not\sto|it|its|they|their)\b")


@functools.cache
def _governed() -> re.Pattern[str]:
    """In front of a name that is not the subject: "a reporter for the"."""
    governing = any_of(words("reporting_verbs", "press", "governing"))
    return re.compile(rf"\b(?:{governing})(?:\s(?:the|a|an))?(?:\s(?:{_medium()}))?\s$", re.IGNORECASE)


@functools.cache
def _told() -> re.Pattern[str]:
    """In front of the name, with the subject behind the verb: "…, reports the"."""
    verbs = _forms("present", "past")
    return re.compile(rf"[,”\"’']\s(?:{verbs})(?:\s[Tt]he)?(?:\s(?:{_medium()}))?\s$")
