"""The worker as a process of its own: killed at random moments it loses nothing; told to stop, it stops."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from comparator.models import UNFINISHED, Analysis, Comparison, State
from tests.factories import EventFactory, add_article

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("COMPARATOR_KILLS", "3"))
_LEASE = 2
_READY = 0.3


def database_url() -> str:
    """The test database, as another process names it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    server = os.environ["DATABASE_URL"]
    address, _, options = server.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{told['NAME']}?{options}"


@contextmanager
def worker(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the test database; it is gone when the block ends."""
    variables = {"DATABASE_URL": database_url(), "JOB_LEASE_SECONDS": str(_LEASE), "DEBUG": "false"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--interval", "0.1", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "comparator.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=10)


def wait_for(what: Callable[[], bool], seconds: float) -> bool:
    """Whether it comes true in time."""
    deadline = time.monotonic() + seconds
    while not (true := what()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return true


def begun() -> bool:
    """Whether any work is under way or done."""
    return Analysis.objects.exclude(state=State.WAITING).exists()


def unfinished() -> int:
    return sum(model.objects.filter(state__in=UNFINISHED).count() for model in (Analysis, Comparison))


def states() -> list[tuple[object, ...]]:
    """Every job as it stands, for the message of a failure."""
    return [
        row
        for model in (Analysis, Comparison)
        for row in model.objects.values_list("pk", "state", "attempts", "lease_until", "reason")
    ]


def test_a_worker_killed_at_random_moments_loses_nothing() -> None:
    event, chance = EventFactory(), random.Random(7)  # noqa: S311 (moments of a test, not secrets)
    versions = []
    for _ in range(ROUNDS):
        versions += [add_article(event.owner, event=event) for _ in range(3)]
        with worker() as process:
            assert wait_for(begun, 90), states()
            time.sleep(chance.random() * _READY)
            process.kill()
    with worker():
        assert wait_for(lambda: unfinished() == 0, 60), states()
    ends = Analysis.objects.filter(version__in=versions)
    assert ends.count() == len(versions)
    assert all(job.state == State.DONE or job.reason for job in ends)
    done = [job.version_id for job in ends if job.state == State.DONE]
    newest = Comparison.objects.filter(event=event, state=State.DONE).latest("pk")
    assert sorted(newest.version_ids) == sorted(done)


def test_a_worker_told_to_stop_ends_in_time_and_puts_its_work_back() -> None:
    for _ in range(6):
        add_article()
    with worker() as process:
        assert wait_for(begun, 30)
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - asked < 3
    assert not Analysis.objects.filter(state=State.RUNNING).exists()
    assert not Analysis.objects.filter(state=State.FAILED).exists()


def test_an_idle_worker_told_to_stop_ends_at_once() -> None:
    add_article()
    with worker() as process:
        assert wait_for(lambda: Analysis.objects.filter(state=State.DONE).exists(), 30)
        time.sleep(_READY)
        asked = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - asked < 2
