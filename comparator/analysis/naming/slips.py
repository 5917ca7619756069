"""Slips of the pen: one name of an article spelled otherwise once, by a letter lost, doubled or moved."""

import re
from collections import Counter
from collections.abc import Container

from rapidfuzz.distance import OSA

from comparator.analysis.naming.lexicon import Lexicon
from comparator.analysis.naming.name_text import any_given, body_heads
from comparator.analysis.naming.sounds import fold
from comparator.analysis.wordlists import known_bodies, known_places, title_words, words

_SHORTEST = 6  # letters of a name that may have a slip
_END = 3  # letters at the end by which names of one stem differ
_MORE = 2  # times as often as its slip a name stands, at least
_WORD = re.compile(r"(?<![\w-])[A-Z][a-zß-ÿ]{5,}(?![\w-])")


def learn_slips(text: str, lexicon: Lexicon, plain: Container[str]) -> None:
    """A lone word that differs by one slip from one surname, place or body of the article, and that is no
    word, nor anybody's name, otherwise. `plain`: words with a capital that the tagger takes for no name."""
    used = Counter(_WORD.findall(text))
    names = {*lexicon.bodies, *lexicon.places, *(p.split()[-1] for p in (*lexicon.people, *lexicon.singles))}
    right = [n for n in names if used[n] >= _MORE and n not in body_heads()]
    held = {
        w for n in (*lexicon.people, *lexicon.singles, *lexicon.bodies, *lexicon.places) for w in n.split()
    }
    for word in used.keys() - held:
        found = [n for n in right if used[n] >= _MORE * used[word] and is_slip(word, n)]
        if len(found) == 1 and word not in plain and not _is_word(word, text):
            lexicon.slips[word] = found[0]


def is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter too many or too few, or with some that changed places; a wrong
    letter may be another name (Hansen, Hanson), and so may what its last letters tell apart (Johnston)."""
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or min(len(word), len(name)) < _SHORTEST:
        return False
    if sorted(word) == sorted(name):
        return word != name
    one_more = len(word) != len(name) and OSA.distance(word, name) == 1
    return one_more and word[-_END:] == name[-_END:]


def _is_word(word: str, text: str) -> bool:
    low = word.casefold()
    known = title_words() | known_places() | known_bodies() | words("function_words", "words")
    return low in known or fold(word) in any_given() or bool(re.search(rf"\b{low}\b", text))
