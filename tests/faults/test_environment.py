"""Settings from the environment: right values are read, nonsense is refused with the variable's name."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from comparator import environment as env

ROOT = Path(__file__).resolve().parents[2]
NONSENSE: list[Any] = [
    pytest.param("DEBUG", "maybe", lambda: env.flag("DEBUG", default=False), id="flag"),
    pytest.param("N", "many", lambda: env.number("N", default=2, low=1, high=9), id="number, a word"),
    pytest.param("N", "0", lambda: env.number("N", default=2, low=1, high=9), id="number, too small"),
    pytest.param("N", "²", lambda: env.number("N", default=2, low=1, high=9), id="number, superscript"),
    *[
        pytest.param("ALLOWED_HOSTS", value, lambda: env.host_names("ALLOWED_HOSTS"), id=f"hosts {value}")
        for value in ("*", "https://example.org", "example.org:443", "example.org/path", "two words")
    ],
    *[
        pytest.param("PUBLIC_URL", value, lambda: env.web_address("PUBLIC_URL"), id=f"address {value}")
        for value in ("example.org", "ftp://example.org", "https://", "https://a.org/x", "https://a.org:port")
    ],
    pytest.param(
        "CSRF_TRUSTED_ORIGINS",
        "https://a.org,b.org",
        lambda: env.origins("CSRF_TRUSTED_ORIGINS"),
        id="origins",
    ),
    *[
        pytest.param("DATABASE_URL", value, lambda: env.database("DATABASE_URL", default=Path("x")), id=value)
        for value in (
            "mysql://u:hunter2@localhost/x",
            "postgresql://u:hunter2@localhost",
            "postgresql://u:hunter2@localhost:port/x",
            "postgresql://u:hunter2@localhost/x/y",
            "postgresql://u:hunter2@localhost/x?sslmod=require",
            "sqlite://file.sqlite3",
            "sqlite:///",
            "comparator.sqlite3",
        )
    ],
    *[
        pytest.param("SECRET_KEY", value, lambda: env.secret("SECRET_KEY", kept_in=Path("x")), id=name)
        for name, value in (("a short secret", "hunter2"), ("a monotonous secret", "a" * 80))
    ],
]


@pytest.mark.parametrize(("name", "value", "read"), NONSENSE)
def test_nonsense_is_refused_with_name_and_example(
    name: str, value: str, read: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as caught:
        read()
    message = str(caught.value)
    assert message.startswith(name)
    assert f"Example: {name}=" in message
    assert "hunter2" not in message  # secrets and passwords are never repeated


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("COMPARATOR_VAR", str(tmp_path / "taken"))
    with pytest.raises(ImproperlyConfigured, match="COMPARATOR_VAR"):
        env.folder("COMPARATOR_VAR", default=tmp_path)


@pytest.mark.parametrize(("value", "read"), [("Yes", True), ("1", True), ("off", False), ("", True)])
def test_flags(value: str, read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAG", value)
    assert env.flag("FLAG", default=True) is read


def test_a_postgres_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann%40desk:p%2Fw@db.example:6543/news?sslmode=require")
    read = env.database("DATABASE_URL", default=Path("x"))
    assert (read["USER"], read["PASSWORD"]) == ("ann@desk", "p/w")
    assert (read["HOST"], read["PORT"], read["NAME"]) == ("db.example", "6543", "news")
    assert read["OPTIONS"]["sslmode"] == "require"
    assert read["CONN_HEALTH_CHECKS"] is True


def test_a_socket_folder_serves_as_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://postgres@/postgres?host=/run/pg")
    read = env.database("DATABASE_URL", default=Path("x"))
    assert (read["HOST"], read["PORT"]) == ("/run/pg", "")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    kept = tmp_path / "deep" / "secret-key"
    first = env.kept_secret(kept)
    assert len(first) >= 50
    assert env.kept_secret(kept) == first
    assert kept.stat().st_mode & 0o777 == 0o600
    assert list(kept.parent.iterdir()) == [kept]


def _settings(program: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *program.split(" ", 1)],
        cwd=ROOT,
        env={**kept, "COMPARATOR_VAR": str(tmp_path), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.once
def test_the_command_line_says_in_one_line_what_is_wrong(tmp_path: Path) -> None:
    done = _settings("manage.py check", tmp_path, DATABASE_URL="oracle://u:hunter2@localhost/x")
    assert done.returncode != 0
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("DATABASE_URL ")


@pytest.mark.once
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("", "True __Host-session __Host-csrf True 63072000", id="unset means https"),
        pytest.param("https://a.example", "True __Host-session __Host-csrf True 63072000", id="https"),
        pytest.param("http://localhost:8000", "False session csrf False 0", id="plain http"),
    ],
)
def test_the_public_address_decides_on_cookies_and_hsts(address: str, expected: str, tmp_path: Path) -> None:
    program = (
        "-c import comparator.settings as s; print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME,"
        " s.CSRF_COOKIE_NAME, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS)"
    )
    done = _settings(program, tmp_path, PUBLIC_URL=address)
    assert done.stdout.strip() == expected, done.stderr


@pytest.mark.once
def test_debug_is_off_unless_asked_for(tmp_path: Path) -> None:
    done = _settings("-c import comparator.settings as s; print(s.DEBUG, s.ALLOWED_HOSTS)", tmp_path)
    assert done.stdout.split()[0] == "False", done.stderr
    assert "*" not in done.stdout
