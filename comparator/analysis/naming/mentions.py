"""People, bodies and places in one article, wherever they stand, each by the fullest form the article has."""

import re
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from comparator.analysis.doc_text import text_of
from comparator.analysis.document import Span
from comparator.analysis.findings import Mention, NameKind
from comparator.analysis.language import Block, Parsed
from comparator.analysis.naming.learning import learn
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.people import People
from comparator.analysis.naming.titles import title_of

_MONTHLIKE = frozenset({"may", "march", "august", "april", "june", "will", "mark", "sunday"})


class Hit(NamedTuple):
    """A name found in the text, before it is known whose it is."""

    span: Span
    text: str
    kind: NameKind
    title: Span | None
    block: int
    heading: bool


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Every mention of a person, body or place in headline, lead and body, in the order of the text."""
    lexicon = learn(parsed)
    pattern = lexicon.pattern()
    hits = (
        [hit for number, block in enumerate(parsed.blocks) for hit in _hits(block, number, lexicon, pattern)]
        if pattern
        else []
    )
    people = People(
        tuple(
            (lexicon.slips.get(h.text, h.text), h.span, _title_text(parsed, h), h.heading)
            for h in hits
            if h.kind == "person"
        ),
        lexicon.relatives,
    )
    return tuple(_mention(parsed, hit, lexicon, people) for hit in hits)


def _title_text(parsed: Parsed, hit: Hit) -> str:
    return hit.title.of(parsed.document.text) if hit.title else ""


def _hits(block: Block, number: int, lexicon: Lexicon, pattern: re.Pattern[str]) -> list[Hit]:
    found = []
    doc_text = block.text
    for match in pattern.finditer(doc_text):
        kind = lexicon.kind_of(match.group())
        if kind is None or _is_other_word(block.doc, match.start(), match.end(), kind):
            continue
        span = Span(block.start + match.start(), block.start + match.end())
        title = _title(block, match.start(), match.end()) if kind == "person" else None
        found.append(Hit(span, match.group(), kind, title, number, block.number is None or block.heading))
    return found


def _title(block: Block, start: int, end: int) -> Span | None:
    chunk = block.doc.char_span(start, end, alignment_mode="expand")
    found = title_of(block.doc, chunk.start, chunk.end - 1) if chunk is not None else None
    return Span(block.start + found.start, block.start + found.end) if found else None


def _is_other_word(doc: Doc, start: int, end: int, kind: NameKind) -> bool:
    """Whether a name's word stands here as something else: the month May, a word at a sentence's start."""
    chunk = doc.char_span(start, end, alignment_mode="expand")
    if chunk is None:
        return True
    text = text_of(doc)[start:end]
    if " " in text or kind != "person":
        return False
    token = chunk[0]
    if text.casefold() in _MONTHLIKE:
        return _is_month_or_verb(doc, chunk)
    return bool(token.is_sent_start) and token.pos_ in ("AUX", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "ADV")


def _is_month_or_verb(doc: Doc, word: Entity) -> bool:
    """Whether a word like May is the month or the verb: no person's predicate behind it tells otherwise."""
    follows = doc[word.end].tag_ if word.end < len(doc) else ""
    if follows in ("VBD", "VBZ"):
        return False
    if word[0].ent_type_ in ("DATE", "TIME"):
        return True
    return word[0].pos_ in ("AUX", "VERB", "ADP") and follows in ("VB", "PRP", "DT", "RB", "CD", "IN")


def _mention(parsed: Parsed, hit: Hit, lexicon: Lexicon, people: People) -> Mention:
    name = people.name_at(hit.span) if hit.kind == "person" else lexicon.full_form(hit.text)
    return Mention(
        start=hit.span.start,
        end=hit.span.end,
        name=name or hit.text,
        kind=hit.kind,
        title=_title_text(parsed, hit) or None,
        title_start=hit.title.start if hit.title else None,
        title_end=hit.title.end if hit.title else None,
    )
