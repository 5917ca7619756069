"""What an article's own words tell about its names: which are people, which bodies, which places."""

import re
from collections import Counter

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from comparator.analysis.findings import NameKind
from comparator.analysis.language import Block, Parsed
from comparator.analysis.name_forms import body_head, body_words, fold, initials, is_acronym, person_name
from comparator.analysis.titles import is_office, relative_of_other
from comparator.analysis.wordlists import (
    folded,
    honorifics,
    known_bodies,
    known_places,
    table,
    title_words,
    words,
)

_CAPITAL = r"(?:(?:al|el|ad|as|ash|an|ar|at)-)?[^\W\d_a-zß-öø-ÿ][\w]*(?:[-’'][^\W\d_]\w+)*"
_GIVEN = re.compile(
    rf"(?<![\w-])({_CAPITAL})((?:\s[A-Z]\.)*(?:\s(?:al|bin|ibn|de|van|von|der|da|del))?(?:\s(?!(?:And|Of|In|On)\b){_CAPITAL}){{1,3}})"
)
_ADDRESSED = re.compile(
    rf"(?<![\w-])(?:Mr|Mrs|Ms|Dr|Sir|Sen|Gov|Gen|Lord|Lady|President|Minister|Chancellor|Prof|Professor|Mayor|Ambassador)\.?\s({_CAPITAL}(?:\s{_CAPITAL})?)"
)
_BRACKETED = re.compile(r"\s*\(\s*((?:[A-Z]\.?){2,9})\s*\)")
_AREA = frozenset(
    {
        "area",
        "region",
        "district",
        "province",
        "town",
        "village",
        "city",
        "neighbourhood",
        "neighborhood",
        "suburb",
        "airport",
        "border",
    }
)
_JOIN = r"[\])]?\s+[\[(]?"
_SKIPPED = frozenset(
    {"DATE", "CARDINAL", "TIME", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "LANGUAGE", "NORP", "WORK_OF_ART"}
)


class Lexicon:
    """The names of one article and what they are."""

    def __init__(self) -> None:
        self.people: Counter[str] = Counter()
        self.singles: Counter[str] = Counter()
        self.bodies: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.long_form: dict[str, str] = {}
        self.relatives: set[str] = set()
        self._kinds: dict[str, NameKind] = {}

    def settle(self) -> None:
        """Decide between readings once everything is seen: a person's surname is no body."""
        families = {person_name(p).family for p in self.people} | {fold(s) for s in self.singles}
        families |= {fold(p.split()[0]) for p in self.people} - set(known_places())
        for name in [n for n in (*self.bodies, *self.places) if _unlike_person(n, families) is False]:
            del (self.bodies if name in self.bodies else self.places)[name]
        for kind, names in (
            ("place", self.places),
            ("organisation", self.bodies),
            ("person", self.singles),
            ("person", self.people),
        ):
            self._kinds |= {_key(name): kind for name in names}  # type: ignore[dict-item]  # literals in a loop

    def pattern(self) -> re.Pattern[str] | None:
        """One pattern that finds every name and every bare surname, the longest first."""
        names = {*self.people, *self.singles, *self.bodies, *self.places, *self.long_form}
        parts = {_JOIN.join(re.escape(w) for w in name.split()) for name in names}
        parts |= {rf"(?:[Aa]l[- ]?)?{re.escape(w)}" for w in self._surnames()}
        if not parts:
            return None
        longest = sorted(parts, key=len, reverse=True)
        return re.compile(rf"(?<![\w@#-])(?:{'|'.join(longest)})(?![\w@])(?!-[a-zà-ÿ])(?!\.[a-z])")

    def _surnames(self) -> set[str]:
        """Bare words that stand for a person: surnames in capitals and small, given names used alone."""
        found = set()
        for name in self.people:
            for word in (name.split()[-1], name.split()[0]):
                bare = re.sub(r"^(?:al|el|ad|as)-", "", word, flags=re.I)
                if (
                    len(bare) > 1
                    and bare.casefold() not in title_words()
                    and not re.fullmatch(r"[IVX]+|Jr\.?|Sr\.?", bare)
                ):
                    found |= (
                        {bare, bare[:1].lower() + bare[1:]}
                        if bare != word or "al" in name.casefold().split()
                        else {bare}
                    )
        return found

    def kind_of(self, text: str) -> NameKind | None:
        """What a matched name is; None for a lower-case word that only looks like one."""
        found = self._kinds.get(_key(text))
        if found is None and text in self.long_form:
            return self._kinds.get(_key(self.long_form[text]), "organisation")
        if found is None and (text.casefold() in known_places()):
            return "place"
        return found or ("person" if any(c.isupper() for c in text) else None)

    def full_form(self, text: str) -> str:
        """The fullest form the article has for a body or place."""
        text = " ".join(re.sub(r"[\[\]()]", "", text).split())
        if text in self.long_form:
            text = self.long_form[text]
        longer = (
            [n for n in self.bodies if _shortens(text, n)] if _key(text) in map(_key, self.bodies) else []
        )
        heads = {body_words(n) for n in longer}
        return max(longer, key=len) if longer and (len(heads) == 1 or _nested(longer)) else text


def _nested(names: list[str]) -> bool:
    """Whether each name is contained in the longest: then they are one body, not several."""
    longest = set(body_words(max(names, key=lambda n: len(body_words(n)))))
    return all(set(body_words(n)) <= longest for n in names)


def _shortens(short: str, long: str) -> bool:
    """Whether an article's longer name for a body has every word of the shorter one, and the same head."""
    a, b = set(body_words(short)), set(body_words(long))
    if long.startswith(short + " ") and long.split()[-1].rstrip(".") in _COMPANY and " " not in short:
        return True
    return a < b and body_head(short) == body_head(long) and short.casefold() not in known_bodies()


_COMPANY = frozenset(
    {
        "Co",
        "Inc",
        "Corp",
        "Ltd",
        "Group",
        "Motors",
        "Motor",
        "Company",
        "Corporation",
        "AG",
        "SA",
        "plc",
        "PLC",
        "LLC",
    }
)


def _key(name: str) -> str:
    return " ".join(re.sub(r"[\[\]()]", "", name).split()).casefold()


def _unlike_person(name: str, families: set[str]) -> bool | None:
    """False for a single word that is a person's name in this article."""
    single = len(name.split()) == 1 or name.casefold().startswith(("al ", "al-"))
    if (
        single
        and fold(name.split()[-1]) in families
        and name.casefold() not in known_places() | known_bodies()
    ):
        return False
    return True


def _learn_shortened(text: str, lexicon: Lexicon) -> None:
    """ "the Observatory" in capitals stands for the one body in the article that is an Observatory; and an
    embassy is a body whether the outlet gives it a capital or not."""
    for match in re.finditer(r"\b[Tt]he ([A-Z][a-z]{4,})\b(?!\s(?:[A-Z]|of\b|for\b))", text):
        short = match.group(1)
        long = [
            n
            for n in lexicon.bodies
            if short in n.split() and len(n.split()) > 1 and body_head(n) == body_head(short)
        ]
        if len(long) == 1 and short in _body_heads():
            lexicon.bodies[short] += 2
            lexicon.long_form[short] = long[0]
    for match in re.finditer(r"(?:\b[A-Z][a-z]+|\b(?:[A-Z]\.){2,}|\b[A-Z]{2,3})\s[Ee](?:mbassy)\b", text):
        lexicon.bodies[match.group()] += 2


def _learn_known(text: str, lexicon: Lexicon) -> None:
    """Countries, capitals, worldwide bodies and press that stand in the text, whatever the tagger says."""
    lists = table("countries")
    for key in ("names", "bodies"):
        for name, more in lists[key].items():
            for spelling in (name, *more):
                _learn_spelling(spelling, text, lexicon.places if key == "names" else lexicon.bodies)
    for key, names in (("plain", lexicon.places), ("capitals", lexicon.places), ("media", lexicon.bodies)):
        for spelling in lists[key]["names"]:
            _learn_spelling(spelling, text, names)


def _learn_spelling(spelling: str, text: str, names: Counter[str]) -> None:
    if spelling in text and re.search(rf"(?<![\w.-]){re.escape(spelling)}(?![\w])(?!-[a-z])", text):
        names[spelling] += 2


def learn(parsed: Parsed) -> Lexicon:
    """Read the article's names off the tagger, the titles, the given names and the brackets."""
    lexicon = Lexicon()
    blocks = [b for b in parsed.blocks if b.number is not None and not b.heading] or list(parsed.blocks)
    leads = [
        b for b in parsed.blocks if b.number is None and b.doc.text.rstrip().endswith(".") and b not in blocks
    ]
    for block in (*blocks, *leads[1:]):
        _learn_entities(block, lexicon)
        _learn_patterns(block, lexicon)
    for block in (*blocks, *leads[1:]):
        _learn_acronyms(block, lexicon)
    for block in blocks:
        _learn_shortened(block.doc.text, lexicon)
    _learn_known(" ".join(b.doc.text for b in blocks), lexicon)
    _drop_doubtful(lexicon, " ".join(b.doc.text for b in blocks))
    lexicon.settle()
    return lexicon


def _learn_entities(block: Block, lexicon: Lexicon) -> None:
    text = block.doc.text
    for entity in block.doc.ents:
        if entity.label_ in _SKIPPED:
            continue
        start, end = _widened(text, entity)
        for piece in text[start:end].split("/"):
            _place_entity(block, piece, entity.start, entity.end, entity.label_, lexicon)


_BRANCH = re.compile(r"\s(?:UK|U\.K\.|US|U\.S\.|USA|Canada|Europe|London|International)(?![\w])")


def _widened(text: str, entity: Entity) -> tuple[int, int]:
    """An entity with what the tagger cut off: "-in" of Moon Jae-in, the UK of a body's branch there."""
    start, end = int(entity.start_char), int(entity.end_char)
    tail = re.match(r"(?:-\w+)+", text[end:]) if not text[end - 1 : end] == "." else None
    branch = _BRANCH.match(text, end) if entity.label_ == "ORG" and not tail else None
    return start, (branch.end() if branch else end + (tail.end() if tail else 0))


def cleaned(text: str) -> str:
    """An entity's text without article, possessive, brackets and what follows the name."""
    text = re.sub(r"\s*\(.*$", "", text.strip())
    text = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)
    text = re.sub(r"[’']s?$", "", re.sub(r"[\[\]]", "", text)).strip(" ,;:.—–-\"“”‘’'") + (
        "." if re.search(r"\b[A-Z]\.$", text) else ""
    )
    kept: list[str] = []
    for word in text.split():
        if (
            word[:1].islower()
            and word
            not in (
                "of",
                "for",
                "and",
                "de",
                "al",
                "bin",
                "ibn",
                "van",
                "von",
                "der",
                "on",
                "in",
                "the",
                "del",
            )
            and not word.startswith(("al-", "el-"))
        ):
            break
        kept.append(word)
    while kept and kept[-1] in ("of", "for", "and", "on", "in", "the"):
        kept.pop()
    return " ".join(kept)


def untitled(name: str) -> str:
    """A person's name without the titles in front of it and without a place behind it."""
    parts = re.sub(r"\sof\s.*$", "", name).split()
    while len(parts) > 1 and (
        parts[0].casefold() in title_words() or is_office(parts[0]) or parts[0] in ("Anything", "But", "And")
    ):
        parts = parts[1:]
    return " ".join(parts)


def _place_entity(block: Block, text: str, first: int, last: int, label: str, lexicon: Lexicon) -> None:
    name = cleaned(text)
    if (
        not name
        or not any(c.isupper() for c in name)
        or name.casefold() in folded("countries", "adjectives", "words")
    ):
        return
    low, doc = name.casefold(), block.doc
    following = doc[last].lower_ if last < len(doc) else ""
    before = " ".join(t.lower_ for t in doc[max(0, first - 3) : first])
    if low in known_places():
        lexicon.places[name] += 1
    elif (
        low in known_bodies()
        or body_head(name).title() in _body_heads()
        and len(name.split()) > 1
        and not (label == "PERSON" and not _is_body(name))
    ):
        lexicon.bodies[name] += 1
    elif following in _AREA or re.search(
        r"(?:town|city|village|capital|province|region|district) of(?: the)?$", before
    ):
        lexicon.places[name] += 1
    elif label == "PERSON" and _begins_with_body(name.split()):
        lexicon.bodies[name] += 1
    elif label == "PERSON" or name.split()[0].casefold() in _given_names() and len(name.split()) > 1:
        _add_person(untitled(name), doc, first, lexicon)
    elif label in ("GPE", "LOC", "FAC"):
        (lexicon.bodies if _is_body(name) else lexicon.places)[name] += 1
    elif label in ("ORG", "PRODUCT") and (label == "ORG" or low in known_bodies()):
        lexicon.bodies[name] += 1


def _body_heads() -> frozenset[str]:
    return words("countries", "body_heads", "words")


def _given_names() -> frozenset[str]:
    return words("given_names", "male") | words("given_names", "female")


def _is_body(name: str) -> bool:
    """Whether the last word says that this is a body, and the first is nobody's given name."""
    if name.split()[0].casefold() in _given_names() and len(name.split()) < 4:
        return False
    return name.split()[-1] in _body_heads() and name.split()[-1] not in words(
        "countries", "place_heads", "words"
    )


def _add_person(name: str, doc: Doc, first: int, lexicon: Lexicon) -> None:
    parts = name.split()
    if not parts or not all(
        p[:1].isupper() or p in ("bin", "al", "de", "van", "von", "der", "da", "del") or "-" in p
        for p in parts
    ):
        return
    if (
        any(c.isdigit() for c in name)
        or len(parts[-1]) < 2
        or is_office(parts[-1])
        or _begins_with_body(parts)
    ):
        return
    if len(parts) > 4 or name.casefold() in title_words() or _is_body(name) or is_acronym(name):
        return
    (lexicon.people if len(parts) > 1 else lexicon.singles)[name] += 1
    if relative_of_other(doc, first):
        lexicon.relatives.add(name)


def _begins_with_body(parts: list[str]) -> bool:
    """Whether the first words are a body's: Breitbart London."""
    return len(parts) > 1 and any(
        " ".join(parts[:n]).casefold() in known_bodies() for n in range(1, len(parts) + 1)
    )


def _learn_patterns(block: Block, lexicon: Lexicon) -> None:
    """People by a known given name or a form of address in front, whatever the tagger says."""
    text, doc = block.doc.text, block.doc
    for match in _GIVEN.finditer(text):
        if fold(match.group(1)) in _given_names() and not _sentence_word(doc, match.start(1)):
            name = untitled(cleaned(match.group()))
            token = doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
            if (
                len(name.split()) > 1
                and name not in lexicon.people
                and not any(_inside(name, known) for known in lexicon.people)
            ):
                _add_person(
                    _trim_run(name, doc, match.start()), doc, token.start if token is not None else 0, lexicon
                )
    for match in _ADDRESSED.finditer(text):
        name = untitled(cleaned(match.group(1)))
        if name and name.casefold() not in title_words() | known_places() and not is_office(name.split()[-1]):
            _add_person(name, doc, 0, lexicon)


def _inside(name: str, known: str) -> bool:
    return name.startswith(known + " ") or known.endswith(" " + name)


def _sentence_word(doc: Doc, start: int) -> bool:
    """Whether the word is an ordinary one that only begins a sentence ("Will", "Mark")."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and span[0].pos_ not in ("PROPN", "NOUN", "ADJ", "X")


def _trim_run(name: str, doc: Doc, start: int) -> str:
    """The name without capitals behind it that are no name words: verbs of a headline, offices."""
    parts = name.split()
    while len(parts) > 2 and (parts[-1].casefold() in title_words() or parts[-1] in _body_heads()):
        parts.pop()
    return " ".join(parts)


def _learn_acronyms(block: Block, lexicon: Lexicon) -> None:
    """Initials in brackets behind a body's name stand for it: "… Opposition Forces (SNCROF)"."""
    for match in _BRACKETED.finditer(block.doc.text):
        front = block.doc.text[: match.start()]
        ending = [n for n in lexicon.bodies if re.search(_JOIN.join(map(re.escape, n.split())) + "$", front)]
        short = match.group(1)
        if ending:
            long = max(ending, key=len)
            lexicon.long_form[short] = long
            lexicon.bodies[short] += 1
    for short in [n for n in lexicon.bodies if is_acronym(n) and n not in lexicon.long_form]:
        fits = [
            n
            for n in lexicon.bodies
            if n != short and initials(n) == short.replace(".", "") and len(n.split()) > 1
        ]
        if len(fits) == 1:
            lexicon.long_form[short] = fits[0]


def _drop_doubtful(lexicon: Lexicon, text: str) -> None:
    """Single words that only one tag calls a name, and that nothing else in the article bears out."""
    families = {person_name(p).family for p in lexicon.people}
    for name in list(lexicon.singles):
        addressed = re.search(rf"(?:{'|'.join(_ADDRESS)})\.?\s{re.escape(name)}\b", text)
        if not (
            addressed
            or fold(name) in families
            or name.casefold() in _given_names()
            or _mostly_person(name, lexicon, text)
        ):
            del lexicon.singles[name]
    for name in list(lexicon.bodies):
        plain = (
            len(name.split()) == 1
            and not is_acronym(name)
            and name not in _body_heads()
            and name.casefold() not in known_bodies()
        )
        if (
            plain
            and (lexicon.bodies[name] < 2 or re.search(rf"\bof {re.escape(name)}\b", text))
            or name.casefold() in title_words()
        ):
            del lexicon.bodies[name]


def _mostly_person(name: str, lexicon: Lexicon, text: str) -> bool:
    """Whether the tagger takes a lone word for a person most times that it stands there, twice at least."""
    uses = len(re.findall(rf"\b{re.escape(name)}\b", text))
    common = name.casefold() in title_words() or re.search(rf"\b{re.escape(name.casefold())}\b", text)
    return lexicon.singles[name] > 1 and lexicon.singles[name] * 2 > uses and not common


_ADDRESS = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Sir",
    "President",
    "Minister",
    "Sen",
    "Gov",
    "Gen",
    "Secretary",
    "Chancellor",
    "Lord",
    "Lady",
    "leader",
)
