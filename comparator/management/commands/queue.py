"""`manage.py queue`: how the work goes, for people, for cron and for health checks."""

import argparse
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from comparator.management.commands._upkeep import machine
from comparator.selectors.jobs import Workers, workers
from comparator.selectors.queue import STATES, Counts, queue_counts

_WORDS = {"intake": "coming in", "reading": "readings", "comparison": "comparisons"}


class Command(BaseCommand):
    """Print the counts of the queue's page."""

    help = (
        "Shows how the work goes. Exit code 1 when work was given up after three attempts and not dismissed, "
        "or when no worker has been seen for five minutes; what was refused, such as a link that leads "
        "nowhere, was told to the person and does not count."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Options for programs that ask."""
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--worker", action="store_true",
            help="only ask whether a worker on this machine lives (exit code 0) or not (1)",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, then end with the exit code."""
        if options["worker"]:
            sys.exit(0 if workers(now=timezone.now(), machine=machine()).alive else 1)
        counts, beats = queue_counts(), workers(now=timezone.now())
        self.stdout.write(_as_json(counts, beats) if options["json"] else _as_text(counts, beats))
        given_up = sum(one.states["given-up"] for one in counts)
        sys.exit(1 if given_up or beats.is_missing else 0)


def _as_json(counts: tuple[Counts, ...], beats: Workers) -> str:
    told: dict[str, Any] = {
        "workers": {"alive": beats.alive, "last_seen": beats.last_seen, "missing": beats.is_missing},
        "jobs": {one.kind: {**one.states, "waits_since": one.waits_since} for one in counts},
    }
    return json.dumps(told, indent=2, default=lambda moment: moment.isoformat(timespec="seconds"))


def _as_text(counts: tuple[Counts, ...], beats: Workers) -> str:
    heads = [state.replace("-", " ") for state in STATES]
    lines = ["".join([f"{'':<12}", *(f"{head:>10}" for head in heads)])]
    lines += [
        "".join([f"{_WORDS[one.kind]:<12}", *(f"{one.states[state]:>10,}" for state in STATES)])
        for one in counts
    ]
    return "\n".join([*lines, _workers_told(beats)])


def _workers_told(beats: Workers) -> str:
    if beats.alive:
        return f"{beats.alive} worker{'' if beats.alive == 1 else 's'} at work"
    if beats.last_seen is None:
        return "No worker has been seen: start `manage.py worker`."
    return f"No worker has been seen since {beats.last_seen:%Y-%m-%d %H:%M} UTC: start `manage.py worker`."
