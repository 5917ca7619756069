"""Reading what comes from outside in a process of its own, which may come to harm alone.

The child (`comparator.ingest.child`) limits its memory and time; here is the clock that kills it, the cap on
what it may answer, and the words for a file that it did not survive.
"""

import contextlib
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from comparator.analysis.incoming import Incoming
from comparator.ingest.child import MEMORY, SECONDS, Task
from comparator.ingest.formats import gathered
from comparator.ingest.pages.rules import Rules
from comparator.ingest.source import Outcome, Source, check_size

_COMMAND = (sys.executable, "-s", "-B", "-m", "comparator.ingest.child")
_ROOT = Path(__file__).parents[2]
_WALL = 15.0
"""Seconds from one answer of the child to the next."""
_END = 2.0
"""Seconds in which a child that has closed its output must have ended."""
_WHOLE = 90.0
"""Seconds for an archive altogether."""
_MOST_ANSWER = 64_000_000
"""Bytes the child may answer altogether: more than the largest archive's text."""
_MOST_DEATHS = 3
"""How many files of one archive may kill their reader before the rest is refused."""
_CHUNK = 1 << 16
_log = logging.getLogger(__name__)


def read_limited(
    data: bytes,
    *,
    name: str,
    content_type: str = "",
    charset: str = "",
    url: str = "",
    rules: Rules = Rules(),  # noqa: B008  # frozen
) -> tuple[Incoming, ...]:
    """As `formats.read_bytes`, in a child process within 512 MB, 10 seconds of processor time a file and 15
    seconds by the clock; 90 seconds for an archive. Raises Unreadable with a sentence for the user."""
    source = Source(data=data, name=name, content_type=content_type, charset=charset, url=url, rules=rules)
    check_size(source)
    return gathered(_outcomes(source))


def _outcomes(source: Source) -> Iterator[Outcome]:
    """What became of each file. After a file that killed the child another child goes on with the next."""
    done, ends, begun = 0, time.monotonic() + _WHOLE, None
    for _ in range(_MOST_DEATHS):
        begun = None
        for outcome in _child(Task(source=source, skip=done), ends):
            if outcome is None:
                return
            if outcome.fault:
                _log.warning("a reader failed", extra={"fault": outcome.fault})
            begun = outcome if outcome.articles is None and not outcome.refused else None
            if begun is None:
                done += 1
                yield outcome
        yield Outcome(name=source.name, refused=_died(begun.name if begun else source.called))
        if begun is None or time.monotonic() > ends:
            break
        done += 1
    if begun is not None and done:
        yield Outcome(name=source.name, refused=f"The rest of {source.called} was not read. Add it in parts.")


def _died(name: str) -> str:
    return (
        f"{name or 'It'} could not be read within {SECONDS} seconds and {MEMORY >> 20} MB of memory."
        " Save its text as a plain text file, or paste it."
    )


def _child(task: Task, ends: float) -> Iterator[Outcome | None]:
    """The child's outcomes as they come, then None if it came to a good end."""
    process = subprocess.Popen(  # noqa: S603  # our own module under our own interpreter
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"LANG": "C.UTF-8", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    try:
        _send(cast(IO[bytes], process.stdin), task)
        for line in _lines(cast(IO[bytes], process.stdout), ends):
            yield msgspec.json.decode(line, type=Outcome)
        if process.wait(timeout=_END) == 0:
            yield None
    except (msgspec.MsgspecError, subprocess.TimeoutExpired):
        return
    finally:
        _end(process)


def _send(pipe: IO[bytes], task: Task) -> None:
    bare = msgspec.structs.replace(task.source, data=b"")
    header = msgspec.json.encode(msgspec.structs.replace(task, source=bare))
    with contextlib.suppress(BrokenPipeError):
        pipe.write(len(header).to_bytes(4, "big"))
        pipe.write(header)
        pipe.write(task.source.data)
        pipe.close()


def _lines(pipe: IO[bytes], ends: float) -> Iterator[bytes]:
    """Whole lines until the child closes its output, is silent for too long, or says too much."""
    rest: list[bytes] = []
    total = 0
    while True:
        left = min(_WALL, ends - time.monotonic())
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return
        piece = os.read(pipe.fileno(), _CHUNK)
        total += len(piece)
        if not piece or total > _MOST_ANSWER:
            return
        rest.append(piece)
        if b"\n" in piece:
            *lines, last = b"".join(rest).split(b"\n")
            rest = [last]
            yield from lines


def _end(process: subprocess.Popen[bytes]) -> None:
    """Whatever it does, it does no longer."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
