"""Indirect quotes: what somebody is reported to have said, without the reporting verb and the speaker."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Quote
from comparator.analysis.speech.masking import View, is_narration
from comparator.analysis.speech.reporting import (
    is_inverted,
    is_reporting,
    kind_of,
    lemma_of,
    misjoined,
    subject_of,
)
from comparator.analysis.speech.speakers import Attribution, Narration, expression, name_of
from comparator.analysis.speech.venues import venue_near
from comparator.analysis.wordlists import words

_MIN_WORDS = 3
_EDGES = frozenset(",;:—–-.!?…()\"“”‘’' ")
_FIRST_PERSONS = frozenset({"i", "we", "you", "who", "what", "which", "that", "there"})
_OWNERS = frozenset({"my", "our", "your", "whose"})  # not the narration's own people
_FULL = 0.6  # share of a clause in quote marks above which the direct quote alone is enough
_INFINITIVE_KINDS = ("promise", "urge", "deny")


def indirect_quotes(narration: Narration, direct: Sequence[Quote]) -> tuple[Quote, ...]:
    """The indirect quotes of an article. `direct`: its quotes between marks, which are not given again."""
    found: dict[Span, Quote] = {}
    number = max((q.utterance for q in direct), default=-1) + 1
    for at, view in enumerate(narration.views):
        if view.block.number is None or not is_narration(view):
            continue
        for span, said in _reports(narration, at, view):
            if said.name and span not in found and not _mostly_quoted(span, direct):
                found[span] = _quote(view, span, said, number + len(found))
    return tuple(found.values())


def _mostly_quoted(span: Span, direct: Sequence[Quote]) -> bool:
    inside = sum(span.overlap(Span(q.start, q.end)) for q in direct)
    return inside > _FULL * (span.end - span.start)


def _reports(narration: Narration, at: int, view: View) -> Iterator[tuple[Span, Attribution]]:
    for token in view.doc:
        if view.inside_quote(token):
            continue
        if is_reporting(token) and lemma_of(token) in _clausal():
            yield from _before(narration, at, view, token) or _by_verb(narration, at, view, token)
        elif token.pos_ == "NOUN" and token.lemma_.casefold() in words("reporting_verbs", "nouns", "lemmas"):
            yield from _by_noun(narration, at, view, token)
        elif (
            token.lower_ == "according"
            and token.i + 1 < len(view.doc)
            and view.doc[token.i + 1].lower_ == "to"
        ):
            yield from _by_phrase(narration, at, view, token)


def _clausal() -> frozenset[str]:
    """The verbs that a reported clause may hang on, straight or by a noun."""
    return words("reporting_verbs", "clausal", "lemmas") | words("reporting_verbs", "carrying", "lemmas")


def _by_verb(narration: Narration, at: int, view: View, verb: Token) -> Iterator[tuple[Span, Attribution]]:
    subject = subject_of(verb)
    if subject is None or subject.lower_ in _FIRST_PERSONS or view.inside_quote(subject) or _unsaid(verb):
        return
    clause = _complement(verb)
    if clause is None or clause.i in view.hidden:
        return
    outside = {t.i for c in clause.children if misjoined(c) for t in c.subtree}
    tokens = [t for t in clause.subtree if not _belongs_to(t, verb, clause) and t.i not in outside]
    tokens = _one_side(tokens, verb, subject)
    span = _span(view, tokens)
    if span is not None:
        yield (
            span,
            Attribution(
                name_of(narration, at, subject), expression(narration, at, subject), view.span(verb, verb)
            ),
        )


def _named_last(verb: Token) -> Token | None:
    """Who speaks where the sentence ends on the verb and the speaker: "The dam is weak, argued Aranda."."""
    if kind_of(verb) not in ("neutral", "claim"):
        return None
    noun = next((c for c in verb.children if c.pos_ == "PROPN" and is_inverted(c)), None)
    return noun if noun is not None and noun.right_edge.i + 2 >= verb.sent.end else None


def _before(narration: Narration, at: int, view: View, verb: Token) -> list[tuple[Span, Attribution]]:
    """What stands in front of a verb of saying that its speaker follows; nothing before any other verb."""
    speaker = _named_last(verb)
    span = _span(view, [t for t in verb.sent if t.i < verb.i]) if speaker is not None else None
    if speaker is None or span is None:
        return []
    name, stands = name_of(narration, at, speaker), expression(narration, at, speaker)
    return [(span, Attribution(name, stands, view.span(verb, verb)))]


def _by_noun(narration: Narration, at: int, view: View, noun: Token) -> Iterator[tuple[Span, Attribution]]:
    """What a noun with its owner reports: "Lund's announcement that the dam will close"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clause = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp") and c.left_edge.dep_ == "mark"), None
    )
    if clause is not None and not _opens_with_that(clause):
        return
    if owner is None or clause is None or owner.lower_ in _OWNERS or view.inside_quote(owner):
        return
    span = _span(view, list(clause.subtree))
    if span is not None:
        name = re.sub(r"['’]s?$", "", name_of(narration, at, owner) or "")
        yield span, Attribution(name or None, expression(narration, at, owner), view.span(noun, noun))


def _opens_with_that(clause: Token) -> bool:
    """Whether a clause begins with the conjunction, not with a "that" which is its subject or object."""
    return clause.left_edge.lower_ == "that" and clause.left_edge.tag_ == "IN"


def _unsaid(verb: Token) -> bool:
    """Whether nobody said it: "refused to say", "if he says", or another denies that he did."""
    negated = any(c.dep_ == "neg" for c in verb.children) and kind_of(verb) != "deny"
    conditional = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    return negated or conditional or _denied(verb)


def _denied(verb: Token) -> bool:
    """Whether what stands above denies it: "denied that he said", "rejected reports that he said"."""
    reports = verb.dep_ in ("acl", "ccomp") and verb.head.pos_ == "NOUN"
    told = verb.head if reports else verb
    return told.dep_ in ("ccomp", "dobj") and told.head.pos_ == "VERB" and kind_of(told.head) == "deny"


def _complement(verb: Token) -> Token | None:
    """The clause a reporting verb governs, on either side."""
    clauses = sorted(verb.children, key=lambda c: c.dep_ == "ccomp" and not _has_subject(c))
    for child in clauses:
        if (
            any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in child.children)
            and lemma_of(verb) == "ask"
        ):
            return None
        if child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADP"):
            return child
    carried = _carried_clause(verb)
    if carried is not None:
        return carried
    beside = verb.dep_ in ("parataxis", "ccomp", "advcl") and verb.head.pos_ in ("VERB", "AUX")
    if beside and _set_off(verb) and not (_reports_too(verb.head) or _is_subordinate(verb)):
        return verb.head
    if kind_of(verb) in _INFINITIVE_KINDS or lemma_of(verb) in ("say", "tell"):
        return next(
            (
                c
                for c in verb.children
                if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBG") and len(list(c.subtree)) >= 4
            ),
            None,
        )
    return None


def _has_subject(clause: Token) -> bool:
    """Whether a clause has a subject of its own, as a place in front of the sentence has not: "ARDAL — …"."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in clause.children)


def _is_subordinate(verb: Token) -> bool:
    """Whether a clause tells when or why, or has an object of its own, and so reports nothing beside it:
    "…, after studies pointed to risks", "…, as they threatened to leave", "…, they repeat it"."""
    addressed = lemma_of(verb) in words("reporting_verbs", "addressing", "lemmas")
    for child in verb.children:
        joins = child.dep_ == "mark" and child.lower_ != "as"
        own = child.dep_ in ("xcomp", "ccomp") or (child.dep_ == "dobj" and not addressed)
        if joins or own or child.tag_ == "WRB":
            return True
    return False


def _reports_too(above: Token) -> bool:
    """Whether the verb above reports a clause of its own: "Commenting on it, he noted that …"."""
    return is_reporting(above) and any(c.dep_ == "ccomp" for c in above.children)


def _carried_clause(verb: Token) -> Token | None:
    """The that-clause that hangs on a noun behind the verb: "expressed hope that …", or "said at the talks
    that …", where it is the verb's own."""
    carries = lemma_of(verb) in words("reporting_verbs", "carrying", "lemmas")
    for noun in verb.subtree:
        own = noun.dep_ == "dobj" and noun.head == verb
        if carries != own or not (own or (noun.dep_ == "pobj" and noun.head.head == verb)):
            continue
        if not own and noun.lemma_.casefold() in words("reporting_verbs", "nouns", "lemmas"):
            continue
        for child in noun.children:
            if child.dep_ == "acl" and _opens_with_that(child):
                return child
    return None


def _set_off(verb: Token) -> bool:
    """Whether verb and speaker stand between commas, or at the end: "The deal, he said, is done"."""
    left, right = verb.left_edge.i, verb.right_edge.i
    if left:
        return "," in (verb.doc[left - 1].text, verb.doc[left].text)
    return right + 1 < len(verb.doc) and verb.doc[right + 1].text == ","


def _belongs_to(token: Token, verb: Token, clause: Token) -> bool:
    """Whether a token of the clause's subtree is the attribution itself."""
    return clause.i != verb.i and (
        token.i == verb.i or (verb in token.ancestors and clause in verb.ancestors)
    )


def _one_side(tokens: list[Token], verb: Token, subject: Token) -> list[Token]:
    """The tokens before or behind the attribution, whichever side has more."""
    low, high = min(verb.i, subject.i), max(verb.i, subject.i)
    left, right = [t for t in tokens if t.i < low], [t for t in tokens if t.i > high]
    return left if len(left) > len(right) else right


def _span(view: View, tokens: list[Token]) -> Span | None:
    """The document span of a clause without its conjunction and edge punctuation; None for too little
    or for a quote."""
    while tokens and (
        tokens[0].text in _EDGES
        or tokens[0].is_space
        or (tokens[0].lower_ in ("that", "and", "but") and tokens[0].dep_ in ("mark", "cc"))
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _EDGES or tokens[-1].is_space):
        tokens = tokens[:-1]
    if not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return None
    if len([t for t in tokens if t.is_alpha]) < _MIN_WORDS or any(t.i in view.hidden for t in tokens):
        return None
    return view.span(tokens[0], tokens[-1])


def _by_phrase(narration: Narration, at: int, view: View, token: Token) -> Iterator[tuple[Span, Attribution]]:
    """What stands in the sentence beside "according to X"."""
    source = next((t for t in token.subtree if t.dep_ == "pobj"), None)
    if source is None:
        return
    phrase = {t.i for t in token.subtree}
    sentence = list(token.sent)
    left, right = [t for t in sentence if t.i < min(phrase)], [t for t in sentence if t.i > max(phrase)]
    side = left if len(left) > len(right) else right
    span = _span(view, side)
    if span is not None:
        yield (
            span,
            Attribution(
                name_of(narration, at, source),
                expression(narration, at, source),
                view.span(token, view.doc[token.i + 1]),
            ),
        )


def _quote(view: View, span: Span, said: Attribution, utterance: int) -> Quote:
    text = " " * view.block.start + view.block.text
    return Quote(
        start=span.start,
        end=span.end,
        kind="indirect",
        speaker=said.name,
        speaker_start=said.speaker.start if said.speaker else None,
        speaker_end=said.speaker.end if said.speaker else None,
        cue=said.cue.of(text) if said.cue else None,
        cue_start=said.cue.start if said.cue else None,
        cue_end=said.cue.end if said.cue else None,
        venue=venue_near(view, said.cue) if said.cue else None,
        utterance=utterance,
    )
