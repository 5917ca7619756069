"""Whose a bare surname is: the people of one article, each by the fullest name it has."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from comparator.analysis.document import Span
from comparator.analysis.naming.having import Having
from comparator.analysis.naming.name_forms import (
    PersonName,
    called,
    person_keys,
    person_name,
    plain_name,
    same_given,
    same_person,
)
from comparator.analysis.naming.sounds import fold, same_word
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import honorific_gender, honorifics, words

PersonHit = tuple[str, Span, str, bool]
"""A name as it stands, where, its title, and whether it stands in a headline."""


def gender_of(name: str, titles: Iterable[str] = ()) -> str | None:
    """ "m" or "f" where titles or the given name tell, else None."""
    for title in titles:
        for word in title.replace(",", " ").split():
            told = honorific_gender(word) or _word_gender(word)
            if told:
                return told
    given = person_name(name).given if name else ()
    spelled = [g for g in given if len(g.rstrip(".")) > 1]  # "J. James Doe" is James
    first = (spelled or given)[0] if given else (fold(name) if " " not in name else "")
    male, female = first in words("given_names", "male"), first in words("given_names", "female")
    return None if male == female else ("m" if male else "f")


def _word_gender(word: str) -> str | None:
    if word.casefold() in words("titles", "gender", "male"):
        return "m"
    return "f" if word.casefold() in words("titles", "gender", "female") else None


class People:
    """The people of an article. Built from every hit in the order of the text."""

    def __init__(self, hits: tuple[PersonHit, ...], relatives: Iterable[str] = ()) -> None:
        self._relatives = {plain_name(r) for r in relatives}
        self._bare = Counter(fold(t) for t, _, _, _ in hits if len(plain_name(t).split()) == 1)
        self._at: dict[Span, str] = {}
        full = [(plain_name(t), s) for t, s, _, _ in hits if self._parts(plain_name(t)).given]
        self._persons = self._grouped([t for t, _ in full])
        self._led = self._led_by_surname(hits)
        self._offices = self._offices_of(hits)
        self._place_bare(hits)

    def _parts(self, name: str) -> PersonName:
        words_ = name.split()
        bare_first = (
            len(words_) > 1
            and self._bare[fold(words_[0])] > 2 * self._bare[fold(words_[-1])] + 1
            and fold(words_[0]) in _FAMILIES
        )
        return person_name(name, bare_first)

    def _grouped(self, names: list[str]) -> dict[str, str]:
        """Every full spelling -> the fullest name of its person."""
        groups, having = list[list[str]](), Having()
        for name in dict.fromkeys(names):
            keys = person_keys(self._parts(name))
            near = having.any_of(keys)
            home = next((n for n in near if all(self._one(name, other) for other in groups[n])), len(groups))
            groups[home : home + 1] = [[*chain(*groups[home : home + 1]), name]]
            having.add(home, keys)
        count = Counter(names)
        groups = [[n for n in group for _ in range(count[n])] for group in groups]
        return {n: _fullest(g) for g in groups for n in g}

    def _one(self, a: str, b: str) -> bool:
        return same_person(self._parts(a), self._parts(b), halves=False)

    def _led_by_surname(self, hits: tuple[PersonHit, ...]) -> set[str]:
        """Surnames that the running text uses bare before any full name has brought them in: "President
        Trump and Melania Trump" are two people."""
        led, introduced = set[str](), set[str]()
        for text, _, _, heading in hits:
            name = self._parts(plain_name(text))
            if name.given:
                introduced.add(name.family)
            elif not heading and name.family not in introduced:
                led.add(name.family)
        return led

    def _offices_of(self, hits: tuple[PersonHit, ...]) -> dict[str, set[str]]:
        """Full name -> the words of the titles that stand in front of it somewhere."""
        found: dict[str, set[str]] = defaultdict(set)
        for text, _, title, _ in hits:
            if title and plain_name(text) in self._persons:
                found[self._persons[plain_name(text)]] |= set(title.casefold().split())
        return found

    def _by_office(self, key: str, title: str) -> str | None:
        """The one person of that surname who is given that office in full."""
        office = {w for w in title.casefold().split() if is_office(w) and w not in honorifics()}
        family = {p for n, p in self._persons.items() if same_word(self._parts(n).family, key)}
        fits = {p for p in family if office & self._offices.get(p, set())}
        return fits.pop() if len(fits) == 1 < len(family) else None

    def name_at(self, span: Span) -> str | None:
        """The full name of the person mentioned at a place."""
        return self._at.get(span)

    def _place_bare(self, hits: tuple[PersonHit, ...]) -> None:
        last: dict[str, str] = {}
        used = Counter[str]()
        firsts: dict[str, str] = {}
        for text, _, _, _ in hits:
            name = plain_name(text)
            if (
                name in self._persons
                and self._persons[name] not in self._relatives
                and name not in self._relatives
            ):
                firsts.setdefault(self._parts(name).family, self._persons[name])
        for text, span, title, heading in hits:
            name = plain_name(text)
            if name in self._persons:
                person = self._persons[name]
                family = self._parts(name).family
                if not heading and name not in self._relatives and used[last.get(family, "")] < 2:
                    last[family] = person
                self._at[span] = person
            else:
                self._at[span] = self._owner(name, title, last, firsts)
                used[self._at[span]] += not heading

    def _owner(self, name: str, title: str, last: dict[str, str], firsts: dict[str, str]) -> str:
        """The person a bare name stands for: the one last named in full, else the first to come, else
        itself."""
        gender = gender_of("", [title]) if title else None
        key = self._parts(name).family
        by_office = self._by_office(key, title)
        if by_office is not None:
            return by_office
        for book in (last, firsts):
            for family, person in book.items():
                if same_word(family, key) and (gender is None or gender_of(person) in (None, gender)):
                    return person
        owners = {
            p
            for n, p in self._persons.items()
            if key in (*self._parts(n).given[:1], *called(n)) or same_word(self._parts(n).family, key)
        }
        owners = owners or {
            p for n, p in self._persons.items() if any(same_given(key, w) for w in called(n)[:1])
        }
        owners = {p for p in owners if gender is None or gender_of(p) in (None, gender)}
        apart = {p for p in owners if p not in self._relatives or key in self._parts(p).given}
        fits = apart or (owners if self._parts(name).family not in self._led else set())
        return fits.pop() if len(fits) == 1 else name


_FAMILIES = words("titles", "family_first", "surnames")


def _fullest(names: list[str]) -> str:
    """The form that stands for a person: the most frequent of the longest ones."""
    count = Counter(names)
    longest = max(len(n.split()) for n in names)
    return max((n for n in count if len(n.split()) == longest), key=lambda n: (count[n], len(n)))
