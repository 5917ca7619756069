"""Makes the pictures of the README from a freshly loaded demonstration: `python3 run.py screenshot`.

Everything runs in a folder of its own and on a free port of this machine, so that a running demonstration
is left alone. With `--to FOLDER` the pictures go elsewhere than docs/images.
"""

import argparse
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOST_BYTES = 300_000  # of a picture: the README is to load quickly
EVENT = "/events/kestria-invites-the-valley/"


class Shot(NamedTuple):
    """One picture: its name, the address, the size of the window and what to do before."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    dark: bool = False
    open_row: bool = False
    signed_in: bool = False
    paper: bool = False
    forced: bool = False


SHOTS = (
    Shot("matrix", EVENT),
    Shot("matrix-dark", EVENT, dark=True),
    Shot("matrix-phone", EVENT, width=320, height=1000),
    Shot("matrix-print", EVENT, width=1000, height=700, paper=True),
    Shot("matrix-forced-colours", EVENT, height=700, forced=True),
    Shot("row", EVENT + "?show=quotes", open_row=True),
    Shot("two-articles", EVENT + "two/"),
    Shot("quotes", EVENT + "quotes/"),
    Shot("figures", EVENT + "figures/"),
    Shot("framing", EVENT + "framing/"),
    Shot("order", EVENT + "order/"),
    Shot("lineage", EVENT + "lineage/"),
    Shot("readings", EVENT + "readings/"),
    Shot("story", "/stories/tirsa-dam/"),
    Shot("article", "/articles/2/"),
    Shot("events", "/events/"),
    Shot("add", "/articles/add/", signed_in=True),
)


@contextmanager
def demonstration(password: str) -> Iterator[str]:
    """A demonstration that runs while the block does; gives its address."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        told = {"COMPARATOR_VAR": folder, "PUBLIC_URL": address, "DEMO_PASSWORD": password}
        environment = {**os.environ, **told}
        environment.pop("DATABASE_URL", None)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
        serve = [
            sys.executable,
            "-m",
            "gunicorn",
            "-b",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
            "comparator.wsgi",
        ]
        work = [sys.executable, "manage.py", "worker"]
        started = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
            for command in (serve, work)
        ]
        try:
            wait_for(port)
            yield address
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(timeout=20)


def wait_for(port: int, seconds: float = 30) -> None:
    """Return when something listens on the port; raises TimeoutError when nothing does in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"nothing answered on port {port} within {seconds:.0f} s")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def take(browser: Browser, address: str, shot: Shot, password: str, folder: Path) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        forced_colors="active" if shot.forced else "none",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.signed_in:
        sign_in(page, address, password)
    page.goto(address + shot.path)
    if shot.paper:
        page.emulate_media(media="print")
    if shot.open_row:
        page.locator("a.fact-label").first.click()
        page.locator(".open-row").wait_for()
    picture = folder / f"{shot.name}.png"
    page.screenshot(path=picture)
    context.close()
    if picture.stat().st_size > MOST_BYTES:
        sys.exit(f"{picture.name} has {picture.stat().st_size:,} bytes; {MOST_BYTES:,} are allowed.")


def wait_until_compared(browser: Browser, address: str, seconds: float = 180) -> None:
    """Return when every event of the list is compared and nothing is under way; raises TimeoutError when that
    takes too long."""
    page, end = browser.new_page(), time.monotonic() + seconds
    page.goto(f"{address}/events/")
    events = [str(a.get_attribute("href")) for a in page.locator(".card h2 a").all()]
    for path in events:
        while not is_compared(page, address + path):
            if time.monotonic() > end:
                raise TimeoutError(f"{path} was not compared within {seconds:.0f} s")
            time.sleep(1)
    page.close()


def is_compared(page: Page, url: str) -> bool:
    """Whether an event's page shows its matrix and no progress."""
    page.goto(url)
    return page.locator(".matrix").count() > 0 and page.locator("#progress").count() == 0


def sign_in(page: Page, address: str, password: str) -> None:
    """Sign in as the demonstration's member."""
    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", "demo")
    page.fill("#id_password", password)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/events/")


def main() -> None:
    """Load the demonstration and take every picture."""
    parser = argparse.ArgumentParser(
        prog="python3 run.py screenshot", description="Makes the README's pictures."
    )
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    password = secrets.token_urlsafe(12)
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with demonstration(password) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        wait_until_compared(browser, address)
        for shot in SHOTS:
            take(browser, address, shot, password, folder)
            print(folder / f"{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
