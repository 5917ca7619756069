"""Two steps of the pipeline, around the parser: where no sentence may begin, and joining what it cut there.

The parser decides by what it has learnt from texts with other abbreviations. No sentence begins at a name
behind its title ("Const. Dahl"), in small letters ("Stop!" he cried), or at a mark that closes. One begins
where an outlet sets two remarks end to end with an ellipsis ("the agenda...We want"), and somewhere in what
goes on for LONGEST words without a full stop: a table pasted as running text.
"""

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from comparator.analysis.abbreviations import named_after, titles
from comparator.analysis.doc_text import text_of
from comparator.analysis.wordlists import words

_MARK, _JOIN = "sentence_boundaries", "sentences_joined"
_ELLIPSES = frozenset({"...", "…"})
_CLOSING = frozenset(",;:)]}%”’")
_STOPS, _PAUSES, _QUOTES = frozenset(".!?"), frozenset(",;:–—"), frozenset("\"”’'")

LONGEST = 250
"""Words of a sentence. The longest in newspapers have half as many; the work on one grows with the square."""


def add_boundaries(pipeline: Language) -> Language:
    """The pipeline with both steps. A title in front of names is one word with its full stop."""
    tokenizer: Any = pipeline.tokenizer
    for word in titles():
        tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    pipeline.add_pipe(_MARK, before="parser")
    pipeline.add_pipe(_JOIN, after="parser")
    return pipeline


@Language.component(_MARK)
def mark_boundaries(doc: Doc) -> Doc:
    """The same document, with the words marked that begin no sentence."""
    before = None
    for token in doc:
        if before and (token.is_lower or token.text in _CLOSING) and not _opens(token, before):
            token.is_sent_start = False
        elif before and _is_strung(token, before):
            token.is_sent_start = True
        before = token
    for name in _named(doc):
        name.is_sent_start = False
    for token in _breaks(doc):
        token.is_sent_start = True
    return doc


def _breaks(doc: Doc) -> Iterator[Token]:
    """The words before which a sentence that is too long is broken: behind its last comma or the like, if
    that comes late enough, else wherever it has LONGEST words."""
    start, pause = 0, 0
    for token in doc[1:]:
        before = token.nbor(-1)
        if before.text in _PAUSES:
            pause = token.i
        stop = doc[max(0, token.i - 2)] if before.text in _QUOTES else before
        if token.is_sent_start or (stop.text in _STOPS and token.is_sent_start is None):
            start = token.i
        elif token.i - start >= LONGEST:
            start = pause if pause > start + LONGEST // 2 else token.i
            yield doc[start]


@Language.component(_JOIN)
def join_sentences(doc: Doc) -> Doc:
    """The same document, with names joined to their titles where the parser left two trees."""
    for name in _named(doc):
        if name.is_sent_start:
            _join(name)
    return doc


def _join(name: Token) -> None:
    """Put the title, or the sentence that it closes, and the name into one tree."""
    title, root = name.nbor(-1), name.sent.root
    before = title.sent.root
    if before.tag_.startswith(("V", "MD")):
        root.head = before if root.tag_.startswith(("V", "MD")) else title
        root.dep_ = "appos" if root.head == title else "parataxis"
    else:
        before.head = _whole(name)
        before.dep_ = "compound"


def _whole(name: Token) -> Token:
    """The last word of a name: "Tim" of "Tim Farrow" is told by "Farrow"."""
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name


def _named(doc: Doc) -> Iterator[Token]:
    """The first words of the names that stand behind an abbreviation."""
    for start in named_after(text_of(doc)):
        if (span := doc.char_span(start, start + 1, alignment_mode="expand")) and span.start:
            yield span[0]


def _is_strung(token: Token, before: Token) -> bool:
    """Whether a word stands right behind an ellipsis and begins as a sentence does; a name may stand so
    inside one, and so may "I"."""
    glued = before.text in _ELLIPSES and not before.whitespace_
    return glued and token.is_title and len(token) > 1 and not token.tag_.startswith("NNP")


def _opens(token: Token, before: Token) -> bool:
    """Whether a word in small letters may begin a sentence: on a new line, as an address, or as a name's
    particle behind a full stop ("al-Hariri said")."""
    if before.is_alpha:
        return False
    if before.is_space:
        return "\n" in before.text
    if token.like_url or token.like_email:
        return True
    return before.text in ".!?" and token.text in words("titles", "name_particles", "words")
