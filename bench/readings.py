"""Events that people read by hand for this project: which facts and utterances each article tells, and where.

    python -m bench.readings FOLDER              write FOLDER/EVENT/gold.json and FOLDER/EVENT/texts/ of each
    python -m bench.readings --pack GOLD TEXTS   print an event in the form that is kept here

The articles are of the corpus of clusters in ../shared and are no part of the project. Kept here is how each
is set as a newspaper prints it (`layout`: the lengths of its words with all that stands between them), and
where each span begins and ends in the text so set. What is written out is what the scorer in ../shared reads.
The corpus is ECB+ (Cybulska and Vossen 2014, CC BY 3.0).
"""

import argparse
import functools
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.shared import SHARED, WHY_SKIPPED

FOLDER = Path(__file__).with_name("readings")
_WORD = re.compile(r"[^\W_]+")
_LENGTH = re.compile(r"\d+")
_MARKS = str.maketrans("\u00a0\n\t“”‘’–—", "   \"\"''--")
_ONE = ("span", "text", "body_first", "body_last", "headline", "dateline")
_MANY = ("also", "not_body", "section_headings", "credits")
_KEPT = {*_ONE, *_MANY, "file", "outlet", "published", "quotes", "figures"}
_ROWS = ("facts", "utterances", "conflicts", "different_dates")
Place = list[int]
Turn = Callable[[Any], Any]


def records(shared: Path) -> dict[str, str]:
    """The letters and digits of each article of the corpus, headline first, by the article's id."""
    lines = (shared / "corpora" / "clusters" / "articles.jsonl").read_text("utf-8").splitlines()
    found = map(json.loads, lines)
    return {record["id"]: letters(f"{record['headline']} {record['text']}") for record in found}


def letters(text: str) -> str:
    """The text without all that is neither letter nor digit."""
    return "".join(_WORD.findall(text))


def layout(text: str) -> str:
    """How a text is set: each word's length, and what stands between the words."""
    return _WORD.sub(lambda word: str(len(word[0])), text)


def woven(stream: str, how: str) -> str:
    """The text that `letters` and `layout` were taken of."""
    at = 0

    def word(length: re.Match[str]) -> str:
        nonlocal at
        at += int(length[0])
        return stream[at - int(length[0]) : at]

    return _LENGTH.sub(word, how)


def events(shared: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
    """(name, gold, texts by file) of each event, spans as words: the form of ../shared/gold."""
    corpus = records(shared)
    for file in sorted(FOLDER.glob("*.json")):
        packed = json.loads(file.read_text("utf-8"))
        yield file.stem, *unpacked(packed, corpus)


def unpacked(kept: dict[str, Any], corpus: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The event with the words of its spans, and its texts by file."""
    articles = kept["articles"]
    texts = {key: woven(corpus[Path(a["file"]).stem], a["layout"]) for key, a in articles.items()}
    gold = _turned(kept, {key: functools.partial(_words, text) for key, text in texts.items()})
    return gold, {articles[key]["file"]: text for key, text in texts.items()}


def packed(gold: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """The event without the words of its articles; ValueError where a span is not in its text."""
    own = {key: texts[article["file"]] for key, article in gold["articles"].items()}
    lean = {key: {k: v for k, v in a.items() if k in _KEPT} for key, a in gold["articles"].items()}
    kept = _turned(
        gold | {"articles": lean}, {key: functools.partial(_place, text) for key, text in own.items()}
    )
    for key, text in own.items():
        kept["articles"][key]["layout"] = layout(text)
    return kept


def _turned(event: dict[str, Any], turns: dict[str, Turn]) -> dict[str, Any]:
    """The event with every span turned from words to a place in its article, or back."""
    rows = {kind: [_row(row, turns) for row in event[kind]] for kind in _ROWS}
    return event | rows | {"articles": {key: _spans(a, turns[key]) for key, a in event["articles"].items()}}


def _row(row: dict[str, Any], turns: dict[str, Turn]) -> dict[str, Any]:
    found = dict(row)
    if "cells" in row:
        found["cells"] = {key: _spans(cell, turns[key]) for key, cell in row["cells"].items()}
    if "spans" in row:
        found["spans"] = {key: turns[key](span) for key, span in row["spans"].items()}
    return found


def _spans(held: dict[str, Any], turn: Turn) -> dict[str, Any]:
    found = dict(held)
    for name, value in held.items():
        if name in _ONE and value is not None:
            found[name] = turn(value)
        elif name in _MANY:
            found[name] = [turn(one) for one in value]
        elif name in ("quotes", "figures"):
            found[name] = [_spans(one, turn) for one in value]
    return found


def _place(text: str, words: str) -> Place:
    """Where some words first stand in a text."""
    pattern = r"\s+".join(re.escape(word) for word in words.translate(_MARKS).split())
    if hit := re.search(pattern, text.translate(_MARKS)):
        return [hit.start(), hit.end()]
    raise ValueError(f"not in its article: {words!r}")


def _words(text: str, place: Place) -> str:
    return text[slice(*place)]


def main() -> int:
    """Write the events out, or pack one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pack", action="store_true", help="GOLD TEXTS instead of a folder to write to")
    parser.add_argument("paths", nargs="+", type=Path)
    wanted = parser.parse_args()
    if wanted.pack:
        gold, folder = wanted.paths
        texts = {file.name: file.read_text("utf-8") for file in folder.glob("*.txt")}
        print(json.dumps(packed(json.loads(gold.read_text("utf-8")), texts), ensure_ascii=False, indent=0))
        return 0
    if SHARED is None:
        print(WHY_SKIPPED, file=sys.stderr)
        return 2
    for name, gold, texts in events(SHARED):
        folder = wanted.paths[0] / name
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")
        for file, text in texts.items():
            (folder / "texts" / file).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
