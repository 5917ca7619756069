"""When two words of names are spellings of one: transliterations of Arabic, Russian, Korean ….

`same_word` is for one article, where one spelling is kept; `like_word` for two outlets, whose house styles
differ. Both compare consonants as they sound and then the vowels, so that Hassan is not Hussein.
"""

import functools
import itertools
import re
from collections.abc import Hashable, Iterable

from anyascii import anyascii
from rapidfuzz.distance import OSA

from comparator.analysis.remembering import remembered
from comparator.analysis.wordlists import table

_PARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az|ul)-(?=\w)", re.I)
# Letters that transliterations swap, longest first: one sound, one letter.
_SOUNDS = (("sch", "s"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("dh", "d"), ("th", "t"),
           ("zh", "z"),
           ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"), ("j", "y"), ("z", "s"))  # fmt: skip
# The same, for spellings of two houses: what every reading of a word shares.
_HOUSE = tuple((re.compile(a), b) for a, b in (
    (r"shch", "sch"), (r"(?<=[oe])w$", "v"),
    (r"dzh|dj", "j"), (r"(?<=[oe])ff$", "v"), (r"tch", "ch"), (r"t[sz](?=.)", "s"), (r"sz|sch", "s"),
    (r"^ou(?=[aeiou])", "w"), (r"ph", "f"), (r"dh", "d"), (r"th", "t"), (r"zh", "z"), (r"ck", "k"),
    (r"x", "ks"), (r"sh", "s"), (r"z", "s"), (r"ch", "kh"), (r"c(?=[eiy])", "s"), (r"c", "k"),
))  # fmt: skip
# Two ways to hear one letter; a pair of words must agree under one way to hear each.
_HEARD = (
    ((r"w", "v"), (r"w", "")),
    ((r"(?<=[kg])h", ""), (r"[kg]h|g", "h")),
    ((r"q", "k"), (r"[qg]", "k")),
    ((r"j", ""), (r"[jg]", "j")),
)
_SLIP = 5  # letters of a word that two outlets may differ in by one
_VOWELS = re.compile(r"[aeiouyw]+")
_SOFT = frozenset("aeiouyhw")
_ENDS = ("vwf", "sz", "kqc", "td")
_NEAR = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})


@remembered(20_000)
def fold(word: str) -> str:
    """A word in lower-case ASCII without full stops, apostrophes and the article al-."""
    plain = str(anyascii(word)).casefold().replace("'", "").replace("`", "").replace(".", "")
    return _PARTICLE.sub("", plain)


@functools.cache
def skeleton(word: str) -> str:
    """The consonants of a word as they sound, so that spellings of one name agree: khatib -> ktb."""
    plain = _letters(word)
    first = plain[:1]
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    bones = re.sub(r"[aeiouyh]", "", _once(plain))
    return ("a" + bones) if first in "aeiou" and first else bones


@remembered(50_000)
def same_word(a: str, b: str) -> bool:
    """Whether two words of names may be spellings of one: equal, or the same consonants, two at least, and
    vowels that agree."""
    a, b = fold(a).replace("-", ""), fold(b).replace("-", "")
    if a == b or a == "al" + b or b == "al" + a:
        return True
    bones = skeleton(a)
    alike = len(bones) >= 2 and bones == skeleton(b) and abs(len(a) - len(b)) <= 2
    return alike and a[-1:] in _alike(b[-1:]) and _vowels_agree(a, b)


def _alike(letter: str) -> str:
    """Last letters that spellings of one word share: vowels with vowels, a consonant with itself or
    its like."""
    for group in ("aeiouyh", *_ENDS):
        if letter in group:
            return group
    return letter


@remembered(50_000)
def like_word(a: str, b: str) -> bool:
    """Whether two outlets may mean one word of a name by these spellings: Daoud and Dawud."""
    if same_word(a, b):
        return True
    a, b = _letters(a), _letters(b)
    if _groups().get(a, {a}) & _groups().get(b, {b}):
        return True
    if (
        abs(len(a) - len(b)) > 3
        or (_end(a) in _SOFT) != (_end(b) in _SOFT)
        or not _begin_alike(a, b)
        or not _vowels_agree(a, b)
    ):
        return False
    return any(len(x) >= 2 and x == y for x, y in zip(_bones(a), _bones(b), strict=True))


def _end(word: str) -> str:
    """The last letter; the w of -ow and -ew is a v."""
    return "v" if word.endswith(("ow", "ew")) else word[-1]


def one_slip(a: str, b: str) -> bool:
    """Whether two words of five letters and more begin alike and differ by one letter."""
    return near_slip(a, b, _SLIP)


def near_slip(a: str, b: str, shortest: int) -> bool:
    """Whether two words of so many letters begin alike and differ by one, or by two that changed places."""
    return min(len(a), len(b)) >= shortest and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1


@remembered(20_000)
def sound_keys(word: str) -> frozenset[Hashable]:
    """Words that may be spellings of one, in one article or in two, have one of these in common; none for no
    word."""
    plain, letters = fold(word).replace("-", ""), _letters(word)
    spelled = {plain, plain.removeprefix("al"), *_groups().get(letters, {letters})}
    heard = (key for key in enumerate(_bones(letters), start=1) if len(key[1]) >= 2)
    return frozenset({*spelled, (0, skeleton(plain)), *heard}) if word else frozenset()


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", fold(word))


def _once(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)


@functools.cache
def _bones(plain: str) -> tuple[str, ...]:
    """The consonants of a word under every way to hear its doubtful letters, in a fixed order."""
    for pattern, sound in _HOUSE:
        plain = pattern.sub(sound, plain)
    found = []
    for ways in itertools.product(*_HEARD):
        heard = plain
        for letter, sound in ways:
            heard = re.sub(letter, sound, heard)
        kept = "aeiouy" if ways[1][1] else "aeiouyh"
        found.append(re.sub(rf"[{kept}]", "", _once(heard)))
    return tuple(found)


def _begin_alike(a: str, b: str) -> bool:
    """Whether both begin on a vowel or neither does; y, w and j may be either."""
    return a[0] in "ywj" or b[0] in "ywj" or (a[0] in "aeiou") == (b[0] in "aeiou")


def _vowels_agree(a: str, b: str) -> bool:
    """Whether the vowels of two words can be spellings of the same ones; one may be left out."""
    one, two = _vowels(a), _vowels(b)
    if one[-1:] and two[-1:] and a[-1] in "aeiouyh" and b[-1] in "aeiouyh" and not _near(a, b):
        return False
    if len(one) == len(two):
        return _pairwise(one, two)
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) == 1 and any(
        _pairwise(short, long[:i] + long[i + 1 :]) for i in range(len(long))
    )


def _near(a: str, b: str) -> bool:
    """Whether the vowels that two words end on can be one: Maria is not Mario."""
    x, y = (w.rstrip("h").replace("y", "i").replace("w", "u")[-1:] for w in (a, b))
    return not x or not y or x == y or x + y in _NEAR or x not in "aeiou" or y not in "aeiou"


@functools.cache
def _vowels(word: str) -> tuple[frozenset[str], ...]:
    plain = word.replace("oo", "u").replace("ee", "i")
    plain = re.sub(r"(?<![aeiouw])w|^[yw](?=[aeiou])", "", plain)
    return tuple(frozenset(g.replace("y", "i").replace("w", "u")) for g in _VOWELS.findall(plain))


def _pairwise(one: Iterable[frozenset[str]], two: Iterable[frozenset[str]]) -> bool:
    """Whether vowels agree place by place. An e may stand for any short vowel."""
    return all(
        a & b or "e" in a | b or any(x + y in _NEAR for x in a for y in b)
        for a, b in zip(one, two, strict=True)
    )


@functools.cache
def _groups() -> dict[str, set[str]]:
    """Family name -> the others that are spellings of it, itself among them."""
    groups: list[str] = table("titles")["family_first"]["spellings"]
    return {name: set(group.split()) for group in groups for name in group.split()}
