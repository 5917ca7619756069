"""Who speaks a quote: the reporting verb it hangs on, that verb's subject, and whom the subject stands
for."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import Mention
from comparator.analysis.speech.issuers import state_body
from comparator.analysis.speech.masking import QuotedPart, View
from comparator.analysis.speech.nominals import may_speak, phrase_text
from comparator.analysis.speech.referents import Referents
from comparator.analysis.speech.reporting import is_quoted_as, is_reporting, is_weak, lemma_of, subject_of
from comparator.analysis.speech.tags import named_behind, verb_before_colon
from comparator.analysis.wordlists import seats, words

_REACH = 14  # tokens between a quote and a verb that reports it without governing it


_LABEL = ("dep", "ROOT", "nsubj", "npadvmod", "nmod", "appos")  # what a name is that stands alone: "Doe: …"


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
    verb = (
        verb_before_colon(view, quote)
        or _adjacent(view, quote)
        or _governing(view, quote)
        or (_near(view, quote) if quote.clause else _sentence_verb(view, quote))
    )
    subject = (_quoted_source(verb) or _subject(view, quote, verb)) if verb is not None else None
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
        name_of(narration, number, subject), expression(narration, number, subject), view.span(verb, verb)
    )


def _subject(view: View, quote: QuotedPart, verb: Token) -> Token | None:
    """Who speaks by a verb: its subject, the noun behind it, or the one in front that the parser hung on the
    quote as its apposition: "…," the leader of the party, Jane Doe, told reporters."""
    subject = _inverted(quote, verb) or subject_of(verb, view.inside_quote)
    if subject is not None or not quote.clause:
        return subject
    between = view.doc[quote.last + 1 : verb.i] if verb.i > quote.last else view.doc[:0]
    return next((t for t in between if t.dep_ == "appos" and quote.first <= t.head.i <= quote.last), None)


def _quoted_source(verb: Token) -> Token | None:
    """ "…, the agency said, quoting X", "the agency quoted X as saying": the words are X's."""
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if lemma_of(verb) in ("quote", "cite") and is_quoted_as(verb) and not passive:
        heads = [verb, *(g for c in verb.children if c.dep_ in ("ccomp", "xcomp", "prep") for g in (c, *c.children))]
        return next((c for h in heads for c in h.children if c.dep_ == ("dobj" if h == verb else "nsubj")), None)
    for child in verb.children:
        if child.lower_ == "quoting" and child.dep_ == "advcl":
            return next((c for c in child.children if c.dep_ == "dobj"), None)
    return None


def _inverted(quote: QuotedPart, verb: Token) -> Token | None:
    """ "…," replied the minister: the noun right behind a verb that stands right behind the quote, which the
    parser often takes for its object."""
    doc, at = verb.doc, verb.i + 1
    opens = quote.clause and quote.first <= doc[quote.first].sent.start + 1
    if (
        not opens
        or not 0 < verb.i - quote.last <= 2
        or (doc[verb.i - 1].is_alpha and verb.i - 1 > quote.last)
    ):
        return None
    if lemma_of(verb) in words("reporting_verbs", "addressing", "lemmas") or at >= len(doc):
        return None
    if doc[at].pos_ not in ("PROPN", "DET", "NOUN", "ADJ") or any(c.dep_ == "nsubj" for c in verb.children):
        return None
    head = doc[at]
    while head.head.i > head.i and _nominal_like(head.head):
        head = head.head
    return head if _nominal_like(head) and head.head == verb else None


def _nominal_like(token: Token) -> bool:
    """Whether a token is a noun, or the last word of a name that the tagger took for something else."""
    return token.pos_ in ("PROPN", "NOUN") or (token.text[:1].isupper() and token.pos_ in ("ADJ", "ADV", "X"))


def name_of(narration: Narration, number: int, subject: Token) -> str | None:
    """The full name a subject stands for; two people for a pair."""
    who = narration.referents.who
    for child in subject.children if not _is_named(narration, number, subject) else ():
        named = who(number, child) if child.dep_ == "appos" else None
        if named is not None and named.kind == "person":
            return name_of(narration, number, child)
    reference = who(number, subject)
    if reference is None:
        return _unnamed(subject)
    if reference.kind == "place":
        return seats().get(reference.name, reference.name)
    other = _partner(narration, number, subject) if reference.kind == "person" else None
    return f"{reference.name} and {other}" if other else reference.name


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
    at = view.origin(subject.idx)
    for mention in narration.mentions:
        if mention.start <= at < mention.end:
            return Span(mention.start, mention.end)
    for child in subject.children:
        named = narration.referents.who(number, child) if child.dep_ == "appos" else None
        if named is not None and named.kind == "person":
            return expression(narration, number, child)
    first = min(
        (t.i for t in subject.lefts if t.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod")),
        default=subject.i,
    )
    first = min(view.doc[first].left_edge.i, subject.i)
    return view.span(view.doc[first], subject)


def _adjacent(view: View, quote: QuotedPart) -> Token | None:
    """A reporting verb right in front of the quote, a comma, a colon or "that" between them at most."""
    at = quote.first - 1
    while at > 0 and (view.doc[at].text in (",", ":", "that", "—") or view.doc[at].is_space):
        at -= 1
    named = _naming(view, at)
    if named is not None and not quote.clause:
        return named
    if at < 0 or quote.first - at > 3 or not is_reporting(view.doc[at]) or view.inside_quote(view.doc[at]):
        return None
    if not quote.clause and not _reports_itself(view.doc[at]):
        return None
    return view.doc[at] if subject_of(view.doc[at], view.inside_quote) is not None else None


def _naming(view: View, at: int) -> Token | None:
    """A verb that gives a name, a pronoun and "as" at most behind it: "called it", "described her as"."""
    while at > 0 and (view.doc[at].lower_ == "as" or view.doc[at].tag_ == "PRP"):
        at -= 1
    verb = view.doc[at]
    gives = is_reporting(verb) and lemma_of(verb) in words("reporting_verbs", "naming", "lemmas")
    return verb if gives and not view.inside_quote(verb) and subject_of(verb, view.inside_quote) else None


def _governing(view: View, quote: QuotedPart) -> Token | None:
    """The reporting verb above the quote in the sentence's tree, or the one that hangs beside it."""
    inside = view.doc[quote.first : quote.last + 1]
    verb = _up(view, inside.root, quote)
    if verb is not None or not quote.clause:
        return verb
    for child in inside.root.children:
        if (
            is_reporting(child)
            and child.dep_ in ("parataxis", "ccomp", "advcl", "conj", "dep")
            and not view.inside_quote(child)
        ):
            return child
    return None


def _up(view: View, token: Token, quote: QuotedPart) -> Token | None:
    """The nearest reporting verb above a token, the weak ones only close by; else one set off beside them."""
    above = [t for t in token.ancestors if not quote.first <= t.i <= quote.last]
    thought = None
    for steps, verb in enumerate(above):
        if not is_reporting(verb) or view.inside_quote(verb) or (is_weak(verb) and steps > 4):
            continue
        if _subject(view, quote, verb) is not None:
            if _reports_itself(verb) and not _only_joined(above, steps, token):
                return verb
            thought = thought or verb
    if thought is not None:
        return thought
    beside = [
        c for t in (token, *above) for c in t.children if c.dep_ in ("parataxis", "ccomp") and is_reporting(c)
    ]
    return next(
        (c for c in beside if not view.inside_quote(c) and not is_weak(c) and _bare_attribution(c)), None
    )


def _only_joined(above: list[Token], steps: int, token: Token) -> bool:
    """Whether the way up to a verb goes by "and" from another verb, in what somebody else is told
    to have said: "she said he had asked for a list and had received …"."""
    below, verb = above[steps - 1] if steps else token, above[steps]
    joined = below.dep_ == "conj" and below.pos_ == "VERB" and not is_reporting(below)
    return joined and verb.dep_ == "ccomp" and is_reporting(verb.head)


def _reports_itself(verb: Token) -> bool:
    """Whether a verb is the report even where a verb of saying stands above it: no thought, and no weak verb
    but one that gives a name."""
    lemma = lemma_of(verb)
    if lemma in words("reporting_verbs", "mental", "lemmas"):
        return False
    naming = words("reporting_verbs", "naming", "lemmas")
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    above = first.head
    firm = is_reporting(above) and (not is_weak(above) or lemma_of(above) in naming)
    return not (is_weak(verb) and first.dep_ == "ccomp" and firm) or lemma in naming


def _bare_attribution(verb: Token) -> bool:
    """Whether a verb has a subject of its own and nothing that it reports: ", he said,"."""
    children = [c.dep_ for c in verb.children]
    return "nsubj" in children and "ccomp" not in children


def _reporting_around(view: View, quote: QuotedPart) -> list[Token]:
    """The plain reporting verbs, each with a subject, of the narrated sentence that a quote stands in."""
    return [
        t
        for t in view.doc[quote.first].sent
        if is_reporting(t)
        and not is_weak(t)
        and not view.inside_quote(t)
        and subject_of(t, view.inside_quote) is not None
    ]


def _near(view: View, quote: QuotedPart) -> Token | None:
    """For a quoted sentence: the reporting verb beside it in the same sentence of the narration."""
    verbs = _reporting_around(view, quote)
    after = [t for t in verbs if 0 < t.i - quote.last <= _REACH and not _quote_between(view, quote.last, t.i)]
    before = [
        t for t in verbs if 0 < quote.first - t.i <= _REACH and not _quote_between(view, t.i, quote.first)
    ]
    colon = quote.first > 0 and view.doc[quote.first - 1].text == ":"
    if before and (colon or not after):
        return before[-1]
    return after[0] if after else None


def _sentence_verb(view: View, quote: QuotedPart) -> Token | None:
    """For a fragment: a reporting verb before it in the sentence whose words it may still belong to."""
    verbs = _reporting_around(view, quote)
    after = [t for t in verbs if 0 < t.i - quote.last <= 4]
    before = [
        t for t in verbs if t.i < quote.first and t.dep_ in ("ROOT", "conj", "ccomp", "advcl", "xcomp", "acl")
    ]
    return (
        after[0]
        if after and view.doc[quote.last + 1 : after[0].i].text.count(",") <= 1 and _tail(view, quote)
        else (before[-1] if before else None)
    )


def _tail(view: View, quote: QuotedPart) -> bool:
    """Whether the quote ends on a comma or stands right before its attribution."""
    return view.doc[quote.last].text in (",", "?", "!") or (
        quote.last + 1 < len(view.doc) and view.doc[quote.last + 1].text == ","
    )


def _quote_between(view: View, low: int, high: int) -> bool:
    return any(low < q.first and q.last < high and q.clause for q in view.quoted)


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
                if token.i < quote.first and any(is_reporting(t) for t in view.doc[token.i : quote.first]):
                    return None
                return Attribution(
                    name_of(narration, number, source),
                    expression(narration, number, source),
                    view.span(token, view.doc[token.i + 1]),
                )
    return None
