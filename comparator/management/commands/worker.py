"""`manage.py worker`: does the work that articles and events ask for, until it is told to stop."""

import argparse
import logging
import signal
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from comparator.management.commands._upkeep import Upkeep
from comparator.services.analyses import analyses_refresh
from comparator.services.jobs import TooLongError
from comparator.services.work import work_recover

GRACE = 1.5
"""Seconds that work under way may still take when the worker is told to stop."""
log = logging.getLogger(__name__)


class Stopped(BaseException):
    """Raised inside work that outlasted the grace; the job is put back and does not count as tried."""


class GentleWorker(Worker):
    """The queue's own worker, which ends within GRACE and puts back what it could not finish, and stops what
    takes longer than any work may."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """On the first signal ends at once when idle, else after GRACE; work done by then is kept."""
        if self.running_task:
            signal.signal(signal.SIGALRM, _stop)
            signal.setitimer(signal.ITIMER_REAL, GRACE)
            self.running = False
        else:
            super().shutdown(signum, frame)

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        """As the queue's own; afterwards no alarm is left that could go off later."""
        signal.signal(signal.SIGALRM, _end_work)
        signal.setitimer(signal.ITIMER_REAL, settings.JOB_LONGEST_SECONDS)
        try:
            super().run_task(db_task_result)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise Stopped


def _end_work(signum: int, frame: FrameType | None) -> None:
    raise TooLongError


class Command(BaseCommand):
    """Run the worker."""

    help = "Analyses articles and compares events as they are asked for; ends on SIGTERM or Ctrl-C."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Options for trying things out; the defaults are right for a site."""
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at the queue")
        parser.add_argument("--until-idle", action="store_true", help="end when there is nothing left to do")

    def handle(self, *args: Any, interval: float, until_idle: bool, **options: Any) -> None:
        """Load the models, ask for what the present analysis has not read, then work."""
        with Upkeep():
            load_models()
            _work(interval, until_idle)


def load_models() -> None:
    """Load the language models, so that the first article does not wait for them."""
    from comparator.analysis.language import embed, nlp

    nlp()
    embed(["ready"])


def _work(interval: float, until_idle: bool) -> None:
    """Work until told to stop; a database that is away for a while is waited for."""
    while True:
        worker = GentleWorker(
            queue_names=["default"],
            interval=interval,
            batch=until_idle,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        try:
            _ask_for_unread()
            worker.run()
            return
        except Stopped:  # the alarm went off just as the work ended
            return
        except TooLongError:  # the same, of the alarm over work that lasts too long
            continue
        except DatabaseError as error:
            log.warning("database away", extra={"error": type(error).__name__})
            connection.close()
            time.sleep(1)


def _ask_for_unread() -> None:
    work_recover(now=timezone.now())
    analyses_refresh()
