"""Why two articles may tell one event, in words for people."""

import datetime as dt
import functools
import re
from collections.abc import Iterable, Sequence

from comparator.analysis.belonging.fingerprints import Fingerprint
from comparator.analysis.belonging.terms import is_figure, term_of, weight_of
from comparator.analysis.wordlists import table

_NAMES, _WORDS, _FIGURES = 3, 4, 2
_TELLING = 2.5  # a word that one report in twelve has, or fewer: others are no reason


def reason(article: Fingerprint, other: Fingerprint) -> str:
    """What speaks for one event, in the article's own spelling; the other gives no word that the article does
    not have. Begins with a capital and has no full stop."""
    shared = [t for t in article.terms if t in other.terms and weight_of(t) >= _TELLING]
    called = set(article.names) & set(other.names) - _calendar()
    names = _spelt(article, (t for t in shared if t in called), _NAMES)
    words = _spelt(article, (t for t in shared if _is_word(article.spelling.get(t, ""))), _WORDS)
    figures = [article.spelling[t] for t in shared if is_figure(t) and _counts_alike(article, other, t)]
    told = [
        f"both name {_listed(names)}" if names else "",
        f"both tell of {_listed([f'“{w}”' for w in words])}" if words else "",
        f"both count {_listed(figures[:_FIGURES])}" if figures else "",
        _days(article.published, other.published),
    ]
    text = "; ".join(part for part in told if part) or "they share many words"
    return text[0].upper() + text[1:]


@functools.cache
def _calendar() -> frozenset[str]:
    """The terms of months and weekdays, which name no one."""
    lists = table("months")
    return frozenset(
        term_of(w) for key in ("months", "weekdays") for names in lists[key].values() for w in names
    )


def _is_word(spelling: str) -> bool:
    return spelling.isalpha() and spelling.islower()


def _counts_alike(article: Fingerprint, other: Fingerprint, term: str) -> bool:
    """Whether a figure counts the same in both; a bare figure says nothing to a reader."""
    told, others = article.spelling.get(term, ""), other.spelling.get(term, "")
    return " " in told and told.lower() == others.lower()


def _spelt(article: Fingerprint, terms: Iterable[str], most: int) -> list[str]:
    """The spellings of the first terms that have one; "Sergei Lavrov" stands for both its terms."""
    found = list[str]()
    for term in terms:
        spelling = _without_owner(article.spelling.get(term, ""), term)
        if spelling and not any(
            spelling.lower() in f.lower() or f.lower() in spelling.lower() for f in found
        ):
            found.append(spelling)
        if len(found) == most:
            break
    return found


def _without_owner(spelling: str, term: str) -> str:
    """Of "Obama's Iran", which an earlier reading took for one name, the one that the term names."""
    parts = re.split(r"['’]s(?:\s|$)", spelling)
    return next((part for part in parts if term in map(term_of, part.split())), spelling)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _days(a: dt.date | None, b: dt.date | None) -> str:
    if a is None or b is None:
        return ""
    apart = abs((a - b).days)
    if apart == 0:
        return "published on the same day"
    return "published one day apart" if apart == 1 else f"published {apart} days apart"
