"""How old people are, and who they are."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from comparator.analysis.document import Span
from comparator.analysis.findings import Figure, Mention
from comparator.analysis.language import Block
from comparator.analysis.numbers.numerals import BESIDE, find_numerals, parse_number
from comparator.analysis.numbers.units import names_person
from comparator.analysis.speech.sentence_parts import tokens_in

_NUMBER = r"(?:\d{1,3}(?![\w.,]\d)|[a-z]{3,9}(?:-[a-z]{3,5})?)"
_AGED = re.compile(
    rf"\b(?:aged?|ages|aged\s+about)\s+(?:(?P<range>(?:from\s+)?{_NUMBER}(?:\s+to\s+|[-–]){_NUMBER}"
    rf"|between\s+{_NUMBER}\s+and\s+{_NUMBER})|(?P<list>{_NUMBER}(?:,\s{_NUMBER})*(?:,?\sand\s{_NUMBER})?))",
    re.I,
)
_BETWEEN_COMMAS = re.compile(
    r"(?:,\s(?P<age>[1-9]\d?)(?=[,;]|\.\s|\.$|\s+and\b)|\s\((?P<bracket>[1-9]\d?)\))"
)
_IS_OF_AGE = re.compile(r"\b(?:is|was|turned|turns)\s+(?P<age>[1-9]\d)(?=[,.;]|\s+(?:and|at\s+the\s+time)\b)")
_HUNG = re.compile(rf"(?<![\w-])(?P<age>{_NUMBER})-,?\s+(?:and|or)\s+{_NUMBER}-year-old", re.I)
_BOUND = re.compile(
    r"\b(?P<noun>[a-z]+)\s+(?P<words>under|over|younger than|older than)\s+"
    r"(?P<age>[1-9]\d)(?![\w.,]?[\w%$]|\s+[a-z]+s\b)"
)
_CHILDREN = (
    r"(?:sons|daughters|children|girls|boys|brothers|sisters|cousins|siblings|kids|teenagers|grandchildren)"
)
_OF_CHILDREN = re.compile(
    rf"\b{_CHILDREN},\s(?P<list>\d{{1,2}}(?:,\s\d{{1,2}})*,?\sand\s\d{{1,2}})(?=[,.;)—–]|\s[-–]|$)", re.I
)
_NO_PEOPLE = ("DATE", "GPE", "LOC", "TIME")
_PEOPLE = frozenset({"who", "he", "she"})


def _figure(block: Block, span: Span, **fields: Any) -> Figure:
    return Figure(
        start=block.start + span.start, end=block.start + span.end, kind="age", unit="year", **fields
    )


def ages(block: Block, mentions: Sequence[Mention]) -> list[Figure]:
    """ "aged 34", "ages 6 and 16", "two sons, 11 and 14", "a man under 40", and "Name, 61," right after a
    person's name."""
    text, found = block.text, list[Figure]()
    for match in _AGED.finditer(text):
        found += _range(block, match) if match["range"] else _list(block, match)
    for match in _OF_CHILDREN.finditer(text):
        found += _list(block, match)
    for match in [*_HUNG.finditer(text), *(m for m in _IS_OF_AGE.finditer(text) if _is_of_age(block, m))]:
        found += _one(block, Span(*match.span("age")))
    for match in _BOUND.finditer(text):
        if _is_noun_for_people(match["noun"]):
            span, words = Span(match.start("words"), match.end("age")), " ".join(match["words"].split())
            found.append(_figure(block, span, value=float(match["age"]), qualifier=words))
    people = _people_ends(block, mentions)
    for match in _BETWEEN_COMMAS.finditer(text):
        if match.start() in people or _is_person(block, match.start()) or _is_named(block, match.start()):
            found += _one(block, Span(*match.span("age" if match["age"] else "bracket")))
    return _apart(found)


def _apart(found: list[Figure]) -> list[Figure]:
    """Those that overlap no earlier one."""
    kept = list[Figure]()
    for figure in found:
        if not any(figure.start < other.end and other.start < figure.end for other in kept):
            kept.append(figure)
    return kept


def _one(block: Block, span: Span) -> Iterator[Figure]:
    value = parse_number(span.of(block.text))
    if isinstance(value, float):
        yield _figure(block, span, value=value)


def _list(block: Block, match: re.Match[str]) -> Iterator[Figure]:
    for number in find_numerals(match["list"]):
        if isinstance(number.value, float) and not number.ordinal:
            at = match.start("list")
            yield _figure(block, Span(at + number.span.start, at + number.span.end), value=number.value)


def _range(block: Block, match: re.Match[str]) -> Iterator[Figure]:
    """ "aged from one to 12", "ages 18-34"."""
    numbers = find_numerals(match["range"])
    ends = sorted(e for n in numbers for e in (n.low, n.high, n.value) if isinstance(e, float))
    if len(ends) == len(("from", "to")):
        yield _figure(block, Span(*match.span("range")), low=ends[0], high=ends[1])


def _people_ends(block: Block, mentions: Sequence[Mention]) -> set[int]:
    """Where in the block a person's name ends."""
    people = {m.end - block.start for m in mentions if m.kind == "person"}
    return people | {e.end_char for e in block.doc.ents if e.label_ == "PERSON"}


def _is_of_age(block: Block, match: re.Match[str]) -> bool:
    token = block.doc.char_span(*match.span("age"), alignment_mode="expand")
    subject = next((c for c in token[0].head.children if c.dep_ == "nsubj"), None) if token else None
    return subject is not None and (subject.lower_ in _PEOPLE or subject.ent_type_ == "PERSON")


def _is_noun_for_people(word: str) -> bool:
    return word == "people" or names_person(word) or (word.endswith("s") and names_person(word[:-1]))


def _is_person(block: Block, end: int) -> bool:
    """Whether the word that ends here is a person by office or trade: "the judge, 54,"."""
    before = re.search(r"\w+$", block.text[max(0, end - BESIDE) : end])
    return before is not None and names_person(before[0].lower())


def _is_named(block: Block, end: int) -> bool:
    """Whether what ends here reads as a person's name after a word for them: "the skipper Jan Maly, 54,"."""
    before = block.doc.char_span(0, end, alignment_mode="contract")
    if before is None or len(before) < 3 or before.end_char != end:
        return False
    trade, first, last = before[-3], before[-2], before[-1]
    named = all(t.pos_ == "PROPN" and t.ent_type_ not in _NO_PEOPLE for t in (first, last))
    return named and (trade.pos_ == "NOUN" or trade.ent_type_ == "PERSON") and trade.text.islower()


# --- whose ---------------------------------------------------------------------------------------------

_AFTER_NAME = re.compile(
    r"(?:,\s+|\s+\()(?:(?:who\s+)?(?:is|was|turned|turns)\s+)?(?:at\s+)?(?:aged?\s+)?(?:about\s+)?"
    r"|\s+(?:is|was|turned|turns)\s+|\s+aged\s+"
)
_OLD = re.compile(r"(?:[-\s]year)?[-\s]olds?\b", re.I)
_NAMED = re.compile(r"\s+(?:(?:named|called|identified\s+as|known\s+as)\s+)?|,\s+", re.I)


def with_owner(block: Block, age: Figure, mentions: Sequence[Mention]) -> Figure:
    """The age with the name of whose it is as what is counted, where the words beside it tell: "Ann Lee,
    54,", "54-year-old Ann Lee", "a 54-year-old teacher, Ann Lee,"."""
    if re.match(r"\s+(?:at\s+the\s+time|when|then)\b", block.text[age.end - block.start :]):
        return age  # it is of another day than all other ages
    owner = _owner_before(block, age, mentions) or _owner_after(block, age, mentions)
    return msgspec.structs.replace(age, counted=owner) if owner else age


def _owner_before(block: Block, age: Figure, mentions: Sequence[Mention]) -> str | None:
    text, start = block.text, age.start - block.start
    for mention in mentions:
        end = mention.end - block.start
        if mention.kind == "person" and 0 < end <= start and _AFTER_NAME.fullmatch(text, end, start):
            return mention.name
    return None


def _owner_after(block: Block, age: Figure, mentions: Sequence[Mention]) -> str | None:
    text = block.text
    number = find_numerals(text[age.start - block.start : age.end - block.start])
    from_ = age.start - block.start + number[0].span.end if number else age.end - block.start
    old = _OLD.match(text, from_)
    if old is None:
        return None
    ahead = (m for m in mentions if m.kind == "person" and m.start - block.start >= old.end())
    first = min(ahead, key=lambda m: m.start, default=None)
    if first is None or first.start - block.start > len(text):
        return None
    return first.name if _leads_to(block, Span(old.end(), first.start - block.start), first) else None


def _leads_to(block: Block, between: Span, mention: Mention) -> bool:
    """Whether only words for a person stand between "54-year-old" and a name."""
    words = between.of(block.text)
    if _NAMED.fullmatch(words):
        return "," not in words
    joint = re.search(rf"(?:{_NAMED.pattern})$", words, re.I)
    nouns = tokens_in(block.doc, Span(between.start, between.start + (joint.start() if joint else 0)))
    if joint is None or not nouns or any(t.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") for t in nouns):
        return False
    ends = block.text[mention.end - block.start : mention.end - block.start + 1]
    return names_person(nouns[-1].lemma_.lower()) and (
        "," not in joint[0] or ends in (",", ".", ";", ")", "")
    )
