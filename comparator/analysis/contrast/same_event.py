"""Whether two figures of one thing are told of one event."""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.contrast.bearers import bearer
from comparator.analysis.contrast.deeds import deed, derived, root_of
from comparator.analysis.contrast.scopes import outcomes, people, scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, FigureKind, Statement
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at, kept_of_figure
from comparator.analysis.wordlists import table

_SHARED = 2  # words of two sentences that are alike from which a vote is one vote
_MUCH_SHARED = 3  # the same for numbers that are told with two different verbs
_SHARES = frozenset({"percent", "percentage points"})
_FIRST = 3  # letters in which the forms of a first name are alike
_DIGITS = re.compile(r"\d[\d.,]*")


class Telling(NamedTuple):
    """What an article tells of a figure, as far as it shows at which event it holds."""

    kind: FigureKind
    words: frozenset[str]
    """The content of its sentence."""
    verb: str
    """What is done; empty where no statement holds the figure."""
    root: str
    """The stem of the verb, where it may be the root of a noun."""
    subject: str
    """The last word of who does it."""
    actor: str
    """The same where that is a side: a person, a body, "rebels"."""
    counted: frozenset[str]
    """The stems of what is counted."""
    outcome: str
    only: bool
    """Whether the article has no other number for this outcome."""
    bearer: str
    """Whose age it is."""
    sides: frozenset[float | None]
    """Of a vote."""


def same_event(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> bool:
    """Whether two figures of one thing are told of one event: by the words of their sentences, by what is
    done, or because each article has but one toll of the kind."""
    return one_event(telling_of(*ours), telling_of(*theirs))


def one_event(one: Telling, two: Telling) -> bool:
    """The same for figures of which it is known what is told."""
    if one.kind == "age":
        return one_bearer(one.bearer, two.bearer)
    if _two_actors(one, two):
        return False
    if (
        one.kind in _SHARES
        and one.subject == two.subject
        and content(one.subject) & one.counted & two.counted
    ):
        return True  # "turnout was", "turnout reached"
    if one.kind in _SHARES and not (one.words <= two.words or two.words <= one.words):
        return False  # 31 percent in the first round, 54 in the second
    if (one.verb and one.verb == two.verb) or _derived(one, two) or _derived(two, one):
        return not one.words.isdisjoint(two.words) or bool(one.subject and one.subject == two.subject)
    if one.kind == "vote":
        return len(one.words & two.words) >= _SHARED or bool(one.sides & two.sides)
    if one.outcome and one.outcome == two.outcome:
        return not one.words.isdisjoint(two.words) or (one.only and two.only)
    return len(one.words & two.words) >= _MUCH_SHARED


def of_two_actors(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> bool:
    """Whether two figures are told of two that are named, each in what it did."""
    return _two_actors(telling_of(*ours), telling_of(*theirs))


def _two_actors(one: Telling, two: Telling) -> bool:
    return bool(one.actor and two.actor) and one.actor != two.actor


def one_bearer(one: str, two: str) -> bool:
    """Whether two names may be of one person whose age is told: the last names are the same, and where both
    have a first name, one begins as the other ("Ben", "Benjamin")."""
    ours, theirs = one.split(), two.split()
    if not (ours and theirs) or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[0][:_FIRST] == theirs[0][:_FIRST]


def _derived(one: Telling, two: Telling) -> bool:
    """Whether what one counts is the noun of what the other says is done."""
    return bool(two.root and one.counted) and derived(one.counted, two.root)


@kept_of_figure
def telling_of(article: ArticleFindings, figure: Figure) -> Telling:
    """What an article tells of one of its figures."""
    own, outcome = deed(article, figure), scope_of(article, figure).outcome
    named = (own.subject or "").split() if own else []
    subject = [word.casefold() for word in named]
    return Telling(
        kind=figure.kind,
        words=_around(article, figure, own),
        verb=(own.verb or "") if own else "",
        root=root_of(own),
        subject=subject[-1] if subject else "",
        actor=subject[-1] if own and subject and _is_side(article, own, named) else "",
        counted=content(figure.counted or ""),
        outcome=outcome,
        only=bool(outcome) and _only(article, figure),
        bearer=bearer(article, figure).casefold() if figure.kind == "age" else "",
        sides=frozenset({figure.low, figure.high}) if figure.kind == "vote" else frozenset(),
    )


def _is_actor(article: ArticleFindings, word: str) -> bool:
    """Whether a word names a side: the army and the rebels, a country, a person."""
    return word in at(article).of_all("actors", _actors) or word in table("counting")["scope"]["actors"]


def _is_side(article: ArticleFindings, own: Statement, subject: Sequence[str]) -> bool:
    return _is_actor(article, subject[-1].casefold()) or _is_name(article, own, subject)


def _is_name(article: ArticleFindings, own: Statement, subject: Sequence[str]) -> bool:
    """Whether a subject ends as a name does, several words or one inside its sentence: "the Harbour Union",
    "the Rovers", not "Police". A country has many names."""
    last = subject[-1]
    if not last[0].isupper() or last in at(article).of_all("place names", _places):
        return False
    return len(subject) > 1 or article.document.text.find(last, *own.sentence) > own.sentence.start


def _places(article: ArticleFindings) -> frozenset[str]:
    return frozenset(word for m in article.mentions if m.kind == "place" for word in m.name.split())


def _actors(article: ArticleFindings) -> frozenset[str]:
    """The last names of the people and bodies of an article."""
    return frozenset(m.name.split()[-1].casefold() for m in article.mentions if m.kind != "place")


def _around(article: ArticleFindings, figure: Figure, own: Statement | None) -> frozenset[str]:
    """The content of the figure's sentence without the figure, numbers and what is counted."""
    text, span = article.document.text, Span(figure.start, figure.end)
    whole = own.sentence if own else at(article).clause(span)
    words = _DIGITS.sub(" ", text[whole.start : span.start] + " " + text[span.end : whole.end])
    return content(words) - content(figure.counted or "") - _idle()


@functools.cache
def _idle() -> frozenset[str]:
    """Stems that tell nothing of an event: numbers, qualifiers, outcomes."""
    lists = table("counting")["scope"]
    return content(" ".join(lists["idle"])) | frozenset(outcomes()) | people()


def _only(article: ArticleFindings, figure: Figure) -> bool:
    """Whether an article has no other number for this outcome."""
    own = scope_of(article, figure)
    others = (f for f in article.figures if f.kind == "count" and f.value != figure.value)
    return not any(scope_of(article, f).outcome == own.outcome for f in others)
