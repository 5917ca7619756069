"""The process in which files from outside are read: `python -m comparator.ingest.child`.

It limits itself before it takes a byte: memory, processor time, no bytes into files, few open ones, no other
processes; and it dies with its parent. Then it reads one job from its input and writes a line of JSON for
each outcome. What no limit can be set for on a system is left to the others and to the parent's clock.
"""

import ctypes
import os
import resource
import signal
import sys

import msgspec

from comparator.analysis.document import Record
from comparator.ingest.source import Source

MEMORY = 512 * 1024 * 1024
SECONDS = 10
"""Of processor time, for each file."""
_MOST_SECONDS = 120
"""Of processor time, for all files of an archive."""
_MOST_WALL = 150
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""


class Task(Record, frozen=True):
    """What is to be read; the bytes follow it."""

    source: Source
    skip: int = 0
    """How many files of the archive were read before."""


def main() -> None:
    """Read the job, write its outcomes."""
    limit_process()
    header = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big"))
    task = msgspec.json.decode(header, type=Task)
    source = msgspec.structs.replace(task.source, data=sys.stdin.buffer.read())
    from comparator.ingest.formats import read_each

    encode = msgspec.json.Encoder().encode
    outcomes = read_each(source, task.skip)
    while True:
        next_share()
        outcome = next(outcomes, None)
        if outcome is None:
            break
        sys.stdout.buffer.write(encode(outcome) + b"\n")
        sys.stdout.buffer.flush()
    os._exit(0)  # nothing is left to tidy, and a broken heap must not stop it


def limit_process() -> None:
    """Bound what this process may take for good: memory, time, files; it also dies with its parent."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    signal.setitimer(signal.ITIMER_REAL, _MOST_WALL)
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CPU, _MOST_SECONDS),
    ):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):
            continue  # a system without this limit, or one that is lower already


def next_share(seconds: int = SECONDS) -> None:
    """Give the next file its own share of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    share = min(_MOST_SECONDS, int(used.ru_utime + used.ru_stime) + 1 + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (share, _MOST_SECONDS))


if __name__ == "__main__":
    main()
