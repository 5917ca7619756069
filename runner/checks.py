"""`run.py test`: every check and test, one after another; a failing one does not stop the rest."""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

from runner.browser import ensure_chromium
from runner.children import Stopped, stoppable
from runner.install import install
from runner.shell import PYTHON, ROOT, environment, run, say, tool

_PYTEST_CLOSING = re.compile(r"((?:\d+ [a-z]+, )*\d+ [a-z]+) in [\d.]+s\b")
_COLOURS = re.compile(r"\x1b\[[\d;]*m")

_AT_ONCE = str(min(4, os.cpu_count() or 1))
"""How many processes share the tests; each holds the models, so more would need much memory."""

_LONGER = {"COMPARATOR_KILLS": "50"}
"""What `--long` sets: the worker is killed so often, at random moments, on each database."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """How a stage went: exit code 0 is well; `word` is pytest's closing line or a reason."""

    name: str
    code: int
    seconds: float
    word: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage: gives its exit code and a word for the summary."""

    name: str
    work: Callable[[dict[str, str]], tuple[int, str]]


def test(words: list[str]) -> int:
    """Run everything; with `words`, only pytest on SQLite with these words. The exit code."""
    longer = _LONGER if "--long" in words else {}
    words = [word for word in words if word != "--long"]
    with stoppable():
        try:
            install("dev")
            if words:
                return run([str(PYTHON), "-m", "pytest", *words], environment(**longer))
            return _all_stages(longer)
        except Stopped:
            say("Stopped.")
            return 130


def _all_stages(more: dict[str, str]) -> int:
    results = []
    with tempfile.TemporaryDirectory(prefix="comparator-var-") as var:
        env = environment(COMPARATOR_VAR=var, **more)
        for name in ("DATABASE_URL", "SECRET_KEY", "PUBLIC_URL", "DEBUG", "ALLOWED_HOSTS"):
            env.pop(name, None)
        for stage in _stages():
            say(f"\n── {stage.name}")
            began = time.monotonic()
            code, word = stage.work(env)
            results.append(Result(name=stage.name, code=code, seconds=time.monotonic() - began, word=word))
    return _summary(results)


def _stages() -> list[Stage]:
    code = ["comparator", "runner", "run.py", "manage.py"]
    templates = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "templates").rglob("*.html"))]
    migrations = [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"]
    on_postgres = [str(PYTHON), "-m", "tests.postgres", "--"]
    return [
        _plain("ruff check", [tool("ruff"), "check", "."]),
        _plain("ruff format", [tool("ruff"), "format", "--check", "."]),
        _plain("mypy", [tool("mypy"), *code]),
        _plain("import-linter", [tool("lint-imports"), "--no-cache"]),
        _plain("djade", [tool("djade"), "--check", "--target-version", "5.2", *templates]),
        _plain("djlint", [tool("djlint"), "--lint", "--quiet", "templates"]),
        _plain("migrations match the models", migrations),
        Stage(name="check --deploy", work=_check_deploy),
        _pytest("pytest on SQLite", [], "not browser"),
        _pytest("pytest on PostgreSQL", on_postgres, "not browser and not once"),
        Stage(name="browser tests", work=_browser_tests),
    ]


def _plain(name: str, command: list[str]) -> Stage:
    return Stage(name=name, work=lambda env: (run(command, env), ""))


def _pytest(name: str, before: list[str], chosen: str) -> Stage:
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    shared = ["-n", _AT_ONCE, "--dist", "loadfile"]
    command = [*before, str(PYTHON), "-m", "pytest", "-q", *colour, *shared, "-m", chosen]
    return Stage(name=name, work=lambda env: shown(command, env))


def shown(command: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Run pytest with its output shown as it comes; its exit code and closing line."""
    closing = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as child:
        try:
            for line in child.stdout or ():
                say(line.rstrip("\n"))
                if found := _PYTEST_CLOSING.search(_COLOURS.sub("", line)):
                    closing = found[1]
        except BaseException:
            child.terminate()  # pytest, or the PostgreSQL around it, then tidies up
            raise
    return child.returncode, closing


def _check_deploy(env: dict[str, str]) -> tuple[int, str]:
    production = {
        **env,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PUBLIC_URL": "https://compare.example.org",
        "DATABASE_URL": "postgresql://comparator:unused@localhost/comparator",
    }
    return run([str(PYTHON), "manage.py", "check", "--deploy", "--fail-level", "WARNING"], production), ""


def _browser_tests(env: dict[str, str]) -> tuple[int, str]:
    if problem := ensure_chromium():
        say(problem)
        return 1, problem
    return _pytest("browser tests", [], "browser").work(env)


def _summary(results: list[Result]) -> int:
    say("\n── summary")
    for result in results:
        state = "FAILED" if result.code else "ok"
        say(f"{result.name:<28} {state:<7} {result.seconds:6.1f} s  {result.word}".rstrip())
    failed = [result.name for result in results if result.code]
    total = sum(result.seconds for result in results)
    say(f"{len(results) - len(failed)} of {len(results)} stages passed in {total:.0f} s")
    return 1 if failed else 0
