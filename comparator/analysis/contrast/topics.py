"""What a cell has at all that another can contradict or lack: most cells have little of it, and what neither
or only one of two has need not be compared."""

from comparator.analysis.contrast.amounts import figures_in
from comparator.analysis.contrast.details import days_in, titled
from comparator.analysis.contrast.telling import CellText, kept
from comparator.analysis.wording.claims import hedge, negation
from comparator.analysis.wording.coming import conditional
from comparator.analysis.wording.labels import bodies_of, judging, labelled


@kept
def topics(cell: CellText) -> frozenset[str]:
    """The names of what it has: figures, days, titles, bodies, labels, judging words, words for how firm a
    claim is."""
    found, span, passage = cell.findings, cell.span, cell.passage
    has = {
        "figures": figures_in(found, span),
        "days": days_in(found, span),
        "titles": titled(found, span),
        "bodies": bodies_of(passage),
        "labels": labelled(passage),
        "judging": judging(passage),
        "firmness": hedge(passage) or negation(passage) or conditional(passage),
    }
    return frozenset(topic for topic, held in has.items() if held)
