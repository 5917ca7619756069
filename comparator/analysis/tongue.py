"""Which language a text is in, without loading the English pipeline."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5000  # characters: enough for a sure answer, and a bound on the time it takes
_ENGLISH_SHARE = 0.25  # English news runs at .35 to .45 of these words, other languages below .1
_FUNCTION_WORDS = frozenset(
    {
        "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from",
        "it", "has", "had", "have", "be", "are", "were", "will", "would", "not", "but", "which", "who", "an",
        "this", "their", "its", "he", "she", "they", "said",
    }
)  # fmt: skip


def language_of(text: str) -> str:
    """The text's language as ISO 639-1 ("en", "ru"), "und" where there are too few words to tell.

    A text with an English share of English function words is English whatever names and foreign lines
    stand in it; the others are left to py3langid, which is imported only then.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    if len(words) >= 5 and sum(w in _FUNCTION_WORDS for w in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < 5 and len(sample) < 40:  # scripts without spaces have few "words" and many letters
        return "und"
    return _classify(sample)


def _classify(sample: str) -> str:
    from py3langid import langid  # loads its model, so only where it is needed

    code, _ = langid.classify(sample)
    return str(code)
