"""Whether one outlet denies what another says, or gives one saying to another person."""

from collections.abc import Iterator

from comparator.analysis.contrast.amounts import figures_in
from comparator.analysis.contrast.telling import CellText, Clash, Outcome, rests_on, says, text_of, who
from comparator.analysis.contrast.voices import one_voice
from comparator.analysis.document import Span
from comparator.analysis.findings import Change
from comparator.analysis.wording.claims import hedge, is_forecast, stands_so_far
from comparator.analysis.wording.flat_claims import of_two_names
from comparator.analysis.wording.likeness import content, likeness, shared_content
from comparator.analysis.wording.places import at

_SAME_CLAIM = 0.6  # likeness from which a negated passage denies the other
_SAME_BUT_COUNT = 0.5  # the same where the "not" takes the place of a number ("not one", "twelve")
_ONE_SAYING = 0.75  # shared content from which two quotations are one saying
_SAID = 3  # content words that they share at least
_LATER = 2  # days after which what is denied may have come about


def denial(a: CellText, b: CellText, outcome: Outcome | None) -> Iterator[Clash]:
    """That the second denies what the first says, or gives its words to somebody else."""
    for change in outcome.changes if outcome else ():
        on = rests_on(a, change.from_, b, change.to)
        if change.kind == "negated" and _denies(a, b, change):
            why = f"{says(a, a.span)}, {says(b, b.span)}: one denies the other."
            yield Clash("conflict", why, on, "words")
        if change.kind == "other speaker" and _one_saying(a, b):
            why = (
                f"{who(a)} gives the words to {_giver(a, change.from_)}, {who(b)} to {_giver(b, change.to)}."
            )
            yield Clash("conflict", why, on, "speaker")


def _denies(a: CellText, b: CellText, change: Change) -> bool:
    """Whether a negation stands against a plain statement of the same, or a forecast against its contrary,
    by the same voice and not of what may have changed since."""
    told = [change.from_.of(text_of(a)), change.to.of(text_of(b))]
    forecast = any(is_forecast(words) for words in told)
    plain = not (hedge(a.passage) or hedge(b.passage))
    counted = bool(figures_in(a.findings, a.span)) != bool(figures_in(b.findings, b.span))
    least = _SAME_BUT_COUNT if counted or forecast else _SAME_CLAIM
    if not (plain or forecast) or likeness(a.text, b.text) < least:
        return False
    return one_voice(a, b) and not _may_have_changed(a, b) and not of_two_names(a.text, b.text)


def _may_have_changed(a: CellText, b: CellText) -> bool:
    """Whether one cell says how things stand so far, or was written days before or after the other."""
    days = [c.findings.document.published for c in (a, b)]
    apart = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > _LATER
    return apart or stands_so_far(a.passage) or stands_so_far(b.passage)


def _one_saying(a: CellText, b: CellText) -> bool:
    """Whether two quotations are one saying, word for word but for the ends."""
    ours, theirs = _said(a), _said(b)
    return len(content(ours) & content(theirs)) >= _SAID and shared_content(ours, theirs) >= _ONE_SAYING


def _said(cell: CellText) -> str:
    """The quoted words of a cell."""
    start, end = (cell.quote.start, cell.quote.end) if cell.quote else cell.span
    within = Span(max(start, cell.span.start), min(end, cell.span.end))
    return (within if within.start < within.end else cell.span).of(text_of(cell))


def _giver(cell: CellText, span: Span) -> str:
    """The speaker's name, else the words that stand for it."""
    quote = cell.quote or next(iter(at(cell.findings).quotes(cell.span)), None)
    return (quote.speaker if quote else None) or span.of(text_of(cell))
