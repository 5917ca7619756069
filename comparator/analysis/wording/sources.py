"""Who vouches for a claim, and whether two outlets name the same source for it."""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Change, Quote, Statement, VoiceKind
from comparator.analysis.wording.flat_claims import (
    contestable,
    copied,
    is_flat,
    nearly_copied,
    one_claim,
    one_deed,
    one_harm,
    own_names,
    sentence_of,
)
from comparator.analysis.wording.likeness import likeness
from comparator.analysis.wording.places import at, kept

Canonical = Callable[[str | None], str | None]

_SAME_SAYING = 0.4  # likeness from which two passages are one saying, given to two people
_SPELLING = 75  # rapidfuzz's ratio from which two parts of a name may be one part spelled twice
_NAMESAKES = 50  # the same from which two names of one passage may be one


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
    if two.attributed is False:
        yield from (Change(from_=a, to=b, kind="source lost") for a, b in _losses(one, ours, theirs))
    elif one.attributed is False:
        yield from (Change(from_=b, to=a, kind="other source") for a, b in _losses(two, theirs, ours))
    elif (
        one.speaker
        and two.speaker
        and other_speaker((ours[0], one.speaker), (theirs[0], two.speaker), canonical)
        and one_claim(_said(one, *ours), _said(two, *theirs))
    ):
        yield Change(from_=one.span, to=two.span, kind="other source")


def _losses(
    source: Source, named: tuple[ArticleFindings, Span], bare: tuple[ArticleFindings, Span]
) -> Iterator[tuple[Span, Span]]:
    """Where the source of a claim is named and where it is missed. Of a passage that is somebody's word in
    part it is a clause whose source is missed, in a clause with the same verb."""
    if source.attributed and _lost(source, named, bare):
        yield source.span, bare[1]
    if source.attributed is None:
        for ours, theirs in itertools.product(_clauses(*named, "reported"), _clauses(*bare, "own")):
            told, flat = (named[0], Span(ours.start, ours.end)), (bare[0], Span(theirs.start, theirs.end))
            whose = source_of(*told)
            if ours.verb == theirs.verb and _lost(whose, told, flat):
                yield whose.span, flat[1]


def _clauses(article: ArticleFindings, span: Span, voice: VoiceKind) -> list[Statement]:
    """The clauses of a passage that are told in one kind of voice."""
    held = at(article).statements(span)
    return [s for s in held if s.voice == voice and span.holds(Span(s.start, s.end))]


def _lost(source: Source, named: tuple[ArticleFindings, Span], bare: tuple[ArticleFindings, Span]) -> bool:
    """Whether a passage without a source is the one that has it, but for the source; not where it is the
    source's own text."""
    article, span = named
    if source.speaker and _speaks_for(article, source.speaker, bare[0].document.outlet):
        return False
    said = (article, source.said or span)
    words, told = (span.of(article.document.text) for article, span in (said, bare))
    if not (_beside(article, span, source) and is_flat(*bare, words)) or _of_two_things(words, told):
        return False
    one_matter = bool(source.speaker) and one_claim(words, told) and contestable(words, told)
    return copied(said, bare) or (one_matter and (one_deed(said, bare) or one_harm(said, bare)))


def _of_two_things(one: str, two: str) -> bool:
    """Whether each of two passages has a name or number of its own, and not that of the other in another
    spelling ("Az-Zour", "Ezzor")."""
    ours, theirs = own_names(one, two)
    spelled = ((x, y) for x in ours for y in theirs if fuzz.ratio(x, y) >= _NAMESAKES)
    left, right = set(ours), set(theirs)
    for x, y in spelled:
        left.discard(x)
        right.discard(y)
    return bool(left and right) and not nearly_copied(one, two)


def _said(source: Source, article: ArticleFindings, span: Span) -> str:
    return (source.said or span).of(article.document.text)


def _beside(article: ArticleFindings, span: Span, source: Source) -> bool:
    """Whether the source is named in the sentence that the passage stands in: one that is carried over from a
    sentence before is too unsure to be missed elsewhere."""
    sentence = sentence_of(article, span)
    return source.span == span or sentence.overlap(source.span) > 0


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
    """That two outlets give one saying to two people, each by a name that stands beside the words: whom "he"
    means is too unsure."""
    (here, span, one), (there, other, two) = ours, theirs
    alike = likeness(span.of(here.document.text), other.of(there.document.text))
    if alike < _SAME_SAYING or not (_is_named(here, one) and _is_named(there, two)):
        return
    if not (one.speaker and two.speaker):
        return
    if other_speaker((here, one.speaker), (there, two.speaker), canonical):
        yield Change(from_=_name_of(one, span), to=_name_of(two, other), kind="other speaker")


def _is_named(article: ArticleFindings, quote: Quote) -> bool:
    """Whether a quotation's speaker is told by a part of his name."""
    words = _name_of(quote, Span(0, 0)).of(article.document.text).casefold()
    return any(part.casefold() in words for part in (quote.speaker or "").split()[-1:])


def _name_of(quote: Quote, otherwise: Span) -> Span:
    """Where the speaker is named; else the words themselves."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return otherwise
    return Span(quote.speaker_start, quote.speaker_end)


@kept
def source_of(article: ArticleFindings, span: Span) -> Source:
    """Whose word a passage is, by the quote or the statement that holds at least half of it; of a quote
    inside another by the inner one."""
    quotes = at(article).quotes(span)
    holding = (q for q in quotes if _holds(q, span))
    quote = min(holding, key=lambda q: q.end - q.start, default=None)
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
