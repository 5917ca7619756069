"""What rows are called: the words of a cell that set its row apart from the others."""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Cell, Point, Statement, Verdict
from comparator.analysis.wording.likeness import content, shared_content, stem
from comparator.analysis.wording.places import at, kept

LABEL_WORDS = 12
_LEAST = 4  # words that a label has at least which starts within its cell
_GRAVE: frozenset[Verdict] = frozenset({"conflict", "different dates"})
_TIE = re.compile(r"(?:and|but|or|[^\w“\"'‘(\[$£€]+),?", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_MARKS = re.compile(r"\W+")
_RELATIVE = frozenset({"who", "which", "that"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "there", "this", "these", "who", "which"})
_HELPING = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would", "then", "also"})
_NEAR = 60  # characters that are looked at for a name right before a clause
ELLIPSIS = " … "
# What one subject does, up to the "and" or comma behind which it does more: no other noun is tied on.
_ONE_DEED = re.compile(
    r"(?:(?!\b(?:and|but|or|nor|who|whom|whose|which|that)\b)[^,;:–—()\[\]“”\"\n])+(?:,|,? (?:and|but|or)) "
)
# A subject, and what is told of it between two commas; with other marks it would be unsure where that ends.
_ASIDE = re.compile(r"(?P<who>[^,;:–—()“”\"\n]+), (?:which|who|whose|whom)\b[^,;:–—()“”\"\n]+, (?=\w)")
# Behind these a name is part of another's: "a friend of Linn, who …" tells of either.
_OF_WHOM = re.compile(r"\b(?:of|at|in|for|from)\s(?:[\w-]+\s)?\Z")
_CLAUSE = re.compile(r"[,;:–—]\s+|\s(?=(?:and|but|which|who|where|when|while|after|before|because|that)\s)")
_PHRASE = re.compile(r"\s(?=(?:to|for|in|on|at|by|from|with|during)\s)")


def label_of(text: str, span: Span, most: int = LABEL_WORDS) -> str:
    """What a row is called: the first words of a span, as they stand, on one line, without the "and" or "but"
    that tied them to words before."""
    words = list(itertools.islice(_WORD.finditer(text, span.start, span.end), most + 2))
    while len(words) > _LEAST and _TIE.fullmatch(words[0][0]):
        del words[0]
    words = words[:most]
    line = text[words[0].start() : words[-1].end()] if words else span.of(text)
    return line.split("\n")[0].rstrip(",;:–—- ")


@kept
def name_of(article: ArticleFindings, span: Span) -> str:
    """What a row is called after a cell: its first words; of a clause that only goes on with what is told of
    somebody or something, who or what that is, then the clause ("the ferry, which had 18 sailors"), behind an
    ellipsis where other words stand between ("The council … thanked the engineers"); of a few words of a
    short sentence, with what stands before them there ("the envoy came but left at once"). A clause between
    commas that tells more of the subject is left out of a long name ("The lake … is to feed the canals")."""
    text = article.document.text
    told = next((s for s in at(article).statements(span) if s.start == span.start), None)
    head = _head(article, told, span) if told else None
    if told and head is None and (rest := _behind_aside(text, told, span)):
        return joined_words(text, *rest)
    if head is None:
        few = len(span.of(text).split()) <= _LEAST
        return label_of(text, Span(_short_sentence(article, span) if few else span.start, span.end))
    return joined_words(text, head, span)


def _behind_aside(text: str, told: Statement, span: Span) -> tuple[Span, Span] | None:
    """Who or what a cell begins with, and the rest of it behind a "which" or "who" between two commas: only
    where the rest begins with the verb, so that nothing but an aside stood between."""
    aside = _ASIDE.match(text, span.start, span.end)
    if aside is None or told.voice == "quoted":
        return None
    rest = Span(aside.end(), span.end)
    first = rest.of(text).split()[:1]
    begins = bool(first) and (first[0].casefold() in _HELPING or _is_verb(first[0], told))
    return (Span(span.start, aside.end("who")), rest) if begins else None


def joined_words(text: str, head: Span, span: Span) -> str:
    """Two pieces of a sentence as one label: as they stand where that is short enough or nothing is between
    them, else with an ellipsis."""
    joined = Span(head.start, span.end)
    if not Span(head.end, span.start).of(text).strip(" ,") or len(joined.of(text).split()) <= LABEL_WORDS:
        return label_of(text, joined)
    who = " ".join(head.of(text).split()).rstrip(",;:")
    return f"{who}{ELLIPSIS}{label_of(text, span, max(_LEAST, LABEL_WORDS - len(who.split())))}"


def _short_sentence(article: ArticleFindings, span: Span) -> int:
    """Where the sentence of a clause in an outlet's own words begins, if a label holds it up to the clause's
    end; else where the clause begins."""
    told = next(iter(at(article).statements(span)), None)
    if told is None or told.voice != "own" or not told.sentence.holds(span):
        return span.start
    upto = Span(told.sentence.start, span.end).of(article.document.text)
    return told.sentence.start if len(upto.split()) <= LABEL_WORDS else span.start


def _head(article: ArticleFindings, told: Statement, span: Span) -> Span | None:
    """Who or what a clause without a subject of its own tells of, where that is named before it in its
    sentence; None where it is not, the clause has its own, or only the parser's guess says whose it is."""
    text = article.document.text
    first = [word.casefold() for word in span.of(text).split()[:3]]
    if first[:1] == ["whose"]:
        return _named_right_before(article, span.start)
    if not first or not (told.subject and told.verb) or first[0] in _PRONOUNS - _RELATIVE:
        return None
    who = None if _names(span.of(text), told) else _named_before(article, told, span.start)
    if who is None:
        return None
    begins = any(stem(word) == stem(told.verb) for word in first[: 3 if first[0] in _HELPING else 2])
    gap = Span(who.end, span.start).of(text).strip(" ")
    if gap in ("", ","):
        anothers = gap and _OF_WHOM.search(text, told.sentence.start, who.start)
        return who if (not anothers if first[0] in _RELATIVE else begins) else None
    return who if begins and _is_finite(first, told.verb) and _goes_on(article, told, who.end) else None


def _goes_on(article: ArticleFindings, told: Statement, after: int) -> bool:
    """Whether a clause can be nobody else's than the subject's that ends at `after`: its sentence begins with
    what that one does, and between the two no other clause begins and no other noun is tied on."""
    start, whole = told.start, told.sentence.start
    before = [(s.start, s.subject) for s in at(article).statements(Span(whole, start)) if s.start < start]
    gap = Span(after, start).of(article.document.text)
    return before == [(whole, told.subject)] and _ONE_DEED.fullmatch(gap) is not None


def _is_finite(first: Sequence[str], verb: str) -> bool:
    """Whether a clause begins with what somebody did or does: not "raising …", "raise …", "heralded by …",
    whose subject may be another."""
    bare = first[0] == verb or first[0].endswith("ing") or first[1:2] == ["by"]
    return first[0] in _HELPING or not bare


def _names(words: str, told: Statement) -> bool:
    """Whether words name the subject of a statement themselves."""
    last = (told.subject or "").split()[-1:]
    return any(f" {_plain(word)} " in f" {_plain(words)} " for word in last)


def _plain(words: str) -> str:
    """Words without their capitals and marks."""
    return _MARKS.sub(" ", words.lower()).strip()


def _named_before(article: ArticleFindings, told: Statement, end: int) -> Span | None:
    """The last place of its sentence, before `end`, where the subject of a statement is named in full."""
    text, subject = article.document.text, (told.subject or "").split()
    before = text[told.sentence.start : end].lower()
    if not subject or subject[0].casefold() in _PRONOUNS or any(w.lower() not in before for w in subject):
        return None
    words = r"(?:['’]s)?,?\s+(?:(?:the|an?)\s+)?".join(map(re.escape, subject))  # told without them
    pattern = re.compile(rf"(?<![\w/-])(?:(?:the|an?)\s+)?{words}(?!\w)", re.IGNORECASE)
    places = [Span(*m.span()) for m in pattern.finditer(text, told.sentence.start, end)]
    return _with_title(article, places[-1]) if places else None


def _with_title(article: ArticleFindings, name: Span) -> Span:
    """A name with all of the title in front of it: "Foreign Minister Linn", told of as "Minister Linn"."""
    starts = (m.title_start for m in at(article).mentions(name) if (m.title_end or 0) <= name.end)
    return Span(min((start for start in starts if start is not None), default=name.start), name.end)


def _named_right_before(article: ArticleFindings, start: int) -> Span | None:
    """The name that ends right before a clause: "Irena Kovac, whose country lies downstream"."""
    names = [Span(m.start, m.end) for m in at(article).mentions(Span(max(0, start - _NEAR), start))]
    text = article.document.text
    return next((name for name in names if Span(name.end, start).of(text).strip(" ") in (",", "")), None)


def told_apart(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> tuple[Point, ...]:
    """The points, those of facts and utterances that begin with the same words each called by others, where
    its cells have any; the gravest keeps them, of equals the one that most articles have."""
    by_label: dict[str, list[int]] = {}
    for number, point in enumerate(points):
        if point.kind != "figure":
            by_label.setdefault(point.label, []).append(number)
    named, taken = list(points), set(by_label)
    for same in (numbers for numbers in by_label.values() if len(numbers) > 1):
        for number in sorted(same, key=lambda n: _weight(points[n]))[1:]:
            own = (label for label in _others(points[number], articles) if label not in taken)
            if label := next(own, ""):
                taken.add(label)
                named[number] = msgspec.structs.replace(points[number], label=label)
    return tuple(named)


def named(points: Sequence[Point], articles: Sequence[ArticleFindings]) -> tuple[Point, ...]:
    """The points, called by the first words of their reference cells and told apart."""
    return told_apart([msgspec.structs.replace(p, label=_label(p, articles)) for p in points], articles)


def _label(point: Point, articles: Sequence[ArticleFindings]) -> str:
    """The first words of a point's reference cell; what it was called where that has none."""
    cell = point.cell(point.reference)
    if cell.start is None or cell.end is None:
        return point.label
    return name_of(articles[cell.article], Span(cell.start, cell.end))


def _weight(point: Point) -> tuple[bool, bool, int]:
    """Which of several rows goes before the others: an utterance is known by its first words."""
    many = sum(cell.start is not None for cell in point.cells)
    return point.kind != "quote", point.verdict not in _GRAVE, -many


def _held(point: Point) -> list[tuple[Cell, Span]]:
    """The cells that have words."""
    return [(c, Span(c.start, c.end)) for c in point.cells if c.start is not None and c.end is not None]


def _others(point: Point, articles: Sequence[ArticleFindings]) -> Iterator[str]:
    """Other labels for a row: clauses within its reference cell, first those that the other cells have most
    of; the beginnings of the other cells; phrases within the reference cell."""
    held = [(c.article == point.reference, articles[c.article], s) for c, s in _held(point)]
    beside = " ".join(span.of(article.document.text) for reference, article, span in held if not reference)
    own = [(article, span) for reference, article, span in held if reference]
    yield from _parts(own, _CLAUSE, beside)
    yield from (name_of(article, span) for reference, article, span in held if not reference)
    yield from _parts(own, _PHRASE, beside)


def _parts(own: Sequence[tuple[ArticleFindings, Span]], breaks: re.Pattern[str], beside: str) -> list[str]:
    """Labels that start within a cell, after a break, those that share most with the other cells first, and
    none that shares nothing with them."""
    found = [
        (_shared(label_of(article.document.text, part), beside), _part_name(article, span, part))
        for article, span in own
        for m in breaks.finditer(article.document.text, span.start, span.end)
        if len((part := Span(m.end(), span.end)).of(article.document.text).split()) >= _LEAST
    ]
    told = [one for one in found if one[0] or not beside]
    return [label for _, label in sorted(told, key=lambda one: -one[0])]


def _part_name(article: ArticleFindings, cell: Span, part: Span) -> str:
    """What a part of a cell is called: a clause as any other; the rest of what somebody does
    behind who does it ("The council, which met in May, … thanked the crew")."""
    text = article.document.text
    begun = part.start + len(re.match(r"(?:(?:and|but|or)\s+)?", part.of(text))[0])  # type: ignore[index]  # it matches
    starts = {s.start: s for s in at(article).statements(Span(cell.start, part.end))}
    if begun in starts:
        return name_of(article, Span(begun, part.end))
    head = _begun_by(article, starts[cell.start], part) if cell.start in starts else None
    if head is None or not _begins_or_fits(text, head, part, starts[cell.start]):
        return label_of(text, part)
    return joined_words(text, head, part)


def _begins_or_fits(text: str, head: Span, part: Span, told: Statement) -> bool:
    """Whether a part may stand behind who does what: it is the rest of what is done, or nothing is left out
    between them. Which noun or verb a phrase behind others belongs to, is not known."""
    whole = Span(head.start, part.end).of(text)
    return _is_verb(part.of(text).split()[0], told) or len(whole.split()) <= LABEL_WORDS


def _begun_by(article: ArticleFindings, told: Statement, part: Span) -> Span | None:
    """The beginning of a statement up to its verb, or up to its subject where the part begins with the verb;
    None where that would take most of a label."""
    text = article.document.text
    verbs = (m for m in _WORD.finditer(text, told.start, part.end) if _is_verb(m[0], told))
    verb = next(verbs, None)
    if verb is None or not told.subject:
        return None
    end = verb.end() if verb.end() <= part.start else told.start
    if verb.start() == part.start and (named := _named_before(article, told, part.start)):
        end = max(named.end, told.start)
    head = Span(told.start, end).of(text)
    says_who = _names(head, told) or (head.split()[:1] and head.split()[0].casefold() in _PRONOUNS)
    return Span(told.start, end) if says_who and len(head.split()) <= LABEL_WORDS - _LEAST else None


def _is_verb(word: str, told: Statement) -> bool:
    return stem(word.strip(",.")) == stem(told.verb or "")


def _shared(label: str, beside: str) -> float:
    return shared_content(label, beside) if content(label) and content(beside) else 0.0
