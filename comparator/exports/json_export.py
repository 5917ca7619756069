"""Articles and comparisons as the JSON that docs/output.md describes."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.alignment.sure import is_perhaps
from comparator.analysis.document import Document
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Comparison,
    Figure,
    Name,
    Point,
    Quote,
    iso,
)
from comparator.analysis.naming.other_spellings import other_spellings

COMPARISON_SCHEMA = "comparator.comparison.1"
READ_SCHEMA = "comparator.read.1"
A_PERSON = "a person"
_QUOTE = ("start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "venue", "utterance")
_FIGURE = (
    "start", "end", "kind", "value", "low", "high", "unit", "counted", "qualifier", "as_of", "source",
)  # fmt: skip


# of a point; told otherwise, or of use to the pages alone
_INNER = ("corrected", "resolved", "named", "was", "nearby")


def read_json(articles: Sequence[ArticleFindings]) -> dict[str, Any]:
    """What `manage.py read --json` prints."""
    return {
        "schema": READ_SCHEMA,
        "analysis": _version(articles),
        "articles": [article_json(a) for a in articles],
    }


def comparison_json(
    articles: Sequence[ArticleFindings], comparison: Comparison, people: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """What `manage.py compare --json` prints. Article indexes follow the order of `articles`. `people` names
    who made a correction, by its id, where the reader may know; else it was "a person"."""
    return {
        "schema": COMPARISON_SCHEMA,
        "analysis": comparison.analysis,
        "base": comparison.base,
        "articles": [_compared(i, a, comparison) for i, a in enumerate(articles)],
        "names": _names(articles, comparison),
        "points": [_point(point, len(articles), people or {}) for point in comparison.points],
        "framing": _plain(comparison.framing),
        "voices": _plain(comparison.voices),
        "reuse": _plain(comparison.reuse),
    }


def _compared(index: int, article: ArticleFindings, comparison: Comparison) -> dict[str, Any]:
    """An article with the speakers that it leaves unnamed and another names."""
    told = article_json(article)
    people = {n.start: n.speaker for n in comparison.named_elsewhere if n.article == index}
    quotes = [quote | {"speaker": people.get(quote["start"], quote["speaker"])} for quote in told["quotes"]]
    return told | {"quotes": quotes}


def article_json(article: ArticleFindings) -> dict[str, Any]:
    """One article with its text, its parts and what was found in it."""
    document = article.document
    return {
        **_document(document),
        "quotes": [_fields(q, _QUOTE) for q in article.quotes],
        "figures": [_fields(f, _FIGURE) for f in article.figures],
        "names": [{"start": m.start, "end": m.end, "name": m.name} for m in article.mentions],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "file": document.file,
        "outlet": document.outlet,
        "headline": document.headline,
        "byline": document.byline,
        "credits": list(document.credits),
        "published": iso(document.published),
        "published_from": document.published_from,
        "language": document.language,
        "text": document.text,
        "parts": _plain(document.parts),
        "paragraphs": [list(span) for span in document.paragraphs],
        "headings": list(document.headings),
        "removed": [{"text": r.text, "reason": r.reason} for r in document.removed],
        "warnings": list(document.warnings),
    }


def _point(found: Point, articles: int, people: Mapping[int, str]) -> dict[str, Any]:
    """A point with a cell for every article, whether its passages are only alike, and what people put right
    in it: a list, empty where nobody did."""
    point = _plain(found) | {"cells": [_cell(cell) for cell in found.of_all(articles)]}
    corrected = [
        {"id": c["id"], "kind": c["kind"], "why": c["why"], "when": c["when"], "articles": c["articles"],
         "by": people.get(c["id"], A_PERSON)}
        for c in point.get("corrected", ())
    ]  # fmt: skip
    told = {key: value for key, value in point.items() if key not in _INNER}
    resolved = point.get("resolved") or None
    return {**told, "perhaps": is_perhaps(found), "corrected": corrected, "resolved": resolved}


def _cell(cell: Cell) -> dict[str, Any]:
    """A cell with all it may say: stored is only what it does say."""
    told = {"findings": list(cell.findings), "changes": _plain(cell.changes)}
    return msgspec.structs.asdict(cell) | told


def _fields(record: Quote | Figure, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _names(articles: Sequence[ArticleFindings], comparison: Comparison) -> list[dict[str, Any]]:
    spelt = other_spellings(comparison.names, articles)
    return [_name(n) | {"spellings": _plain(spelt.get(n.name, ()))} for n in comparison.names]


def _name(name: Name) -> dict[str, Any]:
    return {
        "name": name.name,
        "kind": name.kind,
        "variants": list(dict.fromkeys([*name.variants, name.name])),
        "titles": _plain(name.titles),
    }


def _plain(records: object) -> Any:
    """Records as the dictionaries and lists that JSON has."""
    return msgspec.json.decode(msgspec.json.encode(records))


def _version(articles: Sequence[ArticleFindings]) -> str:
    return articles[0].analysis if articles else ANALYSIS_VERSION
