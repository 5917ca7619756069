"""How long it takes to look for an article's event, however many are stored: `python3 run.py bench events`.

Fills a new SQLite file and a new PostgreSQL with 1,000, 10,000 and 100,000 made-up articles in events, and at
each size takes new articles of stored events: reading the fingerprint from the text, looking for the event
with its reason, and storing an article's fingerprint with its terms. Prints the median milliseconds an
article, how many of the articles were offered their own event first, and how many times as long the largest
archive takes as the smallest.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.postgres import running

SIZES = (1_000, 10_000, 100_000)
ASKED = 120  # new articles at each size
MOST = 2.0  # times as long at the largest size as at the smallest
_INSIDE = "--here"


def main() -> int:
    """Measure on both databases; 1 where the archive's size tells too much."""
    print("looking for an article's event and storing what it is found by, ms an article", flush=True)
    with tempfile.TemporaryDirectory(prefix="comparator-bench-") as folder:
        codes = [_on("SQLite", f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder)]
        with running() as url:
            codes.append(_on("PostgreSQL", url, folder))
    return max(codes)


def _on(name: str, url: str, folder: str) -> int:
    env = {**os.environ, "DATABASE_URL": url, "COMPARATOR_VAR": folder, "DEBUG": "1"}
    command = [sys.executable, "-m", "bench.events_scale", _INSIDE, name]
    return subprocess.run(command, env=env, check=False).returncode


def here(name: str) -> int:
    """Measure on the database of this process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comparator.settings")
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from bench.made_up_archive import grow

    call_command("migrate", verbosity=0, skip_checks=True)
    owner, stored, took = User.objects.create(username="bench"), 0, list[float]()
    for size in SIZES:
        began = time.perf_counter()
        grow(owner, stored, size)
        filled, stored = time.perf_counter() - began, size
        _settle()
        asked, kept, right = _measured(owner)
        took.append(asked + kept)
        print(
            f"{name:<11}{size:>8,} articles: to suggest {asked:6.1f}, to store {kept:5.1f}, "
            f"together {asked + kept:6.1f} ms; {right:.0%} right   (filled in {filled:.0f} s)",
            flush=True,
        )
    times = took[-1] / took[0]
    print(
        f"{name:<11}{SIZES[-1]:,} against {SIZES[0]:,}: {times:.2f} times as long (at most {MOST})",
        flush=True,
    )
    return int(times > MOST)


def _settle() -> None:
    """What a database does by itself after much writing: statistics for its planner."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measured(owner: Any) -> tuple[float, float, float]:
    """Median milliseconds to suggest and to store, and the share whose own event came first."""
    from bench.made_up_archive import AN_EVENT, WHOLE, day_of, told
    from comparator.models import ArticleVersion
    from comparator.services.fingerprints import fingerprint_store
    from comparator.services.suggestions import event_suggestions

    asked, kept, right = list[float](), list[float](), 0
    for n in range(-5, ASKED):  # the first few are not counted
        event = n * 7 % (WHOLE // AN_EVENT)
        text, began = told(1_000_000 + n, event).text, time.perf_counter()
        found = event_suggestions(user=owner, text=text, published=day_of(event))
        middle = time.perf_counter()
        version = ArticleVersion.objects.get(pk=event * AN_EVENT + 1)
        ready = time.perf_counter()
        fingerprint_store(version=version)
        if n >= 0:
            asked.append(middle - began)
            kept.append(time.perf_counter() - ready)
            right += bool(found) and found[0].event.pk == event + 1
    return statistics.median(asked) * 1000, statistics.median(kept) * 1000, right / ASKED


if __name__ == "__main__":
    sys.exit(here(sys.argv[2]) if sys.argv[1:2] == [_INSIDE] else main())
