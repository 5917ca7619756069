"""Small questions to a parsed block: which tokens stand at a span, which verb governs them, in what tense."""

from spacy.tokens import Doc, Token

from comparator.analysis.document import Span
from comparator.analysis.numbers.calendar_days import Tense
from comparator.analysis.wordlists import table


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """The tokens a span of the block's text touches, in order."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []


def governor(token: Token) -> Token:
    """The nearest finite verb above a token (one with a subject of its own), or the sentence's root."""
    here = token
    while here.head != here:
        here = here.head
        if here.pos_ in ("VERB", "AUX") and any(
            c.dep_ in ("nsubj", "nsubjpass", "expl") for c in here.children
        ):
            return here
    return here


def tense_at(doc: Doc, span: Span) -> Tense:
    """Whether the clause around a span speaks of past or future; None where it does not say."""
    tokens = tokens_in(doc, span)
    if not tokens:
        return None
    top = min(tokens, key=lambda t: len(list(t.ancestors)))
    verb = governor(top)
    path = [top, *(t for t in top.ancestors if t == verb or verb in t.ancestors)]
    around = {
        t for step in path for t in (step, *(c for c in step.children if c.dep_ in ("aux", "acomp", "attr")))
    }
    foretelling = next(filter(_foretells, sorted(around, key=lambda t: -t.i)), None)
    if foretelling is not None or _is_to(verb):
        return "foreseen" if _was_ahead(foretelling or verb) else "future"
    if _may_be_early(top, verb):
        return "future"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in _timetabled() and verb in top.ancestors:
        return "future"
    direct = next((t for t in top.ancestors if t.pos_ not in ("ADP", "PROPN", "NUM")), verb)
    near = direct == verb and abs(verb.i - top.i) <= _NEAR
    past = near and (verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in _AUX))
    return "past" if past or _opens_past(tokens) else None


def _was_ahead(foretelling: Token) -> bool:
    """Whether what foretells does so in a sentence of the past: "called off the march planned for May 9",
    "was to open on May 9"; not what somebody said would come."""
    for token in (foretelling, *foretelling.ancestors):
        finite = [t for t in (token, *token.children) if t is token or t.dep_ in _AUX]
        if any(t.tag_ in ("VBZ", "VBP", "MD") for t in finite):
            return False
        if token.dep_ == "ccomp":
            return False
        if any(t.tag_ == "VBD" for t in finite):
            return True
    return False


def _opens_past(tokens: list[Token]) -> bool:
    """Whether a date opens a sentence whose first verb is of the past, wherever the parser hung it: "In March
    another judge, Ann Lee, stopped the plan"."""
    sentence = tokens[0].sent
    if tokens[0].i - sentence.start > 1:
        return False
    behind = (t for t in sentence if t.i > tokens[-1].i and t.dep_ not in ("relcl", "acl"))
    verb = next((t for t in behind if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    if verb is None or verb.tag_ != "VBD":
        return False
    whole = verb.head if verb.dep_ in _AUX else verb
    around = (whole, *(c for c in whole.children if c.dep_ in (*_AUX, "acomp", "attr")))
    return not (any(map(_foretells, around)) or _is_to(whole))


def _may_be_early(top: Token, verb: Token) -> bool:
    """ "could leave as early as Friday"."""
    before = top.doc[max(0, top.i - 3) : top.i].text.casefold()
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    may = aux & {"could", "may", "might"} and not aux & {"have", "'ve", "’ve"}
    return bool(may) and before in ("as early as", "as soon as")


_NEAR = 8  # tokens; farther from its verb the parse of a date is a guess
_AUX = ("aux", "auxpass")


def _foretells(token: Token) -> bool:
    """Whether a word puts what hangs on it into the future."""
    if token.lemma_.lower() in table("months")["tense"]["before_aim"]:
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("to", "for")
    return token.lemma_.lower() in _future() or token.text.lower() in _future()


def _future() -> frozenset[str]:
    return frozenset(table("months")["tense"]["future"])


def _timetabled() -> frozenset[str]:
    return frozenset(table("months")["tense"]["timetabled"])


def _is_to(verb: Token) -> bool:
    """ "is to repeat", "are to meet"."""
    to = any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux")
    return (to and verb.head.lemma_ == "be") or (
        verb.lemma_ == "be"
        and any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children)
    )
