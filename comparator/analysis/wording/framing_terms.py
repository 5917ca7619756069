"""Finds the framing terms of data/framing_terms.toml in a parsed text."""

import functools
import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from comparator.analysis.document import Span
from comparator.analysis.naming.body_forms import house_word
from comparator.analysis.wording.likeness import phrases
from comparator.analysis.wording.spellings import listed
from comparator.analysis.wordlists import table

_NAMES = ("ORG", "FAC", "WORK_OF_ART", "PRODUCT", "PERSON", "LAW")


class Term(NamedTuple):
    """A term as it stands in a text, under its plain form."""

    span: Span
    referent: str
    term: str
    head: Token


def whose(referent: str) -> bool:
    """Whether a referent is told apart by country."""
    return bool(table("framing_terms")["referents"][referent].get("whose"))


def terms_in(doc: Doc) -> tuple[Term, ...]:
    """Every term of a text, the longest first where they overlap ("civil war" before "war"). Verbs and words
    inside a name are none."""
    found, at = list[Term](), 0
    while at < len(doc):
        hit = _phrase(doc, at) or _noun(doc, at)
        if hit:
            found.append(hit[0])
        at = hit[1] if hit else at + 1
    return tuple(found)


def in_another_sense(text: str) -> frozenset[str]:
    """The terms that an article uses in another sense, by words that stand anywhere in it: of workers who are
    "on strike" every "strike" is theirs."""
    lists = table("framing_terms")["in_article"]
    return frozenset(term for term, words in lists.items() if phrases(text, Span(0, len(text)), words))


@functools.cache
def _nouns() -> dict[str, str]:
    """{noun in one spelling: referent}."""
    referents = table("framing_terms")["referents"]
    return {house_word(n): referent for referent, lists in referents.items() for n in lists.get("nouns", ())}


@functools.cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """{first word: [(words, phrase, referent)]}, the longest first, the words in one spelling."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for referent, lists in table("framing_terms")["referents"].items():
        for phrase in lists.get("phrases", ()):
            words = tuple(map(house_word, phrase.replace("-", " - ").split()))
            found.setdefault(words[0], []).append((words, phrase, referent))
    return {first: sorted(phrases, key=lambda p: -len(p[0])) for first, phrases in found.items()}


def _phrase(doc: Doc, at: int) -> tuple[Term, int] | None:
    """The longest phrase that begins at a token; its last word may be a plural."""
    for words, phrase, referent in _phrases().get(house_word(doc[at].lower_), ()):
        end = at + len(words)
        tokens = doc[at:end]
        if len(tokens) < len(words) or [house_word(t.lower_) for t in tokens[:-1]] != list(words[:-1]):
            continue
        last = tokens[-1]
        if (
            words[-1] in (house_word(last.lower_), house_word(last.lemma_.lower()))
            and last.pos_ in ("NOUN", "PROPN")
            and not _in_name(last)
            and not _lacks_plural(last, words[-1])
        ):
            return Term(Span(doc[at].idx, last.idx + len(last)), referent, _shown(last, phrase), last), end
    return None


def _noun(doc: Doc, at: int) -> tuple[Term, int] | None:
    token = doc[at]
    lemma = token.lower_ if house_word(token.lower_) in _nouns() else token.lemma_.lower()
    referent = _nouns().get(house_word(lemma))
    if not referent or token.pos_ not in ("NOUN", "PROPN") or _in_name(token) or _other_sense(token, lemma):
        return None
    return Term(Span(token.idx, token.idx + len(token)), referent, _shown(token, lemma), token), at + 1


def _shown(last: Token, term: str) -> str:
    """The form to show: the first spelling of the lists; the plural where the term lives in it ("talks")."""
    noun = term.split()[-1]
    if noun in table("framing_terms")["plural_only"]["nouns"]:
        return f"{term.removesuffix(noun)}{last.lower_}"
    return listed(term)


def _lacks_plural(token: Token, lemma: str) -> bool:
    """Whether a term that lives in the plural stands in the singular: "a talk", "a peace talk"."""
    return lemma in table("framing_terms")["plural_only"]["nouns"] and token.lower_ == lemma


def _other_sense(token: Token, lemma: str) -> bool:
    """Whether the words around show another sense: "a talk", "world war", "hunger strike"."""
    lists = table("framing_terms")
    if _lacks_plural(token, lemma):
        return True
    if lemma in lists["singular_only"]["nouns"] and token.lower_ != lemma:
        return True
    if _is_charge(token) or {t.lemma_.lower() for t in token.sent} & set(lists["near"].get(lemma, ())):
        return True
    if token.dep_ == "pobj" and token.head.head.lemma_.lower() in lists["of"].get(lemma, ()):
        return True
    before = token.nbor(-1).lemma_.lower() if token.i > 0 else ""
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    return before in lists["before"].get(lemma, ()) or any(
        re.match(rf"{words}\b", after) for words in lists["after"].get(lemma, ())
    )


def _is_charge(token: Token) -> bool:
    """Whether a term is what somebody is charged with: "convicted of murder"."""
    return (
        token.dep_ == "pobj" and token.head.head.lemma_.lower() in table("framing_terms")["charges"]["lemmas"]
    )


def _in_name(token: Token) -> bool:
    """Whether a term is part of a name: "Government House", "the Korean War"."""
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    capital = token.text[0].isupper() and not token.is_sent_start
    if not capital:
        return False
    neighbours = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    named = any(n.text[0].isupper() and n.pos_ == "PROPN" and not n.is_sent_start for n in neighbours)
    return not _title_case(token) and (named or (entity is not None and entity.label_ in _NAMES))


def _title_case(token: Token) -> bool:
    """Whether the sentence is a headline in capitals, where a capital tells nothing."""
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) >= 0.8 * len(words)
