"""Logs as JSON lines that hold no article text, request bodies or query strings."""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

# Fields that a caller may add with `extra=`; anything else is left out of the line.
_EXTRA = (
    "status_code",
    "event",
    "article",
    "version",
    "analysis",
    "job",
    "kind",
    "place",
    "error",
    "requeued",
    "failed",
    "seconds",
    "count",
    "rows",
    "step",
)


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _message(record: logging.LogRecord) -> str:
    """The message; Django's on an answer name the route instead of the path, for the address of an event
    holds the words of its title."""
    request, args = getattr(record, "request", None), record.args
    if not (isinstance(args, tuple) and args and args[-1] == getattr(request, "path", None)):
        return record.getMessage()
    match = getattr(request, "resolver_match", None)
    return str(record.msg) % (*args[:-1], f"/{match.route}" if match else "no page")


class JsonLines(logging.Formatter):
    """One JSON object a record: time (UTC), level, logger, message, known extras, and where an error arose.

    An exception's own message is left out: a database's or parser's often repeats the text it choked on.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        line.update({name: getattr(record, name) for name in _EXTRA if hasattr(record, name)})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)
