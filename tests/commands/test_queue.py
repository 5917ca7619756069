"""`manage.py queue`: counts for people and programs, exit codes for cron and health checks."""

import datetime as dt
import io
import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from comparator.management.commands._upkeep import worker_name
from comparator.models import Analysis, State, WorkerBeat
from comparator.services.work import worker_beat
from tests.factories import add_article

pytestmark = pytest.mark.django_db


def queue(*options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("queue", *options, stdout=out)
    return int(str(ended.value.code)), out.getvalue()


@pytest.fixture
def _lives() -> None:
    now = timezone.now()
    worker_beat(name=worker_name(), started=now, now=now)


@pytest.mark.usefixtures("_lives")
def test_a_queue_that_is_well_ends_with_0() -> None:
    add_article()
    code, told = queue()
    assert code == 0
    assert "1 worker at work" in told
    assert told.splitlines()[2].split() == ["readings", "1", "0", "0", "0", "0", "0"]


@pytest.mark.usefixtures("_lives")
def test_work_that_was_given_up_ends_with_1_and_a_refusal_does_not() -> None:
    job = Analysis.objects.get(version=add_article())
    told = {"state": State.FAILED, "begun": timezone.now(), "reason": "No."}
    for settled, code in ((True, 0), (False, 1)):
        Analysis.objects.filter(pk=job.pk).update(**told, attempts=3, settled=settled)
        assert queue()[0] == code


def test_json_has_the_same_counts() -> None:
    add_article()
    code, told = queue("--json")
    assert code == 1
    read = json.loads(told)
    assert read["workers"] == {"alive": 0, "last_seen": None, "missing": True}
    assert read["jobs"]["reading"]["waiting"] == 1
    assert dt.datetime.fromisoformat(read["jobs"]["reading"]["waits_since"]) <= timezone.now()


def test_a_worker_that_was_not_seen_for_five_minutes_is_missing() -> None:
    now = timezone.now()
    for minutes, code in ((4, 0), (6, 1)):
        worker_beat(name="a:1", started=now, now=now - dt.timedelta(minutes=minutes))
        ended, told = queue()
        assert ended == code
        assert "No worker has been seen since 2" in told


def test_a_health_check_asks_for_a_worker_on_this_machine() -> None:
    now = timezone.now()
    assert queue("--worker") == (1, "")
    worker_beat(name="another machine:1", started=now, now=now)
    assert queue("--worker") == (1, "")
    worker_beat(name=worker_name(), started=now, now=now)
    assert queue("--worker") == (0, "")
    WorkerBeat.objects.update(seen=now - dt.timedelta(minutes=2))
    assert queue("--worker") == (1, "")
