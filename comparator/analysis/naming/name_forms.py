"""The form of names: the parts of a person's name, and when two spellings can be one person or body."""

import re
from collections.abc import Callable, Hashable

from comparator.analysis.document import Record
from comparator.analysis.naming.sounds import fold, same_word, sound_keys
from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import folded, short_forms, words

_SYLLABLES = re.compile(r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?[yw]?[aeiou]{1,3}(?:ng|[nrklmpt])?){1,2}")
_GENERATION = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}(?:-[A-Z])?|[A-Z]{1,2}[of][A-Z]{1,2}")
_PLURAL = re.compile(r"(?:[A-Z]\w+\s){0,3}(?:[A-Z][a-z]{2,}|\d+er)s")
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ibn",
        "bin",
        "abu",
        "de",
        "da",
        "di",
        "del",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "du",
        "dos",
    }
)


_HALF = 3  # letters that half of a double surname has at least
_MARKS = "\"“”‘’'"

Same = Callable[[str, str], bool]
"""Whether two words of names are spellings of one."""


def plain_name(text: str) -> str:
    """A name without brackets and with single spaces; a nickname in its middle keeps its own."""
    inside = re.sub(r"(?<=\w) \((\w+)\) (?=\w)", r" <\1> ", " ".join(text.split()))
    bare = " ".join(re.sub(r"[\[\]()]", " ", inside).split())
    return bare.replace("<", "(").replace(">", ")")


class PersonName(Record):
    """A person's name in parts, lower case and in ASCII."""

    text: str
    family: str
    given: tuple[str, ...] = ()
    """Given names and initials, in order; empty for a bare surname."""
    whole: str = ""
    """The family name with its particles as one word: Del Giudice and DelGiudice are one."""
    generation: str = ""
    """What tells father from son: "jr", "sr", "ii" …; "" where nothing does."""


def is_tail(name: str) -> bool:
    """Whether a word or run begins with a particle of surnames: Del Giudice, von Stern."""
    return fold(name.split()[0]) in PARTICLES


def words_of(name: str) -> list[str]:
    """The words of a name as they stand; initials may touch the word behind them."""
    return re.findall(r"(?:[A-Z]\.){1,3}(?=[A-Z][a-z])|[^\s,()\[\]]+", name)


@remembered(4096)
def person_name(text: str, bare_first: bool = False) -> PersonName:
    """Take a name apart. `bare_first`: the article uses the first word alone, so the family name
    stands first."""
    parts = [w for w in words_of(text) if fold(w) not in PARTICLES] or words_of(text)
    generation = fold(parts[-1]) if len(parts) > 1 and _GENERATION.fullmatch(parts[-1]) else ""
    if generation:
        parts = parts[:-1]
    if len(parts) == 1:
        return PersonName(text=text, family=fold(parts[0]), generation=generation)
    if bare_first or family_first(parts):
        syllables = [p for w in parts[1:] for p in fold(w).split("-")]
        return PersonName(text=text, family=fold(parts[0]), given=("".join(syllables),))
    spread = [p for w in parts[:-1] for p in (w.split(".")[:-1] if _INITIALS.fullmatch(w) else (w,))]
    given = tuple(fold(w.strip(_MARKS)) for w in spread)
    return PersonName(
        text=text, family=fold(parts[-1]), given=given, whole=_whole(text, parts[-1]), generation=generation
    )


def _whole(text: str, last: str) -> str:
    """A surname and the particles right in front of it as one word."""
    front = words_of(text.split(last)[0])
    at = len(front)
    while at > 1 and fold(front[at - 1]) in PARTICLES:
        at -= 1
    return "".join(map(fold, (*front[at:], re.sub(r"^(al|el)-", r"\1", last, flags=re.I))))


@remembered(4096)
def called(name: str) -> tuple[str, ...]:
    """The single words that may stand for a full name besides its surname: the first given name, a nickname
    in brackets or marks ("Piet (Pip) Aranda"), the first of two surnames."""
    nicks = re.findall(r"[(\"“‘']([^\W\d_]+)[)\"”’']", name)
    first = person_name(name).given[:1]
    return tuple(w for w in (*first, *map(fold, nicks), middle_family(name)) if len(w) > 1)


@remembered(4096)
def middle_family(name: str) -> str:
    """The first surname of a Spanish or Portuguese name with two ("Ana Lucía Cabrera Fuentes", "Ana Cabrera
    de Fuentes" -> cabrera), "" where the word before the last is a given name, an initial or a particle."""
    parts = words_of(name)
    if parts[-2:-1] in (["de"], ["da"]):
        parts = [*parts[:-2], parts[-1]]
    if len(parts) < 3 or any(p[:1].islower() or p.rstrip(".").isupper() for p in parts[-2:]):
        return ""
    middle = fold(parts[-2])
    if len(middle) < 3 or middle in words("given_names", "male") | words("given_names", "female"):
        return ""
    return "" if fold(parts[0]) in words("titles", "family_first", "surnames") else middle


def family_first(parts: list[str]) -> bool:
    """Whether a name is in Korean or Chinese order, by its family name and the syllables behind it."""
    first, rest = fold(parts[0]), [fold(w) for w in parts[1:]]
    if first not in words("titles", "family_first", "surnames"):
        return False
    if (
        len(rest) == 1
        and "-" not in rest[0]
        and first in folded("given_names", "female") | folded("given_names", "male")
    ):
        return False
    if len(rest) == 1 and _HYPHENED.fullmatch(parts[1]):
        return True
    return len(rest) <= 2 and all(_SYLLABLES.fullmatch(p) for w in rest for p in w.split("-"))


def same_given(a: str, b: str, same: Same = same_word) -> bool:
    """Whether two given names can be one person's: an initial, a short form, a spelling."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if b in short_forms(a):
        return True
    male, female = words("given_names", "male"), words("given_names", "female")
    if (a in male and b in female) or (a in female and b in male):
        return False
    return same(a, b)


def compatible_given(a: tuple[str, ...], b: tuple[str, ...], same: Same = same_word) -> bool:
    """Whether two lists of given names can belong to one person: the shorter's all stand in the longer."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    initials = len(short) > 1 and all(len(g) == 1 for g in (*short[1:], *long[1:]))
    if initials and short[1:] != long[1 : len(short)]:
        return False  # "Arvo W. Selk", "Arvo H. W. Selk"
    if not a or not b or same("".join(a), "".join(b)):
        return True
    if len(short) == len(long) > 1 and not same_given(short[0], long[0], same):
        return False
    return all(any(same_given(s, name, same) for name in long) for s in short)


def same_person(a: PersonName, b: PersonName, same: Same = same_word, halves: bool = True) -> bool:
    """Whether two full names can be one person's: the family name agrees and no given name objects. `same`
    compares words: `same_word` in one article, `like_word` between two outlets. `halves`: one may have half
    of the other's double surname, or initials alone; in one article that is another person."""
    if a.generation != b.generation and a.generation and b.generation:
        return False
    if same(a.family, b.family) or (a.whole and a.whole == b.whole):
        apart = not halves and (_only_initials(a, b) or _only_initials(b, a))
        return not apart and compatible_given(a.given, b.given, same)
    if len(a.given) == len(b.given) == 1 and a.given[0] == b.family and b.given[0] == a.family:
        return True
    left_out = _second_surname_left_out(a, b) or _second_surname_left_out(b, a)
    return left_out or (halves and (_half_of(a, b) or _half_of(b, a)))


def _only_initials(a: PersonName, b: PersonName) -> bool:
    """Whether one has several initials where the other has one given name written out: A.J. and Arvo Selk,
    side by side, are father and son."""
    initials = len(a.given) > 1 and all(len(g) == 1 for g in a.given)
    return initials and len(b.given) == 1 and len(b.given[0]) > 1


def _half_of(short: PersonName, long: PersonName) -> bool:
    """Whether a name has one half of the other's double surname, or both halves without the hyphen: Ana Holt
    and Ana Orlin Holt are Ana Orlin-Holt. A first name must agree."""
    halves = long.family.split("-")
    if len(halves) != 2 or min(map(len, halves)) < _HALF or not (short.given and long.given):
        return False
    whole = [*short.given, short.family][-2:] == halves and len(short.given) > 1
    return (whole or short.family in halves) and same_given(short.given[0], long.given[0])


@remembered(4096)
def person_keys(name: PersonName) -> frozenset[Hashable]:
    """Names that can be one person's have one of these in common."""
    family = sound_keys(name.family) | sound_keys(middle_family(name.text))
    return family | {name.whole or name.family, name.family, *name.family.split("-"), *name.given[:1]}


def _second_surname_left_out(short: PersonName, long: PersonName) -> bool:
    """Ana Cabrera is Ana Lucía Cabrera Fuentes: the short name ends on the long one's first surname, and both
    begin alike."""
    middle = middle_family(long.text)
    return bool(
        middle
        and short.given
        and same_word(middle, short.family)
        and same_word(short.given[0], fold(words_of(long.text)[0]))
    )


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: EU, U.N., SNCROF, LPM-N, MoH."""
    return bool(_ACRONYM.fullmatch(name))


def is_plural(name: str) -> bool:
    """Whether a name ends on a plural, as a team's does."""
    return bool(_PLURAL.fullmatch(name)) and not name.endswith(("ss", "us", "is"))
