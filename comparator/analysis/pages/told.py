"""The roles of a page's blocks where its markup has told what is the article: nothing is cut that it does not
name; headline, byline, date, lead and credits that it does not name are looked for at its top and foot."""

from collections.abc import Sequence

from comparator.analysis.document import Span
from comparator.analysis.incoming import Told
from comparator.analysis.pages.blocks import Block
from comparator.analysis.pages.body import headline_of, lead_of
from comparator.analysis.pages.credits import byline_of, credit_of, dateline_of
from comparator.analysis.pages.dates import dated

_TOP = 6  # kept blocks among which headline, byline and date line stand
_FOOT = 3  # kept blocks among which closing credits stand


def told_roles(blocks: Sequence[Block], told: Told, cuts: Sequence[str | None]) -> list[str]:
    """For each block its role in the article, or the reason why it is none of it, taken from `cuts`."""
    roles = list(cuts)
    _read_headline(blocks, roles, told)
    _read_signature(blocks, roles, told)
    lead = told.lead_at
    for i, block in enumerate(blocks):
        if roles[i] is None and _touches(block, told.headings):
            roles[i] = "heading"
        elif roles[i] is None and lead is not None and lead.overlap(block.span):
            roles[i] = "lead"
    if lead is None:
        _read_lead(blocks, roles)
    _read_credits(blocks, roles)
    return [role or "body" for role in roles]


def cuts_of(blocks: Sequence[Block], told: Told) -> list[str | None]:
    """For each block the reason of the cut that holds most of it, None where none does."""
    cuts = sorted(told.cuts, key=lambda cut: cut.span)
    reasons, at = list[str | None](), 0
    for block in blocks:
        while at < len(cuts) and cuts[at].span.end <= block.start:
            at += 1
        held, reason, i = 0, None, at
        while i < len(cuts) and cuts[i].span.start < block.end:
            held += cuts[i].span.overlap(block.span)
            reason, i = reason or cuts[i].reason, i + 1
        reasons.append(reason if 2 * held > block.end - block.start else None)
    return reasons


def _touches(block: Block, spans: Sequence[Span]) -> bool:
    return any(span.overlap(block.span) for span in spans)


def _free(roles: Sequence[str | None], most: int) -> list[int]:
    """The first kept blocks that have no role yet."""
    return [i for i, role in enumerate(roles) if role is None][:most]


def _read_headline(blocks: Sequence[Block], roles: list[str | None], told: Told) -> None:
    if told.headline_at:
        for i, block in enumerate(blocks):
            if roles[i] is None and told.headline_at.overlap(block.span):
                roles[i] = "headline"
                return
    if told.headline:
        wanted = told.headline.casefold().split()
        same = (i for i in _free(roles, _TOP) if blocks[i].text.casefold().split() == wanted)
        found = next(same, None)
    else:
        found = headline_of(blocks, roles)
    if found is not None:
        roles[found] = "headline"


def _read_signature(blocks: Sequence[Block], roles: list[str | None], told: Told) -> None:
    """The lines at the top that name the writer and the day, where nothing else tells them."""
    for i in _free(roles, _TOP):
        if told.published is None and dated(blocks[i].text) and not _lined(blocks[i]):
            roles[i] = "date"
        elif told.byline is None and "byline" not in roles and byline_of(blocks[i]):
            roles[i] = "byline"
        elif blocks[i].prose and blocks[i].words >= 25:
            return


def _lined(block: Block) -> bool:
    return dateline_of(block.text, first=False, labelled=0) is not None


def _read_lead(blocks: Sequence[Block], roles: list[str | None]) -> None:
    if "headline" in roles and (lead := lead_of(blocks, roles, roles.index("headline"))) is not None:
        roles[lead] = "lead"


def _read_credits(blocks: Sequence[Block], roles: list[str | None]) -> None:
    """Agencies named under the text."""
    for i in [i for i, role in enumerate(roles) if role is None][-_FOOT:]:
        if credit_of(blocks[i]) is not None and "body" in [r or "body" for r in roles[:i]]:
            roles[i] = "credit"
