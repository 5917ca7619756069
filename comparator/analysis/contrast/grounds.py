"""Whether the texts give ground enough to hold two unlike figures against each other."""

from comparator.analysis.contrast.deeds import deed
from comparator.analysis.contrast.same_event import one_bearer, telling_of
from comparator.analysis.contrast.scopes import scope_of
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, FigureKind
from comparator.analysis.wording.likeness import phrases
from comparator.analysis.wording.places import at
from comparator.analysis.wordlists import table

_SUMS: frozenset[FigureKind] = frozenset({"money", "percent", "percentage points", "measure"})
_BODIES = 2  # bodies that one sentence names beside the other's, from which it adds up what several have

Told = tuple[ArticleFindings, Figure]


def grounded(ours: Told, theirs: Told) -> bool:
    """Whether both texts say what the two figures stand for, so that they can be held against each other: a
    bare number may count anything, a sum of money may be the price or the turnover."""
    if ours[1].kind == "age":
        return one_bearer(telling_of(*ours).bearer, telling_of(*theirs).bearer)
    if ours[1].kind == "count":
        return _named(*ours) and _named(*theirs)
    if ours[1].kind in _SUMS:
        return _same_noun(ours, theirs) or _one_deed(ours, theirs)
    return True


def one_scene(ours: Told, theirs: Told) -> bool:
    """Whether no place or body that the sentences name shows that they tell of two scenes, or that one adds
    up what several bodies have."""
    here, there = _sites(*ours), _sites(*theirs)
    if not (here <= there or there <= here):
        return False
    one, two = _bodies(*ours), _bodies(*theirs)
    return max(len(one - two), len(two - one)) < _BODIES


def _named(article: ArticleFindings, figure: Figure) -> bool:
    scope = scope_of(article, figure)
    return bool(scope.head or scope.outcome)


def _same_noun(ours: Told, theirs: Told) -> bool:
    one, two = scope_of(*ours).head, scope_of(*theirs).head
    return bool(one) and one == two


def _one_deed(ours: Told, theirs: Told) -> bool:
    """Whether both are told with one verb or of one subject, or one verb is the root of the other's noun."""
    one, two = telling_of(*ours), telling_of(*theirs)
    return bool(
        (one.verb and one.verb == two.verb)
        or (one.subject and one.subject == two.subject)
        or {one.root, two.root} & (one.counted | two.counted)
    )


def _sites(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    """The places that the figure's sentence names, and words for sites ("school")."""
    return at(article).read("sites", Span(figure.start, figure.end), lambda a, _: _read_sites(a, figure))


def _read_sites(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    whole = _sentence(article, figure)
    named = {m.name.casefold() for m in at(article).mentions(whole) if m.kind == "place"}
    sites = phrases(article.document.text, whole, table("counting")["scope"]["sites"])
    return frozenset(named | {f.phrase for f in sites})


def _bodies(article: ArticleFindings, figure: Figure) -> frozenset[str]:
    held = at(article).mentions(_sentence(article, figure))
    return frozenset(m.name.casefold().split()[-1] for m in held if m.kind == "organisation")


def _sentence(article: ArticleFindings, figure: Figure) -> Span:
    own = deed(article, figure)
    return own.sentence if own else at(article).clause(Span(figure.start, figure.end))
