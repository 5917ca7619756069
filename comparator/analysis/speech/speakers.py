"""Who speaks a quote: the reporting verb it hangs on, that verb's subject, and whom the subject stands
for."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Mention
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.issuers import given_by, state_body
from comparator.analysis.speech.masking import QuotedPart, View
from comparator.analysis.speech.nominals import is_apposed, may_speak, phrase_text
from comparator.analysis.speech.quote_verbs import subject_by, verb_of_quote
from comparator.analysis.speech.referents import Referents
from comparator.analysis.speech.reporting import is_quoted_as, is_reporting, lemma_of, subject_of
from comparator.analysis.speech.tags import named_behind
from comparator.analysis.wordlists import seats, words

_LABEL = ("dep", "ROOT", "nsubj", "npadvmod", "nmod", "appos")  # what a name is that stands alone: "Doe: …"


_OPENS_NOUN = ("DT", "JJR", "RBR", "CD")  # "a shrug", "more ships", "forty ships"
_ANSWERS = frozenset({"yes", "no", "comment", "comments"})


class Attribution(NamedTuple):
    """Who said something, with the words that tell."""

    name: str | None
    speaker: Span | None
    cue: Span | None


class Narration(NamedTuple):
    """What is needed to find speakers in one article."""

    views: tuple[View, ...]
    referents: Referents
    mentions: Sequence[Mention]


def attribute(narration: Narration, number: int, quote: QuotedPart) -> Attribution | None:
    """The quote's speaker by the words in its own sentence, None where the sentence has none."""
    view = narration.views[number]
    if quote.first < 0:
        return None
    according = _according(narration, number, quote)
    if according:
        return according
    verb = verb_of_quote(view, quote)
    if verb is not None:
        verb = _told_above(narration, number, quote, verb)
    subject = (_quoted_source(verb) or subject_by(view, quote, verb)) if verb is not None else None
    if verb is None or subject is None:
        by_order = named_behind(view, quote, narration.mentions)
        if by_order is not None:
            named, told = by_order
            return Attribution(named.name, Span(named.start, named.end), view.span(told, told))
    if verb is None:
        return _by_noun(narration, number, quote) or _before_colon(narration, number, quote)
    if subject is None or view.inside_quote(subject):
        return None
    return Attribution(
        name_of(narration, number, subject), expression(narration, number, subject), _cue(view, verb)
    )


def _cue(view: View, verb: Token) -> Span:
    """The verb of saying as it is said of the speaker: "said", "was quoted as saying"; where somebody "quoted
    him as saying", what he is saying."""
    saying = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == "saying"), None)
    if saying is None or not is_quoted_as(verb):
        return view.span(verb, verb)
    passive = next((c for c in verb.children if c.dep_ == "auxpass" and c.i < verb.i), None)
    whole = passive is not None and saying.i == verb.i + 2
    return view.span(passive if whole and passive else saying, saying)


def _told_above(narration: Narration, number: int, quote: QuotedPart, verb: Token) -> Token:
    """The verb of saying above one that a thing is the subject of: "noted" where she noted that the plan
    shows her "great care"; and above an answer by deeds: "said" where she said they had answered with "more
    ships"."""
    view = narration.views[number]
    subject = subject_by(view, quote, verb)
    thing = subject is not None and subject.pos_ == "NOUN" and name_of(narration, number, subject) is None
    if quote.clause or not (thing or _by_deeds(view, quote, verb)) or verb.dep_ not in ("ccomp", "conj"):
        return verb
    above = [t for t in verb.ancestors if is_reporting(t) and not view.inside_quote(t)]
    return next((t for t in above if subject_of(t, view.inside_quote) is not None), verb)


def _by_deeds(view: View, quote: QuotedPart, verb: Token) -> bool:
    """Whether a fragment tells with what, or by what, something was done: "answered the talks with "more
    ships""; not what may have been said: "replied with "no comment"", "with "go away""."""
    told = view.doc[quote.first : quote.last + 1]
    first = next((t for t in told if t.is_alpha), told[0])
    if told.root.pos_ != "NOUN" or first.tag_ not in _OPENS_NOUN or any(t.text[:1].isupper() for t in told):
        return False
    if any(t.lower_ in _ANSWERS for t in told):
        return False
    with_ = told.root.head
    between = itertools.takewhile(lambda t: t != verb, with_.ancestors)
    return with_.lower_ in ("with", "by") and all(t.pos_ in ("NOUN", "PROPN", "ADP") for t in between)


def _quoted_source(verb: Token) -> Token | None:
    """ "…, the agency said, quoting X", "the agency quoted X as saying": the words are X's."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if lemma_of(verb) in ("quote", "cite") and is_quoted_as(verb) and not passive:
        heads = [
            verb,
            *(g for c in verb.children if c.dep_ in ("ccomp", "xcomp", "prep") for g in (c, *c.children)),
        ]
        return next(
            (c for h in heads for c in h.children if c.dep_ == ("dobj" if h == verb else "nsubj")), None
        )
    for child in verb.children:
        if child.lower_ == "quoting" and child.dep_ == "advcl":
            return next((c for c in child.children if c.dep_ == "dobj"), None)
    return None


def name_of(narration: Narration, number: int, subject: Token) -> str | None:
    """The full name a subject stands for; two people for a pair."""
    who = narration.referents.who
    giver = given_by(subject)
    given = name_of(narration, number, giver) if giver is not None else None
    if given is not None:
        return given
    for child in subject.children if not _is_named(narration, number, subject) else ():
        named = who(number, child) if is_apposed(child) else None
        if named is not None and named.kind == "person":
            return name_of(narration, number, child)
    reference = who(number, subject)
    holder = _holder(narration, number, subject)
    if holder is not None:
        return holder
    if reference is None:
        return _unnamed(subject)
    if reference.kind == "place":
        return seats().get(reference.name, reference.name)
    other = _partner(narration, number, subject) if reference.kind == "person" else None
    return f"{reference.name} and {other}" if other else reference.name


def _holder(narration: Narration, number: int, subject: Token) -> str | None:
    """The person with two offices in front of the name: "President and chief officer Jane Doe said"."""
    if not is_office(subject.text) or _is_named(narration, number, subject):
        return None
    last = next((t for t in reversed(list(subject.subtree)) if t.dep_ == "conj"), subject)
    named = narration.referents.who(number, last)
    between = last.doc[subject.i + 1 : last.i]
    if last is subject or named is None or named.kind != "person" or any(t.text == "," for t in between):
        return None
    return named.name if is_office(last.left_edge.nbor(-1).text) else None


def _is_named(narration: Narration, number: int, token: Token) -> bool:
    """Whether a token is part of a name."""
    at = narration.views[number].origin(token.idx)
    return any(m.start <= at < m.end for m in narration.mentions)


def _partner(narration: Narration, number: int, subject: Token) -> str | None:
    """The second of a pair: "X and Y said"."""
    for child in subject.children:
        joined = child.dep_ == "conj" and any(c.dep_ == "cc" for c in subject.children)
        if joined and child.i > subject.i and child.pos_ == "PROPN":
            other = narration.referents.who(number, child)
            if other is not None:
                return other.name if other.kind == "person" else None
            return phrase_text(child) if " " in phrase_text(child) else None
    return None


def _unnamed(subject: Token) -> str | None:
    """The noun phrase itself, where it names people or a thing that speaks without a name; no pronoun."""
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in subject.children) and (
        subject.pos_ == "NUM" or subject.lower_ in words("speakers", "counted", "words")
    ):
        return phrase_text(subject)
    if subject.pos_ not in ("NOUN", "PROPN") and subject.lower_ not in words("speakers", "counted", "words"):
        return None
    return state_body(subject, phrase_text(subject)) if may_speak(subject) else None


def expression(narration: Narration, number: int, subject: Token) -> Span:
    """Where the speaker stands: the name, the pronoun, or the noun phrase without its relative clauses."""
    view = narration.views[number]
    giver = given_by(subject)
    if giver is not None and name_of(narration, number, giver) is not None:
        subject = giver
    at = view.origin(subject.idx)
    for mention in narration.mentions:
        if mention.start <= at < mention.end:
            return Span(mention.start, mention.end)
    for child in subject.children:
        named = narration.referents.who(number, child) if is_apposed(child) else None
        if named is not None and named.kind == "person":
            return expression(narration, number, child)
    owner = _issued_by(narration, number, subject)
    if owner is not None:
        return expression(narration, number, owner)
    first = min(
        (t.i for t in subject.lefts if t.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod")),
        default=subject.i,
    )
    first = min(view.doc[first].left_edge.i, subject.i)
    return view.span(view.doc[first], subject)


def _issued_by(narration: Narration, number: int, subject: Token) -> Token | None:
    """Where behind a thing that speaks stands whose words it gives: "a release sent out by the union"."""
    whose = narration.referents.who(number, subject)
    if whose is None or subject.lemma_.casefold() not in words("reporting_verbs", "sources", "lemmas"):
        return None
    behind = (t for t in subject.subtree if t.i > subject.i and _is_named(narration, number, t))
    references = ((t, narration.referents.who(number, t)) for t in behind)
    return next((t for t, who in references if who is not None and who.name == whose.name), None)


def _by_noun(narration: Narration, number: int, quote: QuotedPart) -> Attribution | None:
    """By a noun of saying above the fragment: "his opinion about the "terrible" deal"."""
    view = narration.views[number]
    for above in view.doc[quote.first : quote.last + 1].root.ancestors:
        if above.lemma_.casefold() in words("reporting_verbs", "nouns", "lemmas") and not view.inside_quote(
            above
        ):
            owner = next((c for c in above.children if c.dep_ == "poss"), None)
            if owner is not None:
                return Attribution(
                    name_of(narration, number, owner),
                    expression(narration, number, owner),
                    view.span(above, above),
                )
    return None


def _before_colon(narration: Narration, number: int, quote: QuotedPart) -> Attribution | None:
    """ "X took to the platform with this: …": the last subject before a colon."""
    view = narration.views[number]
    if not quote.clause or quote.first < 2 or view.doc[quote.first - 1].text != ":":
        return None
    last = view.doc[quote.first - 2]
    named = narration.referents.who(number, last)
    if named is not None and named.kind in ("person", "organisation") and last.dep_ in _LABEL:
        return Attribution(named.name, expression(narration, number, last), None)
    for token in reversed(view.doc[: quote.first - 1]):
        if token.is_sent_start and token.i < quote.first - 60:
            break
        if token.dep_ not in ("nsubj", "dep") or token.pos_ == "VERB" or view.inside_quote(token):
            continue
        who = narration.referents.who(number, token)
        name = name_of(narration, number, token) if who is None or who.kind != "place" else None
        if name is not None and (who is not None or may_speak(token)):
            return Attribution(name, expression(narration, number, token), None)
        if may_speak(token):
            return None
    return None


def _said_within(narration: Narration, number: int, quote: QuotedPart) -> bool:
    """Whether a fragment is a person's in the clause that another vouches for: "Doe told a rally it was "a
    shame", according to the Lesk Post"."""
    view = narration.views[number]
    verb = verb_of_quote(view, quote) if not quote.clause else None
    subject = subject_by(view, quote, verb) if verb is not None else None
    who = narration.referents.who(number, given_by(subject) or subject) if subject is not None else None
    return who is not None and who.kind == "person" and subject is not None and subject.i < quote.first


def _according(narration: Narration, number: int, quote: QuotedPart) -> Attribution | None:
    """ "According to X" in the quote's sentence."""
    view = narration.views[number]
    for token in view.doc[quote.first].sent:
        if (
            token.lower_ == "according"
            and token.i + 1 < len(view.doc)
            and view.doc[token.i + 1].lower_ == "to"
            and not view.inside_quote(token)
        ):
            source = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            if source is not None and (
                (token.i > quote.last and token.i - quote.last <= 3) or token.i < quote.first
            ):
                if token.i > quote.last and _said_within(narration, number, quote):
                    return None
                if token.i < quote.first and any(is_reporting(t) for t in view.doc[token.i : quote.first]):
                    return None
                return Attribution(
                    name_of(narration, number, source),
                    expression(narration, number, source),
                    view.span(token, view.doc[token.i + 1]),
                )
    return None
