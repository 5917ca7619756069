"""Making sure the browser tests have a Chromium: on PATH, from Debian, or Playwright's own."""

import os
import shutil

from runner.shell import PYTHON, environment, quiet, say

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_HOW = "Install Chromium (on Debian: apt install chromium) so that it is on PATH, then run this again."


def ensure_chromium() -> str | None:
    """None when there is a Chromium; else one line that says what to install."""
    if _starts():
        return None
    if _is_root() and shutil.which("apt-get"):
        say("Installing Chromium with apt-get (a minute or two) …")
        if _from_debian():
            return None
    say("Fetching Playwright's own Chromium (a minute or two) …")
    code, output = quiet([str(PYTHON), "-m", "playwright", "install", "chromium"])
    if code == 0 and _playwrights_starts():
        return None
    said = [line.strip() for line in output.splitlines() if line.strip()] if code else []
    return f"No Chromium for the browser tests. {_HOW}{' Playwright said: ' + said[-1] if said else ''}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _starts() -> bool:
    """Whether a Chromium on PATH runs; Ubuntu's package is only a stub that asks for snap."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found is not None and quiet([found, "--version"])[0] == 0


def _from_debian() -> bool:
    env = environment(DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    for command in (["apt-get", "update", "-q"], install):
        if quiet(command, env)[0]:
            return False
    return _starts()


def _playwrights_starts() -> bool:
    program = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: p.chromium.launch(args=['--no-sandbox']).close()"
    )
    return quiet([str(PYTHON), "-c", program])[0] == 0
