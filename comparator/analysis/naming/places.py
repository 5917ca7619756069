"""Which spellings of places, over several articles, are one place."""

import re
from collections.abc import Sequence

from comparator.analysis.naming.bodies import Form
from comparator.analysis.naming.body_forms import all_in, house_word, written_out
from comparator.analysis.naming.misspelt import slipped_word
from comparator.analysis.naming.roads import one_road, road_of
from comparator.analysis.naming.sounds import fold, like_word, same_word
from comparator.analysis.naming.things import is_street, state_of
from comparator.analysis.wordlists import folded, known_places, same_place, words

_HEADS = frozenset({"sea", "ocean", "strait", "strip", "gulf"})
_STATE = re.compile(r"^(?:the\s)?(?:Republic|Kingdom|Sultanate|Emirate|Principality)\sof\s", re.I)
_SHORTEST = 5  # letters of a place that two spellings may differ in
_LONG = 6  # letters from which on the house styles of two outlets may differ


def join_places(places: Sequence[Form], together: Sequence[frozenset[Form]]) -> list[list[Form]]:
    """Groups of forms that are one place: one key, a sea with its head or without, a site with its town in
    front or without, a street with its side, with some of its words left out, one sound."""
    groups: dict[str, list[Form]] = {}
    for form in places:
        groups.setdefault(_key(form.name), []).append(form)
    for plain in list(groups):
        road = one_road(plain, groups)
        if road and not _side_by_side(groups[plain], groups[road], together):
            groups[road] += groups.pop(plain)
    for short in [k for k in groups if " " not in k]:
        heads = [
            k for k in groups if k.startswith(short + " ") and k.split()[-1] in _HEADS and k.count(" ") == 1
        ]
        if len(heads) == 1 and groups[short][0].name.casefold() not in same_place():
            groups[heads[0]] += groups.pop(short)
    for short in [k for k in groups if " " in k]:
        fronts = groups.keys() | (
            words("name_parts", "compass", "words") if is_street(short.title()) else set()
        )
        whole = [k for k in groups if k.endswith(f" {short}") and k.removesuffix(f" {short}") in fronts]
        if len(whole) == 1:
            groups[whole[0]] += groups.pop(short)
    for short in [
        k for k in groups if " " in k and k.split()[-1] in words("name_parts", "told_shorter", "heads")
    ]:
        whole = [k for k in groups if k.split()[-1] == short.split()[-1] and _fuller(short, k)]
        if len(whole) == 1 and not _side_by_side(groups[short], groups[whole[0]], together):
            groups[whole[0]] += groups.pop(short)
    return _one_sound(groups, together)


def _fuller(short: str, long: str) -> bool:
    """Whether a site's name is a longer one without a word that says what kind of site it is: Lesk Airport,
    Lesk International Airport."""
    more = {*long.split()} - {*short.split()}
    return all_in(short, long) and more <= words("name_parts", "told_shorter", "left_out")


def _key(name: str) -> str:
    """One key for the spellings of a place: known aliases, no article, one way to write particles."""
    if road := road_of(name):
        return " ".join(road)
    name = state_of(name) or name
    plain = _STATE.sub("", same_place().get(name.casefold(), written_out(name)).split(",")[0])
    parts = [
        house_word(w)
        for p in plain.replace("-", " ").split()
        if (w := fold(p)) not in ("the", "al", "el", "")
    ]
    if parts[-1:] == ["city"] and " ".join(parts[:-1]) not in folded("countries", "plain", "names"):
        parts.pop()
    return " ".join(parts) or plain.casefold()


def _one_sound(groups: dict[str, list[Form]], together: Sequence[frozenset[Form]]) -> list[list[Form]]:
    """Places that different articles spell in two ways; those that one article has side by side are two. Of
    several that sound alike, the one with the same consonants."""
    done: list[tuple[str, list[Form]]] = []
    for key, group in groups.items():
        fits = [d for d in done if _sounds(key, d[0]) and not _side_by_side(group, d[1], together)]
        fits = fits if len(fits) < 2 else [d for d in fits if same_word(key, d[0])]
        if len(fits) == 1:
            fits[0][1].extend(group)
        else:
            done.append((key, group))
    return [group for _, group in done]


def _sounds(a: str, b: str) -> bool:
    """Whether two keys can be one foreign place; what every paper spells alike has no other spelling."""
    one, two = a.split(), b.split()
    if slipped_word(one, two):
        return True
    if len(one) != len(two) or {a, b} & known_places():
        return False
    other = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    return all(min(len(x), len(y)) >= _SHORTEST and _alike(x, y) for x, y in other)


def _alike(a: str, b: str) -> bool:
    return same_word(a, b) or (min(len(a), len(b)) >= _LONG and like_word(a, b))


def _side_by_side(a: list[Form], b: list[Form], together: Sequence[frozenset[Form]]) -> bool:
    """Whether an article tells of both: it keeps them apart."""
    return any(not article.isdisjoint(a) and not article.isdisjoint(b) for article in together)
