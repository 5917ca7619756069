"""Embeddings of an article's statements and quotes, made once and stored with its findings."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Statement

DIMENSIONS = 384
Matrix = NDArray[np.float32]


def statement_text(text: str, statement: Statement) -> str:
    """What a statement says when it stands alone: its subject in front where the span has none."""
    words = Span(statement.start, statement.end).of(text)
    subject = statement.subject
    return words if not subject or subject in words else f"{subject} {words}"


def embed_findings(findings: ArticleFindings) -> bytes:
    """The vectors of an article's findings as ArticleFindings.vectors keeps them: statements, quotes, then
    the statements' sentences. Equal texts are embedded once; a quote has the mean of its statements."""
    from comparator.analysis.language import embed

    text = findings.document.text
    own = [statement_text(text, s) for s in findings.statements]
    around = [s.sentence.of(text) for s in findings.statements]
    unique = list(dict.fromkeys([*own, *around]))
    row = {t: i for i, t in enumerate(unique)}
    made = embed(unique)
    parts = [made[[row[t] for t in own]], _quote_vectors(findings, made[[row[t] for t in own]])]
    parts.append(made[[row[t] for t in around]])
    return np.concatenate(parts).astype("<f2").tobytes()


def _quote_vectors(findings: ArticleFindings, statements: Matrix) -> Matrix:
    made = np.zeros((len(findings.quotes), DIMENSIONS), np.float32)
    for i, quote in enumerate(findings.quotes):
        span = Span(quote.start, quote.end)
        inside = [j for j, s in enumerate(findings.statements) if span.overlap(Span(s.start, s.end))]
        if inside:
            mean = statements[inside].mean(axis=0)
            made[i] = mean / (np.linalg.norm(mean) or 1)
    return made


def vectors_of(findings: ArticleFindings) -> Matrix:
    """The stored vectors as (rows, DIMENSIONS), unit length: first the statements, then the quotes."""
    return _stored(findings)[: len(findings.statements) + len(findings.quotes)]


def statement_vectors(articles: Sequence[ArticleFindings]) -> tuple[Matrix, Matrix]:
    """(the statements' vectors, their sentences' vectors), article by article; zeros where none are kept."""
    pairs = [_both(a) for a in articles]
    return np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])


def _stored(findings: ArticleFindings) -> Matrix:
    return np.frombuffer(findings.vectors, "<f2").reshape(-1, DIMENSIONS).astype(np.float32)


def _both(findings: ArticleFindings) -> tuple[Matrix, Matrix]:
    n, q = len(findings.statements), len(findings.quotes)
    stored = _stored(findings)
    if len(stored) != 2 * n + q:
        empty = np.zeros((n, DIMENSIONS), np.float32)
        return empty, empty
    return stored[:n], stored[n + q :]
