"""Reporting verbs in their forms, and the words that reports consist of: verb, subject, phrase."""

from collections.abc import Callable

from spacy.tokens import Token

from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import reporting_kind, table, words

_ONLY_WITH: dict[str, list[str]] = table("reporting_verbs")["phrases"]["only_with"]
_IRREGULAR: dict[str, list[str]] = table("reporting_verbs")["irregular"]
_FARTHEST = 6  # verbs one above the other that may share a subject


def _forms(lemma: str) -> set[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = (
        lemma[:-1] + "ies"
        if lemma.endswith("y") and lemma[-2] not in "aeou"
        else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    )
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeou" else stem + "ed"
    return {lemma, third, past, stem + "ing", *_IRREGULAR.get(lemma, [])}


REPORTING_FORMS = frozenset(form for lemma in reporting_kind() for form in _forms(lemma))
"""Every form of every reporting verb, lower case."""

_STRONG_FORMS = frozenset(
    form
    for lemma in set(reporting_kind()) - words("reporting_verbs", "weak", "lemmas")
    for form in _forms(lemma)
)
_LEMMA_OF = {form: lemma for lemma in reporting_kind() for form in sorted(_forms(lemma))}


def lemma_of(token: Token) -> str:
    """The token's lemma, by the list of forms where the tagger took a verb for a noun."""
    return _LEMMA_OF.get(token.lower_, token.lemma_.casefold())


def is_reporting(token: Token) -> bool:
    """Whether a token is a reporting verb in use, not a noun or an adjective of the same form."""
    if token.lower_ not in REPORTING_FORMS:
        return False
    particles = _ONLY_WITH.get(lemma_of(token))
    if particles and (token.i + 1 >= len(token.doc) or token.nbor(1).lower_ not in particles):
        return False
    return (
        token.pos_ == "VERB"
        or (token.lower_ in _STRONG_FORMS and token.pos_ in ("VERB", "AUX"))
        or token.lower_ in ("said", "says", "told", "tweeted", "added")
    )


def is_weak(token: Token) -> bool:
    """Whether the verb reports only where it governs the words that are reported."""
    return lemma_of(token) in words("reporting_verbs", "weak", "lemmas")


def speaks_in_person(token: Token) -> bool:
    """Whether a verb of saying is one that figures, reports and moves cannot be the subject of."""
    return is_reporting(token) and lemma_of(token) not in words("reporting_verbs", "things_may", "lemmas")


def speaks_by_form(token: Token) -> bool:
    """Whether a word, whatever its tag, has the form of a verb of saying that needs no words behind it."""
    return token.lower_ in _STRONG_FORMS


def kind_of(token: Token) -> str:
    """The verb's kind: neutral, claim, confirm, deny, urge, attack, praise or promise."""
    return reporting_kind().get(lemma_of(token), "neutral")


def subject_of(verb: Token, hidden: Callable[[Token], bool] = lambda _: False) -> Token | None:
    """Who reports: the verb's subject, an agent behind "by", or the subject it shares with the verb above it.
    A `hidden` subject, one inside a quote, is passed over."""
    seen, token = set[int](), verb
    while token.i not in seen and len(seen) < _FARTHEST:
        seen.add(token.i)
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
        agents = [g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        if passive and token is verb and not is_quoted_as(verb):
            return agents[0] if agents else None
        own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        expletive = (
            token is not verb and token.dep_ == "ccomp" and bool(own) and own[0].lower_ in ("it", "there")
        )
        if own and not hidden(own[0]) and not expletive:
            return _antecedent(_last_piece(own), token)
        if token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            above = _above_relative(token)
            if above is not None:
                return above
            head = _spokesman(token.head)
            return (agents[0] if agents else head) if token.tag_ in ("VBG", "VB") or agents else None
        if token.dep_ not in (
            "conj",
            "xcomp",
            "advcl",
            "ccomp",
            "pcomp",
            "prep",
            "dep",
            "parataxis",
            "relcl",
        ):
            return None
        if _blamed_on_another(token):
            return None
        if quoted := _quoted_by_another(token):
            return quoted
        token = token.head.head if misjoined(token) else token.head
        if token.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
    return None


def _above_relative(verb: Token) -> Token | None:
    """The subject of a verb that the parser hung on the last noun of the relative clause in front of it, so
    that the sentence has no verb: "Jane Doe, who led the talks, called it a start"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    clause = next((t for t in verb.ancestors if t.dep_ == "relcl"), None)
    noun = clause.head if clause is not None else verb
    return noun if noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN") else None


def _last_piece(subjects: list[Token]) -> Token:
    """The first subject; of a word with hyphens that the parser took for several its last piece, and the name
    behind a comma or a dash that stands right before the verb: "One of her friends, Jane Doe told us"."""
    last = subjects[0]
    name = subjects[-1]
    front = name.left_edge.nbor(-1) if name.left_edge.i else last
    if (
        name.pos_ == "PROPN"
        and last.i < front.i < name.i < name.head.i
        and front.text in (",", "—", "–", "--")
    ):
        return name
    for piece in subjects[1:]:
        if piece.i == last.i + 1 and not last.whitespace_ and "-" in (piece.text, last.text):
            last = piece
    return last


def _blamed_on_another(verb: Token) -> bool:
    """Whether it is the object who did it: "he attacked the minister for promising …"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "for":
        return False
    return (
        any(c.dep_ in ("dobj", "obj", "dative") for c in verb.head.head.children)
        or verb.head.head.pos_ == "NOUN"
    )


def _quoted_by_another(verb: Token) -> Token | None:
    """Whose words they are where somebody else quotes them: "the paper quoted Jane Doe as saying …"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or lemma_of(verb.head.head) not in ("quote", "cite"):
        return None
    return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)


def misjoined(verb: Token) -> bool:
    """Whether a verb hangs on what is reported and belongs to the report: one in the past joined to an
    infinitive ("she said firms could not borrow and called the rate …"), one that goes on telling ("she said
    he had left, adding that …")."""
    inner = verb.head
    if _goes_on(verb, inner):
        return True
    past = verb.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ == "did" for c in verb.children)
    apart = verb.dep_ == "conj" and past and inner.tag_ == "VB" and inner.dep_ == "ccomp"
    return apart and is_reporting(inner.head) and inner.head.tag_ == "VBD"


def _goes_on(verb: Token, inner: Token) -> bool:
    """Whether a participle tells more of what the speaker of the clause above said: ", adding that …" always,
    ", saying that …" where the clause is about a thing."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < inner.i or verb.nbor(-1).text != ",":
        return False
    if inner.dep_ != "ccomp" or is_reporting(inner) or not (is_reporting(verb) and is_reporting(inner.head)):
        return False
    subject = next((c for c in inner.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    thing = subject is not None and _is_thing(subject)
    return thing or lemma_of(verb) in words("reporting_verbs", "going_on", "lemmas")


def _is_thing(noun: Token) -> bool:
    """Whether a noun stands for one thing that cannot speak: no person, no body, no office."""
    head = noun.lemma_.casefold()
    speaking = words("speakers", "people", "lemmas") | words("speakers", "bodies", "lemmas")
    return noun.tag_ == "NN" and head not in speaking and not is_office(head)


def is_inverted(noun: Token) -> bool:
    """Whether a noun that the parser took for the object is the subject: "…," replied the minister."""
    verb = noun.head
    if noun.dep_ != "dobj" or not is_reporting(verb) or is_weak(verb) or noun.left_edge.i != verb.i + 1:
        return False
    if lemma_of(verb) in words("reporting_verbs", "addressing", "lemmas") or verb.i == 0:
        return False
    return verb.nbor(-1).text == "," and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _spokesman(noun: Token) -> Token:
    """For "a spokesperson for the camp describing" the spokesperson, not the camp."""
    while (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("for", "of", "from", "with")
        and noun.head.head.pos_ in ("NOUN", "PROPN")
    ):
        noun = noun.head.head
    return noun


def is_quoted_as(verb: Token) -> bool:
    """ "was quoted as saying", "was reported to have said": the passive's subject speaks."""
    return any(
        c.dep_ in ("prep", "xcomp") and c.lower_ in ("as", "saying") for c in verb.children
    ) and lemma_of(verb) in ("quote", "report", "cite")


def _antecedent(subject: Token, verb: Token) -> Token:
    """For "who", "which" and "that" the noun they stand for."""
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" and verb.head is not subject:
        return verb.head
    return subject
