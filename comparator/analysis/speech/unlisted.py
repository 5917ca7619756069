"""Names that nobody listed: a capitalised word that a verb of saying has for its subject is somebody."""

from spacy.tokens import Token

from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.nominals import word_start
from comparator.analysis.speech.reporting import speaks_in_person
from comparator.analysis.wordlists import known_bodies, known_places, title_words, weekdays, words


def unlisted_name(token: Token) -> str | None:
    """The name that a subject of a verb of saying is, without what stands in front of it in small letters or
    as a title: "25-year-old Gulnar", "Pensioner Oraz-aga". None for anything but a name."""
    if token.pos_ != "PROPN" or token.dep_ != "nsubj" or not speaks_in_person(token.head):
        return None
    start = word_start(token)
    run = list(token.doc[start.i : token.i + 1])
    while run[0].i and run[0].nbor(-1).pos_ == "PROPN" and _may_belong(run[0].nbor(-1)):
        run = [run[0].nbor(-1), *run]
    name = str(token.doc[run[0].i : token.i + 1].text)
    low = name.casefold()
    several = low.endswith("s") and not _is_titled(run[0])
    plain = name[0].isupper() and not name.isupper() and not several and "." not in name
    other = low in known_places() or low in known_bodies() or low in weekdays() or not _may_belong(token)
    return name if plain and not other else None


def _is_titled(first: Token) -> bool:
    """Whether one person's title stands in front of a name: "Chief Na'mor", not "party Democrats"."""
    front = first.nbor(-1) if first.i and not first.is_sent_start else first
    return front.is_title and front.tag_ == "NNP" and is_office(front.text) and front.i < first.i


def _may_belong(token: Token) -> bool:
    """Whether a capitalised word can be part of a name: no title, no word for people or bodies."""
    low = token.lemma_.casefold()
    nouns = words("speakers", "people", "lemmas") | words("speakers", "bodies", "lemmas")
    titled = token.text.casefold() in title_words() and token.text.casefold() not in _NAMES_TOO
    capital = token.text[:1].isupper() and not token.text.isupper()
    return capital and not titled and low not in nouns


_NAMES_TOO = frozenset(
    {"king", "prince", "bishop", "major", "judge", "pope", "white", "house", "marshal", "dean"}
)
