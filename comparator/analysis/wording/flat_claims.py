"""Claims that an outlet states itself, and whether they are the ones for which another names a source."""

import functools
import re

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement
from comparator.analysis.wording.likeness import content, likeness, phrases, shared_content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table, words

Told = tuple[ArticleFindings, Span]  # a passage in its article

_NEARLY_SAME = 0.35  # likeness from which a source that one side lacks is a loss, not another statement …
_MOSTLY_SAME = 0.6  # … with so much of the content of the shorter passage …
_WORDS = 3  # … which are so many words at least
_COPIED = (
    0.55,
    0.7,
    5,
)  # likeness, share of the content, and words shared, that make one the copy of the other …
_SHORTENED = (0.4, 0.8, 8)  # … or a copy that was cut
_WORD_FOR_WORD = 0.7  # likeness from which two passages are copies whatever their verbs
_NAME = re.compile(r"(?<=[\w,;] )[A-Z]\w+(?:-[A-Z]\w+)*|\b\d[\d,.]*\b")


def one_claim(one: str, two: str) -> bool:
    """Whether two passages claim the same thing, and more than a name or a phrase of it."""
    return _alike(one, two, (_NEARLY_SAME, _MOSTLY_SAME, _WORDS))


def of_two_names(one: str, two: str) -> bool:
    """Whether each passage has a name or number that the other has not: then they tell of two things."""
    ours, theirs = own_names(one, two)
    return bool(ours and theirs)


def own_names(one: str, two: str) -> tuple[set[str], set[str]]:
    """The names and numbers of each of two passages that the other has not."""
    ours, theirs = set(_NAME.findall(one)), set(_NAME.findall(two))
    return ours - theirs, theirs - ours


def nearly_copied(one: str, two: str) -> bool:
    """Whether two passages are the same word for word, but for a few."""
    return likeness(one, two) >= _WORD_FOR_WORD


def copied(said: Told, bare: Told) -> bool:
    """Whether a passage is what was said as another outlet printed it; then it may claim what it will. Two
    that turn on two verbs ("the attack on the mill killed two", "… was filmed") may share no more than the
    subject, unless nearly every word is shared."""
    one, two = _text(said), _text(bare)
    alike = _alike(one, two, _COPIED) or _alike(one, two, _SHORTENED)
    return alike and (one_deed(said, bare) or likeness(one, two) >= _WORD_FOR_WORD)


def _alike(one: str, two: str, enough: tuple[float, float, int]) -> bool:
    whole, part, many = enough
    shared = len(content(one) & content(two))
    return shared >= many and likeness(one, two) >= whole and shared_content(one, two) >= part


def one_deed(said: Told, bare: Told) -> bool:
    """Whether a passage turns on a verb that what was said has too. What is only expected is not done."""
    verbs = {s.verb for s in _within(*bare) if s.verb}
    thought = {s.verb for s in _within(*said)} & words("reporting_verbs", "mental", "lemmas")
    told = {word for s in at(said[0]).statements(said[1]) for word in (s.verb, *s.words)}
    return thought <= verbs and bool(verbs & told or {stem(v) for v in verbs} & content(_text(said)))


def one_harm(said: Told, bare: Told) -> bool:
    """Whether what was said turns on harm that a passage tells beside its own verb: "the ten who, she said,
    were abducted", "the ten abducted were not named"."""
    deeds = {stem(s.verb) for s in at(said[0]).statements(said[1]) if s.verb and s.voice == "reported"}
    return not (deeds & _harm()).isdisjoint(content(_text(said)) & content(_text(bare)))


@functools.cache
def _harm() -> frozenset[str]:
    return frozenset(stem(word) for word in table("claims")["contestable"]["harm"])


def _within(article: ArticleFindings, span: Span) -> list[Statement]:
    return [s for s in at(article).statements(span) if span.holds(Span(s.start, s.end))]


def _text(passage: Told) -> str:
    return passage[1].of(passage[0].document.text)


def contestable(one: str, two: str) -> bool:
    """Whether what two passages both say is of the kind that news gives a source for: harm, force, blame,
    intention."""
    return not _contestable().isdisjoint(content(one) & content(two))


@functools.cache
def _contestable() -> frozenset[str]:
    return frozenset(stem(word) for listed in table("claims")["contestable"].values() for word in listed)


def is_flat(article: ArticleFindings, span: Span, said: str) -> bool:
    """Whether an outlet states a passage itself: a clause of the body, with nobody's word in its sentence or
    right before it in the paragraph, and no word such as "reportedly" but those that what was `said` has too:
    they are no source, they are part of the claim."""
    if not at(article).read("is_own", span, _is_own):
        return False
    handed_on = at(article).read("second_hand", span, _second_hand)
    return handed_on <= {found.phrase for found in phrases(said, Span(0, len(said)), _second_hand_words())}


def _is_own(article: ArticleFindings, span: Span) -> bool:
    told = _within(article, span)
    if not told or any(s.voice != "own" for s in told) or _in_head(article, span):
        return False
    return not at(article).quotes(_near(article, span))


def _second_hand(article: ArticleFindings, span: Span) -> frozenset[str]:
    found = phrases(article.document.text, _near(article, span), _second_hand_words())
    return frozenset(f.phrase for f in found)


@functools.cache
def _second_hand_words() -> tuple[str, ...]:
    return tuple(table("claims")["second_hand"]["words"])


def _in_head(article: ArticleFindings, span: Span) -> bool:
    """Whether a passage stands in the headline, where nobody expects a source."""
    body = article.document.parts.body
    return body is not None and not body.holds(span)


def _near(article: ArticleFindings, span: Span) -> Span:
    """From the beginning of the paragraph to the end of the passage's sentence."""
    number = article.document.paragraph_at(span.start)
    start = article.document.paragraphs[number - 1].start if number else span.start
    return Span(start, sentence_of(article, span).end)


def sentence_of(article: ArticleFindings, span: Span) -> Span:
    """The sentence a passage begins in; the passage itself where that is not known."""
    return next((s.sentence for s in at(article).statements(span)), span)
