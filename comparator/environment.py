"""Typed readers of environment variables; each refuses nonsense with the variable's name and an example."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}
_POSTGRES_OPTIONS = {"sslmode", "sslrootcert", "connect_timeout", "application_name"}
_SQLITE_EXAMPLE = "sqlite:///var/comparator.sqlite3"
_SHORTEST_SECRET = 50
_RANDOM_EXAMPLE = "$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')"


def refuse(name: str, problem: str, example: str) -> ImproperlyConfigured:
    """The error for a variable that cannot be used: names it and shows a right value."""
    return ImproperlyConfigured(f"{name} {problem}. Example: {name}={example}")


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in _YES | _NO:
        raise refuse(name, "must be true or false", "false")
    return value in _YES


def number(name: str, *, default: int, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise refuse(name, f"must be a whole number from {low} to {high}", str(default))
    return int(value)


def folder(name: str, *, default: Path) -> Path:
    """A folder's absolute path; it need not exist, but no file may stand there."""
    value = os.environ.get(name, "").strip()
    path = Path(value).expanduser().absolute() if value else default
    if path.exists() and not path.is_dir():
        raise refuse(name, "must name a folder, and a file stands there", str(default.name))
    return path


def host_names(name: str) -> list[str]:
    """Host names, separated by commas; without scheme, path, port or a bare `*`."""
    hosts = [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
    for host in hosts:
        bracketed = host.startswith("[") and host.endswith("]")
        if host == "*" or any(sign in host for sign in "/@ *") or (":" in host and not bracketed):
            raise refuse(name, f"must list host names only, not {host!r}", "compare.example.org,example.org")
    return hosts


def _web_address(name: str, value: str, example: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise refuse(name, f"is no web address: {value!r}", example) from None
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare:
        raise refuse(name, f"must be a scheme and host alone, not {value!r}", example)
    return parts


def web_address(name: str) -> SplitResult | None:
    """A site's address such as https://compare.example.org, or None when unset."""
    value = os.environ.get(name, "").strip()
    return _web_address(name, value, "https://compare.example.org") if value else None


def origins(name: str) -> list[str]:
    """Origins (scheme and host), separated by commas."""
    values = [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
    found = [_web_address(name, value, "https://compare.example.org") for value in values]
    return [f"{parts.scheme}://{parts.netloc}" for parts in found]


def secret(name: str, *, kept_in: Path) -> str:
    """The secret of the variable, or one made once and kept in a file that only its owner reads."""
    value = os.environ.get(name, "")
    if value:
        if len(value) < _SHORTEST_SECRET or len(set(value)) < 10:
            problem = f"must be at least {_SHORTEST_SECRET} random characters"
            raise refuse(name, problem, _RANDOM_EXAMPLE)
        return value
    try:
        return kept_secret(kept_in)
    except OSError as error:
        problem = f"is not set and none can be kept in {kept_in} ({error.strerror})"
        raise refuse(name, problem, _RANDOM_EXAMPLE) from None


def kept_secret(path: Path) -> str:
    """The secret in the file, made now if there is none. Two processes starting at once get the same one."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)  # fails where another process was first, and its secret then holds
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def database(name: str, *, default: Path) -> dict[str, Any]:
    """Django's database settings from `sqlite:///file` or `postgresql://user:password@host:port/name`."""
    value = os.environ.get(name, "").strip()
    if not value:
        return _sqlite(name, default)
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise _refuse_database(name, "has a port or host that cannot be read") from None
    if parts.scheme == "sqlite":
        return _sqlite(name, _sqlite_path(name, parts))
    if parts.scheme in ("postgres", "postgresql"):
        return _postgres(name, parts, port)
    raise _refuse_database(name, "must begin with sqlite:/// or postgresql://")


def _refuse_database(name: str, problem: str) -> ImproperlyConfigured:
    # The value is never repeated: it holds a password.
    return refuse(name, problem, "postgresql://comparator:PASSWORD@localhost:5432/comparator")


def _sqlite_path(name: str, parts: SplitResult) -> Path:
    path = unquote(parts.path)[1:]
    if parts.netloc or not path or path.endswith("/") or parts.query:
        raise refuse(name, "must name a file after three slashes", _SQLITE_EXAMPLE)
    return Path(path).absolute()


def _sqlite(name: str, path: Path) -> dict[str, Any]:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise refuse(name, f"names a folder that cannot be made: {path.parent}", _SQLITE_EXAMPLE) from None
    # Read-then-write transactions of several processes fail in SQLite's default (deferred) mode,
    # and only synchronous=FULL keeps an acknowledged row through a power cut.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
        },
    }


def _postgres(name: str, parts: SplitResult, port: int | None) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = options.pop("host", None) or parts.hostname or ""  # ?host=/folder is a socket, as libpq has it
    database_name = unquote(parts.path)[1:]
    if not database_name or "/" in database_name:
        raise _refuse_database(name, "must name one database after the host")
    if unknown := sorted(options.keys() - _POSTGRES_OPTIONS):
        raise _refuse_database(name, f"has an option that is not known: {', '.join(unknown)}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **options},
    }
