"""What every test shares: no network beyond this machine, and a Chromium for the browser tests."""

import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.webserver import web, web_everywhere  # noqa: F401 (fixtures of every test)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_DATABASE = ("analysis", "gold", "ingest", "exports")  # folders; the core imports no Django
CHROMIUM_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)

# How long an example takes is the machine's affair: no law of the project is about time.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """tests/browser bears the marker `browser`; what has no database in it bears `once`."""
    for item in items:
        relative = item.path.relative_to(Path(__file__).parent)
        if relative.parts[0] == "browser":
            item.add_marker(pytest.mark.browser)
        if relative.parts[0] in WITHOUT_DATABASE:
            item.add_marker(pytest.mark.once)


class BeyondLoopbackError(RuntimeError):
    """A test tried to leave this machine."""


def _refuse_outside(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        inside = ipaddress.ip_address(str(name).split("%")[0]).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise BeyondLoopbackError(f"tests stay on loopback, and this one asked for {name!r}")


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    """Rows of one test may bear the ids of another's: nothing decoded is carried over."""
    if shelf := sys.modules.get("comparator.selectors.shelf"):
        shelf.empty()
    if regions := sys.modules.get("comparator.web.kept_regions"):
        regions.empty()
    if comparisons := sys.modules.get("comparator.selectors.comparisons"):
        comparisons._read_analyses.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def _stay_on_loopback() -> Iterator[None]:
    """Refuses name look-ups and connections to anywhere but this machine."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(real: Any) -> Any:
        def call(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _refuse_outside(address[0])
            return real(self, address)

        return call

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_outside(host)
        return look_up(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium from PATH where there is one (else Playwright's own), told to ask nobody anything."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    arguments = [*CHROMIUM_ARGUMENTS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    extra = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, "args": arguments, **extra}
