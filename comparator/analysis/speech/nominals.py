"""Noun phrases that stand for speakers: "the French president", "a spokesman for the union", "her office"."""

import itertools
import re
from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from comparator.analysis.document import Record
from comparator.analysis.findings import Mention
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.issuers import ISSUED, state_body
from comparator.analysis.speech.reporting import is_reporting, is_weak, speaks_in_person
from comparator.analysis.wordlists import folded, lands, same_office, words

_SKIPPED_PARTS = frozenset({"relcl", "appos", "punct", "advcl", "cc", "parataxis"})


class Nominal(Record):
    """A noun phrase as a possible speaker."""

    text: str
    """The phrase as it stands, without relative clauses."""
    head: str
    """Its head noun's lemma, lower case."""
    modifiers: frozenset[str]
    """Its other words, lower case: nationality, office."""
    definite: bool
    body: bool
    human: bool
    source: bool
    """A thing that speaks for somebody: a statement, a report."""
    form: str = ""
    """Its head noun as it stands, lower case."""
    plural: bool = False
    owned: bool = False
    """Whether it is somebody's: "her ministry", "the president's office"."""
    proper: frozenset[str] = frozenset()
    """Its other words that have a capital and are no office, lower case: a country, a party, a body."""
    named: str | None = None
    """The person or body that it names itself: in apposition, as owner of a statement, behind
    "spokesman for"."""

    def takes_up(self, earlier: str) -> bool:
        """Whether the phrase says again, without a further word, who an earlier phrase brought in: several
        take up several."""
        told = _heads(earlier)
        own = {m for m in self.modifiers if m.isalpha()} - words("speakers", "passing", "words") - _POINTING
        return (self.form if self.plural else self.head) in told and own <= _words(earlier)

    def names(self, body: str, brought_in: bool) -> bool:
        """Whether the phrase can mean a body with its noun in the name: "the ministry" the Foreign Ministry,
        "the defence ministry" not. `brought_in`: named as such, not by another phrase like this one."""
        if not brought_in:
            return self.takes_up(body)
        told = body.casefold().split()
        nations = folded("countries", "adjectives", "words")
        return self.head in told and (self.modifiers & _TELLING) - nations <= set(told)

    def said_in(self, titles: Iterable[str]) -> bool:
        """Whether one of the titles has the phrase's own noun, not only another word for that office."""
        return self.head == "premier" or any(self.head in re.findall(r"[\w-]+", t.casefold()) for t in titles)

    def fit(self, title: str) -> float:
        """How well the phrase takes up a title: 0 where the office differs or the phrase says
        something else."""
        told = _words(title)
        have = told | {w for word in told for w in same_office().get(word, ())}
        if self.head in words("speakers", "bodies", "lemmas"):
            return 0.0
        if self.head not in have and not (self.head == "premier" and "prime" in have):
            leads = self.leads() and any(is_office(w) for w in have)
            return 0.5 if leads and self._of_the_same(have) else 0.0
        if self._of_other(title):
            return 0.0
        wanted = {m for m in self.modifiers if is_office(m) or m in _TELLING}
        missing = wanted - have
        nations = {m for m in missing if m in folded("countries", "adjectives", "words")}
        other_nations = have & folded("countries", "adjectives", "words")
        if (nations and other_nations) or (missing - nations):
            return 0.0
        led = words("speakers", "bodies", "lemmas") | words("speakers", "forces", "lemmas")
        if (self.modifiers & led) - have:
            return _OTHER_BODY
        return 1.0 + len(wanted & have) - 0.5 * len(nations)

    def leads(self) -> bool:
        """Whether it says of somebody only that he leads: "the Kestrian leader", "the UN chief"."""
        return self.head in words("speakers", "heads_of_bodies", "lemmas")

    def holds_office(self) -> bool:
        """Whether it is one holder of an office of a country or body that it names: "the Kestrian leader"."""
        office = is_office(self.head) and self.head not in words("speakers", "any_office", "lemmas")
        return bool(self.definite and not self.plural and self.proper and (office or self.leads()))

    def _of_the_same(self, told: Iterable[str]) -> bool:
        """Whether one of its words tells of the same country or body as one of a title's: "Kestrian" and
        "Kestria"."""
        return any(_akin(own, other) for own in self.modifiers for other in told)

    def _of_other(self, title: str) -> bool:
        """Whether it names a country or body and the title names what else its holder leads: "the Kestrian
        leader" is no opposition leader, "the Kestrian president" not the president of Orva."""
        unlisted = self.proper - folded("countries", "adjectives", "words")
        if not self.proper or not (self.leads() or unlisted):
            return False
        named = re.findall(r"[\w-]+", title)
        of = named if self.leads() else [w for w in named if w[:1].isupper()]
        rest = {w.casefold() for w in of if not is_office(w) and w.casefold() not in _PLAIN}
        return bool(rest) and not self._of_the_same(rest)


def _akin(one: str, other: str) -> bool:
    """Whether two words are one, or a country's name and its adjective: by the list of countries, by their
    first letters where it has neither."""
    known = (_land(one), _land(other))
    if one != other and any(known):
        return known[0] == known[1]
    short, long_ = sorted((one, other), key=len)
    return short == long_ or (len(short) > _STEM - 2 and long_.startswith(short)) or _same_stem(one, other)


def _land(word: str) -> str | None:
    """The known country that a word is or tells of; for one that only begins with its name, the word."""
    begins = any(part in lands() for part in word.split("-"))
    return lands().get(word) or (word if begins else None)


def _same_stem(one: str, other: str) -> bool:
    return len(one) > _STEM and one[:_STEM] == other[:_STEM]


_STEM = 5
_PLAIN = frozenset(
    {"the", "a", "an", "of", "s", "mr", "mrs", "ms", "new", "former", "then", "current", "own"}
)


def _words(text: str) -> set[str]:
    """The words of a phrase, lower case, without the endings of owners."""
    return set(re.findall(r"[\w-]+", text.casefold().replace("’s", "").replace("'s", "")))


def _heads(phrase: str) -> set[str]:
    """The words of a phrase but those in front of a noun for people: "officials", not "government", of
    "government officials"."""
    told = re.findall(r"[\w-]+", phrase.casefold())
    people = words("speakers", "people", "lemmas")
    return {
        w for w, behind in zip(told, [*told[1:], ""], strict=True) if behind.removesuffix("s") not in people
    }


_OTHER_BODY = 0.4  # "the junta leader" for one of whom the text says only that he leads
_POINTING = frozenset({"same", "its", "his", "her", "their", "two", "three", "other"})
_TELLING = frozenset(
    {
        "deputy",
        "vice",
        "prime",
        "foreign",
        "defense",
        "defence",
        "finance",
        "interior",
        "opposition",
        "former",
    }
) | folded("countries", "adjectives", "words")


def nominal_of(token: Token, named: Mapping[int, Mention]) -> Nominal | None:
    """The phrase that a noun heads, None where the noun cannot speak."""
    head = token.lemma_.casefold()
    source = head in words("reporting_verbs", "sources", "lemmas")
    human = (
        head in words("speakers", "people", "lemmas")
        or is_office(head)
        or token.text.casefold() in words("speakers", "people", "lemmas")
    )
    body = head in words("speakers", "bodies", "lemmas") and not (human and token.tag_ == "NNS")
    if not (source or human or body or token.dep_ == "nsubj"):
        return None
    first = next((t for t in token.subtree if t.i >= token.left_edge.i), token)
    return Nominal(
        text=_owners_office(token, named) or state_body(token, phrase_text(token)),
        head=head,
        modifiers=frozenset(t.lower_ for t in token.lefts if t.dep_ in ("amod", "compound", "nmod", "poss"))
        | _inner(token),
        definite=first.lower_ in ("the", "this", "that", "these", "its", "his", "her", "their"),
        body=body,
        human=human,
        source=source,
        form=token.lower_,
        plural=token.tag_ in ("NNS", "NNPS"),
        proper=_proper(token),
        owned=any(t.dep_ == "poss" and t.lower_ != "its" for t in token.lefts),
        named=_named(token, named, source, head),
    )


def _owners_office(token: Token, named: Mapping[int, Mention]) -> str:
    """ "Jane Doe's office" for "minister Jane Doe's office"; "" for any other phrase."""
    owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
    if token.lower_ != "office" or owner is None or owner.i not in named or named[owner.i].kind != "person":
        return ""
    first = min(i for i, mention in named.items() if mention is named[owner.i])
    return str(token.doc[first : token.i + 1].text)


def _inner(token: Token) -> frozenset[str]:
    return frozenset(
        t.lower_ for left in token.lefts for t in left.subtree if t.dep_ in ("amod", "compound", "nmod")
    )


def _proper(token: Token) -> frozenset[str]:
    """The words in front of a noun that have a capital in the middle of the sentence and are no office."""
    front = (t for left in token.lefts for t in left.subtree)
    capitals = (t for t in front if t.text[:1].isupper() and not t.is_sent_start and not is_office(t.text))
    return frozenset(t.lower_ for t in capitals)


def may_speak(token: Token) -> bool:
    """Whether a noun names people, a body, or a thing that speaks for somebody."""
    head = token.lemma_.casefold()
    lists = (
        words("speakers", "people", "lemmas"),
        words("speakers", "bodies", "lemmas"),
        words("reporting_verbs", "sources", "lemmas"),
    )
    brought_in = token.left_edge.lower_ in ("a", "an", "one", "another") and token.dep_ == "nsubj"
    return (
        token.pos_ == "PROPN"
        or is_office(head)
        or any(head in w or token.lower_ in w for w in lists)
        or token.tag_ == "NNS"
        or (brought_in and speaks_in_person(token.head) and not is_weak(token.head))
    )


def stands_alone(nominal: Nominal, token: Token) -> bool:
    """Whether a phrase that takes up nobody is somebody of its own: who speaks or acts without a name."""
    if nominal.holds_office() and token.dep_ in ("nsubj", "nsubjpass"):
        return True  # whom a "he" behind it means, and nobody named before
    if token.dep_ != "nsubj":
        return False
    several = nominal.human and nominal.plural and nominal.definite
    if several and token.is_lower and len(nominal.text.split()) < _SHORT:
        return True
    kin = nominal.head in words("titles", "relatives", "lemmas") and nominal.definite
    one = token.tag_ == "NN" and may_speak(token)
    speaks = (nominal.human or nominal.source or one) and is_reporting(token.head)
    return bool(speaks or kin or nominal.body)


_SHORT = 5  # words of a phrase that "they" can mean though its people have said nothing


def is_apposed(token: Token) -> bool:
    """Whether a name is in apposition to its head; not the last one of a relative clause in between: "a woman
    who saw the arrest of Jane Doe says"."""
    first = token.left_edge
    told = any(c.dep_ == "relcl" and c.i < token.i for c in token.head.children)
    return token.dep_ == "appos" and (not told or first.nbor(-1).text in (",", "—", "–", "--"))


def phrase_text(token: Token) -> str:
    """The phrase as it stands, up to the first relative clause or comma."""
    first = word_start(token)
    left = min(t.i for t in first.subtree if t.i <= first.i and not _cut(t, first))
    left = min(left, *(t.i for t in token.subtree if t.i <= token.i and not _cut(t, token)))
    last = token.i
    for right in token.rights if token.pos_ != "PROPN" else ():
        doing = right.dep_ == "acl" and right.tag_ == "VBG"
        if right.text == "," or (right.dep_ in _SKIPPED_PARTS and right.dep_ != "cc") or doing:
            break
        last = max(last, _before_doing(right))
    return str(token.doc[left : last + 1].text).split(",")[0]


def word_start(token: Token) -> Token:
    """The first piece of a word that is written with hyphens: "co" of "co-worker"."""
    while token.i >= 2 and token.nbor(-1).text in _HYPHENS and not token.nbor(-1).whitespace_:
        if token.nbor(-2).whitespace_ or token.nbor(-2).is_punct:
            break
        token = token.nbor(-2)
    return token


_HYPHENS = ("-", "‑")


def _before_doing(part: Token) -> int:
    """Where a part behind a noun ends: before what somebody does, where the parser hung that on a noun within
    ("a spokesman for the camp calling it …")."""
    doing = [t for t in part.subtree if t.dep_ == "acl" and t.tag_ == "VBG" and t.head.i == t.left_edge.i - 1]
    return int(doing[0].left_edge.i - 1 if doing else part.right_edge.i)


def _cut(token: Token, head: Token) -> bool:
    return token.is_punct and token.i < head.i and token.i == head.left_edge.i


def _named(token: Token, named: Mapping[int, Mention], source: bool, head: str) -> str | None:
    """The name inside the phrase that the phrase stands for."""
    body = head in words("speakers", "bodies", "lemmas")
    for child in (*token.children, *_set_off_last(token)):
        kind = named[child.i].kind if is_apposed(child) and child.i in named else None
        if kind == "person" or (kind == "organisation" and body):
            return named[child.i].name
    spokesman = head in words("reporting_verbs", "spokesmen", "lemmas")
    if not (source or spokesman):
        return None
    near = [t for t in token.subtree if t.i in named and t.i != token.i and _close(t, token)]
    near = [t for t in near if not source or not (_is_matter(t, token) or _of_several(t, named))]
    bodies = [t for t in near if named[t.i].kind == "organisation"]
    people = [t for t in near if named[t.i].kind == "person"] if source else []
    issued = [t for t in people if t.dep_ == "pobj" and t.head.lower_ in ISSUED]
    found = issued or bodies or people
    if (head == "office" and not bodies) or head in (
        "official",
        "source",
        "aide",
        "adviser",
        "advisor",
        "staff",
    ):
        return None
    return named[found[0].i].name if found else None


def _of_several(name: Token, named: Mapping[int, Mention]) -> bool:
    """Whether a name only tells which people are meant: "a lawsuit by Nordkai drivers" is not Nordkai's."""
    while name.head.i in named and name.head.i != name.i:
        name = name.head
    return name.dep_ in ("compound", "nmod", "amod") and name.head.tag_ == "NNS"


def _is_matter(token: Token, source: Token) -> bool:
    """Whether a name is what a thing that speaks is about, or whom it goes to: "a report on the navy"."""
    between = itertools.takewhile(lambda t: t != source, token.ancestors)
    return any(t.lower_ in _ABOUT for t in between)


_ABOUT = ("about", "on", "against", "into", "to", "concerning", "regarding")


def _set_off_last(noun: Token) -> list[Token]:
    """The name between commas that ends a subject, where the parser hung it on a thing: "his rival in the
    race, X,"."""
    if noun.dep_ != "nsubj" or noun.pos_ != "NOUN" or noun.head.i < noun.i:
        return []
    people = words("speakers", "people", "lemmas")
    behind = [
        t
        for t in noun.subtree
        if t.dep_ == "appos"
        and t.i > noun.i
        and t.head.i != noun.i
        and t.head.pos_ in ("NOUN", "PROPN")
        and t.head.lemma_ not in people
        and not is_office(t.head.text)
    ]
    last = noun.doc[noun.head.left_edge.i : noun.head.i]
    closed = [t for t in behind if t.right_edge.i + 1 < len(noun.doc) and t.right_edge.nbor(1).text == ","]
    return [t for t in closed if t.left_edge.nbor(-1).text == "," and last and t.right_edge.i + 2 >= last.end]


def _close(inner: Token, head: Token) -> bool:
    """Whether a name belongs to the phrase directly: as owner, in front, or behind "for", "of", "from",
    "by"; "sent to the press by X" is X's."""
    below = inner
    while inner.i != head.i and inner.head.i != inner.i:
        clause = inner.dep_ in ("relcl", "advcl", "acl") and inner.pos_ == "VERB"
        own = inner.lemma_ in words("speakers", "issuing", "lemmas") and below.lower_ in ISSUED
        if clause and not own:
            return False
        below, inner = inner, inner.head
    return True
