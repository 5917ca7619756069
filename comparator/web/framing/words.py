"""Where an article has a word, in whatever form."""

import functools
import re

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.insertions import is_inserted
from comparator.analysis.wording.spellings import spellings


def has_word(article: ArticleFindings, word: str, *, quoted: bool) -> bool:
    """Whether a word or its plural stands anywhere in the article, headline and all: inside quote marks where
    `quoted`, else outside them."""
    text = article.document.text
    spans = [Span(q.start, q.end) for q in article.quotes if q.kind == "direct"]
    places = (Span(*m.span()) for m in _forms(word).finditer(text))
    held = (any(s.holds(place) and not is_inserted(text, place, s) for s in spans) for place in places)
    return any(within == quoted for within in held)


@functools.lru_cache(maxsize=512)
def _forms(word: str) -> re.Pattern[str]:
    """ "crisis" and "crises", "fatality" and "fatalities", "gunman" and "gunmen", "rebel" and "rebels", each
    in every spelling."""
    return re.compile("|".join(map(_form, sorted(spellings(word)))), re.IGNORECASE)


def _form(word: str) -> str:
    endings = {"is": "(?:is|es)", "y": "(?:y|ies)", "man": "m[ae]n"}
    ending = next((e for e in endings if word.endswith(e)), "")
    stem = r"\s+".join(map(re.escape, word.removesuffix(ending).split()))
    return rf"\b{stem}{endings.get(ending, '(?:e?s)?')}\b"
