"""The verb of saying that a quote hangs on, and its subject."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from comparator.analysis.speech.masking import QuotedPart, View
from comparator.analysis.speech.reporting import is_reporting, is_weak, lemma_of, subject_of
from comparator.analysis.speech.tags import verb_before_colon
from comparator.analysis.wordlists import words

_INNER_OPEN, _INNER_CLOSE = ("‘", "'", "“"), ("’", "'", "”")
_CARRYING = frozenset({"ROOT", "conj", "ccomp", "advcl", "xcomp", "acl"})
_REACH = 14  # tokens between a quote and a verb that reports it without governing it


def verb_of_quote(view: View, quote: QuotedPart) -> Token | None:
    """The verb of saying in a quote's own sentence: before its colon, beside it, above it, or near it."""
    return (
        _retold(view, quote)
        or verb_before_colon(view, quote)
        or _adjacent(view, quote)
        or _governing(view, quote)
        or (_near(view, quote) if quote.clause else _sentence_verb(view, quote))
    )


def _retold(view: View, quote: QuotedPart) -> Token | None:
    """The verb right behind words that are in single marks as well, as one tells what another said:
    … said, "'No!'" Doe recalled."""
    words_ = view.block.text[quote.marked.start : quote.marked.end].strip()
    if not quote.clause or words_[:1] not in _INNER_OPEN or words_[-1:] not in _INNER_CLOSE:
        return None
    behind = view.doc[quote.last + 1 : quote.last + 4]
    return next((t for t in behind if is_reporting(t) and subject_of(t, view.inside_quote) is not None), None)


def subject_by(view: View, quote: QuotedPart, verb: Token) -> Token | None:
    """Who speaks by a verb: its subject, the noun behind it, or the one in front that the parser hung on the
    quote as its apposition: "…," the leader of the party, Jane Doe, told reporters."""
    subject = _inverted(quote, verb) or subject_of(verb, view.inside_quote)
    if subject is not None or not quote.clause:
        return subject
    between = view.doc[quote.last + 1 : verb.i] if verb.i > quote.last else view.doc[:0]
    return next((t for t in between if t.dep_ == "appos" and quote.first <= t.head.i <= quote.last), None)


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
        if subject_by(view, quote, verb) is not None:
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


def _plain_reports(view: View, tokens: Iterable[Token]) -> Iterator[Token]:
    """The plain reporting verbs of the narration, each with a subject, among some tokens."""
    for token in tokens:
        plain = is_reporting(token) and not is_weak(token) and not view.inside_quote(token)
        if plain and subject_of(token, view.inside_quote) is not None:
            yield token


def _near(view: View, quote: QuotedPart) -> Token | None:
    """For a quoted sentence: the reporting verb beside it in the same sentence of the narration."""
    own = view.doc[quote.first].sent
    behind = view.doc[quote.last + 1 : min(own.end, quote.last + _REACH + 1)]
    front = view.doc[max(own.start, quote.first - _REACH) : quote.first]
    after = [t for t in _plain_reports(view, behind) if not _quote_between(view, quote.last, t.i)]
    before = [t for t in _plain_reports(view, front) if not _quote_between(view, t.i, quote.first)]
    colon = quote.first > 0 and view.doc[quote.first - 1].text == ":"
    if before and (colon or not after):
        return before[-1]
    return after[0] if after else None


def _sentence_verb(view: View, quote: QuotedPart) -> Token | None:
    """For a fragment: a reporting verb before it in the sentence whose words it may still belong to."""
    own = view.doc[quote.first].sent
    after = next(_plain_reports(view, view.doc[quote.last + 1 : min(own.end, quote.last + 5)]), None)
    if after and view.doc[quote.last + 1 : after.i].text.count(",") <= 1 and _tail(view, quote):
        return after
    front = (t for t in reversed(view.doc[own.start : quote.first]) if t.dep_ in _CARRYING)
    return next(_plain_reports(view, front), None)


def _tail(view: View, quote: QuotedPart) -> bool:
    """Whether the quote ends on a comma or stands right before its attribution."""
    return view.doc[quote.last].text in (",", "?", "!") or (
        quote.last + 1 < len(view.doc) and view.doc[quote.last + 1].text == ","
    )


def _quote_between(view: View, low: int, high: int) -> bool:
    return any(low < q.first and q.last < high and q.clause for q in view.quoted)
