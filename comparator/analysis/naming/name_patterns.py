"""Names that patterns find where the tagger misses them: addressed people, initials, short forms,
known names."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from comparator.analysis.doc_text import text_of
from comparator.analysis.naming.body_forms import (
    body_head,
    body_words,
    has_initials,
    initials_of,
    suffix_kind,
)
from comparator.analysis.naming.left_out import left_out
from comparator.analysis.naming.lexicon import JOIN, Lexicon, nested
from comparator.analysis.naming.name_forms import is_acronym
from comparator.analysis.naming.name_text import (
    any_given,
    body_heads,
    cleaned,
    given_names,
    is_given,
    untitled,
    without_tail,
)
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.things import without_joined
from comparator.analysis.naming.titles import is_office
from comparator.analysis.wordlists import (
    any_of,
    clubs,
    demonyms,
    known_bodies,
    known_places,
    known_spellings,
    seats,
    table,
    title_words,
    words,
)

_CAPITAL = r"(?:(?:al|el|ad|as|ash|an|ar|at)-)?[^\W\d_a-zß-öø-ÿ]\w*(?:[-’'][^\W\d_]\w+)*"
_GIVEN = re.compile(
    rf"(?<![\w-])({_CAPITAL})((?:\s[A-Z]\.)*(?:\s(?:al|bin|ibn|de|van|von|der|da|del)){{0,2}}(?:\s(?!(?:And|Of|In|On)\b){_CAPITAL}){{1,3}})"
)
_OFFICE = re.compile(
    rf"(?<![\w-])([A-Z][A-Za-z]+)\.?\s({_CAPITAL}(?:\s[A-Z]\.|\s(?:al|bin|ibn|de|van|von|der|da|del))?(?:\s{_CAPITAL})?)"
    r"(?=\s[a-z]|[,.;:]|[’']s|\s?$)"
)
_BODY = re.compile(
    r"(?<![\w-])[Tt]he ((?:[A-Z][\w’'-]+ ){1,4}[A-Z][a-z]+)(?=[\s,.;:’']|$)(?!\s(?:[A-Z]|of\s[A-Z]))"
)
_DOUBTFUL = re.compile(
    rf"(?<![\w-])([A-Z][a-z]+)\s({_CAPITAL}(?:\s[A-Z]\.)?\s{_CAPITAL})(?=,?\s(?:who|[a-z]+ed|said|says|told)\b)"
)
_APPOSED = re.compile(
    r"\b([A-Za-z-]{3,})(?:\s(?:of|for|to|on)\s(?:[Tt]he\s)?[\w-]+(?:\s[A-Z]\w+)*)?,\s"
    rf"({_CAPITAL}(?:\s[A-Z]\.)?(?:\s{_CAPITAL}){{1,2}}),\s(?=[a-z])"
)
_AGED = re.compile(
    rf"(?<![\w-])({_CAPITAL}(?:\s[A-Z]\.)?(?:\s{_CAPITAL}){{1,2}}),\s[1-9]\d,(?=\s(?:who|was|is|had|has|of|from|an?|the|died|said)\b)"
)
_PLAIN_OFFICE = re.compile(
    rf"(?:(?<![\w-])([a-z-]{{3,}})|(?:^|(?<=[.!?]\s))([A-Z][a-z]{{3,}}))\s({_CAPITAL}(?:\s[A-Z]\.)?(?:\s{_CAPITAL}){{1,2}})"
    r"(?=\s[a-z(]|[,.;:]|[’']s|\s?$)"
)
_KIN = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+[’']s?)\s(?:(?:[a-z]+er|[a-z]+est|late|slain|second|first|third|former|ex|estranged|pregnant|twin|\d+-year-old)[\s-]){{0,2}}"
    rf"(?:{any_of(words('titles', 'relatives', 'lemmas'))}),?\s({_CAPITAL})(?=[,.;]|\s[a-z])"
)
_NICKNAMED = re.compile(rf"(?:{_CAPITAL}\s){{1,3}}[(\"“‘']({_CAPITAL})[)\"”’']\s({_CAPITAL})(?!\s[A-Z])")
_TICKER = re.compile(
    rf"({_CAPITAL}(?:\s{_CAPITAL}|\s(?:Inc|Corp|Co|Ltd)\.)*)\s*\(\s*(?i:nyse|nasdaq|nsdq|amex|lse|tsx|asx)[\w.\s]{{0,8}}:\s*([A-Z.]{{1,6}})\b"
)
_INITIALS = re.compile(
    r"(?:\s*\(\s*|,\sor\s(?:the\s)?)((?:[A-Z]\.?){2,9}(?:-[A-Z])?|[A-Z]{1,2}[of][A-Z]{1,2}|[A-Z][a-z][A-Z]{2,6})(?=\s*\)|,)"
)
_LETTERS = re.compile(r"(?<![\w-])([A-Z]{3,6})(?![\w-])(?!\s[A-Z])")
_RUN = re.compile(r"(?:[A-Z][\w’'-]+\s(?:(?:of|for|and|the|on|in)\s)*)+[A-Z][\w’'-]+$")
_ITS_OFFICE = re.compile(
    r"\b[Tt]he ((?:[A-Z][a-z]+\s){0,3}([A-Z][a-z]+)[’']s\s[Oo]ffice)\b"
    r"|\b[Tt]he ((?:[A-Z][a-z]+\s){1,3}(?:district )?([a-z]+)[’']s\s(?:office|department))\b"
)
_EMBASSY = re.compile(r"(?:\b[A-Z][a-z]+|\b(?:[A-Z]\.){2,}|\b[A-Z]{2,3}|\bUnited States)\s[Ee]mbassy\b")


def learn_people(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """(name, its first token) of people with a known given name, a form of address or an office in front."""
    text = text_of(doc)
    for match in _overlapping(_GIVEN, text):
        token = doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
        if token is None or token[0].pos_ not in ("PROPN", "NOUN", "ADJ", "X") or _is_inside(token[0]):
            continue
        name = without_tail(untitled(cleaned(match.group())))
        if (
            " " in name
            and not any(name.startswith(p + " ") or p.endswith(" " + name) for p in lexicon.people)
            and name not in lexicon.people
        ):
            yield name, token.start
    yield from (
        (name, 0) for name in (*_brought_in(text), *_told_trades(text), *_aged(text), *_nicknamed(doc))
    )


def _is_inside(token: Token) -> bool:
    """Whether a word stands inside what the tagger has for a body's name or a place's, not first in it: Diego
    in the San Diego Herons."""
    return token.ent_type_ in ("ORG", "GPE", "LOC", "FAC") and token.ent_iob_ == "I"


def learn_respected(text: str, lexicon: Lexicon) -> None:
    """A lone given name with a respectful ending, a trade at most in front: "Pensioner Osman-bey"."""
    for match in _respected().finditer(text):
        if not match[1] or is_trade(match[1].lower()):
            lexicon.singles[match[2]] += 2
            lexicon.respected.add(match[2])


@functools.cache
def _respected() -> re.Pattern[str]:
    endings = any_of(words("titles", "respectful", "endings"))
    return re.compile(rf"(?<![\w-])(?:([A-Z][\w’'-]*)\s)?([A-Z][a-z]+-(?:{endings}))(?![\w-])")


def _nicknamed(doc: Doc) -> Iterator[str]:
    """ "Piet (Pip) Aranda": a name with a nickname in its middle, where the tagger or a given name bears out
    that it is a person's."""
    tagged = [range(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
    for match in _NICKNAMED.finditer(text_of(doc)):
        name = untitled(match.group())
        plain = {match[1].casefold(), match[2].casefold()} & (title_words() | known_places())
        near = any(match.start() < r.stop and r.start < match.end() for r in tagged)
        if not plain and (near or fold(name.split()[0]) in given_names()):
            yield name


def _brought_in(text: str) -> Iterator[str]:
    """Names behind an office, a form of address or a word for kin."""
    for match in _OFFICE.finditer(text):
        name = untitled(cleaned(match.group(2)))
        if re.search(r"[\w:,]\s(?:A|An)\s$", text[: match.start()]):
            continue  # the title of a work, in capitals throughout
        if _addresses(match.group(1)) and name.casefold() not in title_words() | known_places() and name:
            yield name
    for match in _KIN.finditer(text):
        if match.group(1).casefold() not in title_words() | known_places():
            yield match.group(1)
    for match in _APPOSED.finditer(text):
        if is_office(match.group(1)) and match.group(2).split()[0].casefold() not in title_words():
            yield cleaned(match.group(2))
    for match in _DOUBTFUL.finditer(text):
        name = cleaned(match.group(2))
        if match.group(1).casefold() in words("titles", "clerical_offices", "words") and " " in name:
            yield name


def _aged(text: str) -> Iterator[str]:
    """Names with an age behind them: "Vishan Orsk, 59, was …"; a word in front of a given name is none of
    the name."""
    for match in _AGED.finditer(text):
        name = untitled(cleaned(match[1]))
        front, _, rest = name.partition(" ")
        if " " in rest and fold(rest.split()[0]) in any_given() and fold(front) not in any_given():
            name = rest
        if " " in name and not tells_more(name):
            yield name


def _told_trades(text: str) -> Iterator[str]:
    """Names behind an office or a trade in small letters, or with a capital as the first word: "rescue
    worker Jane Doe", "Receiver Piet Aranda"."""
    for match in _PLAIN_OFFICE.finditer(text):
        noun = match[1] or match[2].lower()
        if is_trade(noun) and not tells_more(match[3]):
            yield cleaned(match[3])


def is_trade(noun: str) -> bool:
    """Whether a noun right in front of a name makes it a person's: an office, a trade."""
    trades = words("speakers", "people", "lemmas") - words("speakers", "bodies", "lemmas")
    return is_office(noun) or noun in trades - words("speakers", "several", "lemmas")


def tells_more(run: str) -> bool:
    """Whether a run of capitals has words that are no name's: an office, a nation, a body's word, a place; a
    given name may be a place's as well."""
    plain = title_words() | known_places()
    parts = run.split()
    given = (
        parts[0].casefold() in known_places() and len(parts) > 1 and parts[0].casefold() not in title_words()
    )
    rest = parts[1:] if given else parts
    return run.casefold() in plain or any(p.casefold() in plain or p in body_heads() for p in rest)


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that begin on a known given name; where one does not, the next word may."""
    at = 0
    while match := pattern.search(text, at):
        known = is_given(match.group(1), given_names())
        at = match.end() if known else match.end(1)
        if known:
            yield match


def _addresses(word: str) -> bool:
    """Whether a capitalised word in front of a name makes it a person's."""
    return word in words("titles", "addressed", "words") or (
        is_office(word) and word.casefold() not in words("titles", "doubtful_offices", "words")
    )


def learn_bodies(text: str, lexicon: Lexicon) -> None:
    """ "The Finance Ministry": a run of capitals behind "the" whose last word says what the body is, where
    the tagger has nothing for it."""
    for match in _BODY.finditer(text):
        name = without_joined(match.group(1))
        if name.split()[-1] in body_heads() - words("countries", "place_heads", "words") and not any(
            name in known for known in (*lexicon.bodies, *lexicon.people)
        ):
            lexicon.bodies[name] += 2
    for match in _ITS_OFFICE.finditer(text):
        if is_office(match[2] or match[4]):
            lexicon.bodies[match[1] or match[3]] += 2
    for match in _of_officers().finditer(text):
        if is_office(match[2]) and match[1].split()[0].casefold() not in words("function_words", "words"):
            lexicon.bodies[match[1]] += 2


@functools.cache
def _of_officers() -> re.Pattern[str]:
    """ "Lesk Harbour Patrol Officer Arvo Selk": a body in front of an office and who holds it."""
    heads = any_of(body_heads() - words("countries", "place_heads", "words"))
    return re.compile(rf"(?<![\w-])((?:[A-Z][a-z]+\s){{1,3}}(?:{heads}))\s([A-Za-z]+)\.?\s(?=[A-Z])")


def learn_bodies_of(text: str, lexicon: Lexicon) -> None:
    """ "Harbour Party of Orvania": a body whose land belongs to its name, where the tagger has nothing."""
    for match in _bodies_of().finditer(text):
        name, first = match[1], match[1].split()[0].casefold()
        held = any(name in known for known in (*lexicon.bodies, *lexicon.people))
        if (
            first not in words("function_words", "words")
            and not held
            and name.casefold() not in known_places()
        ):
            lexicon.bodies[name] += 2


@functools.cache
def _bodies_of() -> re.Pattern[str]:
    heads = any_of(words("name_parts", "of_places", "words"))
    return re.compile(rf"(?<![\w-])((?:[A-Z][a-z’'-]+\s){{1,3}}(?:{heads})\sof\s[A-Z][a-z]+)\b(?!\s[A-Z])")


def learn_acronyms(text: str, lexicon: Lexicon) -> None:
    """Initials that the text introduces stand for the name before them: "… Coordination Board (NCB)",
    ", or NCB,"."""
    for match in _TICKER.finditer(text):
        if cleaned(match[1]) in lexicon.bodies:
            lexicon.long_form[match[2]] = cleaned(match[1])
            lexicon.bodies[match[2]] += 1
    for match in _INITIALS.finditer(text):
        front, short = text[: match.start()], match.group(1)
        ending = [n for n in lexicon.bodies if re.search(JOIN.join(map(re.escape, n.split())) + "$", front)]
        run = _RUN.search(front)
        if not ending and run and has_initials(run.group(), short):
            ending = [cleaned(run.group())]
        if ending:
            lexicon.long_form[short] = max(ending, key=len)
            lexicon.bodies[short] += 1
            lexicon.bodies[lexicon.long_form[short]] += 1
    found = {letters for letters in _LETTERS.findall(text) if letters.casefold() not in known_places()}
    for short in found and {s for n in lexicon.bodies if " " in n for s in initials_of(n)} & found:
        lexicon.bodies[short] += 2
    for short in [n for n in lexicon.bodies if is_acronym(n) and n not in lexicon.long_form]:
        fits = [n for n in lexicon.bodies if n != short and " " in n and has_initials(n, short)]
        if len(fits) == 1:
            lexicon.long_form[short] = fits[0]


def learn_shortened(text: str, lexicon: Lexicon) -> None:
    """ "the Observatory" in capitals stands for the one body in the article that is an Observatory, Kestrel
    for Kestrel Foods; and an embassy is a body whether the outlet gives it a capital or not."""
    for match in re.finditer(r"\b[Tt]he ([A-Z][a-z]{3,})\b(?!\s(?:[A-Z]|of\b|for\b))", text):
        short = match.group(1)
        long = [
            n
            for n in lexicon.bodies
            if short in n.split() and " " in n and (body_head(n) == body_head(short) or _is_own(short, n))
        ]
        heads = body_heads() | words("name_parts", "press", "words")
        long.sort(key=len)
        if long and (len(long) == 1 or nested(long)) and (short in heads or _is_own(short, long[0])):
            lexicon.bodies[short] += 2
            lexicon.long_form[short] = long[0]
    for match in _EMBASSY.finditer(text):
        lexicon.bodies[match.group()] += 2
    _learn_firms(text, lexicon)


def _learn_firms(text: str, lexicon: Lexicon) -> None:
    """Kestrel for Kestrel Foods or for Kestrel Data Inc., where the article has nobody, no place and no other
    body of that name and prints it within a sentence without "the": any word that begins one has a capital,
    "Summit talks were held" is not said of Summit Mining."""
    for long in [n for n in lexicon.bodies if " " in n and n.split(" ", 1)[0] in text]:
        short = long.split()[0]
        alone = rf"(?<=[a-z\d,;:]\s)(?<!\b[Tt]he\s){re.escape(short)}\b(?![\s-][A-Z])"
        if _is_firm(short, long) and re.search(alone, text) and not _is_others(short, long, lexicon):
            lexicon.bodies[short] += 2
            lexicon.singles.pop(short, None)
            lexicon.long_form.setdefault(short, long)


def _is_firm(short: str, long: str) -> bool:
    """Whether a name is a company's that may go by its first word."""
    school = long.split()[-1] in words("name_parts", "institutions", "heads")
    return not school and (left_out(short, long) or bool(suffix_kind(long) and _is_distinct(short)))


def _is_others(short: str, long: str, lexicon: Lexicon) -> bool:
    """Whether somebody, a place or another body of the article has a company's first word."""
    names = (*lexicon.people, *lexicon.places, *lexicon.bodies)
    held = (n for n in names if n != short and short in n.split())
    return short in lexicon.places or any(body_words(n)[:2] != body_words(long)[:2] for n in held)


def _is_distinct(word: str) -> bool:
    """Whether a company's first word is none that others have as well: a land, an office, the Times."""
    known = known_places() | known_bodies() | title_words() | set(demonyms())
    press = words("name_parts", "press", "words")
    return word.casefold() not in known and word not in body_heads() | press


def _is_own(short: str, long: str) -> bool:
    """Whether "the Polytechnic" is said of the Lesk Polytechnic University: the word before its head."""
    parts = long.split()
    head = parts[-1] in words("name_parts", "institutions", "heads")
    return head and len(parts) > 2 and parts[-2] == short and short.casefold() not in known_places()


def learn_known(text: str, lexicon: Lexicon) -> None:
    """Countries, capitals, worldwide bodies, press and clubs that stand in the text, whatever the tagger
    says."""
    lists = table("countries")
    for key, names in (("names", lexicon.places), ("bodies", lexicon.bodies), ("treaties", lexicon.bodies)):
        for spellings in known_spellings(key).values():
            for spelling in spellings:
                _learn_spelling(spelling, text, names)
    for key, names in (
        ("plain", lexicon.places),
        ("capitals", lexicon.places),
        ("media", lexicon.bodies),
        ("groups", lexicon.bodies),
    ):
        for spelling in lists[key]["names"]:
            _learn_spelling(spelling, text, names)
    for spelling in set(seats()) - set(lists["capitals"]["names"]):
        _learn_spelling(spelling, text, lexicon.places)
    for spelling in clubs():
        _learn_spelling(spelling, text, lexicon.bodies)


def _learn_spelling(spelling: str, text: str, names: Counter[str]) -> None:
    if spelling in text and re.search(rf"(?<![\w.-]){re.escape(spelling)}(?!\w)(?!-[a-z])", text):
        names[spelling] += 2
