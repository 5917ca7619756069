"""How long a stored comparison takes beside a trivial page, for events of 5, 20 and 200 articles.

Run by `python3 run.py bench`. Everything happens in a database of its own in a temporary folder, and the
articles are made up (bench/many.py). "First" is the first page that a fresh process makes of a comparison,
everything read and decoded; "then" the median of the next ones.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable

EVENTS = (5, 20, 200)
TRIVIAL = "/help/"
MOST = 10  # times a trivial page's time: what a stored comparison may take
PAGES = {"matrix": "", "readings": "readings/", "two articles": "two/"}
_ROUNDS = 9


def main() -> None:
    """Measure and print a line an event and page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMPARATOR_VAR"] = folder
        os.environ["PUBLIC_URL"] = "http://testserver"
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comparator.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _measure()


def _measure() -> None:
    from django.contrib.auth.models import User
    from django.test import Client

    from bench.many import made_event

    client, owner = Client(), User.objects.create(username="bench")
    slugs = {count: made_event(count, owner=owner).slug for count in EVENTS}
    trivial = _then(lambda: _get(client, TRIVIAL))
    print(f"\n{'a trivial page':<44}{trivial * 1000:10.1f} ms")
    for count, slug in slugs.items():
        for name, path in PAGES.items():
            print(_line(client, f"/events/{slug}/{path}", f"{name}, {count} articles", trivial))


def _line(client: "Client", address: str, name: str, trivial: float) -> str:  # noqa: F821 - Django stays out until it is set up
    first = _seconds(lambda: _get(client, address))
    then = _then(lambda: _get(client, address))
    times = then / trivial
    late = "" if times <= MOST else f"  more than {MOST}"
    return f"{name:<34}first {first * 1000:8.1f} ms, then {then * 1000:7.1f} ms, {times:5.1f} times{late}"


def _get(client: "Client", address: str) -> None:  # noqa: F821 - as above
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _then(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(_ROUNDS))


if __name__ == "__main__":
    main()
