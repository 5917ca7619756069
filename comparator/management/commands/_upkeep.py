"""Beside its work a worker shows, in two threads, that it lives, and looks after the queue."""

import datetime as dt
import logging
import os
import platform
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from comparator.services.pruning import work_prune
from comparator.services.work import work_hangs, work_recover, work_renew, worker_beat
from comparator.tasks import enqueue_due_feeds

RECOVER_EVERY = 3.0
PRUNE_EVERY = 3600.0
FEEDS_EVERY = 10.0
log = logging.getLogger(__name__)


def worker_name() -> str:
    """This process's name among all workers: machine and process."""
    return f"{machine()}{os.getpid()}"


def machine() -> str:
    """How the names of all workers on this machine begin."""
    return f"{platform.node()[:20]}:"


class Upkeep:
    """The threads beside the work; `with Upkeep():` around all of it."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._name, self._started = worker_name(), timezone.now()
        beat = min(5.0, settings.JOB_LEASE_SECONDS / 3)
        self._threads = [
            self._thread("signs of life", {self._live: beat}),
            self._thread("upkeep", {_recover: RECOVER_EVERY, _feeds: FEEDS_EVERY, _prune: PRUNE_EVERY}),
        ]

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=0.3)

    def _thread(self, name: str, steps: "dict[Callable[[dt.datetime], None], float]") -> threading.Thread:
        return threading.Thread(target=self._keep, args=(steps,), name=name, daemon=True)

    def _keep(self, steps: "dict[Callable[[dt.datetime], None], float]") -> None:
        """Take each step at once and then each so many seconds, until told to stop."""
        due = dict.fromkeys(steps, timezone.now())
        while True:
            for step, seconds in steps.items():
                if timezone.now() >= due[step]:
                    _try(step)
                    due[step] = timezone.now() + dt.timedelta(seconds=seconds)
            if self._stop.wait(min(steps.values())):
                return connection.close()

    def _live(self, now: dt.datetime) -> None:
        """Prolong the leases of the work in hand and say so; work that nothing can stop ends the process,
        whose supervisor starts another one."""
        if work_hangs():
            log.error("work hangs, worker ends")
            os._exit(70)
        work_renew(now=now)
        worker_beat(name=self._name, started=self._started, now=now)


def _try(step: Callable[[dt.datetime], None]) -> None:
    """A database that is away for a while, or an error in one step, ends no thread."""
    try:
        close_old_connections()
        step(timezone.now())
    except DatabaseError as error:
        log.warning("database away", extra={"error": type(error).__name__})
        connection.close()
    except Exception as error:
        log.error("upkeep failed", extra={"step": step.__name__, "error": type(error).__name__})


def _recover(now: dt.datetime) -> None:
    found = work_recover(now=now)
    if found.requeued or found.failed:
        log.info("recovered", extra={"requeued": found.requeued, "failed": found.failed})


def _feeds(now: dt.datetime) -> None:
    enqueue_due_feeds(now)


def _prune(now: dt.datetime) -> None:
    gone = {kind: count for kind, count in work_prune(now=now).items() if count}
    if gone:
        log.info("pruned", extra={"rows": gone})
