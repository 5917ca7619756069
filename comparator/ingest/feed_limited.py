"""Reading a feed in a process of its own: `read_feed_limited`, and what runs in that process."""

import subprocess
import sys
from pathlib import Path

import msgspec

from comparator.analysis.document import Record
from comparator.analysis.page_text import Unreadable
from comparator.ingest.child import limit_process, next_share
from comparator.ingest.feed import FeedRead, read_feed

_ROOT = Path(__file__).parents[2]
_WALL = 15.0
"""Seconds by the clock."""
_SECONDS = 5
"""Of processor time; a feed of 5 MB takes one to three."""
_DIED = "The feed takes more memory or time to read than a feed may. Open it in a browser to check it."


class _Task(Record, frozen=True):
    """What is known of the feed; its bytes follow."""

    url: str
    content_type: str = ""
    charset: str = ""


class _Outcome(Record, frozen=True):
    read: FeedRead | None = None
    refused: str = ""


def read_feed_limited(body: bytes, *, url: str, content_type: str = "", charset: str = "") -> FeedRead:
    """As `feed.read_feed`, in a child process with the limits of `child`. Raises Unreadable."""
    task = msgspec.json.encode(_Task(url=url, content_type=content_type, charset=charset))
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-B", "-m", "comparator.ingest.feed_limited"],
            input=task + b"\n" + body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"LANG": "C.UTF-8", "PYTHONUTF8": "1"},
            timeout=_WALL,
            check=True,
            start_new_session=True,
        )
        outcome = msgspec.json.decode(done.stdout, type=_Outcome)
    except (subprocess.SubprocessError, msgspec.MsgspecError):
        raise Unreadable(_DIED) from None
    if outcome.read is None:
        raise Unreadable(outcome.refused)
    return outcome.read


def main() -> None:
    """Read the task and the feed from standard input, answer in JSON."""
    limit_process()
    next_share(_SECONDS)
    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=_Task)
    body = sys.stdin.buffer.read()
    try:
        read = read_feed(body, url=task.url, content_type=task.content_type, charset=task.charset)
        outcome = _Outcome(read=read)
    except Unreadable as problem:
        outcome = _Outcome(refused=str(problem))
    sys.stdout.buffer.write(msgspec.json.encode(outcome))


if __name__ == "__main__":
    main()
