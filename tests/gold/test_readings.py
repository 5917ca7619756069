"""What people read is kept as places in the articles, and comes back as the words."""

import pytest

from bench.readings import FOLDER, events, layout, letters, packed, unpacked, woven
from tests.shared import SHARED, WHY_SKIPPED

TEXT = 'Dam "is safe", says Orlova\n\nThe dam at Tirsa, 40 years old, is "safe", Mira Orlova said.\n'
GOLD = {
    "story": "dam",
    "title": "The dam",
    "names": [],
    "articles": {
        "one": {
            "file": "dam.txt",
            "outlet": "One",
            "headline": 'Dam "is safe", says Orlova',
            "published": None,
            "dateline": None,
            "body_first": "The dam at Tirsa",
            "body_last": "Mira Orlova said.",
            "not_body": [],
            "section_headings": [],
            "credits": [],
            "quotes": [{"text": "safe", "speaker": "Mira Orlova"}],
            "figures": [{"value": 40, "unit": "year", "of": "age of the dam", "span": "40 years"}],
            "remark": "not kept",
        }
    },
    "facts": [
        {
            "id": "age",
            "fact": "its age",
            "cells": {"one": {"status": "kept", "span": "40 years old", "also": []}},
        }
    ],
    "utterances": [
        {"id": "safe", "speaker": "Mira Orlova", "cells": {"one": {"form": "verbatim", "span": "safe"}}}
    ],
    "conflicts": [{"what": "safe or not", "spans": {"one": "is safe"}}],
    "different_dates": [],
}


def test_a_text_is_woven_of_its_letters_and_its_layout() -> None:
    assert woven(letters(TEXT), layout(TEXT)) == TEXT
    assert "Tirsa" not in layout(TEXT)


def test_what_was_read_comes_back_as_words() -> None:
    kept = packed(GOLD, {"dam.txt": TEXT})
    assert kept["facts"][0]["cells"]["one"]["span"] == [TEXT.index("40"), TEXT.index("40") + 12]
    gold, texts = unpacked(kept, {"dam": letters(TEXT)})
    assert texts == {"dam.txt": TEXT}
    assert gold["facts"] == GOLD["facts"]
    assert gold["conflicts"] == GOLD["conflicts"]
    assert gold["articles"]["one"]["quotes"] == GOLD["articles"]["one"]["quotes"]
    assert "remark" not in gold["articles"]["one"]


def test_a_span_that_is_not_in_its_article_is_refused() -> None:
    wrong = GOLD | {"conflicts": [{"what": "x", "spans": {"one": "unsafe"}}]}
    with pytest.raises(ValueError, match="unsafe"):
        packed(wrong, {"dam.txt": TEXT})


@pytest.mark.skipif(SHARED is None, reason=WHY_SKIPPED)
def test_every_reading_finds_its_articles() -> None:
    assert SHARED
    found = {name: gold for name, gold, _ in events(SHARED)}
    assert len(found) == len(list(FOLDER.glob("*.json"))) > 10
    assert all(
        quote["text"].strip()
        for gold in found.values()
        for a in gold["articles"].values()
        for quote in a["quotes"]
    )
