"""The form of names: the parts of a person's name, and when two spellings can be one person or body."""

import functools
import re

from anyascii import anyascii

from comparator.analysis.document import Record
from comparator.analysis.wordlists import folded, nickname_groups, same_place, table, words

_PARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul)-(?=\w)", re.I)
_SYLLABLES = re.compile(r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?[aeiou]{1,3}(?:ng|n|r)?){1,2}")
_PARTICLES = frozenset(
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
# Letters that transliterations swap, longest first: one sound, one letter.
_SOUNDS = (("sch", "s"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("th", "t"),
           ("zh", "z"),
           ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"), ("j", "y"), ("z", "s"))  # fmt: skip


class PersonName(Record):
    """A person's name in parts, lower case and in ASCII."""

    text: str
    family: str
    given: tuple[str, ...] = ()
    """Given names and initials, in order; empty for a bare surname."""


def fold(word: str) -> str:
    """A word in lower-case ASCII without full stops, apostrophes and the article al-."""
    plain = str(anyascii(word)).casefold().replace("'", "").replace("`", "").replace(".", "")
    return _PARTICLE.sub("", plain)


def words_of(name: str) -> list[str]:
    """The words of a name as they stand."""
    return re.findall(r"[^\s,()\[\]]+", name)


@functools.cache
def skeleton(word: str) -> str:
    """The consonants of a word as they sound, so that transliterations of one name agree: khatib -> ktb."""
    plain = re.sub(r"[^a-z]", "", fold(word))
    first = plain[:1]
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    bones = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", plain))
    return ("a" + bones) if first in "aeiou" and first else bones


def same_word(a: str, b: str) -> bool:
    """Whether two words of names may be spellings of one: equal, or the same consonants, two at least."""
    a, b = fold(a).replace("-", ""), fold(b).replace("-", "")
    if a == b or a == "al" + b or b == "al" + a:
        return True
    bones = skeleton(a)
    return len(bones) >= 2 and bones == skeleton(b) and abs(len(a) - len(b)) <= 2 and a[-1:] in _alike(b[-1:])


def _alike(letter: str) -> str:
    """Last letters that spellings of one word share: vowels with vowels, a consonant with itself or
    its like."""
    for group in ("aeiouyh", "vwf", "sz", "kqc", "td"):
        if letter in group:
            return group
    return letter


@functools.lru_cache(maxsize=4096)
def person_name(text: str, bare_first: bool = False) -> PersonName:
    """Take a name apart. `bare_first`: the article uses the first word alone, so the family name
    stands first."""
    parts = [w for w in words_of(text) if fold(w) not in _PARTICLES] or words_of(text)
    if len(parts) > 1 and re.fullmatch(r"(?:[IVX]+|Jr\.?|Sr\.?)", parts[-1]):
        parts = parts[:-1]
    if len(parts) == 1:
        return PersonName(text=text, family=fold(parts[0]))
    if bare_first or family_first(parts):
        given = [p for w in parts[1:] for p in fold(w).split("-")]
        return PersonName(text=text, family=fold(parts[0]), given=("".join(given),))
    return PersonName(text=text, family=fold(parts[-1]), given=tuple(fold(w) for w in parts[:-1]))


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
    return len(rest) <= 2 and all(_SYLLABLES.fullmatch(p) for w in rest for p in w.split("-"))


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    groups = nickname_groups()
    return same_word(a, b) or bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def compatible_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two lists of given names can belong to one person: the shorter's all stand in the longer."""
    if not a or not b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == len(long) > 1 and not _same_given(short[0], long[0]):
        return False
    return all(any(_same_given(s, name) for name in long) for s in short)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names can be one person's: the family name agrees and no given name objects."""
    return same_word(a.family, b.family) and compatible_given(a.given, b.given)


_STOP = frozenset({"the", "of", "for", "and", "in", "on", "at", "to", "a", "an", "s"})


@functools.lru_cache(maxsize=4096)
def body_words(name: str) -> tuple[str, ...]:
    """The content words of a body's name in order, in lower-case ASCII, known initials written out."""
    name = same_place().get(name.casefold(), re.sub(r"[’']s?\b", "", re.sub(r"\s*\([^)]*\)?", "", name)))
    spread = [_nation(w) for w in name.replace("/", " ").split()]
    plain = re.findall(r"[a-z0-9]+", str(anyascii(" ".join(spread))).casefold().replace(".", ""))
    return tuple(_singular(w) for w in plain if w not in _STOP)


def _nation(word: str) -> str:
    """Initials and adjectives of countries as the country: U.S. and American -> United States."""
    low = word.casefold()
    return same_place().get(low) or str(table("countries")["demonyms"].get(low, word))


def _singular(word: str) -> str:
    """Without the plural's s, so that Workers' and Worker's agree."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def body_head(name: str) -> str:
    """The word that says what a body is: the last before "of", "for" …; Council for the Council of Europe."""
    front = re.split(r"\s(?:of|for|on|in|at|against)\s", re.sub(r"\s*\([^)]*\)?", "", name), maxsplit=1)[0]
    found = body_words(front)
    while len(found) > 1 and found[-1] in _BRANCHES:
        found = found[:-1]
    return found[-1] if found else ""


# A country behind a body's name is its branch there, not what it is.
_BRANCHES = frozenset({"kingdom", "united", "state", "canada", "uk", "usa"})


def has_initials(name: str, short: str) -> bool:
    """Whether a body's words begin with the letters of an acronym, its small words counted or not."""
    plain = re.findall(r"[^\W_]+", re.sub(r"[’']s?\b", "", name))
    large = [w for w in plain if w.casefold() not in _STOP]
    return short.replace(".", "") in (
        "".join(w[0] for w in plain).upper(),
        "".join(w[0] for w in large).upper(),
    )


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: EU, U.N., SNCROF."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,8}", name))
