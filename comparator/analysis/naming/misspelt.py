"""Names of two articles that differ by a slip of the pen: a letter, a particle."""

from collections.abc import Sequence

from comparator.analysis.naming.name_forms import PARTICLES, PersonName, compatible_given
from comparator.analysis.naming.name_text import any_given
from comparator.analysis.naming.slips import is_slip
from comparator.analysis.naming.sounds import near_slip, one_slip, same_word

_SHORTEST = 4  # letters of a given name that may have lost one
_LONG = 7  # letters of a surname before which a particle may be lost: Wood and Elwood are two people


def slipped_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names are one but for a slip: a letter of the surname, a particle lost in front of it,
    or a letter of a given name, where that leaves no given name that people have."""
    if a.generation and b.generation and a.generation != b.generation:
        return False
    if min(len(a.given[0]), len(b.given[0])) == 1 or not compatible_given(a.given[1:], b.given[1:]):
        return False  # "J. Mason", "J. Macon" may be anybody
    if a.given[0] == b.given[0]:
        return one_slip(a.family, b.family) or _led(a.family, b.family) or _led(b.family, a.family)
    return same_word(a.family, b.family) and _slipped_given(a.given[0], b.given[0])


def _slipped_given(a: str, b: str) -> bool:
    """Whether one is the other with a slip inside: at its end a letter may make a son a daughter. Where
    people have one of the two, a letter must be lost."""
    known = len({a, b} & any_given())
    lost = known == 1 and len(a) != len(b) and near_slip(a, b, _SHORTEST)
    return known < 2 and a[-1] == b[-1] and (is_slip(a, b) or lost)


def _led(short: str, long: str) -> bool:
    """Whether a surname is another with a particle set before it as one word: Dorlani, LaDorlani."""
    return len(short) >= _LONG and long != short and long.removesuffix(short) in PARTICLES


def slipped_word(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the words of two bodies or places are one but for a letter lost, doubled or moved in one."""
    other = [pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]]
    return len(a) == len(b) and len(other) == 1 and is_slip(*other[0])
