"""The worker as a process of its own, on the test's database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from comparator.models import UNFINISHED
from comparator.selectors.jobs import JOB_MODELS

ROOT = Path(__file__).resolve().parents[2]
LEASE = 4


def database_url() -> str:
    """The test database, as another process names it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    server = os.environ["DATABASE_URL"]
    address, _, options = server.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{told['NAME']}?{options}"


@contextmanager
def worker(*arguments: str, **settings: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker with short leases; it is gone when the block ends. `settings`: more of its environment."""
    variables = {"DATABASE_URL": database_url(), "JOB_LEASE_SECONDS": str(LEASE), "DEBUG": "false"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--interval", "0.1", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables, **settings, "DJANGO_SETTINGS_MODULE": "comparator.settings"},
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


def unfinished() -> int:
    """How many jobs are not done and not given up."""
    return sum(model._default_manager.filter(state__in=UNFINISHED).count() for model in JOB_MODELS)


def states() -> list[tuple[object, ...]]:
    """Every job as it stands, for the message of a failure."""
    return [
        (model.__name__, *row)
        for model in JOB_MODELS
        for row in model._default_manager.values_list("pk", "state", "attempts", "lease_until", "reason")
    ]
