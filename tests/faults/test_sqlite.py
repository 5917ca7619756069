"""SQLite as the project opens it: durable, and many processes may read and then write at once."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import ConnectionHandler

from comparator import environment as env

# The test's own files are opened, never the suite's database.
pytestmark = [pytest.mark.once, pytest.mark.usefixtures("_open_files")]
_PROCESSES, _ROUNDS = 6, 40
_PROGRAM = """
import sys
from pathlib import Path
import django
from django.conf import settings
settings.configure(USE_TZ=True)
django.setup()
from django.db import ConnectionHandler, transaction
from comparator import environment as env
connections = ConnectionHandler({"default": env.database("NO_SUCH_VARIABLE", default=Path(sys.argv[1]))})
django.db.transaction.connections = connections
db = connections["default"]
for _ in range(int(sys.argv[2])):
    with transaction.atomic(), db.cursor() as cursor:
        cursor.execute("SELECT n FROM tally")
        seen = cursor.fetchone()[0]
        cursor.execute("UPDATE tally SET n = %s", [seen + 1])
"""


@pytest.fixture
def _open_files(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def _opened(path: Path) -> ConnectionHandler:
    return ConnectionHandler({"default": env.database("NO_SUCH_VARIABLE", default=path)})


def test_pragmas(tmp_path: Path) -> None:
    connection = _opened(tmp_path / "db.sqlite3")["default"]
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    connection.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20000}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_no_write_is_lost_between_processes(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite3"
    connection = _opened(path)["default"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tally (n INTEGER)")
        cursor.execute("INSERT INTO tally VALUES (0)")
    command = [sys.executable, "-c", _PROGRAM, str(path), str(_ROUNDS)]
    started = [
        subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE, text=True)
        for _ in range(_PROCESSES)
    ]
    failed = [said for said in (one.communicate(timeout=60)[1] for one in started) if said]
    assert not failed
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT n FROM tally").fetchone()[0] == _PROCESSES * _ROUNDS
    connection.close()
