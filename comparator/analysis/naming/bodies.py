"""Which names of bodies, over several articles, are one body."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.findings import NameKind
from comparator.analysis.naming.body_forms import (
    all_in,
    body_head,
    body_words,
    has_initials,
    initials_of,
    letters_of,
    ship_of,
    suffix_kind,
)
from comparator.analysis.naming.having import Having
from comparator.analysis.naming.left_out import lands_of, left_out, without_land
from comparator.analysis.naming.local_bodies import press_tail
from comparator.analysis.naming.misspelt import slipped_word
from comparator.analysis.naming.name_forms import is_acronym, is_plural
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.teams import club_words
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import known_bodies, pairs, same_place, words

_CLIPPED = (4, 5)  # letters of a team's short name
FAR = 5  # times as often as any other: whose a name is that several have


class Form(NamedTuple):
    """A name as one article gives it in full."""

    name: str
    kind: NameKind


def join_bodies(bodies: Sequence[Form], forms: Counter[Form]) -> list[list[Form]]:
    """Groups of forms that are one body, the longest names leading. What fits two bodies joins none."""
    groups, having = list[list[Form]](), Having()
    for form in sorted(bodies, key=lambda f: (-len(body_words(f.name)), -forms[f], f.name)):
        near = having.any_of(keys := body_keys(form.name))
        fits = [n for n in near if any(same_body(form.name, other.name) for other in groups[n])]
        one = len(fits) == 1 or (fits and all(_equal(form.name, groups[n][0].name) for n in fits))
        home = fits[0] if one else len(groups)
        groups[home : home + 1] = [[*groups[home], form] if one else [form]]
        having.add(home, keys)
    return _with_heads(groups, forms)


def body_keys(name: str) -> frozenset[str]:
    """Names that can be one body have one of these in common."""
    found = _spelt(name)
    own = {ship_of(name) or name.casefold(), found.together, found.al, letters_of(name)}
    return frozenset({*own, *initials_of(name), *found.words, *name.casefold().split()})


def _with_heads(groups: list[list[Form]], forms: Counter[Form]) -> list[list[Form]]:
    """A body that one article calls by its last word alone ("the Assembly") is the only one of that kind
    that the others name, or the one that they name far more often than any other."""
    alone = [g for g in groups if all(f.name in words("countries", "body_heads", "words") for f in g)]
    for group in alone:
        head = group[0].name.casefold()
        fits = [g for g in groups if g not in alone and any(body_head(f.name) == head for f in g)]
        fits = sorted(fits, key=lambda g: -_named(g, forms))
        if fits and (len(fits) == 1 or _named(fits[0], forms) >= FAR * _named(fits[1], forms)):
            fits[0] += group
            groups = [g for g in groups if g is not group]
    return _with_teams(groups)


def _with_teams(groups: list[list[Form]]) -> list[list[Form]]:
    """The Herons of one article are the Lesk Herons of another, where the event has one team of that name;
    what papers call a club comes when its own names are together."""
    partisans, known = pairs("name_parts", "parties", "plurals"), pairs("teams", "short", "words")
    plurals = [g for g in groups if all(is_plural(f.name) or f.name in club_words() for f in g)]
    plurals = [g for g in plurals if not any(f.name in partisans for f in g)]
    for group in sorted(plurals, key=lambda g: any(f.name in known for f in g)):
        short = {f" {f.name}" for f in group}
        fits = [g for g in groups if g is not group and any(f.name.endswith(s) for f in g for s in short)]
        others = [g for g in groups if g is not group]
        fits = fits or [g for g in others if any(_clipped(f.name, o.name) for f in group for o in g)]
        if len(fits) == 1 and not any(f.name in words("countries", "body_heads", "words") for f in group):
            fits[0] += group
            groups = [g for g in groups if g is not group]
    return groups


def _clipped(short: str, long: str) -> bool:
    """Whether a plural is the first letters of a longer name's last word (the Fals, the Lesk Falcons), or
    known to stand for it."""
    last = long.split()[-1]
    if pairs("teams", "short", "words").get(short) == last:
        return True
    clipped = " " not in short and len(short) in _CLIPPED and len(last) > len(short) + 1
    return clipped and " " in long and is_plural(long) and last.startswith(short[:-1])


def _named(group: list[Form], forms: Counter[Form]) -> int:
    return sum(forms[form] for form in group)


class _Spelt(NamedTuple):
    """The name of a body as it is compared."""

    words: tuple[str, ...]
    some: frozenset[str]
    """The words in no order …"""
    ordered: tuple[str, ...]
    """… and in that of the alphabet."""
    together: str
    al: str
    """Al Jazeera, al-Jazeera, AlJazeera: one."""
    acronym: bool


@remembered(20_000)
def _spelt(name: str) -> _Spelt:
    found = body_words(name)
    al = fold(name.replace(" ", "-") if name[:2].casefold() == "al" else name).replace("-", "")
    return _Spelt(
        words=found,
        some=frozenset(found),
        ordered=tuple(sorted(found)),
        together="".join(found),
        al=al.removeprefix("al"),
        acronym=is_acronym(name),
    )


def _equal(a: str, b: str) -> bool:
    return _spelt(a).ordered == _spelt(b).ordered


def same_body(a: str, b: str) -> bool:
    """Whether two names can be one body: the same words in any order, initials of the other, or one holds
    every word of the other and both say the same kind of body. A Council is never a Coalition."""
    if ship_of(a) or ship_of(b):
        return (ship_of(a) or a.casefold()) == (ship_of(b) or b.casefold())
    one, two = _spelt(a), _spelt(b)
    kinds = {suffix_kind(a), suffix_kind(b)} - {""}
    if one.ordered == two.ordered or one.together == two.together:
        return len(kinds) < 2
    if one.al == two.al or slipped_word(one.words, two.words):
        return True
    short, long = (a, b) if len(one.words) <= len(two.words) else (b, a)
    if press_tail(long) == short or left_out(short, long) or _initials(short, long) or _holds(short, long):
        return True
    bare = [without_land(name) for name in (short, long)]
    one_land = (bare[0] == short) != (bare[1] == long) and not any(map(lands_of, bare))
    return one_land and same_body(*bare)


def _initials(short: str, long: str) -> bool:
    known = same_place().get(short.casefold())
    apart = is_acronym(short) and not is_acronym(long)
    return apart and has_initials(long, short) and (known is None or _equal(known, long))


def _holds(short: str, long: str) -> bool:
    """Whether a name has every word of another and says the same kind of body."""
    less = _spelt(short)
    lone = short.casefold() in known_bodies() and len(less.some) < 2
    if less.acronym or lone or not all_in(short, long):
        return False
    party = long.split()[-1].casefold() == "party"
    if body_head(short) != body_head(long):
        return party and short == long.rpartition(" ")[0]
    return len(less.some) > 1 or (party and long.split()[0] == short)
