"""What a fetch gives back, and what is said where it gives nothing: never a word of what was fetched."""

import datetime as dt
import email.utils
from typing import Literal

from comparator.analysis.document import Record

Wanted = Literal["page", "feed"]
LONGEST_WAIT = 86_400.0
"""Seconds; who asks to be left alone for longer is asked again after a day."""
_SHORTEST_WAIT = 60.0
_NO_SUCH = (404, 410)
_SIGN_IN = (401, 402, 407)
_WAIT = (429, 503)
_COMMON = ("text/plain", "text/xml", "application/xml", "application/json", "text/html", "")
_TYPES: dict[Wanted, tuple[str, ...]] = {
    "page": (
        *_COMMON,
        "application/xhtml+xml",
        "application/pdf",
        "application/octet-stream",  # servers call what they do not know so; its bytes tell
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.iptc.g2.newsitem+xml",
        "message/rfc822",
    ),
    "feed": (
        *_COMMON,
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    ),
}
_KINDS = {"image": "a picture", "video": "a video", "audio": "a sound recording", "font": "a font"}
_AGAIN: dict[Wanted, str] = {
    "page": "Try again {when}, or paste the text instead.",
    "feed": "It is looked at again by itself.",
}
_INSTEAD: dict[Wanted, str] = {
    "page": "Paste the text instead.",
    "feed": "Open the feed's address in a browser to check it.",
}


UNKNOWN_SITE = "No site of this name was found."
NO_ANSWER_OF_NAMES = "The name of this site could not be looked up."
IN_VAIN = ("What the address answers is ", "The address leads to a network that is not public.")
"""How sentences begin after which another try at the same address cannot do better."""


class Fetched(Record, frozen=True):
    """What an address answered."""

    url: str
    """Where it was found in the end, after every redirect."""
    status: int
    content_type: str
    """Lower-case and without parameters; empty where the server named none."""
    charset: str
    """As the server named it; empty where it did not."""
    body: bytes
    """Unpacked; empty where `not_modified`."""
    etag: str = ""
    modified: str = ""
    """What to send along the next time."""
    moved_to: str = ""
    """Where to ask from now on: as far as redirects led that hold for good, and none of them to plain http
    from https; empty where none did."""
    not_modified: bool = False
    """Whether nothing has changed since the answer that `etag` and `modified` came from."""


class Unfetchable(ValueError):  # noqa: N818 (named as Unreadable is: what it says of the address)
    """Nothing was fetched; str() is the sentence for the user, with the next step."""

    def __init__(self, message: str, *, retry_after: float | None = None, permanent: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """Seconds after which the site wants to be asked again; None where it does not say."""
        self.permanent = permanent
        """Whether another try can be expected to end in the same way."""


def instead(wanted: Wanted) -> str:
    """What the user can do where a fetch cannot succeed."""
    return _INSTEAD[wanted]


def later(wanted: Wanted, when: str = "later") -> str:
    """What the user can do where another try may succeed."""
    return _AGAIN[wanted].format(when=when)


def refusal(wanted: Wanted, status: int, retry_after: str | None, now: float) -> Unfetchable:
    """The error for an answer that holds no page. `retry_after` is the header's value."""
    if status in _WAIT:
        return told_to_wait(wanted, wait_seconds(retry_after, now), status)
    if status in _SIGN_IN:
        message = f"The {wanted} answered {status}: it wants a sign-in. {instead(wanted)}"
    elif status in _NO_SUCH:
        message = f"The {wanted} answered {status}: it is not there. Check the address. {instead(wanted)}"
    elif status >= 500:
        message = f"The site answered {status}: it has a fault of its own. {later(wanted)}"
    else:
        message = f"The {wanted} answered {status}. {instead(wanted)}"
    return Unfetchable(message, permanent=status < 500 and status != 408)


def told_to_wait(wanted: Wanted, seconds: float, status: int | None = None) -> Unfetchable:
    """The error where a site wants to be left alone for a while."""
    answered = f" (it answered {status})" if status else ""
    return Unfetchable(
        f"The site asks to wait{answered}. {later(wanted, f'in {in_words(seconds)}')}",
        retry_after=seconds,
    )


def wait_seconds(header: str | None, now: float) -> float:
    """Seconds that a Retry-After header asks for: given in seconds or as a date; a minute at least, a day
    at most."""
    value = (header or "").strip()
    asked = 0.0
    if value.isascii() and value.isdigit():
        asked = float(value[:10])
    elif value:
        try:
            date = email.utils.parsedate_to_datetime(value)
        except (ValueError, OverflowError):
            date = None
        if date is not None:
            asked = (date if date.tzinfo else date.replace(tzinfo=dt.UTC)).timestamp() - now
    return min(max(asked, _SHORTEST_WAIT), LONGEST_WAIT)


def in_words(seconds: float) -> str:
    """A time as people say it, rounded up: "2 minutes"."""
    minutes = max(1, -(-int(seconds) // 60))
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = -(-minutes // 60)
    return "an hour" if hours == 1 else f"{hours} hours"


def check_type(wanted: Wanted, content_type: str) -> None:
    """Raise Unfetchable for an answer whose type is not one that is read."""
    known = content_type in _TYPES[wanted]
    if known or (
        content_type.startswith(("application/", "text/")) and content_type.endswith(("+xml", "+json"))
    ):
        return
    kind = _KINDS.get(content_type.partition("/")[0], "of a kind that cannot be read")
    raise Unfetchable(f"{IN_VAIN[0]}{kind}, no {wanted}. {instead(wanted)}", permanent=True)
