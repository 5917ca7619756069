"""What could not be read: whether another try can help, and whether it is this machine that is to blame."""

from comparator.analysis.domains import host_of
from comparator.ingest.network.addresses import RefusedError, checked
from comparator.ingest.network.fetched import IN_VAIN, NO_ANSWER_OF_NAMES, UNKNOWN_SITE
from comparator.models import MAX_ATTEMPTS, Intake, State
from comparator.selectors.intakes import Batch

_NO_NAME = (UNKNOWN_SITE, NO_ANSWER_OF_NAMES)


def is_in_vain(row: Intake) -> bool:
    """Whether another try at the same address or file cannot do better."""
    if row.way != Intake.Way.LINK:
        return row.attempts < MAX_ATTEMPTS  # refused for what it is
    try:
        checked(row.url)
    except RefusedError:
        return True
    return row.reason.startswith(IN_VAIN)


def seems_offline(batch: Batch) -> bool:
    """Whether no name of a site could be looked up: of several sites none, though some were asked for."""
    links = [row for row in batch.rows if row.way == Intake.Way.LINK]
    unknown = [row for row in links if row.state == State.FAILED and row.reason.startswith(_NO_NAME)]
    return len({host_of(row.url) for row in unknown}) > 1 and not any(row.is_done for row in links)
