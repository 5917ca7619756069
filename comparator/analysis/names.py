"""Names of people, bodies and places: found in one article, joined over the articles of an event."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from comparator.analysis.document import Record
from comparator.analysis.findings import ArticleFindings, Name, NameKind, Title
from comparator.analysis.naming.bodies import Form
from comparator.analysis.naming.body_forms import body_words, initials_of, letters_of, ship_of, suffix_kind
from comparator.analysis.naming.joining import cluster
from comparator.analysis.naming.mentions import find_mentions
from comparator.analysis.naming.name_forms import is_acronym, is_plural, plain_name
from comparator.analysis.wordlists import honorifics, known_bodies, known_places, pairs, words

__all__ = ["canonical", "find_mentions", "join_names"]


_WORDS = 2  # spaces in a body's name whose letters nobody else has


class _Use(Record):
    """One mention with the article it stands in and the words that stand there."""

    article: int
    form: Form
    text: str
    title: str | None
    title_start: int
    title_end: int


def join_names(articles: Sequence[ArticleFindings]) -> tuple[Name, ...]:
    """One record a referent over all articles, most mentioned first, with every spelling and title."""
    uses = _of_one_kind([use for number, article in enumerate(articles) for use in _uses(number, article)])
    together = [set[Form]() for _ in articles]
    for use in uses:
        together[use.article].add(use.form)
    groups = cluster(Counter(use.form for use in uses), [frozenset(forms) for forms in together])
    by_form = {form: number for number, group in enumerate(groups) for form in group}
    held: list[list[_Use]] = [[] for _ in groups]
    for use in uses:
        held[by_form[use.form]].append(use)
    return _apart([_name(group) for group in sorted(held, key=lambda g: (-len(g), g[0].form.name))], uses)


def _of_one_kind(uses: list[_Use]) -> list[_Use]:
    """One name, one kind over the event: the kind of most articles' uses, a title making it a person."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for use in uses:
        votes[use.form.name.casefold()][use.form.kind] += 3 if use.title else 1
    kinds = {name: max(count, key=lambda k: (count[k], k)) for name, count in votes.items()}
    firms = {body_words(n) for n, kind in kinds.items() if kind == "organisation" and suffix_kind(n)}
    ships = {ship_of(n) for n, kind in kinds.items() if kind == "organisation"}
    for name in [n for n, kind in kinds.items() if kind == "place" and n not in known_places()]:
        if body_words(name) in firms or name in ships:
            kinds[name] = "organisation"
    kinds |= dict.fromkeys(_surnames(votes, kinds), "person")
    letters = {use.form.name for use in uses if is_acronym(use.form.name)}
    kinds |= dict.fromkeys(_letters(letters, kinds), "organisation")
    kinds |= dict.fromkeys(_teams(kinds), "organisation")
    return [
        use if kind == use.form.kind else msgspec.structs.replace(use, form=Form(use.form.name, kind))
        for use, kind in ((use, kinds[use.form.name.casefold()]) for use in uses)
    ]


def _surnames(votes: dict[str, Counter[NameKind]], kinds: dict[str, NameKind]) -> Iterator[str]:
    """Lone words that one article takes for a body or a place and that are the surname of somebody whom the
    event names in full and more often, and part of no body's or place's name."""
    said = Counter[str]()
    for name, kind in kinds.items():
        if kind == "person" and " " in name:
            said[name.split()[-1]] += votes[name].total()
    others = {
        word for name, kind in kinds.items() if kind != "person" and " " in name for word in name.split()
    }
    for name in said.keys() & kinds.keys() - others - known_places() - known_bodies():
        if kinds[name] != "person" and said[name] >= votes[name].total():
            yield name


def _teams(kinds: dict[str, NameKind]) -> Iterator[str]:
    """Lone plurals that one article takes for somebody or a place, and that end a body's name elsewhere but
    nobody's: the Herons, where the event has the Lesk Herons."""
    bodies, people = (
        {n.split()[-1] for n, kind in kinds.items() if " " in n and kind == wanted}
        for wanted in ("organisation", "person")
    )
    for name in bodies - people - known_places():
        if kinds.get(name, "organisation") != "organisation" and is_plural(name.title()):
            yield name


def _letters(letters: set[str], kinds: dict[str, NameKind]) -> Iterator[str]:
    """Letters that one article takes for somebody or a place and that stand for a body of the event: the NRA,
    where it has the National Rowing Association."""
    bodies = (n for n, kind in kinds.items() if kind == "organisation" and n.count(" ") >= _WORDS)
    stand = {initials for name in bodies for initials in initials_of(name)}
    for name in letters:
        if letters_of(name) in stand and name.casefold() not in known_places():
            yield name.casefold()


def _apart(names: list[Name], uses: list[_Use]) -> tuple[Name, ...]:
    """Every spelling with one name alone: its own, else the one that it stands for most often; the plural of
    two parties, the Communists of two lands, with none."""
    owners: dict[str, int] = {}
    for number, name in enumerate(names):
        owners.setdefault(name.name.casefold(), number)
    count = Counter((use.text.casefold(), use.form.name.casefold()) for use in uses)

    def stands(number: int, spelling: str) -> int:
        return sum(count[spelling, form.casefold()] for form in {names[number].name, *names[number].variants})

    having: dict[str, set[int]] = {}
    for number, name in enumerate(names):
        for variant in name.variants:
            having.setdefault(variant.casefold(), set()).add(number)
    partisans = pairs("name_parts", "parties", "plurals")
    for spelling in having.keys() - owners.keys():
        shared = len(having[spelling]) > 1 and spelling.rpartition(" ")[2].title() in partisans
        owners[spelling] = -1 if shared else max(having[spelling], key=lambda i: (stands(i, spelling), -i))
    return tuple(
        msgspec.structs.replace(
            name, variants=tuple(v for v in name.variants if owners[v.casefold()] == number)
        )
        for number, name in enumerate(names)
    )


def _uses(number: int, article: ArticleFindings) -> list[_Use]:
    text = article.document.text
    return [
        _Use(article=number, form=Form(m.name, m.kind), text=plain_name(text[m.start : m.end]), title=m.title,
             title_start=m.title_start or 0, title_end=m.title_end or 0)
        for m in article.mentions
    ]  # fmt: skip


def _name(uses: list[_Use]) -> Name:
    kind = uses[0].form.kind
    spellings = Counter[str]()
    for use in uses:
        spellings[use.text] += 1
        if use.title and kind == "person" and _leads(use.title):
            spellings[f"{use.title} {use.text}"] += 1
        if kind == "organisation" and re.match(r"The \w+[ -]", use.text):
            spellings[use.text.removeprefix("The ")] += 0
    name = _best(Counter(use.form.name for use in uses), spellings, kind)
    titles = {(u.title, u.article, u.title_start, u.title_end) for u in uses if u.title}
    return Name(
        name=name,
        kind=kind,
        variants=tuple(dict.fromkeys((name, *(s for s, _ in spellings.most_common())))),
        titles=tuple(
            Title(title=t, article=a, start=s, end=e) for t, a, s, e in sorted(titles, key=lambda t: t[1:])
        ),
    )


def _leads(title: str) -> bool:
    """Whether a title belongs to the spelling: Mr. and Father do, "father" does not."""
    return title.casefold() in honorifics() and title[:1].isupper()


def _best(names: Counter[str], spellings: Counter[str], kind: NameKind) -> str:
    """The form shown: for people the full form most articles use, for others the most frequent long one."""
    if kind == "person":
        full = [n for n in names if " " in n] or list(names)
        return max(full, key=lambda n: (min(len(n.split()), 2), names[n] + spellings[n], -len(n)))
    heads = words("countries", "body_heads", "words") | words("name_parts", "alone", "heads")
    whole = {n: " " in n or (len(n) > 5 and n not in heads) for n in names}
    return max(names, key=lambda n: (whole[n], any(map(str.isupper, n.split()[-1])), names[n], len(n)))


def canonical(names: Sequence[Name]) -> Callable[[str | None], str | None]:
    """A function from any spelling to the event-wide full name; what is not known comes back unchanged."""
    table: dict[str, str] = {}
    for name in names:
        for spelling in (name.name, *name.variants):
            table.setdefault(spelling.casefold(), name.name)
    return lambda spelling: table.get(spelling.casefold(), spelling) if spelling else None
