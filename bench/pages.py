"""How long a stored comparison takes beside a trivial page, for events of 5, 20 and 200 articles.

Run by `python3 run.py bench`. Everything happens in a database of its own in a temporary folder, and the
articles are made up (bench/many.py). "First" is the first page that a fresh process makes of a comparison,
everything read and decoded; "then" the median of the next ones. Times are those of the processor: what the
server does until the first byte can leave.
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
_ROUNDS = 15


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
    for count, slug in slugs.items():
        for name, path in PAGES.items():
            print(_line(client, f"/events/{slug}/{path}", f"{name}, {count} articles"))


def _line(client: "Client", address: str, name: str) -> str:  # noqa: F821 - Django stays out until it is set up
    """Times of a page, in turn with those of a trivial one, so that both meet the same load."""
    first = _seconds(lambda: _get(client, address))
    _get(client, TRIVIAL)
    pairs = [
        (_seconds(lambda: _get(client, TRIVIAL)), _seconds(lambda: _get(client, address)))
        for _ in range(_ROUNDS)
    ]
    trivial, then = (statistics.median(times) for times in zip(*pairs, strict=True))
    late = "" if then <= MOST * trivial else f"  more than {MOST}"
    return (
        f"{name:<30}first {first * 1000:7.1f} ms, then {then * 1000:6.1f} ms; a trivial page "
        f"{trivial * 1000:5.1f} ms: {then / trivial:4.1f} times{late}"
    )


def _get(client: "Client", address: str) -> None:  # noqa: F821 - as above
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
