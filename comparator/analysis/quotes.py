"""Quotes of an article, direct and indirect, each with its speaker, cue and venue."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from comparator.analysis.findings import Mention, Quote
from comparator.analysis.language import Parsed
from comparator.analysis.speech.genders import PRONOUNS
from comparator.analysis.speech.indirect import indirect_quotes
from comparator.analysis.speech.lands import states_named
from comparator.analysis.speech.masking import QuotedPart, View, is_narration, is_prose, is_title_case, views
from comparator.analysis.speech.referents import Referents
from comparator.analysis.speech.reporting import lemma_of, speaks_in_person
from comparator.analysis.speech.speakers import Attribution, Narration, attribute, name_of
from comparator.analysis.speech.spokespeople import named_later
from comparator.analysis.speech.venues import venue_near
from comparator.analysis.wordlists import words

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_TWIN = 85  # per cent of letters in common above which two quotes are one


class Speech(NamedTuple):
    """Who says what in an article, and whom its pronouns and descriptions stand for."""

    quotes: tuple[Quote, ...]
    stand_ins: Mapping[int, str]
    """Offset of "he", "the minister" … -> the full name of the one meant, where the text tells."""


def find_quotes(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Every quote in the order of the text. A direct quote runs between its marks; unknown speakers
    are None."""
    return read_speech(parsed, mentions).quotes


def read_speech(parsed: Parsed, mentions: Sequence[Mention]) -> Speech:
    """The quotes as `find_quotes` gives them, with what was learned on the way of who is meant."""
    seen = views(parsed)
    narration = Narration(seen, Referents(seen, mentions), mentions)
    marked = _marked(narration)
    direct = _utterances(narration, marked)
    indirect = indirect_quotes(narration, direct)
    direct = _without_pulled(parsed, direct)
    ordered = sorted((*direct, *indirect), key=lambda q: (q.start, -q.end))
    text = parsed.document.text
    named = states_named(named_later(ordered, mentions, text), text)
    return Speech(named, narration.referents.stand_ins(seen))


def _without_pulled(parsed: Parsed, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Without quotes set apart for show: a paragraph of its own, nobody's by its words, said elsewhere
    again."""
    text, kept = parsed.document.text, []
    for quote in quotes:
        own = any(
            b.start >= quote.start - 1 and b.start + len(b.text) <= quote.end + 1 for b in parsed.blocks
        )
        words_ = text[quote.start : quote.end]
        twins = [
            q
            for q in quotes
            if q.utterance != quote.utterance and q.cue and ratio(words_, text[q.start : q.end]) > _TWIN
        ]
        if not (own and quote.cue is None and len(words_.split()) > 5 and twins):
            kept.append(quote)
    return tuple(kept)


Found = tuple[int, QuotedPart, Attribution | None]


def _marked(narration: Narration) -> list[Found]:
    """The stretches between marks that are somebody's words, with what their own sentence says of the
    speaker."""
    found: list[Found] = []
    for number, view in enumerate(narration.views):
        if not is_narration(view):
            continue
        for quote in view.quoted:
            said = attribute(narration, number, quote)
            if said is None and found and _interrupted(narration, found[-1], number, quote):
                said = Attribution(found[-1][2].name, None, None) if found[-1][2] else None
            unsaid = said is None and _no_quote(view, quote)
            if unsaid or _is_title(view, quote, said) or _is_term(view, quote, said):
                continue
            found.append((number, quote, said))
    return found


def _interrupted(narration: Narration, before: Found, number: int, quote: QuotedPart) -> bool:
    """Whether a quote goes on behind ", he said," in the sentence of the one before it."""
    text = _text(narration.views[number])
    between = text[before[1].span.end : quote.span.start]
    return (
        before[0] == number
        and before[2] is not None
        and len(between) < 120
        and between.rstrip(" \"“‘'\u00a0").endswith(",")
        and "." not in between
    )


def _is_title(view: View, quote: QuotedPart, said: Attribution | None) -> bool:
    """Whether a fragment is the title of a work or an event: in title case, and no name that somebody
    gave."""
    if quote.clause or not is_title_case(quote.span.of(_text(view)).split()):
        return False
    cue = view.tokens_at(said.cue) if said and said.cue else None
    return cue is None or lemma_of(cue[0]) not in words("reporting_verbs", "naming", "lemmas")


def _is_term(view: View, quote: QuotedPart, said: Attribution | None) -> bool:
    """Whether a fragment is what somebody set out on, not what he said: "began a "hot pursuit""."""
    cue = view.tokens_at(said.cue) if said and said.cue and not quote.clause else None
    if cue is None or lemma_of(cue[0]) not in words("reporting_verbs", "no_terms", "lemmas"):
        return False
    return not any(t.pos_ in ("VERB", "AUX") for t in view.doc[quote.first : quote.last + 1])


def _no_quote(view: View, quote: QuotedPart) -> bool:
    """Whether words in marks that nobody is said to have said are a title, a term or irony rather than
    a quote."""
    if quote.clause:
        return False
    inner = quote.span.of(_text(view)).split()
    verbs = (
        [t for t in view.doc[quote.first : quote.last + 1] if t.pos_ in ("VERB", "AUX")]
        if quote.first >= 0
        else []
    )
    return not (len(inner) >= 5 and verbs)


def _text(view: View) -> str:
    return " " * view.block.start + view.block.text


def _utterances(narration: Narration, found: Sequence[Found]) -> tuple[Quote, ...]:
    """Quotes with speakers carried over: within a paragraph, and from one that does not close into the
    next."""
    said = [item[2] for item in found]
    utterance = _numbers(narration, found)
    for at in range(len(found)):
        if said[at] is None:
            said[at] = _carried(narration, found, said, at)
    return tuple(
        _quote(narration, number, quote, said[at], utterance[at])
        for at, (number, quote, _) in enumerate(found)
    )


def _numbers(narration: Narration, found: Sequence[Found]) -> list[int]:
    """Utterance numbers: parts that the narrator interrupts share one."""
    numbers: list[int] = []
    for at, item in enumerate(found):
        goes_on = at > 0 and _goes_on(narration, found[at - 1], item)
        numbers.append(numbers[-1] if goes_on else len(set(numbers)))
    return numbers


def _goes_on(narration: Narration, before: Found, item: Found) -> bool:
    """Whether a quote goes on with the one before it: unclosed there, interrupted, or without a speaker of
    its own in the same paragraph."""
    (block, quote, said), (earlier, part, _) = item, before
    if block == earlier + 1:
        return not part.marked.closed
    if block != earlier or not part.clause:
        return False
    unsaid = said is None or said.cue is None or _same_sentence(narration.views[block], part, quote)
    return unsaid and (quote.clause or _interrupted(narration, before, block, quote))


def _same_sentence(view: View, a: QuotedPart, b: QuotedPart) -> bool:
    return a.first >= 0 and b.first >= 0 and view.doc[a.first].sent == view.doc[b.first].sent


def _carried(
    narration: Narration, found: Sequence[Found], said: Sequence[Attribution | None], at: int
) -> Attribution | None:
    """The speaker of a quote whose own sentence names none."""
    block, quote, _ = found[at]
    if not quote.clause and not _in_first_person(narration.views[block], quote):
        return None
    if not is_prose(narration.views[block]):
        return None
    same = [
        i
        for i in range(len(found))
        if found[i][0] == block and i != at and said[i] is not None and found[i][1].clause
    ]
    earlier, later = [i for i in same if i < at], [i for i in same if i > at]
    pick = earlier[-1] if earlier else (later[0] if later else None)
    if pick is None and not quote.clause:
        return None
    if pick is not None:
        other = said[pick]
        name = other.name if other else None
        if earlier:
            name = _told_between(narration, block, found[pick][1], quote) or name
        return Attribution(name, None, None) if other else None
    return _from_before(narration, found, said, at)


def _told_between(narration: Narration, number: int, before: QuotedPart, quote: QuotedPart) -> str | None:
    """Whom a whole sentence between an earlier quote and this one is about: "…," says Aranda. Lund needed no
    asking. "I was glad." With "he" or "her" there or in the quote the earlier speaker may speak on: Lund
    hired him. "She was good to me." """
    view = narration.views[number]
    front = [s for s in view.doc.sents if before.last < s.start and s.end <= quote.first]
    if not front or front[-1].end != quote.first:
        return None
    said = view.block.text[quote.marked.start : quote.marked.end].casefold()
    if not PRONOUNS.keys().isdisjoint([t.lower_ for t in front[-1]] + re.findall(r"\w+", said)):
        return None
    subject = next((t for t in front[-1].root.children if t.dep_ == "nsubj" and t.pos_ != "PRON"), None)
    who = narration.referents.who(number, subject) if subject is not None else None
    return who.name if who is not None and who.kind == "person" else None


def _in_first_person(view: View, quote: QuotedPart) -> bool:
    """Whether a fragment has a word of the speaker for himself, so that it is no title and no term."""
    inside = view.doc[quote.first : quote.last + 1] if quote.first >= 0 else view.doc[:0]
    return any(t.lower_ in words("clauses", "pronouns_speaker") | _WE for t in inside)


def _from_before(
    narration: Narration, found: Sequence[Found], said: Sequence[Attribution | None], at: int
) -> Attribution | None:
    """From the paragraph before: its unclosed quote, its last speaker, or the one this paragraph is about."""
    block, quote, _ = found[at]
    view = narration.views[block]
    front = view.doc[: quote.first] if quote.first > 0 else view.doc[:0]
    last = _last_said(narration, block, quote.first) if len(front) > 2 else None
    if (
        last is None
        and at
        and found[at - 1][0] == block - 1
        and said[at - 1] is not None
        and found[at - 1][1].clause
    ):
        before = said[at - 1]
        last = before.name if before else None
    if last is None and block:
        last = _last_said(narration, block - 1, len(narration.views[block - 1].doc))
    if last is None and at == 0:
        last = _told_next(narration, block, quote)
    return Attribution(last, None, None) if last else None


def _told_next(narration: Narration, number: int, quote: QuotedPart) -> str | None:
    """For a quote that opens the article as a paragraph of its own: who speaks as the next one begins."""
    view, following = narration.views[number], number + 1
    alone = quote.first <= 0 and quote.last >= len(view.doc) - 2
    if not alone or following >= len(narration.views) or narration.views[following].quoted:
        return None
    first = next(iter(narration.views[following].doc.sents))
    said = next((t for t in first if t.dep_ == "nsubj" and speaks_in_person(t.head)), None)
    who = narration.referents.who(following, said) if said is not None and said.head == first.root else None
    return who.name if who is not None and who.kind == "person" else None


def _last_said(narration: Narration, number: int, limit: int) -> str | None:
    """Who is spoken of as speaking, or is the subject, in the last sentence before a token of a view."""
    view = narration.views[number]
    sentences = [s for s in view.doc.sents if s.start < limit]
    for sentence in reversed(sentences[-2:]):
        subjects = [t for t in sentence if t.dep_ == "nsubj" and t.i < limit and not view.inside_quote(t)]
        for token in sorted(
            subjects, key=lambda t: (not speaks_in_person(t.head), t.head.dep_ != "ROOT", t.i)
        ):
            reference = narration.referents.who(number, token)
            if reference is not None and reference.kind in ("person", "organisation", "group"):
                return name_of(narration, number, token)
    return None


def _quote(
    narration: Narration, number: int, quote: QuotedPart, said: Attribution | None, utterance: int
) -> Quote:
    view = narration.views[number]
    speaker, cue = (said.speaker, said.cue) if said else (None, None)
    text = _text(view)
    return Quote(
        start=quote.span.start,
        end=quote.span.end,
        kind="direct",
        speaker=said.name if said else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue=cue.of(text) if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        venue=venue_near(view, cue) if cue else None,
        utterance=utterance,
    )
