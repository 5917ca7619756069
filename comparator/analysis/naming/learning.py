"""Reading an article's names off the tagger, the titles, the given names and the brackets."""

import re

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from comparator.analysis.doc_text import text_of
from comparator.analysis.language import Block, Parsed
from comparator.analysis.naming.beside import beside
from comparator.analysis.naming.body_forms import body_head
from comparator.analysis.naming.evidence import is_placed, settle_kinds
from comparator.analysis.naming.house_names import learn_house_names
from comparator.analysis.naming.left_out import left_out
from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.local_bodies import is_press_tail, press_tail
from comparator.analysis.naming.lone_names import (
    learn_lone_speakers,
    learn_short_forms,
    learn_surname_offices,
)
from comparator.analysis.naming.name_forms import is_acronym, is_plural, person_name
from comparator.analysis.naming.name_patterns import (
    learn_acronyms,
    learn_bodies,
    learn_bodies_of,
    learn_known,
    learn_people,
    learn_respected,
    learn_shortened,
)
from comparator.analysis.naming.name_text import (
    begins_with_body,
    body_heads,
    can_be_person,
    cleaned,
    given_names,
    has_given,
    is_abbreviated,
    is_body,
    is_trade_name,
    untitled,
    without_letters,
)
from comparator.analysis.naming.slips import learn_slips
from comparator.analysis.naming.sounds import fold
from comparator.analysis.naming.subjects import learn_told_bodies, speaking_names
from comparator.analysis.naming.tagged import (
    behind_club,
    claim_addressed,
    is_somebody,
    office_holders,
    pieces,
    untagged_people,
)
from comparator.analysis.naming.teams import learn_clubs, learn_teams, told_teams
from comparator.analysis.naming.things import (
    bare_name,
    is_common,
    is_street,
    is_thing,
    is_town,
    learn_institutions,
    learn_numbered,
    learn_ships,
    learn_storms,
    states,
)
from comparator.analysis.naming.titles import is_office, relative_of_other
from comparator.analysis.wordlists import (
    any_of,
    honorifics,
    known_bodies,
    known_places,
    title_words,
    words,
)

_SKIPPED = frozenset(
    {"DATE", "CARDINAL", "TIME", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "LANGUAGE", "NORP", "WORK_OF_ART"}
)

_LINE_WORDS = 25  # a block that is longer is prose, whatever it ends on
_LONG_WORD = 5  # letters of a word that a headline in title case gives a capital


def learn(parsed: Parsed) -> Lexicon:
    """The names of an article. Headlines in title case teach none: every word looks like one."""
    lexicon = Lexicon()
    blocks = [b for b in parsed.blocks if _is_prose(b)] or list(parsed.blocks)
    texts = [b.text for b in blocks]
    whole = " ".join(texts)
    for block in blocks:
        learn_respected(block.text, lexicon)
        _learn_entities(block, whole, lexicon)
        learn_lone_speakers(block.doc, lexicon)
        found = (*learn_people(block.doc, lexicon), *speaking_names(block.doc), *untagged_people(block.doc))
        for name, first in found:
            _add_person(untitled(name), block.doc, first, lexicon)
    _learn_above([b for b in parsed.blocks if all(b is not p for p in blocks)], whole, lexicon)
    for text in texts:
        learn_acronyms(text, lexicon)
    for text in texts:
        learn_bodies(text, lexicon)
        learn_bodies_of(text, lexicon)
        learn_told_bodies(text, lexicon)
        learn_numbered(text, lexicon)
        learn_institutions(text, lexicon)
    learn_ships("\n".join(texts), lexicon)
    learn_storms("\n".join(texts), lexicon)
    learn_surname_offices("\n".join(texts), lexicon)
    learn_short_forms("\n".join(texts), lexicon)
    for text in texts:
        learn_shortened(text, lexicon)
    learn_known(whole, lexicon)
    settle_kinds(lexicon, whole)
    learn_teams(whole, lexicon, {name for block in blocks for name in told_teams(block.doc)})
    _drop_doubtful(lexicon, whole)
    learn_clubs(whole, lexicon)
    claim_addressed(lexicon, whole)
    tokens = (token for block in parsed.blocks for token in block.doc)
    plain = frozenset(t.text for t in tokens if t.text[:1].isupper() and t.pos_ != "PROPN")
    learn_house_names("\n".join(texts), lexicon, plain)
    learn_slips("\n".join(texts), lexicon, plain)
    lexicon.settle()
    return lexicon


def _is_prose(block: Block) -> bool:
    """Whether a block is running text, not a line that leads elsewhere ("Read more: …"); of headline and
    lead those in small letters."""
    text = block.text.rstrip()
    ends = text.rstrip("\"”’')]»")[-1:] in tuple(".!?…:,;")
    if block.number is None:
        return _in_small_letters(text)
    return not block.heading and (ends or len(text.split()) > _LINE_WORDS)


def _in_small_letters(text: str) -> bool:
    """Whether most long words of a line begin with a small letter."""
    long = [w for w in text.split()[1:] if len(w) >= _LONG_WORD and w[0].isalpha()]
    return sum(w[0].islower() for w in long) * 2 > len(long)


def _learn_entities(block: Block, whole: str, lexicon: Lexicon) -> None:
    text = block.text
    parted = [(land, who) for land, who in office_holders(block.doc, whole) if _are_one_entity(land, who)]
    for land, who in parted:
        _add_person(who.text, block.doc, who.start, lexicon)
        body = is_body(land.text) and land.text.casefold() not in known_places()
        (lexicon.bodies if body else lexicon.places)[land.text] += 1
    within = {token.i for land, who in parted for token in (*land, *who)}
    for entity in block.doc.ents:
        if entity.label_ not in _SKIPPED and entity[-1].i not in within:
            start, end = _widened(block.doc, entity)
            for piece in pieces(text[start:end], entity.label_):
                _place_entity(block.doc, cleaned(piece), entity, lexicon)


def _are_one_entity(land: Entity, who: Entity) -> bool:
    """Whether the tagger has the end of one name and the beginning of the next for one."""
    last, first = land[-1], who[0]
    return bool(first.ent_type_) and last.ent_type_ == first.ent_type_ and first.ent_iob_ == "I"


def _learn_above(blocks: list[Block], text: str, lexicon: Lexicon) -> None:
    """Whom headlines and lines without a full stop name in full, and the running text by the surname."""
    families = {person_name(p).family for p in lexicon.people}
    tagged = ((b, e.text, e.start) for b in blocks for e in b.doc.ents if e.label_ == "PERSON")
    untagged = ((b, name, first) for b in blocks for name, first in untagged_people(b.doc))
    for block, found, first in (*tagged, *untagged):
        name = untitled(cleaned(found))
        parts = name.split()
        if len(parts) > 1 and fold(parts[-1]) not in families and not any(_is_plain(w, text) for w in parts):
            last = re.escape(parts[-1])
            alone = rf"(?:^|[.,;!?”\"’]\s|\b[a-z]+\s){last}\b(?!\s[A-Z])"
            if re.search(alone, beside(parts[-1], text)):
                _add_person(name, block.doc, first, lexicon)


def _is_plain(word: str, text: str) -> bool:
    """Whether a word is none of a name that only a headline has: a title, a plural, behind an office."""
    near = beside(word, text)
    titled = [m[1] for m in re.finditer(rf"\b([\w-]+)\.?\s{re.escape(word)}\b", near)]
    team = is_plural(word) and re.search(rf"\b[Tt]he {re.escape(word)}\b", near)
    known = word.casefold() in title_words() or bool(team) or is_common(word, text)
    return known or any(map(is_office, titled))


_BRANCH = re.compile(r"\s(?:UK|U\.K\.|US|U\.S\.|USA|Canada|Europe|London|International)(?![\w])")


_FOREIGN = re.compile(r"\s(?:et|y|und|og|och|della?|des|du|de la)\s[A-Z]\w+")
_OF = re.compile(r"\.?\s(?:of|for)\s(?:the\s)?(?:State of\s)?[A-Z][\w’'-]+(?:\s(?:[A-Z][\w-]+))?")
_AND_MORE = re.compile(r"\sand\s[A-Z][a-z’'-]+(?!\s[A-Z])")
_CAMPUS = re.compile(r"(?:\sat\s|,\s)[A-Z][a-z]+")


def _place_of(doc: Doc, entity: Entity) -> int:
    """Where a body's name ends that the place behind belongs to: "Bank | of Orvania", "University of Lesk |
    at Ardal"; where the entity ends, for any other."""
    text, end = text_of(doc), int(entity.start_char) + len(entity.text.rstrip(" ,"))
    if entity.label_ != "ORG" or entity.text.split()[-1].rstrip(".") not in _of_places():
        return _campus(doc, end) if re.match(r"(?:[Tt]he )?University of ", entity.text) else end
    found = _OF.match(text, end)
    if found is None:
        return end
    last = found.group().split()[-1]
    known = last.casefold() in title_words() or last in body_heads()
    end = found.end() - (len(last) + 1 if known else 0)
    return _campus(doc, end) if entity.text.endswith("University") else end


def _campus(doc: Doc, end: int) -> int:
    found = _CAMPUS.match(text_of(doc), end)
    places = {int(e.start_char) for e in doc.ents if e.label_ in ("GPE", "LOC", "FAC")}
    return found.end() if found and found.end() - len(found.group().split()[-1]) in places else end


def _and_more(doc: Doc, entity: Entity) -> int:
    """Where a body's name ends that has two concerns: "the Ministry for Ports | and Fisheries"; where the
    entity ends, for any other, and where the second word is somebody or a place."""
    end = int(entity.end_char)
    found = _AND_MORE.match(text_of(doc), end)
    concern = re.fullmatch(r"(?:the\s)?[\w\s’'-]+\s(?:of|for|on)\s[A-Z][a-z’'-]+", entity.text)
    ministry = entity.label_ == "ORG" and is_body(re.split(r"\s(?:of|for|on)\s", entity.text)[0])
    if not found or not concern or not ministry:
        return end
    last = found.group().split()[-1]
    own = {e.label_ for e in doc.ents if e.start_char == found.end() - len(last)}
    other = own & {"PERSON", "GPE", "NORP"}
    known = {last.casefold(), entity[-1].lower_} & (known_places() | known_bodies() | title_words())
    return end if other or known else found.end()


def _of_places() -> frozenset[str]:
    return words("name_parts", "of_places", "words")


def _widened(doc: Doc, entity: Entity) -> tuple[int, int]:
    """An entity with what the tagger cut off: "-in" of Moon Jae-in, the UK of a body's branch there."""
    text, wider = text_of(doc), max(_place_of(doc, entity), _and_more(doc, entity))
    if wider > entity.end_char:
        return int(entity.start_char), wider
    start, end = int(entity.start_char), int(entity.end_char)
    first = entity[0]
    opens = first.is_sent_start and first.text.endswith("ing") and first.lower_ not in given_names()
    if entity.label_ == "PERSON" and opens and len(entity) > 1:
        start = int(entity[1].idx)  # "Joining Piet Aranda were …"
    if text[end : end + 1] == "." and is_abbreviated(text[start : end + 1]):
        return start, end + 1
    tail = re.match(r"(?:-\w+)+", text[end:]) if text[end - 1 : end] != "." else None
    branch = (
        (_BRANCH.match(text, end) or _FOREIGN.match(text, end))
        if entity.label_ == "ORG" and not tail
        else None
    )
    return start, (branch.end() if branch else end + (tail.end() if tail else 0))


def _place_entity(doc: Doc, name: str, entity: Entity, lexicon: Lexicon) -> None:
    """Put a tagged name where it belongs: known names and telling words count before the tag."""
    label = entity.label_
    name = behind_club(name)
    name = bare_name(name if is_plural(name) else without_letters(name), label, lexicon.bodies)
    low = name.casefold()
    if not name:
        return
    if name.split()[-1] in lexicon.respected:
        return
    water = name.split()[0] in words("name_parts", "streets", "waters") and " of " in name
    if is_street(name) or water or (is_thing(name) and label == "ORG"):
        (lexicon.places if is_street(name) or water else lexicon.bodies)[name] += 1
        return
    if low in known_places() or is_town(name) or (_called_area(doc, entity) and low not in known_bodies()):
        lexicon.places[name] += 1
    elif low in known_bodies() or _tells_body(name, label) or (label == "PERSON" and begins_with_body(name)):
        lexicon.bodies[name] += 1
    elif (
        label == "PERSON"
        or is_somebody(name, doc, entity)
        or (label == "ORG" and _is_titled(name))
        or has_given(name)
    ):
        _add_person(untitled(name, _is_led(doc, entity)), doc, entity.start, lexicon)
    elif label in ("GPE", "LOC", "FAC"):
        (lexicon.bodies if is_body(name) else lexicon.places)[name] += 1
    elif label == "ORG":
        site = " " in name and name.split()[-1] in words("name_parts", "sites", "places")
        (lexicon.places if site else lexicon.bodies)[name] += 1


def _is_led(doc: Doc, entity: Entity) -> bool:
    """Whether an office stands in front of a name, so that its own first word is none: "coach Dean Holt"."""
    return entity.start > 0 and is_office(doc[entity.start - 1].text)


def _tells_body(name: str, label: str) -> bool:
    """Whether the name's own words make it a body: a Ministry, a Council, a Herald-Gazette."""
    if is_press_tail(name) or press_tail(name):
        return True
    if " " not in name or not {body_head(name).title(), name.split()[-1]} & body_heads():
        return False
    return is_body(re.split(r"\s(?:of|for|at)\s", name)[0]) or (
        label != "PERSON" and name.split()[0].casefold() not in given_names()
    )


def _is_titled(name: str) -> bool:
    """Whether a name begins with an office that nothing but a person has: Bishop, Judge."""
    parts = name.split()
    if len(parts) > 2 and parts[0].casefold() in words("titles", "clerical_offices", "words"):
        return True
    bare = untitled(name)
    office = name.removesuffix(bare).split()[-1:]
    doubtful = words("titles", "doubtful_offices", "words")
    last = office[0].casefold() if office else ""
    sure = (is_office(last) or last in honorifics()) and last not in doubtful
    return sure and " " in bare and can_be_person(bare)


def _called_area(doc: Doc, entity: Entity) -> bool:
    """ "the … area", "the border town of …"."""
    areas = words("countries", "areas", "words")
    following = doc[entity.end].lower_ if entity.end < len(doc) else ""
    before = [t.lower_ for t in doc[max(0, entity.start - 3) : entity.start] if t.lower_ != "the"][-2:]
    return following in areas - {"capital", "border"} or (
        len(before) == 2 and before[0] in areas and before[1] == "of"
    )


def _add_person(name: str, doc: Doc, first: int, lexicon: Lexicon) -> None:
    if can_be_person(name):
        (lexicon.people if " " in name else lexicon.singles)[name] += 1
        if relative_of_other(doc, first):
            lexicon.relatives.add(name)


def _drop_doubtful(lexicon: Lexicon, text: str) -> None:
    """Single words that only one tag calls a name, and that nothing else in the article bears out."""
    families = {person_name(p).family for p in lexicon.people}
    tagged = {*lexicon.singles, *lexicon.places}
    address = "|".join(words("titles", "addressed", "words"))
    kin = any_of(words("titles", "relatives", "lemmas"))
    for name in [n for n in lexicon.singles if n not in lexicon.respected]:
        called = rf"(?:(?:{address})\.?|\b(?:{kin}),?)\s{re.escape(name)}\b"
        addressed = re.search(called, beside(name, text))
        known = fold(name) in families or name.casefold() in given_names()
        if not (addressed or known or _mostly_person(name, lexicon, text)):
            del lexicon.singles[name]
    for name in [n for n in lexicon.places if " " not in n and n.casefold() not in known_places()]:
        if is_common(name, text) or not (
            name in states() or is_town(name) or is_placed(name, text, lexicon.places)
        ):
            del lexicon.places[name]
    for name in list(lexicon.bodies):
        plain = (
            " " not in name
            and not is_acronym(name)
            and name not in body_heads()
            and name.casefold() not in known_bodies()
            and not re.search(r"\w\.(?:com|net|org)$", name)
            and not is_press_tail(name)
            and not (is_trade_name(name) and name not in tagged)
        )
        rare = lexicon.bodies[name] < 2 or re.search(rf"\bof {re.escape(name)}\b", beside(name, text))
        short = any(left_out(name, other) for other in lexicon.bodies)
        if (plain and rare and not short) or (name.casefold() in title_words() and not _is_party(name, text)):
            del lexicon.bodies[name]


def _is_party(name: str, text: str) -> bool:
    """Whether somebody sits, leads or votes for a party that is called like an office's word: "Labour MP"."""
    followers = any_of(words("name_parts", "parties", "followers"))
    return name.casefold() in known_bodies() and bool(
        re.search(rf"\b{re.escape(name)}\s(?:{followers})\b", beside(name, text))
    )


def _mostly_person(name: str, lexicon: Lexicon, text: str) -> bool:
    """Whether the tagger takes a lone word for a person most times that it stands there, twice at least."""
    word, near, small = re.escape(name), beside(name, text), name.casefold()
    uses = len(re.findall(rf"\b{word}\b", near))
    if len(name) <= 4 and re.search(rf"\b{word}\.", near):
        return False
    common = small in title_words() or re.search(rf"\b{re.escape(small)}\b", beside(small, text))
    return lexicon.singles[name] > 1 and lexicon.singles[name] * 2 > uses and not common
