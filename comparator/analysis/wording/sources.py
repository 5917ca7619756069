"""Who vouches for a claim, and whether two outlets name the same source for it."""

import functools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Change, Quote, Statement
from comparator.analysis.wording.likeness import content, likeness, phrases, shared_content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

Canonical = Callable[[str | None], str | None]

_NEARLY_SAME = 0.35  # likeness from which a source that one side lacks is a loss, not another statement …
_MOSTLY_SAME = 0.6  # … with so much of the content of the shorter passage …
_WORDS = 3  # … which are so many words at least
_COPIED = (0.55, 0.7)  # likeness, and share of the content, from which one passage is a copy of the other …
_COPIED_WORDS = 5  # … where they share so many words
_SAME_SAYING = 0.4  # likeness from which two passages are one saying, given to two people
_SPELLING = 75  # rapidfuzz's ratio from which two parts of a name may be one part spelled twice


class Source(NamedTuple):
    """Whose word a passage is."""

    attributed: bool | None
    """None where only a part of the passage is somebody's word."""
    speaker: str | None
    span: Span
    """The speaker's name where it stands, else the whole passage."""
    said: Span | None = None
    """What of the passage is his word, without "X said"."""


def compare_sources(
    ours: tuple[ArticleFindings, Span],
    theirs: tuple[ArticleFindings, Span],
    canonical: Canonical | None = None,
) -> Iterator[Change]:
    """What became of the source: lost, added or another one. It counts where both passages make the same
    claim, for elsewhere they may be two statements; that one side has none counts where that side states
    flatly what news is expected to give a source for."""
    one, two = source_of(*ours), source_of(*theirs)
    if one.attributed and two.attributed is False:
        if _lost(one, (*ours, theirs[0]), theirs):
            yield Change(from_=one.span, to=theirs[1], kind="source lost")
    elif two.attributed and one.attributed is False:
        if _lost(two, (*theirs, ours[0]), ours):
            yield Change(from_=ours[1], to=two.span, kind="other source")
    elif (
        one.speaker
        and two.speaker
        and other_speaker((ours[0], one.speaker), (theirs[0], two.speaker), canonical)
        and _one_claim(_said(one, *ours), _said(two, *theirs))
    ):
        yield Change(from_=one.span, to=two.span, kind="other source")


def _lost(
    source: Source, named: tuple[ArticleFindings, Span, ArticleFindings], bare: tuple[ArticleFindings, Span]
) -> bool:
    """Whether a passage without a source is the one that has it, but for the source; not where it is the
    source's own text."""
    article, span, other = named
    if source.speaker and _speaks_for(article, source.speaker, other.document.outlet):
        return False
    if not (_beside(article, span, source) and is_flat(*bare)):
        return False
    said, told = _said(source, article, span), bare[1].of(bare[0].document.text)
    if _copied(said, told):
        return True
    one_claim = bool(source.speaker) and _one_claim(said, told)
    return one_claim and contestable(said, told) and _same_deed(said, bare)


def _copied(one: str, two: str) -> bool:
    """Whether two passages are one sentence as two outlets printed it; then it may claim what it will."""
    shared = content(one) & content(two)
    same = likeness(one, two) >= _COPIED[0] and shared_content(one, two) >= _COPIED[1]
    return same and len(shared) >= _COPIED_WORDS


def _same_deed(said: str, bare: tuple[ArticleFindings, Span]) -> bool:
    """Whether a passage turns on a verb that the other one has too."""
    article, span = bare
    verbs = {
        stem(s.verb) for s in at(article).statements(span) if s.verb and span.holds(Span(s.start, s.end))
    }
    return not verbs.isdisjoint(content(said))


def _said(source: Source, article: ArticleFindings, span: Span) -> str:
    return (span if source.said is None else source.said).of(article.document.text)


def _one_claim(one: str, two: str) -> bool:
    """Whether two passages claim the same thing, and more than a name or a phrase of it."""
    shared = content(one) & content(two)
    alike = likeness(one, two) >= _NEARLY_SAME and shared_content(one, two) >= _MOSTLY_SAME
    return alike and len(shared) >= _WORDS


def contestable(one: str, two: str) -> bool:
    """Whether what two passages both say is of the kind that news gives a source for: harm, force, blame,
    intention."""
    return not _contestable().isdisjoint(content(one) & content(two))


@functools.cache
def _contestable() -> frozenset[str]:
    return frozenset(stem(word) for listed in table("claims")["contestable"].values() for word in listed)


def _beside(article: ArticleFindings, span: Span, source: Source) -> bool:
    """Whether the source is named in the sentence that the passage stands in: one that is carried over from a
    sentence before is too unsure to be missed elsewhere."""
    sentence = _sentence(article, span)
    return source.span == span or sentence.overlap(source.span) > 0


def is_flat(article: ArticleFindings, span: Span) -> bool:
    """Whether an outlet states a passage itself: a clause of the body, with nobody's word in its sentence or
    right before it in the paragraph, and no word such as "reportedly"."""
    return at(article).read("is_flat", span, _is_flat)


def _is_flat(article: ArticleFindings, span: Span) -> bool:
    told = [s for s in at(article).statements(span) if span.holds(Span(s.start, s.end))]
    if not told or any(s.voice != "own" for s in told) or _in_head(article, span):
        return False
    sentence = _sentence(article, span)
    near = Span(_paragraph_start(article, span), sentence.end)
    return not (at(article).quotes(near) or phrases(article.document.text, near, _second_hand()))


@functools.cache
def _second_hand() -> tuple[str, ...]:
    return tuple(table("claims")["second_hand"]["words"])


def _in_head(article: ArticleFindings, span: Span) -> bool:
    """Whether a passage stands in the headline, where nobody expects a source."""
    body = article.document.parts.body
    return body is not None and not body.holds(span)


def _paragraph_start(article: ArticleFindings, span: Span) -> int:
    number = article.document.paragraph_at(span.start)
    return article.document.paragraphs[number - 1].start if number else span.start


def _sentence(article: ArticleFindings, span: Span) -> Span:
    """The sentence a passage begins in; the passage itself where that is not known."""
    return next((s.sentence for s in at(article).statements(span)), span)


def _speaks_for(article: ArticleFindings, speaker: str, outlet: str | None) -> bool:
    """Whether a source is the outlet itself, by name, initials or office ("UN figures", "the UN envoy")."""
    if not outlet:
        return False
    titles = {m.title or "" for m in article.mentions if m.name == speaker}
    given = set(" ".join([speaker, *titles]).split())
    initials = "".join(w[0] for w in outlet.split() if w[0].isupper())
    whole = set(outlet.split())
    return whole <= given or (len(initials) > 1 and initials in given)


def compare_speakers(
    ours: tuple[ArticleFindings, Span, Quote],
    theirs: tuple[ArticleFindings, Span, Quote],
    canonical: Canonical | None = None,
) -> Iterator[Change]:
    """That two outlets give one saying to two people."""
    (here, span, one), (there, other, two) = ours, theirs
    alike = likeness(span.of(here.document.text), other.of(there.document.text))
    if alike < _SAME_SAYING or not (one.speaker and two.speaker):
        return
    if other_speaker((here, one.speaker), (there, two.speaker), canonical):
        yield Change(from_=_name_of(one, span), to=_name_of(two, other), kind="other speaker")


def _name_of(quote: Quote, otherwise: Span) -> Span:
    """Where the speaker is named; else the words themselves."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return otherwise
    return Span(quote.speaker_start, quote.speaker_end)


def source_of(article: ArticleFindings, span: Span) -> Source:
    """Whose word a passage is, by the quote or the statement that holds at least half of it."""
    return at(article).read("source_of", span, _source_of)


def _source_of(article: ArticleFindings, span: Span) -> Source:
    quotes = at(article).quotes(span)
    quote = next((q for q in quotes if _holds(q, span)), None)
    if quote:
        return Source(True, quote.speaker, _name_of(quote, span), _inside(quote, span))
    reported = [s for s in at(article).statements(span) if s.voice != "own"]
    statement = next((s for s in reported if _holds(s, span)), None)
    if statement:
        return Source(True, statement.speaker, span, _inside(statement, span))
    return Source(None if quotes or reported else False, None, span)


def _inside(found: Quote | Statement, span: Span) -> Span:
    return Span(max(span.start, found.start), min(span.end, found.end))


def other_speaker(
    ours: tuple[ArticleFindings, str], theirs: tuple[ArticleFindings, str], canonical: Canonical | None = None
) -> bool:
    """Whether two speakers are certainly two people: both named as persons, with no part of the name alike.
    A person and the body he speaks for, or two bodies, may be one source."""
    a, b = ours[1], theirs[1]
    if canonical and canonical(a) == canonical(b):
        return False
    if not (_is_person(*ours) and _is_person(*theirs)):
        return False
    return not any(fuzz.ratio(x, y) >= _SPELLING for x in _parts(a) for y in _parts(b))


def _holds(found: Quote | Statement, span: Span) -> bool:
    shared = span.overlap(Span(found.start, found.end))
    return shared * 2 >= max(1, span.end - span.start)


def _is_person(article: ArticleFindings, name: str) -> bool:
    return any(m.kind == "person" and m.name == name for m in article.mentions)


def _parts(name: str) -> list[str]:
    """The parts of a name that tell people apart: without "al-" and initials."""
    return [p for p in re.split(r"[\s-]+", anyascii(name).casefold()) if len(p) > 2]
