"""Which spellings, over several articles, are one referent."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from comparator.analysis.naming.bodies import FAR, Form, join_bodies
from comparator.analysis.naming.having import Having
from comparator.analysis.naming.misspelt import slipped_person
from comparator.analysis.naming.name_forms import (
    PersonName,
    Same,
    called,
    person_keys,
    person_name,
    same_given,
    same_person,
)
from comparator.analysis.naming.places import join_places
from comparator.analysis.naming.slips import is_slip
from comparator.analysis.naming.sounds import like_word, one_slip, same_word


def cluster(forms: Counter[Form], together: Sequence[frozenset[Form]]) -> list[list[Form]]:
    """Groups of forms that are one referent. `together`: the forms of each article; an article that keeps
    two full names apart has two people."""
    people = [f for f in forms if f.kind == "person"]
    bodies = [f for f in forms if f.kind == "organisation"]
    places = [f for f in forms if f.kind == "place"]
    return [
        *_people(people, forms, together),
        *join_bodies(bodies, forms),
        *join_places(places, together),
    ]


def _people(
    people: list[Form], forms: Counter[Form], together: Sequence[frozenset[Form]]
) -> list[list[Form]]:
    """Full names first, the most frequent leading, spelled alike before spelled otherwise; then bare surnames
    go to the person most spoken of."""
    parts = {f: person_name(f.name) for f in people}
    full = sorted((f for f in people if parts[f].given), key=lambda f: (-forms[f], f.name))
    groups: list[list[Form]] = []
    for same in (same_word, like_word, one_slip):
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
    done, having = list[list[Form]](), Having()
    for group in groups:
        near = having.any_of(person_keys(parts[group[0]]))
        home = next(
            (n for n in near if all(_one(a, b, parts, together, same) for a in done[n] for b in group)),
            len(done),
        )
        done[home : home + 1] = [[*chain(*done[home : home + 1]), *group]]
        for form in group:
            having.add(home, person_keys(parts[form]))
    return done


def _one(
    a: Form, b: Form, parts: dict[Form, PersonName], together: Sequence[frozenset[Form]], same: Same
) -> bool:
    """Whether two full names can be one person's. Names that an article has side by side are one only where
    they are spelled alike."""
    if same is one_slip:
        slip = slipped_person(parts[a], parts[b])
        return slip and not any(a in article and b in article for article in together)
    if not same_person(parts[a], parts[b], same):
        return False
    beside = any(a in article and b in article for article in together)
    return not beside or (same is same_word and same_person(parts[a], parts[b], halves=False))


def _owner(
    bare: PersonName, groups: list[list[Form]], parts: dict[Form, PersonName], weight: dict[int, int]
) -> list[Form] | None:
    """The group a bare name belongs to: by surname the one most spoken of, by given name the only one, or
    the one far more spoken of than any other."""
    for same in (same_word, like_word, is_slip):
        family = [g for g in groups if any(same(parts[f].family, bare.family) for f in g)]
        if family and (same is same_word or len(family) == 1):
            return max(family, key=lambda g: weight[id(g)])
    ways: tuple[Same, ...] = (same_word, same_given)
    for way in ways:
        given = [g for g in groups if any(way(bare.family, w) for f in g for w in called(f.name))]
        given.sort(key=lambda g: -weight[id(g)])
        if given:
            far = len(given) == 1 or weight[id(given[0])] >= FAR * weight[id(given[1])]
            return given[0] if far else None
    return None
