"""What exactly a figure counts: the thing, which part of it, where, when, and by whose doing."""

import functools
import re
from typing import Literal, NamedTuple

from comparator.analysis.contrast.bearers import is_owned
from comparator.analysis.contrast.deeds import deed, derived, root_of
from comparator.analysis.contrast.parts import joined_with
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure
from comparator.analysis.wording.likeness import content, phrases, stem
from comparator.analysis.wording.places import at, kept_of_figure
from comparator.analysis.wordlists import any_of, keys_by_word, table

Reach = Literal["same", "first is part", "second is part"]

PEOPLE = "people"  # stands for every word that counts people as such: "lives", "deaths", "others"
_ONCE = frozenset({"vote", "duration", "age"})  # what one event has but once, wherever and whenever it was
_LEAD = 30  # characters before a number in which "mother of" stands
_DONE_TO_PEOPLE = frozenset({"killed", "wounded", "displaced", "arrested"})
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Scope(NamedTuple):
    """A figure's thing and everything that narrows it down."""

    head: str
    """The stem of the noun that is counted; empty where there is none."""
    outcome: str
    """What is told of those counted: "killed"."""
    narrowed: frozenset[str]
    """What makes it a part: other words of the phrase, an owner, "of them", "new"."""
    places: frozenset[str]
    days: frozenset[str]
    """The days, months or years that its clause names."""
    rate: bool
    """Whether it is an average, or so many a day."""


@kept_of_figure
def scope_of(article: ArticleFindings, figure: Figure) -> Scope:
    """What a figure of an article counts."""
    span = Span(figure.start, figure.end)
    clause = at(article).clause(span)
    lists, text = table("counting")["scope"], article.document.text
    head, outcome, narrowed = _thing(figure)
    if not head or of_parent(article, figure):
        head, outcome = _unsaid(article, figure)
    if head and (both := joined_with(article, figure)):
        head = PEOPLE if both <= people() else " and ".join(sorted(_twins().get(s, s) for s in both))
        narrowed -= both
    parts = phrases(text, Span(clause.start, span.start), lists["parts"])
    rate = phrases(text, clause, lists["rates"])
    days = (f for f in at(article).figures(clause) if f.kind == "date")
    known = (f.as_of or _year(Span(f.start, f.end).of(text)) for f in days)
    return Scope(
        head,
        outcome,
        narrowed | _owner(text, span) | ({"of them"} if parts else set[str]()) | _stretch(text, span),
        frozenset(_places(article, clause)),
        frozenset(known),
        bool(rate),
    )


def _year(words: str) -> str:
    """The year that words name ("between May and June 2017"), else the words themselves."""
    found = _YEAR.search(words)
    return found[0] if found else words.casefold()


def _thing(figure: Figure) -> tuple[str, str, frozenset[str]]:
    """(stem of the head noun, outcome, stems of what else is told of it) of what a figure counts."""
    words = [] if is_owned(figure) else (figure.counted or "").casefold().split()
    if figure.kind == "count" and not words:
        words = (figure.unit or "").casefold().split()
    outcome = next((outcomes()[stem(w)] for w in words if stem(w) in outcomes()), "")
    told = [w for w in words if stem(w) not in outcomes()]
    first = " ".join(told).partition(" of ")[0].split() or told
    head = _same_noun(first[-1]) if first else PEOPLE if outcome else ""
    if figure.kind == "duration":
        head = lengthy().get(head, head)
    head = PEOPLE if head in people() else head
    rest = content(" ".join(told)) - {stem(first[-1])} if first else frozenset[str]()
    return head, outcome, frozenset(_same_noun(w) for w in rest) - {head}


def _unsaid(article: ArticleFindings, figure: Figure) -> tuple[str, str]:
    """(head, outcome) of a number without a noun: "55 were wounded" counts people, "a mother of 12"
    children."""
    if of_parent(article, figure):
        return stem("child"), ""
    own = Span(figure.start, figure.end)
    told = deed(article, figure)
    subject = (told.subject or "").split() if told else []
    if told is None or figure.kind != "count" or subject[-1:] != own.of(article.document.text).split()[-1:]:
        return "", ""
    outcome = outcomes().get(stem(told.verb or ""), "")
    return (PEOPLE, outcome) if outcome in _DONE_TO_PEOPLE else ("", "")


def of_parent(article: ArticleFindings, figure: Figure) -> bool:
    """Whether a figure is somebody's number of children, though a name may follow it ("mother of 13 Ana
    Roy")."""
    before = Span(max(0, figure.start - _LEAD), figure.start)
    return figure.kind == "count" and _parent().search(article.document.text, *before) is not None


@functools.cache
def _parent() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(table('counting')['scope']['parents'])})\s+of\s+$", re.IGNORECASE)


@functools.cache
def outcomes() -> dict[str, str]:
    """{stem: outcome} of every word that tells one."""
    listed = table("counting")["outcomes"]
    return {stem(w): key for key, found in listed.items() for w in (*found, key)}


@functools.cache
def people() -> frozenset[str]:
    """The stems of words that count people as such."""
    return frozenset(stem(w) for w in table("counting")["scope"]["people"])


def _same_noun(word: str) -> str:
    """The stem of a noun; of nouns for one thing, that of the first listed."""
    return _twins().get(stem(word), stem(word))


@functools.cache
def _twins() -> dict[str, str]:
    listed = table("counting")["scope"]["same"]
    return {stem(word): stem(group[0]) for group in listed for word in group}


@functools.cache
def lengthy() -> dict[str, str]:
    """{stem of a noun for what has one length: that of the first noun for the same thing}: a talk is a
    meeting, where it is asked how long it was."""
    groups = [group.split() for group in table("counting")["lengths"]["nouns"]]
    return {stem(word): stem(group[0]) for group in groups for word in group}


def _owner(text: str, span: Span) -> set[str]:
    """Whose they are, where the phrase says "our", "his" …: not simply all of them."""
    return {f.phrase for f in phrases(text, span, table("counting")["scope"]["owners"])}


def _stretch(text: str, span: Span) -> set[str]:
    """Which part of a row of them it is: "the first 17 passes", "his last two games"."""
    before = _in_order().search(text, max(0, span.start - _LEAD), span.start)
    return {before[1].casefold()} if before else set()


@functools.cache
def _in_order() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(table('counting')['scope']['stretches'])})\s+$", re.IGNORECASE)


def _places(article: ArticleFindings, clause: Span) -> set[str]:
    """Where it is: places that are named in the clause, "in Harlow", "in the north"."""
    named = {m.name.casefold() for m in at(article).mentions(clause) if m.kind == "place"}
    found = _somewhere().finditer(article.document.text, *clause)
    return named | {m[1].casefold() for m in found if m[1].casefold() not in _calendar()}


@functools.cache
def _somewhere() -> re.Pattern[str]:
    """A preposition of place with a name, or with a noun that parts a country."""
    lists = table("counting")["scope"]
    before, nouns = any_of(lists["place_prepositions"]), any_of(lists["districts"])
    return re.compile(rf"\b(?:{before})\s+(?:the\s+)?((?-i:[A-Z]\w+)|(?:{nouns})\b)", re.IGNORECASE)


@functools.cache
def _calendar() -> frozenset[str]:
    lists = table("months")
    return frozenset(keys_by_word(lists["months"])) | frozenset(keys_by_word(lists["weekdays"]))


def scopes(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> Reach | None:
    """Whether two figures of two articles count the same, or one a part of what the other counts."""
    return reach_of(ours[1].kind, *both_scopes(ours, theirs))


def reach_of(kind: str, one: Scope, two: Scope) -> Reach | None:
    """The same for figures of a kind whose scopes are known."""
    return _once(one, two) if kind in _ONCE else reach(one, two)


def one_noun(ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]) -> bool:
    """Whether two figures count one thing by its words, wherever and whenever it was."""
    return nouns_agree(*both_scopes(ours, theirs))


def nouns_agree(one: Scope, two: Scope) -> bool:
    """The same for figures whose scopes are known."""
    apart = one.outcome and two.outcome and one.outcome != two.outcome
    return not apart and _heads(one, two) == "same" and one.narrowed == two.narrowed


def both_scopes(
    ours: tuple[ArticleFindings, Figure], theirs: tuple[ArticleFindings, Figure]
) -> tuple[Scope, Scope]:
    """What both count; "signed by 300 people" counts signatures."""
    one, two = scope_of(*ours), scope_of(*theirs)
    if PEOPLE in (one.head, two.head):
        if derived(content(ours[1].counted or ""), root_of(deed(*theirs))):
            two = two._replace(head=one.head)
        elif derived(content(theirs[1].counted or ""), root_of(deed(*ours))):
            one = one._replace(head=two.head)
    return one, two


def _once(one: Scope, two: Scope) -> Reach | None:
    """The same for what one event has but once, so that a place or day that one side alone names parts
    nothing off."""
    apart = (a and b and not a & b for a, b in ((one.places, two.places), (one.days, two.days)))
    return None if any(apart) or (one.head != two.head and one.head and two.head) else "same"


def reach(one: Scope, two: Scope) -> Reach | None:
    """Whether two figures count the same, or one a part of what the other counts; None if nothing tells."""
    if one.rate != two.rate or (one.outcome and two.outcome and one.outcome != two.outcome):
        return None
    heads = _heads(one, two)
    if one[2:5] == two[2:5] and one.outcome == two.outcome and len(one.days) < 2:
        return heads  # nothing sets them apart
    left, right = _limits(one, two), _limits(two, one)
    if heads is None or not (left <= right or right <= left):
        return None
    sides: set[Reach] = {heads} if heads != "same" else set()
    if left != right:
        sides.add("first is part" if left > right else "second is part")
    return None if len(sides) > 1 else next(iter(sides), "same")


def _heads(one: Scope, two: Scope) -> Reach | None:
    if one.head == two.head or not (one.head and two.head):
        return "same"
    if one.outcome and one.outcome == two.outcome and PEOPLE in (one.head, two.head):
        return "second is part" if one.head == PEOPLE else "first is part"
    return None


def _limits(scope: Scope, other: Scope) -> frozenset[str]:
    """All that narrows a figure down; a day that the other tells less exactly is the other's day."""
    days = {next((d for d in other.days if day.startswith(d)), day) for day in scope.days}
    exact = {f"{day}!" for day in scope.days - days}
    outcome = {scope.outcome} if scope.outcome else set[str]()
    return scope.narrowed | scope.places | days | exact | outcome
