"""Programs that run side by side and end together."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

from runner.shell import ROOT

SIGNALS = tuple(name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_GRACE_SECONDS = 8
_ORPHANS_SECONDS = 1


class Stopped(KeyboardInterrupt):
    """The person, or the system, asked the command to end."""


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Turn SIGINT, SIGTERM and SIGHUP into Stopped, also where a shell started us with SIGINT ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    before = {name: signal.signal(getattr(signal, name), stop) for name in SIGNALS}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


class Children:
    """Programs by name, each in a process group of its own, writing to one log."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Start a program; it gets no input and its output goes to the log."""
        with self._log.open("ab") as sink:
            self._running[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
            )

    def ended(self) -> str | None:
        """The name of a program that has ended by itself, if any has."""
        return next((name for name, child in self._running.items() if child.poll() is not None), None)

    def end(self) -> None:
        """End all of them and everything they started: asked first, after some seconds forced."""
        for name in SIGNALS:  # a second Ctrl-C must not leave half of them running
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        self._signal(signal.SIGTERM)
        if not self._gone():
            self._signal(signal.SIGKILL)
            for child in self._running.values():
                child.wait()

    def _signal(self, signum: int) -> None:
        for child in self._running.values():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signum)

    def _gone(self) -> bool:
        """Wait for the programs, then a little for what they started; whether all of it is gone."""
        began = time.monotonic()
        while any(child.poll() is None for child in self._running.values()):
            if time.monotonic() - began > _GRACE_SECONDS:
                return False
            time.sleep(0.05)
        ended = time.monotonic()
        while any(_group_lives(child) for child in self._running.values()):
            if time.monotonic() - ended > _ORPHANS_SECONDS:
                return False
            time.sleep(0.05)
        return True


def _group_lives(child: subprocess.Popen[bytes]) -> bool:
    """Whether anything is left in the group; in a container without an init also what nobody collects."""
    try:
        os.killpg(child.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
