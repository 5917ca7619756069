"""Waiting no longer than one wants to."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")


def in_time(work: Callable[[], _Result], seconds: float) -> _Result:
    """What the work gives or raises; TimeoutError where it takes longer. It then goes on by itself, so this
    is for work that changes nothing and has no time limit of its own, as asking a resolver."""
    done: queue.SimpleQueue[tuple[_Result | None, Exception | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except Exception as error:
            done.put((None, error))

    threading.Thread(target=run, name="in time", daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # a result stands there where no error does
