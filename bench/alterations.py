"""Names what differs in pairs of sentences that two outlets printed of one wire report, for the scorer of the
shared alterations corpus (one JSON line a pair, "id", "s1", "s2").

    python -m bench.alterations PAIRS.jsonl > predictions.jsonl
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from comparator.analysis.article import analyse
from comparator.analysis.differences import CellText, cell_findings
from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import Finding
from comparator.analysis.wording.likeness import content

KINDS: dict[Finding, str] = {
    "other figure": "figure",
    "other label": "label",
    "other source": "source",
    "source lost": "source",
    "weaker claim": "hedge",
    "stronger claim": "hedge",
    "negated": "hedge",
    "reworded": "quote",
    "paraphrased": "quote",
}
DETAIL = 2  # content words more on one side that are a detail added or dropped


def sentence(number: int, text: str) -> CellText:
    """A sentence as an article of its own."""
    whole = Span(0, len(text))
    document = Document(file=str(number), text=text, parts=Parts(body=whole), paragraphs=(whole,))
    return CellText(article=number, findings=analyse(document), span=whole)


def kinds(one: str, two: str) -> Iterator[str]:
    """The corpus's kinds of change between two sentences."""
    found = cell_findings(sentence(0, one), sentence(1, two)).findings
    yield from (KINDS[f] for f in found if f in KINDS)
    ours, theirs = content(one), content(two)
    if len(theirs - ours) - len(ours - theirs) >= DETAIL:
        yield "add"
    if len(ours - theirs) - len(theirs - ours) >= DETAIL:
        yield "drop"


def main(asked: Sequence[str]) -> int:
    """Prints one JSON line a pair; status 2 where no file is named."""
    if len(asked) != 1:
        print("usage: python -m bench.alterations PAIRS.jsonl", file=sys.stderr)
        return 2
    for line in Path(asked[0]).read_text("utf-8").splitlines():
        pair = json.loads(line)
        print(json.dumps({"id": pair["id"], "kinds": sorted(set(kinds(pair["s1"], pair["s2"])))}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
