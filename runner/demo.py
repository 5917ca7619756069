"""`run.py demo`: the whole app on this machine, with the demonstration story."""

import hashlib
import http.client
import os
import secrets
import time
from pathlib import Path

from runner import ports
from runner.children import Children, Stopped, stoppable
from runner.install import install
from runner.shell import PYTHON, ROOT, environment, fail, quiet, say, var_folder

_START_SECONDS = 60
USER = "demo"


def demo(port: int | None) -> int:
    """Set up, load the story, serve until stopped. Returns the exit code."""
    with stoppable():
        try:
            chosen = ports.choose(port)
            install()
            return _serve(chosen)
        except Stopped:
            say("Stopped.")
            return 0


def _serve(port: int) -> int:
    var = var_folder()
    password = _kept_password(var / "demo-password")
    env = _demo_environment(port, password)
    _prepare(var, env)
    log = var / "demo.log"
    children = Children(log)
    try:
        children.start("the worker", _worker(), env)
        children.start("the web server", _server(port), env)
        _wait_until_well(port, children, log)
        _greet(port, password, log)
        return _watch(children, log)
    except Stopped:
        say("Stopping …")
        raise
    finally:
        children.end()


def _demo_environment(port: int, password: str) -> dict[str, str]:
    """Loopback, plain http, SQLite and no DEBUG, whatever the terminal has set."""
    env = environment(
        DEBUG="false",
        PUBLIC_URL=f"http://127.0.0.1:{port}",
        ALLOWED_HOSTS="localhost,127.0.0.1",
        DEMO_PASSWORD=password,
        PYTHONPATH=str(ROOT),
    )
    for name in (
        "DATABASE_URL",
        "CSRF_TRUSTED_ORIGINS",
        "TRUST_PROXY",
        "STATIC_ROOT",
        "DJANGO_SETTINGS_MODULE",
    ):
        env.pop(name, None)
    return env


def _kept_password(path: Path) -> str:
    """The sign-in's password: made once, kept in a file that only its owner reads."""
    try:
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(12))
        return path.read_text().strip()
    except OSError as error:
        raise fail(f"The file {path} cannot be read or made ({error.strerror}).") from None


def _manage(*words: str) -> list[str]:
    return [str(PYTHON), "manage.py", *words]


def _prepare(var: Path, env: dict[str, str]) -> None:
    _step("Preparing the database …", _manage("migrate", "--no-input", "-v", "0"), env)
    stamp, wanted = var / "static.stamp", _static_hash()
    if not stamp.exists() or stamp.read_text() != wanted:
        _step("Collecting static files …", _manage("collectstatic", "--no-input", "--clear", "-v", "0"), env)
        stamp.write_text(wanted)
    _step("Loading the demonstration story where the database is empty …", _manage("demo"), env)


def _step(line: str, command: list[str], env: dict[str, str]) -> None:
    say(line)
    code, output = quiet(command, env)
    if code:
        said = [part.strip() for part in output.splitlines() if part.strip()] or [f"exit code {code}"]
        raise fail(f"`{' '.join(command[1:])}` failed: {said[-1]}")


def _static_hash() -> str:
    """Changes when a static file of ours, or the version of a package that brings some, changes."""
    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    facts = [f"{path.relative_to(ROOT)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    lock = (ROOT / "requirements" / "app.txt").read_bytes()
    return hashlib.sha256("\n".join(facts).encode() + lock).hexdigest()


def _worker() -> list[str]:
    return _manage("worker")


def _server(port: int) -> list[str]:
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    words = ["--config", config, "--bind", f"127.0.0.1:{port}", "comparator.wsgi"]
    return [str(PYTHON), "-m", "gunicorn", *words]


def _is_well(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)  # asks no proxy
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _wait_until_well(port: int, children: Children, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not _is_well(port):
        if ended := children.ended():
            raise fail(f"It did not start: {ended} ended. Its log: {log}")
        if time.monotonic() > deadline:
            raise fail(f"It did not start within {_START_SECONDS} seconds. Its log: {log}")
        time.sleep(0.1)


def _greet(port: int, password: str, log: Path) -> None:
    say("")
    say(f"Comparator is running at  http://127.0.0.1:{port}/")
    say(f"Sign in as                {USER}   password: {password}")
    say(f"Log                       {log}")
    say("Ctrl-C ends it.")


def _watch(children: Children, log: Path) -> int:
    while True:
        if ended := children.ended():
            raise fail(f"{ended.capitalize()} ended by itself; ending the rest. Its log: {log}")
        time.sleep(0.3)
