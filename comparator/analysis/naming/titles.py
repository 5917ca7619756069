"""Titles of people, in front of a name or behind it, with the words that give them."""

import itertools

from spacy.tokens import Doc, Token

from comparator.analysis.document import Span
from comparator.analysis.wordlists import folded, honorifics, title_words, words

_MAX_BEHIND = 16  # words of an apposition; a longer one is a clause of its own
_ABBREVIATION = 4  # letters of the longest word in a title that a full stop shortens: Dist., Stn.
_CLOSE = frozenset({",", "—", "–", ";", ")", "-", "."})


def is_office(word: str) -> bool:
    """Whether a word can end a title: minister, envoy, Sen."""
    return word.casefold() in words("titles", "offices", "heads")


def title_of(doc: Doc, first: int, last: int) -> Span | None:
    """The title of the name that covers tokens first..last, as character offsets in the doc, or None."""
    found = _in_front(doc, first) or _apposed_front(doc, first, last) or _behind(doc, last)
    return None if found is None or _names_holder(doc, found) else found


def _names_holder(doc: Doc, title: Span) -> bool:
    """Whether the words give an office and who holds it, as in a list: ", director Jane Doe". Whose aide
    somebody is, "spokesman for President Doe", belongs to the title."""
    chunk = doc.char_span(title.start, title.end, alignment_mode="expand")
    tokens = list(chunk) if chunk is not None and all(t.tag_ != "POS" for t in chunk) else []
    for token, behind in itertools.pairwise(tokens):
        if token.lower_ in ("of", "for", "to", "with", "under", "at"):
            return False
        if is_office(token.text) and behind.ent_type_ == "PERSON" and not is_office(behind.text):
            return True
    return False


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))


def _in_front(doc: Doc, first: int) -> Span | None:
    """A title that touches the name: "Russian Foreign Minister", "Mr.", "[US Deputy Secretary of State]"."""
    end = first
    while end > 0 and doc[end - 1].text in ("]", ")"):
        end -= 1
    if end == 0:
        return None
    head = _office_before(doc, end)
    if head is None:
        return None
    start = head
    while start > 0 and _belongs(doc[start - 1], doc[start]):
        start -= 1
    while start < head and (
        doc[start].is_punct or doc[start].tag_ == "POS" or doc[start].lower_ in ("of", "and", "for")
    ):
        start += 1
    return _span(doc, start, end)


def _office_before(doc: Doc, end: int) -> int | None:
    """Index of the office word that closes right before `end`, "of State" between them allowed."""
    if is_office(doc[end - 1].text) or doc[end - 1].lower_ in honorifics():
        return end - 1
    if (
        end > 2
        and doc[end - 2].lower_ in ("of", "for")
        and doc[end - 1].text[:1].isupper()
        and is_office(doc[end - 3].text)
    ):
        return end - 3
    return None


def _belongs(token: Token, following: Token) -> bool:
    """Whether a word left of a title still belongs to it."""
    word = token.lower_
    if word in ("a", "an", "the") or (token.is_sent_start and token.tag_ in ("RB", "IN")):
        return False
    if token.text == ".":
        return token.i > 0 and len(token.nbor(-1).text) <= _ABBREVIATION
    if word in title_words() or token.tag_ == "POS" or token.text in ("-", "/"):
        return True
    if word == "of":
        return following.text[:1].isupper() and token.i > 0 and is_office(token.nbor(-1).text)
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and token.ent_type_ != "PERSON"
        and token.ent_type_ != "DATE"
    )


def _apposed_front(doc: Doc, first: int, last: int) -> Span | None:
    """A title with a comma in front of the name: "Britain's foreign secretary, Boris Johnson,"."""
    if (
        first < 2
        or doc[first - 1].text != ","
        or last + 1 >= len(doc)
        or doc[last + 1].text not in _CLOSE | {"said"}
    ):
        return None
    start = first - 1
    while start > 0 and first - start < 10 and not _closes(doc[start - 1]):
        start -= 1
    start = _behind_for(doc, start, first - 1)
    chunk = doc[start : first - 1]
    if (
        not len(chunk)
        or not any(is_office(t.text) for t in chunk)
        or (chunk[0].pos_ == "PRON" and chunk[0].tag_ != "PRP$")
    ):
        return None
    return _span(doc, start, first - 1)


def _behind_for(doc: Doc, start: int, end: int) -> int:
    """Where the title begins that is the named one's own: "a spokeswoman for France's president, Jane Doe"
    names the president, "the spokeswoman for …" the spokeswoman."""
    if doc[start].lower_ not in ("a", "an"):
        return start
    inner = [t.i + 1 for t in doc[start:end] if t.lower_ in ("for", "of") and is_office(doc[end - 1].text)]
    return inner[-1] if inner and any(is_office(t.text) for t in doc[start : inner[-1]]) else start


def _closes(token: Token) -> bool:
    """Whether a title in front cannot reach over this word."""
    return token.is_punct or (
        token.pos_ in ("VERB", "AUX", "ADP", "SCONJ") and token.lower_ not in ("of", "for")
    )


def _behind(doc: Doc, last: int) -> Span | None:
    """A title behind the name: ", an analyst with the institute,"."""
    start = last + 2
    if start >= len(doc) or doc[last + 1].text not in (",", "(", "—", "–"):
        return None
    end = start
    while (
        end < len(doc) and end - start < _MAX_BEHIND and doc[end].text not in _CLOSE and not _finite(doc[end])
    ):
        end += 1
    chunk = doc[start:end]
    if (
        not len(chunk)
        or doc[start].text[:1].isdigit()
        or (end < len(doc) and doc[end].text not in _CLOSE and doc[end].pos_ != "VERB")
    ):
        return None
    heads = [t for t in chunk[:8] if is_office(t.text)]
    return (
        _span(doc, start, end)
        if heads and (doc[start].pos_ in ("DET", "ADJ", "NOUN", "PROPN") or is_office(doc[start].text))
        else None
    )


def _finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT")


def relative_of_other(doc: Doc, first: int) -> bool:
    """Whether the name is brought in as someone's kin: "his wife Anna …", "and First Lady …"."""
    before = doc[max(0, first - 3) : first].text.casefold().rstrip(" ,")
    return any(before.endswith(word) for word in folded("titles", "relatives", "lemmas"))
