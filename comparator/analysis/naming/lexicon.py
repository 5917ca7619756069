"""The names of one article: which words are people, which bodies, which places."""

import re
from collections import Counter

from comparator.analysis.findings import NameKind
from comparator.analysis.naming.body_forms import all_in, body_head, body_words
from comparator.analysis.naming.left_out import left_out
from comparator.analysis.naming.name_forms import is_tail, middle_family, person_name
from comparator.analysis.naming.sounds import fold
from comparator.analysis.wordlists import known_bodies, known_places, title_words

JOIN = r"[\])]?\s+[\[(]?"
"""What may stand between two words of a name: a space, with a bracket before or behind it."""

DASHED = (
    "who|whose|which|where|when|while|and|but|or|as|the|an?|he|she|his|her|is|was|has|had|with|for|to|that"
)
"""Words that a hyphen behind a name is a dash in front of: "Ardal-who"."""

_OWNED = re.compile(r"([A-Z]\w+?)(?:[’']s|(?<=s)[’'])\s(\S+\s.+)")


class Lexicon:
    """The names of one article and what they are."""

    def __init__(self) -> None:
        self.people: Counter[str] = Counter()
        self.singles: Counter[str] = Counter()
        self.bodies: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.long_form: dict[str, str] = {}
        self.relatives: set[str] = set()
        self.respected: set[str] = set()
        self.slips: dict[str, str] = {}
        self._kinds: dict[str, NameKind] = {}

    def settle(self) -> None:
        """Decide between readings once everything is seen: a person's surname is no body."""
        families = {person_name(p).family for p in self.people} | {fold(s) for s in self.singles}
        self._free(families)
        families |= {fold(p.split()[0]) for p in self.people} - set(known_places())
        for names in (self.bodies, self.places):
            for name in [n for n in names if is_tail(n) and any(p.endswith(f" {n}") for p in self.people)]:
                del names[name]
        for name in [n for n in (*self.bodies, *self.places) if _is_persons(n, families)]:
            del (self.bodies if name in self.bodies else self.places)[name]
        for name in [n for n in self.bodies if " and " in n]:
            if any(fold(side) in families for side in name.split(" and ")):
                del self.bodies[name]
        read: tuple[tuple[NameKind, Counter[str]], ...] = (
            ("place", self.places), ("organisation", self.bodies),
            ("person", self.singles), ("person", self.people),
        )  # fmt: skip
        for kind, names in read:
            self._kinds |= {_key(name): kind for name in names}

    def _free(self, families: set[str]) -> None:
        """A body without the surname of whoever leads it: "Selk's New Harbour" is New Harbour."""
        for name in list(self.bodies):
            owned = _OWNED.fullmatch(name)
            if owned and fold(owned[1]) in families:
                self.bodies[owned[2]] += self.bodies.pop(name)

    def pattern(self) -> re.Pattern[str] | None:
        """One pattern that finds every name and every bare surname, the longest first."""
        names = {*self.people, *self.singles, *self.bodies, *self.places, *self.long_form, *self.slips}
        parts = {_loosely(name) for name in names}
        parts |= {rf"(?:[Aa]l[- ]?)?{re.escape(w)}" for w in self._surnames()}
        if not parts:
            return None
        longest = sorted(parts, key=len, reverse=True)
        return re.compile(
            rf"(?<![\w@#-])(?:{'|'.join(longest)})(?![\w@])(?!-(?!(?:{DASHED})\b)[a-zà-ÿ])(?!\.[a-z])"
        )

    def _surnames(self) -> set[str]:
        """Bare words that stand for a person: surnames in capitals and small, given names used alone."""
        return {form for name in self.people for form in _bare_forms(name)}

    def kind_of(self, text: str) -> NameKind | None:
        """What a matched name is; None for a lower-case word that only looks like one."""
        text = self.slips.get(text, text)
        found = self._kinds.get(_key(text))
        if found is None and text in self.long_form:
            return self._kinds.get(_key(self.long_form[text]), "organisation")
        if found is None and (text.casefold() in known_places()):
            return "place"
        return found or ("person" if any(c.isupper() for c in text) else None)

    def full_form(self, text: str) -> str:
        """The fullest form the article has for a body or place."""
        text = " ".join(re.sub(r"[\[\]()]", "", text).split())
        text = self.slips.get(text, text)
        if text in self.long_form:
            text = self.long_form[text]
        longer = (
            [n for n in self.bodies if _shortens(text, n)] if _key(text) in map(_key, self.bodies) else []
        )
        heads = {body_words(n) for n in longer}
        return max(longer, key=len) if longer and (len(heads) == 1 or nested(longer)) else text


def _loosely(name: str) -> str:
    """A pattern for a name however its words are parted; behind initials no space need be."""
    pattern = JOIN.join(re.escape(w) for w in name.split())
    return re.sub(
        r"^((?:[A-Z]\\\.){1,3})" + re.escape(JOIN), lambda m: m[1] + JOIN.replace("+", "*"), pattern
    )


def _bare_forms(name: str) -> set[str]:
    """How a person may be called by one word: the surname with its particles and without, the given name."""
    parts = [w for w in name.split() if not re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", w)]
    last = re.sub(r"^(?:al|el|ad|as)-", "", parts[-1], flags=re.I)
    forms = {last} if last == parts[-1] else {last, last[:1].lower() + last[1:]}
    particle = next((i for i, w in enumerate(parts[:-1]) if i and (w.islower() or is_tail(w))), None)
    if particle is not None:
        forms.add(" ".join(parts[particle:]))
    middle = middle_family(name)
    forms |= {w for w in parts[-2:-1] if middle and fold(w) == middle}
    forms |= {w.strip("()") for w in parts[1:-1] if w.startswith("(")}
    if len(parts[0]) > 1 and parts[0].casefold() not in title_words():
        forms.add(parts[0])
    return {form for form in forms if len(form) > 1}


def nested(names: list[str]) -> bool:
    """Whether each name is contained in the longest: then they are one body, not several."""
    longest = set(body_words(max(names, key=lambda n: len(body_words(n)))))
    return all(set(body_words(n)) <= longest for n in names)


def _shortens(short: str, long: str) -> bool:
    """Whether an article's longer name for a body has every word of the shorter one, and the same head."""
    same = body_words(short) == body_words(long) and len(short) < len(long)
    if same or left_out(short, long):
        return True
    known = short.casefold() in known_bodies()
    return not known and all_in(short, long) and body_head(short) == body_head(long)


def _key(name: str) -> str:
    return " ".join(re.sub(r"[\[\]()]", "", name).split()).casefold()


def _is_persons(name: str, families: set[str]) -> bool:
    """Whether a single word is a person's name in this article, whatever else the tagger made of it."""
    single = len(name.split()) == 1 or name.casefold().startswith(("al ", "al-"))
    return (
        single
        and fold(name.split()[-1]) in families
        and name.casefold() not in known_places() | known_bodies()
    )
