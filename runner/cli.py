"""The words after `run.py`."""

import argparse
import shutil
import sys

from runner import checks
from runner.children import Stopped, stoppable
from runner.demo import demo
from runner.install import install
from runner.shell import PYTHON, ROOT, environment, fail, run, say

_COMMANDS = {
    "install": "make .venv and install what the app needs",
    "demo": "start the app with the demonstration story",
    "test": "run every check and test; with words after it, only pytest with these words",
    "bench": "measure",
    "screenshot": "make the screenshots of the README anew",
    "lock": "write requirements/*.txt anew from *.in (needs uv)",
}


def main(words: list[str]) -> int:
    """Do what the words say; the exit code."""
    if words[:1] == ["test"] and words[1:2] not in (["-h"], ["--help"]):
        return checks.test(words[1:])
    asked = _parser().parse_args(words)
    try:
        with stoppable():
            return _do(asked)
    except Stopped:
        say("Stopped.")
        return 130


def _do(asked: argparse.Namespace) -> int:
    match asked.command:
        case "demo":
            return demo(asked.port)
        case "install":
            install()
            say("Installed. Start it with: python3 run.py demo")
            return 0
        case "lock":
            return _lock()
        case "bench" | "screenshot":
            return _measure(asked.command, asked.words)
    return checks.test([])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description="Comparator's one command.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    made = {name: commands.add_parser(name, help=text, description=text) for name, text in _COMMANDS.items()}
    made["demo"].add_argument("--port", type=int, help="the port (default: 8000 or the next free one)")
    made["test"].add_argument("--long", action="store_true", help="kill the worker 50 times, not 3")
    for name in ("bench", "screenshot"):
        made[name].add_argument("words", nargs=argparse.REMAINDER, help="passed on")
    return parser


def _measure(command: str, words: list[str]) -> int:
    install("dev")
    module = {"bench": "bench", "screenshot": "bench.screenshots"}[command]
    return run([str(PYTHON), "-m", module, *words], environment())


def _lock() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=str(PYTHON.parent))
    if uv is None:
        raise fail("`lock` needs uv (https://docs.astral.sh/uv/): install it so that `uv` is on PATH.")
    for name in ("app", "dev"):
        folder = ROOT / "requirements"
        options = ["--universal", "--python-version", "3.11", "--generate-hashes"]
        options += ["--no-emit-index-url", "--no-header", "--quiet"]
        command = [uv, "pip", "compile", *options, f"{folder}/{name}.in", "-o", f"{folder}/{name}.txt"]
        if run(command):
            raise fail(f"uv could not make requirements/{name}.txt anew; the old one may have been changed.")
        say(f"requirements/{name}.txt is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
