"""In whose voice a word stands, by the clause that it is in: what somebody is reported to say, what stands
beside that in its sentence, what a headline gives as somebody's word, what stands in quote marks."""

import functools
import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from comparator.analysis.document import Span
from comparator.analysis.speech.reporting import REPORTING_FORMS, is_reporting, kind_of, lemma_of, subject_of
from comparator.analysis.wordlists import table, words

_FIRST_PERSON = frozenset({"i", "we"})
_MARKED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|(?<!\w)['‘](?=\S)[^'‘’\n]+(?<=\S)['’](?!\w)")
_BESIDE = ("advcl", "prep", "npadvmod")
_LABEL = re.compile(r"(?P<who>[^:]{2,60}): \S")
_SIGNED = re.compile(r"(?:: |\s[–—-] )(?P<who>[^:,.?!]{2,40})$")


def in_marks(text: str, span: Span) -> bool:
    """Whether words stand between quote marks, and not in the brackets of whoever put them in."""
    return any(Span(*m.span()).holds(span) for m in _MARKED.finditer(text))


def reporting_above(term: Token) -> Token | None:
    """The verb or noun by which somebody is reported to say what a term stands in: "polls say that the
    revolt is over", "reported fighting", "called for talks", "reports of a massacre"; None where the term
    stands in none. What somebody hopes or thinks is said by whoever says so, where the sentence tells."""
    child, aside, thought = term, _is_aside(term), None
    for above in term.ancestors:
        handed = _says(above, child) or (not aside and (_asks(above, child) or _names(above, child)))
        if handed and not is_beside(term, above):
            if lemma_of(above) not in words("reporting_verbs", "mental", "lemmas"):
                return above
            thought = thought or above
        child, aside = above, aside or _is_aside(above)
    return thought


def _is_aside(token: Token) -> bool:
    """Whether a clause within what somebody asks for or is accused of tells more than need be said by him:
    "… of neglect, as rioters went by", "… for a truce, which the war prevents"."""
    finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    return token.dep_ == "relcl" or (token.dep_ == "advcl" and finite)


def speaker_of(reporting: Token) -> tuple[Token, Span] | None:
    """Who says it, where the sentence tells by a subject of one, and the whole of that subject."""
    said = subject_of(reporting) if reporting.pos_ in ("VERB", "AUX") else None
    if said is None or any(c.dep_ == "conj" for c in said.children):
        return None
    last = said.right_edge
    return said, Span(said.left_edge.idx, last.idx + len(last))


def is_beside(term: Token, cue: Token) -> bool:
    """Whether a term stands beside what a verb reports, in what is told of the saying itself: "he urged them
    to talk, throwing his weight behind the truce", "he urged them to talk in a bid to end the war"."""
    path = [term, *term.ancestors]
    if cue not in path or cue is term:
        return False
    path = path[: path.index(cue)]
    reported = [c for c in cue.children if c.dep_ in ("ccomp", "xcomp")]
    if not reported or path[-1].i < reported[0].i:
        return False
    if path[-1].dep_ in _BESIDE:
        return not _is_condition(path[-1])
    asked = kind_of(cue) == "urge" and any(c.lower_ == "to" for c in reported[0].children)
    return asked and any(map(_is_aim, path))


def _is_aim(token: Token) -> bool:
    """Whether a word tells what somebody does or means by urging others: ", throwing …", "in a bid to …"."""
    before = token.left_edge.nbor(-1).lower_ if token.left_edge.i else ""
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return before == ","
    return before == "in" and token.lower_ in table("framing_terms")["voices"]["aims"]


def _is_condition(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children)


def headline_source(text: str, span: Span) -> Span | None:
    """Where a headline names those whose word a term is: "Linn: the talks are over", "Linn says: …", "Talks
    are over: Linn"; None where no colon or dash parts them. Whether it is somebody who speaks, the caller
    tells."""
    label = _LABEL.match(text)
    if label and span.start > label.end("who"):
        first = label["who"].split()
        said = len(first) > 1 and first[-1].casefold() in REPORTING_FORMS
        return Span(0, label.end("who") - (len(first[-1]) + 1 if said else 0))
    signed = _SIGNED.search(text)
    return Span(*signed.span("who")) if signed and span.end <= signed.start() else None


def is_source(label: str) -> bool:
    """Whether a headline's label says by itself that others are the source: "Reports", "Minister"."""
    last = label.split()[-1].casefold()
    offices = {office.casefold() for office in words("titles", "offices", "heads")}
    return last in offices or last in table("framing_terms")["voices"]["labels"]


def _says(above: Token, child: Token) -> bool:
    """Whether a verb reports the clause below it."""
    if above.pos_ not in ("VERB", "AUX") or not is_reporting(above) or lemma_of(above) not in _clausal():
        return False
    clause = child.dep_ == "ccomp" or (
        _is_condition(child) and any(c.dep_ == "ccomp" and c.i < child.i for c in above.children)
    )
    return clause and _has_speaker(above) and not _unsaid(above)


def _asks(above: Token, child: Token) -> bool:
    """Whether a verb has what somebody says as its object, behind a preposition or an infinitive."""
    if above.pos_ not in ("VERB", "AUX") or _unsaid(above):
        return False
    lemma, lists = lemma_of(above), table("framing_terms")["voices"]
    if child.dep_ == "prep":
        return child.lower_ in lists["behind"].get(lemma, ())
    if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children):
        asks = lemma in _clausal() and kind_of(above) in ("urge", "promise")
        return is_reporting(above) and (asks or _calls_on(above))
    return child.dep_ in ("dobj", "nsubjpass") and lemma in lists["objects"]


@functools.cache
def _clausal() -> frozenset[str]:
    verbs = words("reporting_verbs", "clausal", "lemmas") | words("reporting_verbs", "mental", "lemmas")
    return verbs | {*table("framing_terms")["voices"]["clausal"]}


def _calls_on(verb: Token) -> bool:
    return lemma_of(verb) == "call" and any(
        c.dep_ == "prep" and c.lower_ in ("on", "upon") for c in verb.children
    )


def _unsaid(verb: Token) -> bool:
    """Whether nobody says it, or the writer himself does: "did not say that", "we believe that"."""
    negated = any(c.dep_ == "neg" for c in verb.children) and kind_of(verb) != "deny"
    return negated or any(c.dep_ == "nsubj" and c.lower_ in _FIRST_PERSON for c in verb.children)


def _has_speaker(verb: Token) -> bool:
    """Whether a verb is somebody's: "it should be noted that" is the writer's own, "it was claimed that"
    not."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if passive and not any(c.dep_ == "agent" for c in verb.children):
        return kind_of(verb) == "claim" or lemma_of(verb) in ("say", "report", "believe", "think")
    return any(c.dep_ in ("nsubj", "agent") for c in verb.children) or subject_of(verb) is not None


def _names(above: Token, child: Token) -> bool:
    """Whether a noun hands over what somebody said: "claims that …", "calls for a truce", and without an
    article "reports of a massacre"."""
    if above.pos_ != "NOUN":
        return False
    lemma = above.lemma_.casefold()
    if child.dep_ in ("acl", "ccomp") and child.left_edge.lower_ == "that" and child.left_edge.tag_ == "IN":
        return lemma in words("reporting_verbs", "nouns", "lemmas")
    behind = table("framing_terms")["voices"]["nouns"].get(lemma, ())
    bare = not any(c.dep_ in ("det", "poss") for c in above.children) and above.lower_ != lemma
    return child.dep_ == "prep" and child.lower_ in behind and (child.lower_ != "of" or bare)


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that begins at an offset of a text, None where none does."""
    return next(_at(doc, offset), None)


def _at(doc: Doc, offset: int) -> Iterator[Token]:
    return (token for token in doc if token.idx == offset)
