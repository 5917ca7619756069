"""The worker as a process of its own: told to stop, it stops, and it shows that it lives."""

import signal
import time

import pytest
from django.utils import timezone

from comparator.models import Analysis, State
from comparator.selectors.jobs import workers
from tests.factories import add_article
from tests.faults.workers import wait_for, worker

pytestmark = pytest.mark.django_db(transaction=True)
_READY = 0.3


def begun() -> bool:
    """Whether any work is under way or done."""
    return Analysis.objects.exclude(state=State.WAITING).exists()


def patience(seconds: float, started: float) -> float:
    """Seconds that the end may take: on a machine so loaded that the start took long, the end does too."""
    return seconds + (time.monotonic() - started) / 2


def test_a_worker_told_to_stop_ends_in_time_and_puts_its_work_back() -> None:
    for _ in range(6):
        add_article()
    started = time.monotonic()
    with worker() as process:
        assert wait_for(begun, 90)
        assert workers(now=timezone.now()).alive == 1
        asked, patient = time.monotonic(), patience(2, started)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        assert time.monotonic() - asked < patient
    assert not Analysis.objects.filter(state=State.RUNNING).exists()
    assert not Analysis.objects.filter(state=State.FAILED).exists()


def test_an_idle_worker_told_to_stop_ends_at_once() -> None:
    add_article()
    started = time.monotonic()
    with worker() as process:
        assert wait_for(lambda: Analysis.objects.filter(state=State.DONE).exists(), 90)
        time.sleep(_READY)
        asked, patient = time.monotonic(), patience(1, started)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
        assert time.monotonic() - asked < patient
