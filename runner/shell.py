"""Paths, one-line words to the person at the terminal, and running programs."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / ("python.exe" if os.name == "nt" else "python")

_GRACE_SECONDS = 3


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)


def fail(line: str) -> SystemExit:
    """The end of the command: one line on standard error, exit code 1."""
    return SystemExit(line)


def tool(name: str) -> str:
    """The path of a program that pip put into .venv."""
    return str(PYTHON.with_name(name))


def var_folder() -> Path:
    """Where the database, secrets and logs lie: COMPARATOR_VAR, or `var` beside run.py. Made if absent."""
    folder = Path(os.environ.get("COMPARATOR_VAR") or ROOT / "var").expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # drafts lie here
    except OSError as error:
        raise fail(
            f"The folder {folder} cannot be made ({error.strerror}); set COMPARATOR_VAR to another."
        ) from None
    return folder


def environment(**extra: str) -> dict[str, str]:
    """This process's environment with `extra`; .venv's programs first on PATH."""
    path = f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    # One thread for the small matrices of a comparison: more take several times as long.
    usual = {"PYTHONUNBUFFERED": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**usual, **os.environ, "PATH": path, **extra}


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a program to its end with the terminal's output and no input; its exit code."""
    sys.stdout.flush()
    done = subprocess.run(command, cwd=ROOT, env=env or environment(), stdin=subprocess.DEVNULL, check=False)
    return done.returncode


def quiet(command: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a program without showing its output; exit code and output. When we are stopped meanwhile, the
    program and everything it started is ended too."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as child:
        try:
            output, _ = child.communicate()
        except BaseException:
            _end_group(child)
            raise
    return child.returncode, output


def _end_group(child: "subprocess.Popen[str]") -> None:
    """End a program that leads a group of its own: asked first, forced after a while."""
    for signum in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signum)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_GRACE_SECONDS)
