"""The words that stand inside quote marks at and around a cell, ready to be laid beside another outlet's."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anyascii import anyascii

from comparator.analysis.document import Record, Span
from comparator.analysis.findings import ArticleFindings, Quote
from comparator.analysis.remembering import remembered
from comparator.analysis.wording.places import at, kept
from comparator.analysis.wordlists import any_of, table

_TOKEN = re.compile(r"\((?:[^()\n]{1,25})\)|\[[^\]\n]*\]|\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*")
_NEXT = re.compile(r"\s+([a-z]+)")
_PAIR = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_SENTENCE_END = re.compile(r"[.!?…]")
_GAP = 250  # characters of narration between two parts of what somebody said in one go
_A_CLAUSE = 4  # fewer words are found in any longer quotation
_NEARLY_ALL = 0.8
_MAX_WORDS = 1_500  # words of one side that are compared; no utterance in print is longer


class Word(NamedTuple):
    """A word inside quote marks."""

    key: str
    """What it is compared by: no capitals, no hyphen, one spelling."""
    start: int
    end: int
    stretch: int
    """Number of the quoted stretch it stands in."""
    own: bool
    """Whether it stands in the cell itself, not in the quoted words around it."""
    sentence: int
    """Number of the sentence among the words."""


class Marked(Record, frozen=True, eq=False):
    """What an article quotes at a cell. One is only ever the same as itself, so that what two of them come
    to can be remembered."""

    words: tuple[Word, ...]
    brackets: tuple[Span, ...]
    """What the outlet put in, in square brackets, inside the cell."""
    text: str
    own: tuple[Word, ...]
    """The words of the cell itself …"""
    keys: tuple[str, ...]
    """… and what they are compared by."""
    printed: Sequence[tuple[Span, frozenset[str]]] = ()
    """All that the article has inside quote marks: where, and by what words it is compared."""

    def prints_apart(self, words: Sequence[Word]) -> bool:
        """Whether the article has nearly all of some words of another in a quotation that is not at hand."""
        if len(words) < _A_CLAUSE or not self.words:
            return False
        shown = Span(self.words[0].start, self.words[-1].end)
        wanted = [w.key for w in words]
        apart = (keys for stretch, keys in self.printed if not stretch.overlap(shown))
        return any(sum(key in keys for key in wanted) >= _NEARLY_ALL * len(wanted) for keys in apart)


def marked(findings: ArticleFindings, span: Span) -> Marked:
    """The quoted words at a span, and those that the same speaker is given right before and after it."""
    return at(findings).read("marked", span, _marked)


def _marked(findings: ArticleFindings, span: Span) -> Marked:
    words, brackets = _words_at(findings, span)
    mine = tuple(w for w in words if w.own)
    keys = tuple(w.key for w in mine)
    printed = at(findings).of_all("words quoted", _printed)
    text = findings.document.text
    return Marked(words=words, brackets=brackets, text=text, own=mine, keys=keys, printed=printed)


@kept
def _words_at(findings: ArticleFindings, span: Span) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
    """These words, and what the outlet put into the cell in brackets."""
    text = findings.document.text
    stretches = _around(_stretches(findings, span), span)
    words, brackets = list[Word](), list[Span]()
    sentence = 0
    for number, (stretch, _) in enumerate(stretches):
        for found in _TOKEN.finditer(text, *stretch):
            own = found.start() < span.end and span.start < found.end()
            if found[0].startswith("["):
                brackets += [Span(*found.span())] if own and found[0][1:-1].strip(" .…") else []
                continue
            if found[0].startswith("(") or found[0].casefold() in table("quoting")["particles"]:
                continue  # what stands in round brackets was not spoken; "Al Bab" is "al-Bab"
            if words and _ends_sentence(text, words[-1].end, found.start()):
                sentence += 1
            words += [Word(key, *part, number, own, sentence) for key, part in _spelled_out(text, found)]
    return tuple(words[:_MAX_WORDS]), tuple(brackets)


def _printed(findings: ArticleFindings) -> Sequence[tuple[Span, frozenset[str]]]:
    quoted = _quoted(findings)
    text = findings.document.text
    return [
        (stretch, frozenset(key for m in _TOKEN.finditer(text, *stretch) for key, _ in _spelled_out(text, m)))
        for stretch, _ in quoted
    ]


def shows_cut(text: str, start: int, end: int) -> bool:
    """Whether a mark of omission stands between two places."""
    return re.search(_ellipsis(), text[start:end]) is not None


@functools.cache
def _ellipsis() -> str:
    return any_of(table("quoting")["ellipses"])


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two words: a full stop, and the next word has a capital."""
    between = text[start:end]
    return bool(_SENTENCE_END.search(between)) and text[end].isupper()


def _spelled_out(text: str, found: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """What a word is compared by and where it stands; of a short form ("it's", "don't") the two words that it
    stands for."""
    word, lists = found[0].casefold().replace("’", "'"), table("quoting")["contractions"]
    whole = lists["words"].get(word)
    end = next((e for e in lists["ends"] if word.endswith(e)), "")
    host = word.removesuffix(end)
    if end == "'s" and host not in lists["hosts"]:
        end = ""
    if not whole and not (end and host.isalpha()):
        yield key_of(found[0]), Span(*found.span())
        return
    first, second = whole.split() if whole else (host, lists["ends"][end])
    behind = _NEXT.match(text, found.end())
    if end in ("'s", "'d") and behind and behind[1] in lists["done"]:
        second = "has" if end == "'s" else "had"
    middle = found.start() + min(len(first), len(word) - 1)
    yield first, Span(found.start(), middle)
    yield second, Span(middle, found.end())


@remembered(20_000)
def key_of(word: str) -> str:
    """A word as it is compared: "Defence" and "defense", "bi-lateral" and "bilateral" are one."""
    plain = anyascii(word.replace("’", "'")).casefold()
    particle, dash, rest = plain.partition("-")
    key = re.sub(r"[-']", "", rest if dash and particle in table("quoting")["particles"] else plain)
    for british, american in table("quoting")["spellings"]:
        if len(key) > len(british) + 2 and key.endswith(british):
            return key[: -len(british)] + str(american)
    return key


def _stretches(findings: ArticleFindings, span: Span) -> list[tuple[Span, Quote | None]]:
    """Every quoted stretch of the article, in order; inside the span also fragments in quote marks that the
    article's quotes do not list."""
    quoted = at(findings).of_all("quoted", _quoted)
    loose = _pairs(findings.document.text, span)
    added = [(s, None) for s in loose if not any(s.overlap(known) for known, _ in quoted)]
    return sorted([*quoted, *added], key=lambda pair: pair[0]) if added else quoted


def _quoted(findings: ArticleFindings) -> list[tuple[Span, Quote | None]]:
    """The stretches that the article's quotes list, in order."""
    found: list[tuple[Span, Quote | None]] = []
    for quote in findings.quotes:
        whole = Span(quote.start, quote.end)
        if quote.kind == "direct":
            found.append((whole, quote))
        elif quote.kind == "mixed":
            found += [(inner, quote) for inner in _pairs(findings.document.text, whole)]
    return sorted(found, key=lambda pair: pair[0])


def _pairs(text: str, span: Span) -> list[Span]:
    """The stretches between a pair of quote marks inside a span; the marks may stand just outside it."""
    start, end = max(0, span.start - 1), min(len(text), span.end + 1)
    return [Span(*m.span(1 if m[1] else 2)) for m in _PAIR.finditer(text, start, end)]


def _around(stretches: Sequence[tuple[Span, Quote | None]], span: Span) -> list[tuple[Span, Quote | None]]:
    """Those that overlap the span, and on both sides those that go on with what is said there."""
    start, end = span
    hits = [i for i, ((first, last), _) in enumerate(stretches) if first < end and start < last]
    if not hits:
        return []
    first, last = hits[0], hits[-1]
    while first > 0 and _goes_on(stretches[first - 1], stretches[first]):
        first -= 1
    while last + 1 < len(stretches) and _goes_on(stretches[last], stretches[last + 1]):
        last += 1
    return list(stretches[first : last + 1])


def _goes_on(one: tuple[Span, Quote | None], two: tuple[Span, Quote | None]) -> bool:
    (a, before), (b, after) = one, two
    if before is None or after is None or b.start - a.end > _GAP:
        return False
    return before.speaker == after.speaker or (before.utterance == after.utterance and before.utterance > 0)
