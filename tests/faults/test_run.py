"""run.py as a person meets it: one clear line where something is missing, and nothing left running."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from runner import install, ports

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]


def _environment(**variables: str) -> dict[str, str]:
    """A person's terminal: without what the suite's own settings have put into this process."""
    ours = {"SECRET_KEY", "PUBLIC_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours} | variables


def _run(*words: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "run.py", *words],
        cwd=folder,
        env=_environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def _taken_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_told_in_one_line_with_another_to_try(tmp_path: Path) -> None:
    with _taken_port() as port:
        done = _run("demo", "--port", str(port), COMPARATOR_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(rf"Port {port} is not free\. Try: .*--port \d+\n", done.stderr)


def test_without_a_port_asked_for_the_next_free_one_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with _taken_port() as port:
        monkeypatch.setattr(ports, "USUAL", port)
        assert ports.choose(None) > port
    assert f"Port {port} is not free; using" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [-1, 65536])
def test_no_port_at_all(asked: int) -> None:
    with pytest.raises(SystemExit, match="is no port"):
        ports.choose(asked)


def test_an_unknown_command_is_refused_with_the_known_ones() -> None:
    done = _run("dmeo")
    assert done.returncode == 2
    assert "demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_python_without_venv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"lacks its module 'venv'.*apt install python3-venv"):
        install.install()


def test_a_python_too_old_is_told_so() -> None:
    program = "import sys; sys.version_info = (3, 9, 2); exec(open('run.py').read())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "Comparator needs Python 3.11 or newer; this is 3.9.\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The runner in a folder of its own, with a space in its name, and a package that nobody has."""
    folder = tmp_path / "my copy"
    shutil.copytree(ROOT / "runner", folder / "runner", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements").mkdir()
    (folder / "requirements" / "app.txt").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    return folder


def test_a_wheel_that_cannot_be_had_is_named_in_one_line(copy: Path) -> None:
    done = _run("install", folder=copy, PIP_NO_INDEX="1")
    assert done.returncode == 1
    assert "no-such-package" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (copy / ".venv" / "comparator-stamp.json").exists()


def test_an_environment_made_by_half_is_made_anew(copy: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(copy / ".venv")], check=True)
    done = _run("install", folder=copy, PIP_NO_INDEX="1")
    assert "Making .venv" in done.stdout
    assert "no-such-package" in done.stderr


def test_an_environment_from_another_folder_is_made_anew(copy: Path) -> None:
    config = copy / "pyvenv.cfg"
    version = ".".join(map(str, sys.version_info[:3]))
    config.write_text(f"version = {version}\ncommand = python3 -m venv /elsewhere/.venv\n")
    assert not install._same_python(config)
    config.write_text(f"version = {version}\ncommand = python3 -m venv {install.VENV}\n")
    assert install._same_python(config)


def test_stopped_while_it_installs_it_leaves_nothing_running(copy: Path) -> None:
    child = subprocess.Popen([sys.executable, "run.py", "install"], cwd=copy, env=_environment())
    deadline = time.monotonic() + 30
    while not (copy / ".venv" / "bin").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    started = psutil.Process(child.pid).children(recursive=True)
    child.terminate()
    assert child.wait(timeout=30) == 130
    assert started
    assert _left_of(started) == []


def test_a_second_start_is_quick() -> None:
    assert _run("install").returncode == 0
    began = time.monotonic()
    done = _run("install")
    assert done.returncode == 0
    assert done.stdout == "Installed. Start it with: python3 run.py demo\n"
    assert time.monotonic() - began < 2


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One var folder for all the starts: the story is loaded at the first of them."""
    return tmp_path_factory.mktemp("var")


@contextmanager
def _demo(var: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The demonstration on a free port, and what it printed until it was up."""
    child = subprocess.Popen(
        [sys.executable, "run.py", "demo", "--port", "0"],
        cwd=ROOT,
        env=_environment(COMPARATOR_VAR=str(var)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: list[str] = []
    try:
        for line in child.stdout or ():
            lines.append(line.strip())
            if line.startswith("Ctrl-C"):
                break
        assert lines
        assert lines[-1].startswith("Ctrl-C"), lines
        yield child, lines
    finally:
        child.terminate()
        child.wait(timeout=30)


def _answer(port: int, path: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def _told(lines: list[str], pattern: str) -> str:
    found = re.search(pattern, "\n".join(lines))
    assert found, lines
    return found[1]


def _assert_hashed_styles(port: int) -> None:
    """The first page loads its styles under hashed names, which may be kept for ever."""
    status, headers, page = _answer(port, "/")
    if status == 302:  # the first page is the story's most telling comparison
        status, _, page = _answer(port, headers["location"])
    assert status == 200
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert sheets
    for sheet in sheets:
        assert re.fullmatch(r"/static/\S+\.[0-9a-f]{12}\.css", sheet)
        status, headers, _ = _answer(port, sheet)
        assert status == 200
        assert "immutable" in headers["cache-control"]
        assert headers["content-security-policy"]


def _send_nonsense(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as visitor:
        visitor.sendall(b"NONSENSE\r\n\r\n")
        assert b" 400 " in visitor.recv(200)


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_the_demonstration_serves_and_leaves_nothing_running(signum: int, var: Path) -> None:
    with _demo(var) as (child, lines):
        port = int(_told(lines, r"http://127\.0\.0\.1:(\d+)/"))
        assert _told(lines, r"password: (\S+)")
        started = psutil.Process(child.pid).children(recursive=True)
        assert len(started) >= 3  # the worker, gunicorn and its workers
        assert _answer(port, "/health/")[0] == 200
        if signum == signal.SIGTERM:
            _assert_hashed_styles(port)
            _send_nonsense(port)
        child.send_signal(signum)
        assert child.wait(timeout=30) == 0
        assert _left_of(started) == []
    assert "127.0.0.1" not in (var / "demo.log").read_text()  # no visitor's address is noted
    assert _mode(var / "demo-password") == _mode(var / "secret-key") == 0o600


def test_where_one_part_dies_the_rest_is_ended_and_it_says_so(var: Path) -> None:
    with _demo(var) as (child, _):
        started = psutil.Process(child.pid).children(recursive=True)
        worker = next(process for process in started if "worker" in " ".join(process.cmdline()))
        worker.kill()
        said = child.stdout.read() if child.stdout else ""
        assert child.wait(timeout=30) == 1
        assert "The worker ended by itself" in said
        assert _left_of(started) == []


def _left_of(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run a little later: what was told to stop may take a moment on a busy machine."""
    deadline = time.monotonic() + 5
    while (alive := [process for process in processes if _lives(process)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
