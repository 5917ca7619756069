"""Whether two figures of one thing are told of one event."""

import functools
import re

from comparator.analysis.contrast.deeds import deed, derived
from comparator.analysis.contrast.scopes import outcomes, people, scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Statement
from comparator.analysis.wording.likeness import content
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

_AGE_GAP = 12  # characters between a person's name and an age that is told of them
_SHARED = 2  # words of two sentences that are alike from which a vote is one vote
_MUCH_SHARED = 3  # the same for numbers that are told with two different verbs
_SHARES = frozenset({"percent", "percentage points"})
_DIGITS = re.compile(r"\d[\d.,]*")


def same_event(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> bool:
    """Whether two figures of one thing are told of one event: by the words of their sentences, by what is
    done, or because each article has but one toll of the kind."""
    (here, a), (there, b) = ours, theirs
    if a.kind == "age":
        one, two = _bearer(here, a), _bearer(there, b)
        return bool(one and two) and one == two
    left, right = deed(here, a), deed(there, b)
    if left and right and _two_actors((here, left), (there, right)):
        return False
    ours_said, theirs_said = told_around(here, a), told_around(there, b)
    if a.kind in _SHARES and not (ours_said <= theirs_said or theirs_said <= ours_said):
        return False  # 31 percent in the first round, 54 in the second
    shared = ours_said & theirs_said
    one_verb = bool(left and right and left.verb and left.verb == right.verb)
    if one_verb or derived(a, right) or derived(b, left):
        return bool(shared) or _one_subject(left, right)
    if a.kind == "vote":
        return len(shared) >= _SHARED or bool({a.low, a.high} & {b.low, b.high})
    outcome = scope_of(here, a).outcome
    if outcome and outcome == scope_of(there, b).outcome:
        return bool(shared) or (_only(here, a) and _only(there, b))
    return len(shared) >= _MUCH_SHARED


def _bearer(article: ArticleFindings, age: Figure) -> str:
    """The last name of the person whose age it is: who is named right before or after it."""
    near = Span(max(0, age.start - _AGE_GAP), age.end + _AGE_GAP)
    people = [m for m in at(article).mentions(near) if m.kind == "person"]
    return people[0].name.split()[-1].casefold() if people else ""


def _two_actors(ours: tuple[ArticleFindings, Statement], theirs: tuple[ArticleFindings, Statement]) -> bool:
    """Whether two sides are named as doing it: the army and the rebels, two countries, two people."""
    one, two = (_actor(*side) for side in (ours, theirs))
    return bool(one and two) and one != two


def _actor(article: ArticleFindings, statement: Statement) -> str:
    span = Span(statement.start, statement.end)
    return at(article).read("actor", span, lambda found, _: _read_actor(found, statement))


def _read_actor(article: ArticleFindings, statement: Statement) -> str:
    words = (statement.subject or "").casefold().split()
    if not words:
        return ""
    known = (
        words[-1] in at(article).of_all("actors", _actors)
        or words[-1] in table("counting")["scope"]["actors"]
    )
    return words[-1] if known else ""


def _actors(article: ArticleFindings) -> frozenset[str]:
    """The last names of the people and bodies of an article."""
    return frozenset(m.name.split()[-1].casefold() for m in article.mentions if m.kind != "place")


def _one_subject(one: Statement | None, two: Statement | None) -> bool:
    subjects = [(s.subject or "").casefold().split() if s else [] for s in (one, two)]
    return all(subjects) and subjects[0][-1] == subjects[1][-1]


def told_around(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """The content of the figure's sentence without the figure, numbers and what is counted."""
    own = Span(figure.start, figure.end)
    return at(article).read("around", own, lambda found, span: _read_around(found, span, figure))


def _read_around(article: ArticleFindings, span: Span, figure: Figure) -> frozenset[str]:
    text = article.document.text
    own = deed(article, figure)
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
