"""Who a word of the narration stands for: names, pronouns and nouns like "the ministry", read in order."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span, Token

from comparator.analysis.findings import Mention
from comparator.analysis.naming.name_forms import is_acronym
from comparator.analysis.naming.people import gender_of
from comparator.analysis.naming.titles import is_office
from comparator.analysis.speech.genders import PRONOUNS, genders_by_pronoun
from comparator.analysis.speech.issuers import issuer, stated_in
from comparator.analysis.speech.masking import View, is_narration
from comparator.analysis.speech.nominals import Nominal, nominal_of, stands_alone
from comparator.analysis.speech.presence import is_plural, named_tokens, outlets, role_of, verb_of
from comparator.analysis.speech.reporting import is_inverted, is_quoted_as, is_reporting, speaks_in_person
from comparator.analysis.speech.roles import heads_a_state, is_head_of_state, roles, speaks_for, titled
from comparator.analysis.speech.unlisted import unlisted_name
from comparator.analysis.wordlists import words

_THEY = frozenset({"they", "them", "their"})
_IT = frozenset({"it", "its"})
_DECAY = 0.5  # what is left of a mention's weight one sentence later
_REPEATED = 0.25  # what each further mention adds to the strongest one
_UNSURE = 0.75  # for "he" and "she": someone of whom no title or given name tells
_CLEAR = 1.3  # times as present as the next person: whom a description then means
_SURE = 0.5  # a title that fits less is somebody's only while he is spoken of
_SUBJECT = 3.0  # the weight of a subject; who speaks has more
_ACTING = 2.0  # a subject's weight at least, within a reported clause too
_WINDOW = 7  # sentences back; what was named earlier is no pronoun's antecedent


class Reference(NamedTuple):
    """One place in the narration that stands for somebody."""

    name: str
    kind: str
    """person, organisation, place, or group for people without a name."""
    sentence: int
    weight: float
    verb: int
    """Number of the verb it is an argument of, so that "he told him" gives two people."""


class Referents:
    """The people and bodies of the narration, in order. `who` answers for any token of it."""

    def __init__(self, views: Sequence[View], mentions: Sequence[Mention]) -> None:
        self._known: dict[tuple[int, int], Reference] = {}
        self._refs: list[Reference] = []
        self._kind = {m.name: m.kind for m in mentions}
        self.titles: dict[str, list[str]] = defaultdict(list)
        for mention in mentions:
            if mention.title:
                self.titles[mention.name].append(mention.title)
        told = genders_by_pronoun(views, mentions)
        people = [n for n, k in self._kind.items() if k == "person"]
        self.gender = {n: gender_of(n, self.titles[n]) or told.get(n) for n in people}
        self._names_at: dict[int, frozenset[int]] = {}
        self._read_as: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._noted: dict[str, str] = {}
        self._strangers: list[str] = []
        self._asides: list[str] = []
        self._sentence = 0
        for number, view in enumerate(views):
            if is_narration(view):
                self._read(number, view, mentions)

    def who(self, view: int, token: Token) -> Reference | None:
        """The reference a token was read as, None where it was none or nothing fits."""
        return self._known.get((view, token.i))

    def stand_ins(self, views: Sequence[View]) -> dict[int, str]:
        """Where a pronoun or a noun stands for somebody who has a name: the document offset of its first
        character -> that name."""
        return {
            views[number].origin(views[number].doc[at].idx): reference.name
            for (number, at), reference in self._known.items()
            if reference.name in self._kind and at not in self._names_at[number]
        }

    def _read(self, number: int, view: View, mentions: Sequence[Mention]) -> None:
        named = named_tokens(view, mentions)
        self._names_at[number] = frozenset(named)
        for sentence in view.doc.sents:
            self._sentence += 1
            for token in sentence:
                self._take(number, view, token, named)
            self._note_sources(number, sentence)
            for subject, title in roles([t for t in sentence if not view.inside_quote(t)]):
                person = self.who(number, subject)
                if person is not None and person.kind == "person":
                    self.titles[person.name].append(title)

    def _take(self, number: int, view: View, token: Token, named: dict[int, tuple[Mention, Token]]) -> None:
        """Read one token: a name, a pronoun, or a noun that stands for somebody."""
        if token.i in named:
            mention, head = named[token.i]
            if token.i == head.i:
                quoted = view.inside_quote(head)
                self._note(number, head, mention.name, mention.kind, role_of(head) * (0.3 if quoted else 1.0))
                if head.dep_ == "conj":
                    self._pair(number, head, mention)
            return
        if view.inside_quote(token):
            return
        name = self._pronoun(token) or titled(view, token, named)
        if (
            name is None
            and token.pos_ in ("NOUN", "PROPN")
            and token.dep_ in ("nsubj", "nsubjpass", "pobj", "appos", "dobj")
        ):
            self._nominal(number, view, token, named)
        elif name is not None:
            self._note(number, token, name, self._kind_of(name), role_of(token))

    def _kind_of(self, name: str) -> str:
        """The kind a name has by its mentions, else the one it was first noted with."""
        return self._kind.get(name) or self._noted.get(name, "group")

    def _note(self, number: int, token: Token, name: str, kind: str, weight: float) -> None:
        self._noted.setdefault(name, kind)
        reference = Reference(name, kind, self._sentence, weight, verb_of(token))
        self._known[number, token.i] = reference
        self._refs.append(reference)

    def _pair(self, number: int, head: Token, mention: Mention) -> None:
        """ "X and Y" as the subject: a group that "they" can mean."""
        first = self._known.get((number, head.head.i))
        if (
            first
            and first.kind == mention.kind == "person"
            and head.head.dep_ in ("nsubj", "appos", "nsubjpass")
        ):
            name = f"{first.name} and {mention.name}"
            self._refs.append(Reference(name, "group", self._sentence, 2.5, verb_of(head)))

    def _nominal(
        self, number: int, view: View, token: Token, named: dict[int, tuple[Mention, Token]]
    ) -> None:
        nominal = nominal_of(token, {i: m for i, (m, _) in named.items()})
        if nominal is None:
            return
        name = self._unlisted(token) or self.resolve_nominal(number, nominal, token)
        if name:
            kind = self._kind.get(name, "organisation" if nominal.body else "group")
            known = name in self._kind or nominal.head in words("titles", "relatives", "lemmas")
            self._note(number, token, name, kind, role_of(token) * (1.0 if known else 0.8))
        elif not nominal.plural and (
            (nominal.body and nominal.modifiers) or (nominal.human and token.dep_ == "pobj")
        ):
            self._asides.append(nominal.text)

    def _unlisted(self, token: Token) -> str | None:
        """A speaker's name that is no mention; its last word alone means the one who has it in full."""
        known = any(n.split()[-1] == token.text for n in self._strangers)
        name = token.text if known else unlisted_name(token)
        if name is None:
            return None
        full = next((n for n in reversed(self._strangers) if n.split()[-1] == name), name)
        self._strangers.append(full)
        return full

    def resolve_nominal(self, number: int, nominal: Nominal, token: Token) -> str | None:
        """The person or body that a noun phrase stands for; the phrase itself where it names people
        without a name."""
        if is_head_of_state(token):
            return self._head_of_state() or nominal.text
        holder = self._spokesman(nominal)
        if holder:
            return holder
        if nominal.head == "office" and nominal.owned:
            return self._pronouns_office(number, token) or nominal.text
        named = nominal.named or (self._issued_by(number, token) if nominal.source else None)
        if named:
            if nominal.source:
                self._sources[nominal.head] = named
            return named
        if nominal.source and nominal.definite:
            own = nominal.head in words("reporting_verbs", "own_words", "lemmas")
            return self._sources.get(nominal.head) or (self._last_speaker() if own else None)
        if nominal.definite:
            found = self._earlier_group(nominal, near=6) or self._by_title(nominal) or self._by_body(nominal)
            if found or (found := self._earlier_group(nominal, near=60)):
                return found
            aside = next((a for a in reversed(self._asides) if nominal.takes_up(a)), None)
            taken = aside or self._taken_up(nominal, token) or self._described(nominal, token)
            if taken:
                return taken
        return nominal.text if stands_alone(nominal, token) else None

    def _pronouns_office(self, number: int, office: Token) -> str | None:
        """ "Jane Doe's office" for "her office", where the text tells who she is."""
        owner = next((t for t in office.lefts if t.tag_ == "PRP$"), None)
        whose = self.who(number, owner) if owner is not None else None
        return f"{whose.name}'s office" if whose is not None and whose.kind == "person" else None

    def _issued_by(self, number: int, source: Token) -> str | None:
        """The one whose words a thing gives that has no name in it: "a statement from the navy"."""
        owner = issuer(source)
        if owner is None:
            return None
        known = self.who(number, owner)
        if known is not None:
            return known.name
        nominal = nominal_of(owner, {})
        if nominal is None or not (nominal.body or nominal.human):
            return None
        return self.resolve_nominal(number, nominal, owner) or nominal.text

    def _note_sources(self, number: int, sentence: Span) -> None:
        """ "The navy said in a statement": whose the statement is."""
        for token in sentence:
            verb = stated_in(token)
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb else None
            reference = self.who(number, subject) if subject is not None else None
            if reference is not None:
                self._sources[token.lemma_.casefold()] = reference.name

    def _by_title(self, nominal: Nominal) -> str | None:
        """The person with that title: more of its words in common first, then the one spoken of."""
        best, score = None, 0.0
        if nominal.plural:
            return None
        salience = self._salience(("person",))
        seen = {r.name for r in self._refs}
        for name, titles in self.titles.items():
            if self._kind.get(name) != "person":
                continue
            common = max((nominal.fit(t) for t in titles), default=0.0)
            if (common < _SURE and name not in salience) or (
                name not in seen and not nominal.said_in(titles)
            ):
                continue
            if common > 0 and common * 10 + salience.get(name, 0.0) > score:
                best, score = name, common * 10 + salience.get(name, 0.0)
        return best

    def _spokesman(self, nominal: Nominal) -> str | None:
        """ "The Kremlin spokesman" behind words of the press secretary: he, where the text has one such near
        and calls him nobody else's."""
        speaking = words("speakers", "for_others", "words")
        if not nominal.definite or nominal.plural or nominal.head not in speaking:
            return None
        own = set((nominal.named or "").casefold().split()) | nominal.modifiers
        near = self._salience(("person",))
        fits = [n for n in near if any(speaks_for(t, speaking, own) for t in self.titles[n])]
        return fits[0] if len(fits) == 1 else None

    def _head_of_state(self) -> str | None:
        """The only one whom the text calls president or king of a country."""
        named = [n for n, t in self.titles.items() if self._kind.get(n) == "person" and heads_a_state(t)]
        return named[0] if len(named) == 1 else None

    def _by_body(self, nominal: Nominal) -> str | None:
        """The body whose name ends on that noun, or for "the group" the body last spoken of."""
        salience = self._salience(("organisation",), window=40)
        fits = {n: s for n, s in salience.items() if nominal.names(n, brought_in=n in self._kind)}
        any_body = words("speakers", "bodies", "lemmas") - words("speakers", "of_one_kind", "lemmas")
        if not fits and nominal.head in any_body and not (nominal.owned or nominal.plural):
            fits = {
                n: s
                for n, s in self._salience(("organisation",), window=6).items()
                if n.casefold() not in outlets() and nominal.head not in n.casefold().split()
            }
        return max(fits, key=lambda n: fits[n]) if fits else None

    def _earlier_group(self, nominal: Nominal, near: int) -> str | None:
        """An unnamed speaker of before, taken up again: "one adviser" … "the adviser"."""
        for reference in reversed(self._refs[-near:]):
            if reference.name not in self._kind and nominal.takes_up(reference.name):
                return reference.name
        return None

    def _taken_up(self, nominal: Nominal, token: Token) -> str | None:
        """ "The diplomat noted" behind words of one person: that one, where no other came since."""
        if nominal.head not in words("speakers", "taken_up", "lemmas") or token.tag_ in ("NNS", "NNPS"):
            return None
        if nominal.modifiers - words("speakers", "passing", "words") - {"the"}:
            return None
        near = {
            r.name for r in self._refs if self._sentence - r.sentence <= 2 and r.kind in ("person", "group")
        }
        gender = gender_of("", [nominal.head])
        fits = [n for n in near if self._kind.get(n) == "person" and self._can_be(n, gender or "")]
        return fits[0] if len(near) == len(fits) == 1 else None

    def _described(self, nominal: Nominal, token: Token) -> str | None:
        """ "The 58-year-old midwife said", "the Nebraska Republican wrote": whom the text speaks of most
        just now, where the words name no office, no body and no thing, and nobody comes near."""
        person = speaks_in_person(token.head) or (nominal.human and is_reporting(token.head))
        speaks = person and (token.dep_ == "nsubj" or is_inverted(token))
        if not (speaks or is_quoted_as(token.head)) or token.tag_ not in ("NN", "NNP"):
            return None
        if token.tag_ == "NNP" and is_acronym(token.text):
            return None
        if nominal.body or nominal.source or nominal.head in words("speakers", "unnamed", "lemmas"):
            return None
        leads = nominal.leads() and nominal.modifiers & words("speakers", "bodies", "lemmas")
        office = is_office(nominal.head) and nominal.head not in words("speakers", "any_office", "lemmas")
        if (office and not leads) or token.left_edge.lower_ != "the":
            return None
        gender = gender_of("", [nominal.head]) or ""
        near = self._salience(("person", "group"), window=3)
        others = {n for n, t in self.titles.items() if nominal.holds_office() and heads_a_state(t)}
        fits = {n: s for n, s in near.items() if self._can_be(n, gender) and (n in self._kind or " " in n)}
        fits = {n: s for n, s in fits.items() if n not in others}
        ranked = sorted(fits, key=lambda n: -fits[n])
        clear = ranked and (len(ranked) == 1 or fits[ranked[0]] > _CLEAR * fits[ranked[1]])
        return ranked[0] if clear else None

    def _last_speaker(self) -> str | None:
        strong = [
            r
            for r in self._refs
            if r.weight > _SUBJECT
            and self._sentence - r.sentence <= 4
            and r.kind in ("person", "organisation")
        ]
        return strong[-1].name if strong else None

    def _pronoun(self, token: Token) -> str | None:
        low = token.lower_
        if token.tag_ not in ("PRP", "PRP$"):
            return None
        if low in PRONOUNS:
            fits = self._salience(("person", "group"), barred=self._barred(token))
            gender = PRONOUNS[low]
            fits = {n: s * self._likely(n, gender) for n, s in fits.items() if self._can_be(n, gender)}
            if fits:
                self._read_as.setdefault(max(fits, key=lambda n: fits[n]), gender)
        elif low in _IT:
            fits = self._not_only_told(self._salience(("organisation", "place"), barred=self._barred(token)))
            fits = {n: s * (0.6 if self._kind.get(n) == "place" else 1.0) for n, s in fits.items()}
        elif low in _THEY:
            fits = self._not_only_told(self._salience(("group", "organisation"), barred=self._barred(token)))
            fits = {
                n: s * (0.5 if self._is_body(n) else 1.0)
                for n, s in fits.items()
                if self._is_body(n) or is_plural(n)
            }
        else:
            return None
        return max(fits, key=lambda n: fits[n]) if fits else None

    def _not_only_told(self, fits: dict[str, float]) -> dict[str, float]:
        """Without outlets that did nothing but hear it or take the picture: "told the Lesk Post"."""
        acting = {r.name for r in self._refs if r.weight >= _ACTING}
        return {n: s for n, s in fits.items() if n in acting or n.casefold() not in outlets()}

    def _likely(self, name: str, gender: str) -> float:
        """How far a person fits "he" or "she" whose sex the text does not tell: less where the other word was
        read as them before."""
        if self.gender.get(name) or (name not in self._kind and gender_of("", [name])):
            return 1.0
        return _UNSURE if self._read_as.get(name, gender) == gender else _UNSURE / 4

    def _is_body(self, name: str) -> bool:
        return self._kind.get(name) == "organisation"

    def _can_be(self, name: str, gender: str) -> bool:
        if not gender:
            return True
        if self._kind.get(name) != "person" and name not in self._strangers:
            return not is_plural(name) and gender_of("", [name]) in (None, gender)
        return self.gender.get(name) in (None, gender)

    def _barred(self, token: Token) -> str | None:
        """The other argument of the same verb, which an object pronoun cannot mean."""
        if token.dep_ not in ("dobj", "dative", "pobj"):
            return None
        verb = verb_of(token)
        return next(
            (
                r.name
                for r in reversed(self._refs[-8:])
                if r.verb == verb and r.sentence == self._sentence and r.weight >= 2.5
            ),
            None,
        )

    def _salience(
        self, kinds: tuple[str, ...], window: int = _WINDOW, barred: str | None = None
    ) -> dict[str, float]:
        """How present each name is now: the weights of its mentions, halved with every sentence."""
        best: dict[str, float] = defaultdict(float)
        total: dict[str, float] = defaultdict(float)
        for reference in reversed(self._refs):
            age = self._sentence - reference.sentence
            if age > window:
                break
            if reference.kind in kinds and reference.name != barred:
                here = reference.weight * (_DECAY**age if age else 1.3)
                best[reference.name] = max(best[reference.name], here)
                total[reference.name] += here
        return {name: best[name] + _REPEATED * (total[name] - best[name]) for name in best}
