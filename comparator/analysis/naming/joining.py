"""Which spellings, over several articles, are one referent."""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from comparator.analysis.findings import NameKind
from comparator.analysis.naming.name_forms import (
    PersonName,
    Same,
    body_head,
    body_words,
    has_initials,
    is_acronym,
    middle_family,
    person_name,
    same_person,
)
from comparator.analysis.naming.sounds import fold, like_word, same_word
from comparator.analysis.wordlists import known_bodies, same_place, words


class Form(NamedTuple):
    """A name as one article gives it in full."""

    name: str
    kind: NameKind


def cluster(forms: Counter[Form], together: Sequence[frozenset[Form]]) -> list[list[Form]]:
    """Groups of forms that are one referent. `together`: the forms of each article; an article that keeps
    two full names apart has two people."""
    people = [f for f in forms if f.kind == "person"]
    bodies = [f for f in forms if f.kind == "organisation"]
    places = [f for f in forms if f.kind == "place"]
    return [*_people(people, forms, together), *_bodies(bodies, forms), *_places(places)]


def _people(
    people: list[Form], forms: Counter[Form], together: Sequence[frozenset[Form]]
) -> list[list[Form]]:
    """Full names first, the most frequent leading, spelled alike before spelled otherwise; then bare surnames
    go to the person most spoken of."""
    parts = {f: person_name(f.name) for f in people}
    full = sorted((f for f in people if parts[f].given), key=lambda f: (-forms[f], f.name))
    groups: list[list[Form]] = []
    for same in (same_word, like_word):
        groups = _linked(groups or [[f] for f in full], parts, together, same)
    weight = {id(g): sum(forms[f] for f in g) for g in groups}
    for form in [f for f in people if not parts[f].given]:
        owner = _owner(parts[form], groups, parts, weight)
        if owner is None:
            groups.append([form])
            weight[id(groups[-1])] = 0
        else:
            owner.append(form)
    return groups


def _linked(
    groups: list[list[Form]], parts: dict[Form, PersonName], together: Sequence[frozenset[Form]], same: Same
) -> list[list[Form]]:
    """Groups put together whose every name can be every other's."""
    done: list[list[Form]] = []
    for group in groups:
        home = next(
            (d for d in done if all(_one(a, b, parts, together, same) for a in d for b in group)), None
        )
        if home is None:
            done.append(list(group))
        else:
            home += group
    return done


def _one(
    a: Form, b: Form, parts: dict[Form, PersonName], together: Sequence[frozenset[Form]], same: Same
) -> bool:
    """Whether two full names can be one person's. Names that an article has side by side are one only where
    they are spelled alike."""
    if not same_person(parts[a], parts[b], same):
        return False
    return same is same_word or not any(a in article and b in article for article in together)


def _owner(
    bare: PersonName, groups: list[list[Form]], parts: dict[Form, PersonName], weight: dict[int, int]
) -> list[Form] | None:
    """The group a bare name belongs to: by surname the one most spoken of, by given name the only one."""
    for same in (same_word, like_word):
        family = [g for g in groups if any(same(parts[f].family, bare.family) for f in g)]
        if family and (same is same_word or len(family) == 1):
            return max(family, key=lambda g: weight[id(g)])
    given = [
        g
        for g in groups
        if any(parts[f].given and bare.family in (*parts[f].given[:1], middle_family(f.name)) for f in g)
    ]
    return given[0] if len(given) == 1 else None


def _place_key(name: str) -> str:
    """One key for the spellings of a place: known aliases, no article, one way to write particles."""
    plain = same_place().get(name.casefold(), name)
    plain = re.sub(
        r"^(?:the\s)?(?:Republic|Kingdom|Sultanate|Emirate|Principality)\sof\s",
        "",
        plain.split(",")[0],
        flags=re.I,
    )
    parts = [
        w
        for part in plain.replace("-", " ").split()
        if (w := fold(part)) not in ("the", "al", "el", "city", "")
    ]
    return " ".join(parts) or plain.casefold()


def _places(places: list[Form]) -> list[list[Form]]:
    groups: dict[str, list[Form]] = {}
    for form in places:
        groups.setdefault(_place_key(form.name), []).append(form)
    for short in [k for k in groups if " " not in k]:
        heads = [
            k
            for k in groups
            if k.startswith(short + " ") and k.split()[-1] in _PLACE_HEADS and len(k.split()) == 2
        ]
        if len(heads) == 1 and groups[short][0].name.casefold() not in same_place():
            groups[heads[0]] += groups.pop(short)
    return list(groups.values())


_PLACE_HEADS = frozenset({"sea", "ocean", "strait", "strip", "gulf"})


def _bodies(bodies: list[Form], forms: Counter[Form]) -> list[list[Form]]:
    groups: list[list[Form]] = []
    for form in sorted(bodies, key=lambda f: (-len(body_words(f.name)), -forms[f], f.name)):
        fits = [g for g in groups if any(same_body(form.name, other.name) for other in g)]
        if len(fits) == 1 or (fits and all(_equal(form.name, g[0].name) for g in fits)):
            fits[0].append(form)
        else:
            groups.append([form])
    return _with_heads(groups)


def _with_heads(groups: list[list[Form]]) -> list[list[Form]]:
    """A body that one article calls by its last word alone ("the Assembly") is the only one of that kind
    that the others name."""
    alone = [g for g in groups if all(f.name in words("countries", "body_heads", "words") for f in g)]
    for group in alone:
        head = group[0].name.casefold()
        fits = [g for g in groups if g not in alone and any(body_head(f.name) == head for f in g)]
        if len(fits) == 1:
            fits[0] += group
            groups = [g for g in groups if g is not group]
    return groups


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


@functools.lru_cache(maxsize=20_000)
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
    one, two = _spelt(a), _spelt(b)
    short, long = (a, b) if len(one.words) <= len(two.words) else (b, a)
    if one.ordered == two.ordered or one.together == two.together or one.al == two.al:
        return True
    less, more = _spelt(short), _spelt(long)
    if less.acronym and not more.acronym:
        known = same_place().get(short.casefold())
        return has_initials(long, short) and (known is None or _equal(known, long))
    if not less.some < more.some or (short.casefold() in known_bodies() and len(less.some) < 2):
        return False
    if body_head(short) != body_head(long):
        return short.split()[-1] + " Party" == long
    return len(less.some) > 1 or (long.split()[0] == short and long.split()[-1] == "Party")
