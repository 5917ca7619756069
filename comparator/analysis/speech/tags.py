"""Who speaks by the order of the words, where the parser loses the sentence behind or before a quote."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from comparator.analysis.findings import Mention
from comparator.analysis.speech.masking import QuotedPart, View
from comparator.analysis.speech.reporting import is_reporting, is_weak, speaks_by_form
from comparator.analysis.wordlists import words

_REACH = 45  # tokens of an apposition between a name and its verb
_TITLE = 8  # tokens between a verb and the name that follows it
_ENDS = frozenset(".;:!?")
_BEFORE_NAMES = ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART")


def named_behind(view: View, quote: QuotedPart, mentions: Sequence[Mention]) -> tuple[Mention, Token] | None:
    """The name right behind a quoted sentence with its verb, in either order: "…," Jane Doe, head of the
    port since May, said by telephone; "…," crowed the port's chief Jane Doe, whatever the verb."""
    at = quote.last + 1
    if not quote.clause or not quote.marked.closed or at >= len(view.doc):
        return None
    if view.doc[quote.last].text not in (",", "?", "!"):
        return None
    first = view.doc[at]
    named = _mention_at(view, first, mentions)
    if named is not None:
        verb = _set_off_verb(view, named, first)
        return (named, verb) if verb is not None else None
    behind = _led_by(view, first, mentions) if _may_tell(first) else None
    return (behind, first) if behind is not None else None


def _mention_at(view: View, token: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The name that a token stands in, or whose title it stands in."""
    at = view.origin(token.idx)
    for mention in mentions:
        titled = mention.title_start is not None and mention.title_start <= at < mention.start
        if mention.start <= at < mention.end or titled:
            return mention
    return None


def _set_off_verb(view: View, named: Mention, first: Token) -> Token | None:
    """The verb of saying right behind the name where the tagger has a noun of it, or behind the apposition
    that follows the name between commas."""
    rest = list(_narrated(view, first.i))
    behind = [t for t in rest if view.origin(t.idx) >= named.end]
    if len(behind) == 1 and behind[0].tag_ == "NNS" and speaks_by_form(behind[0]):
        return behind[0]
    if not behind or behind[0].text != ",":
        return None
    for token in behind[1:]:
        front = token.nbor(-1)
        front = front.nbor(-1) if front.pos_ == "ADV" else front
        if token.tag_ in ("VBD", "VBZ") and front.text == "," and is_reporting(token) and not is_weak(token):
            return token
    return None


def _narrated(view: View, start: int) -> Iterator[Token]:
    """The tokens from a place on, up to the sentence's end or the next quote."""
    for token in view.doc[start : start + _REACH]:
        if token.text in _ENDS or view.inside_quote(token):
            return
        yield token


def _may_tell(token: Token) -> bool:
    """Whether a word right behind a quote is a verb in the past or the present, of whatever meaning."""
    if not token.is_lower or token.lemma_ in ("be", "have", "do") or token.pos_ == "ADP":
        return False
    return token.tag_ in ("VBD", "VBZ", "VBN") and token.lower_ not in words("speakers", "no_tags", "words")


def _led_by(view: View, verb: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The person whose name follows a verb, with no more than titles and nouns in front of it."""
    for token in view.doc[verb.i + 1 : verb.i + 1 + _TITLE]:
        named = _mention_at(view, token, mentions)
        if named is not None and named.kind == "person":
            return named
        if token.pos_ not in _BEFORE_NAMES or token.text in (*_ENDS, ",") or view.inside_quote(token):
            return None
    return None


def verb_before_colon(view: View, quote: QuotedPart) -> Token | None:
    """The verb of saying nearest before the colon that opens a quoted sentence: "… told us that Ms Doe had
    explained to the council on Monday: …", "she was calling out: …"."""
    at = quote.first - 1
    if not quote.clause or at < 1 or view.doc[at].text != ":" or view.inside_quote(view.doc[at - 1]):
        return None
    start = max((q.last + 1 for q in view.quoted if 0 <= q.last < at), default=0)
    for token in reversed(view.doc[start:at]):
        if token.text in _ENDS:
            return None
        if token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
            beside = token.i == at - 1 or (token.i == at - 2 and view.doc[at - 1].pos_ in ("ADP", "ADV"))
            told = is_reporting(token) and (beside or not is_weak(token))
            return token if told and token.dep_ in _MAIN else None
    return None


_MAIN = ("ROOT", "conj", "ccomp", "parataxis", "dep")
