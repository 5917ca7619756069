"""Makes .venv and installs the locked packages, once: a stamp in .venv says what it holds."""

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import sys
from pathlib import Path

from runner.shell import PYTHON, ROOT, VENV, fail, quiet, say

_STAMP = VENV / "comparator-stamp.json"
_INSTALL_VENV = "on Debian or Ubuntu: apt install python3-venv"


def install(lock: str = "app") -> None:
    """Make sure .venv holds what requirements/<lock>.txt names: `app`, or `dev`, which includes it."""
    _ensure_venv()
    held = _held()
    wanted = _lock_hash(lock)
    if held.get(lock) == wanted:
        return
    say(f"Installing packages from requirements/{lock}.txt (a few minutes the first time) …")
    _pip_install(lock)
    held = {"app": _lock_hash("app")} if lock == "app" else {"app": _lock_hash("app"), "dev": wanted}
    _write(_STAMP, json.dumps(held))


def _lock_hash(lock: str) -> str:
    text = (ROOT / "requirements" / f"{lock}.txt").read_bytes()
    machine = f"{sys.version_info[:2]} {platform.machine()} {VENV}"
    return hashlib.sha256(text + machine.encode()).hexdigest()


def _held() -> dict[str, str]:
    try:
        held = json.loads(_STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _ensure_venv() -> None:
    if PYTHON.exists() and _same_python(VENV / "pyvenv.cfg") and (_held() or _has_pip()):
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise fail(
                f"This Python lacks its module {module!r} ({_INSTALL_VENV}); install it and run again."
            )
    if not os.access(ROOT, os.W_OK):
        raise fail(f"{ROOT} cannot be written, and .venv is made in it: use a copy of your own.")
    say("Making .venv …")
    base = getattr(sys, "_base_executable", sys.executable)
    code, output = quiet([base, "-m", "venv", "--clear", str(VENV)])
    if code:
        shutil.rmtree(VENV, ignore_errors=True)
        raise fail(f"Python could not make .venv ({_INSTALL_VENV}): {_last_line(output)}")


def _same_python(config: Path) -> bool:
    """Whether .venv was made by this version of Python, and in this place: its programs name their folder."""
    try:
        lines = [line.partition("=") for line in config.read_text().splitlines()]
    except OSError:
        return False
    told = {key.strip(): value.strip() for key, _, value in lines}
    version = told.get("version") or told.get("version_info", "")
    return _made_here(told.get("command", "")) and version.split(".")[:2] == [
        str(part) for part in sys.version_info[:2]
    ]


def _made_here(command: str) -> bool:
    """Whether the command that made .venv named this folder; tools that note no command are believed."""
    made = Path(command.rpartition(" ")[2]).resolve()
    return not command or command.endswith(str(VENV)) or made == VENV.resolve()


def _has_pip() -> bool:
    """Whether .venv was made to its end: one that was stopped half-way lacks pip."""
    return quiet([str(PYTHON), "-m", "pip", "--version"])[0] == 0


def _pip_install(lock: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--no-input", "-r", f"requirements/{lock}.txt"]
    log = VENV / "install.log"
    code, output = quiet(command)
    _write(log, output)
    if code:
        raise fail(f"pip could not install the packages: {_last_line(output, 'ERROR:')} (all of it: {log})")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text)
    except OSError as error:
        raise fail(f"{path} cannot be written ({error.strerror}): whose is the folder .venv?") from None


def _last_line(output: str, beginning: str = "") -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    marked = [line for line in lines if line.startswith(beginning)]
    return ([*lines, *marked] or ["it said nothing"])[-1]
