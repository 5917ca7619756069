"""Whether the texts give ground enough to hold two unlike figures against each other."""

import functools
import re

from comparator.analysis.contrast.deeds import deed
from comparator.analysis.contrast.same_event import one_bearer, telling_of
from comparator.analysis.contrast.scopes import scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, FigureKind
from comparator.analysis.wording.likeness import phrases
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import any_of, table

_SUMS: frozenset[FigureKind] = frozenset({"money", "percent", "percentage points", "measure"})
_THEN = re.compile(r"\b(?:then|once|at\s+the\s+time)[-,\s]*(?:an?\s+|aged?\s+)?$", re.IGNORECASE)
_BEFORE = 24  # characters before an age in which that stands
_COMBINED = re.compile(r"\bcombined\s+(?:total\s+of\s+)?$", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:\s+[a-z]\w+)?\s+from\s+(?:the\s+)?[A-Z][^.;]*?(?:,|,?\s+and)\s+(?:the\s+)?[A-Z]")
_BOTH = re.compile(
    r"\b(?:on|in|from|at|across)\s+(?:both|(?:all|the)\s+(?:two|three|four))\s+(?!days|cases)[a-z]+s\b",
    re.IGNORECASE,
)

Told = tuple[ArticleFindings, Figure]


def grounded(ours: Told, theirs: Told) -> bool:
    """Whether both texts say what the two figures stand for, so that they can be held against each other: a
    bare number may count anything, a sum of money may be the price or the turnover."""
    if ours[1].kind == "age":
        return _then(*ours) == _then(*theirs) and one_bearer(
            telling_of(*ours).bearer, telling_of(*theirs).bearer
        )
    if ours[1].kind == "count":
        return _named(*ours) and _named(*theirs)
    if ours[1].kind in _SUMS:
        return _same_noun(ours, theirs) or _one_deed(ours, theirs)
    return True


def one_company(ours: Told, theirs: Told) -> bool:
    """Whether the clauses do not each name a person whom the other does not: whoever met one for two hours
    and another for three had two meetings."""
    here, there = _people(*ours), _people(*theirs)
    return here <= there or there <= here


def one_parent(ours: Told, theirs: Told) -> bool:
    """Whether both clauses name one person and no other, and the same."""
    here, there = _people(*ours), _people(*theirs)
    return len(here) == 1 and here == there


def _people(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """The last names of the people in a figure's clause."""
    clause = at(article).clause(Span(figure.start, figure.end))
    named = (m.name for m in at(article).mentions(clause) if m.kind == "person")
    return frozenset(name.split()[-1].casefold() for name in named)


def one_scene(ours: Told, theirs: Told) -> bool:
    """Whether no place that the sentences name shows that they tell of two scenes, and neither alone adds up
    what came from several ("40 observers from the union, the council and the league")."""
    here, there = _sites(*ours), _sites(*theirs)
    return (here <= there or there <= here) and one_sum(ours, theirs)


def over_time(article: ArticleFindings, figure: Figure) -> bool:
    """Whether a number adds up what came about in a stretch of time: "50 arrests over four nights", "since
    Monday 50 people were arrested"; not what is but ranked by it ("the third blast in two weeks")."""
    sentence, text = _sentence(article, figure), article.document.text
    lengths = (f for f in at(article).figures(sentence) if f.kind == "duration")
    during = [m.start() for f in lengths if (m := _during().search(text, sentence.start, f.start))]
    until = [f.span.start for f in phrases(text, sentence, table("counting")["scope"]["so_far"])]
    return any(not _ranked().search(text, sentence.start, begin) for begin in [*during, *until])


@functools.cache
def _during() -> re.Pattern[str]:
    before = any_of(table("counting")["scope"]["during"])
    return re.compile(rf"\b(?:{before})\s+(?:(?:the|these)\s+)?(?:(?:last|past|first)\s+)?$", re.IGNORECASE)


@functools.cache
def _ranked() -> re.Pattern[str]:
    ranks = any_of(table("counting")["scope"]["ranks"])
    return re.compile(rf"\b(?:{ranks})(?:\s+[\w’'-]+){{0,4}}\s+$", re.IGNORECASE)


def _then(article: ArticleFindings, age: Figure) -> bool:
    """Whether it is told to be somebody's age at an earlier time: "the then 15-year-old"."""
    return _THEN.search(article.document.text, max(0, age.start - _BEFORE), age.start) is not None


def _named(article: ArticleFindings, figure: Figure) -> bool:
    scope = scope_of(article, figure)
    return bool(scope.head or scope.outcome)


def _same_noun(ours: Told, theirs: Told) -> bool:
    one, two = scope_of(*ours).head, scope_of(*theirs).head
    return bool(one) and one == two


def _one_deed(ours: Told, theirs: Told) -> bool:
    """Whether both are told with one verb, or one verb is the root of the other's noun; of shares it is
    enough that they are told of one subject, but a company's sums may be any."""
    one, two = telling_of(*ours), telling_of(*theirs)
    return bool(
        (one.verb and one.verb == two.verb)
        or (one.kind != "money" and one.subject and one.subject == two.subject)
        or {one.root, two.root} & (one.counted | two.counted)
    )


def _sites(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """The places that the figure's sentence names, and words for sites ("school")."""
    return at(article).read("sites", Span(figure.start, figure.end), lambda a, _: _read_sites(a, figure))


def _read_sites(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    whole = _sentence(article, figure)
    named = {m.name.casefold() for m in at(article).mentions(whole) if m.kind == "place"}
    sites = phrases(article.document.text, whole, table("counting")["scope"]["sites"])
    towns = {m[1].casefold() for m in _town().finditer(article.document.text, *whole)}
    return frozenset(named | towns | {f.phrase for f in sites})


@functools.cache
def _town() -> re.Pattern[str]:
    """A name behind the word for what it is: "the city of Lorn"."""
    return re.compile(
        rf"\b(?:{any_of(table('counting')['scope']['districts'])})\s+of\s+((?-i:[A-Z]\w+))", re.IGNORECASE
    )


def one_sum(ours: Told, theirs: Told) -> bool:
    """Whether both figures add up what came from several, or neither does."""
    return _joint(*ours) == _joint(*theirs)


def _joint(article: ArticleFindings, figure: Figure) -> bool:
    """Whether a figure is told to be what several named ones have together, or in so many combined, or what
    was "on both sides"."""
    text, sentence = article.document.text, _sentence(article, figure)
    combined = any(_COMBINED.search(text, sentence.start, f.start) for f in at(article).figures(sentence))
    both = _BOTH.search(text, *sentence) is not None
    return combined or both or _SEVERAL.match(text, figure.end, sentence.end) is not None


def _sentence(article: ArticleFindings, figure: Figure) -> Span:
    own = deed(article, figure)
    return own.sentence if own else at(article).clause(Span(figure.start, figure.end))
