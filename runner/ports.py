"""Finding a port to serve on."""

import socket

from runner.shell import fail, say

USUAL = 8000
_TRIED = 100


def choose(asked: int | None) -> int:
    """The port to serve on: the one asked for (0: any free one), else 8000 or the next free one above."""
    if asked is None:
        return _usual()
    if asked == 0:
        return _any_free()
    if not 0 < asked < 65536:
        raise fail(f"{asked} is no port: choose one from 1024 to 65535.")
    if not _is_free(asked):
        other = next((port for port in range(asked + 1, min(asked + _TRIED, 65536)) if _is_free(port)), 0)
        raise fail(f"Port {asked} is not free. Try: python3 run.py demo --port {other}")
    return asked


def _usual() -> int:
    for port in range(USUAL, USUAL + _TRIED):
        if _is_free(port):
            if port != USUAL:
                say(f"Port {USUAL} is not free; using {port}.")
            return port
    raise fail(f"No port from {USUAL} to {USUAL + _TRIED - 1} is free: choose one with --port.")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _any_free() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
