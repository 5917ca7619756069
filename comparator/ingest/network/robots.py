"""What a site's robots.txt asks of programs (RFC 9309)."""

import math

from protego import Protego

ROBOT = "comparator"
"""The name by which a robots.txt can speak to this program."""
LONGEST_PAUSE = 10.0
"""Seconds between two requests that a site can ask for; whoever asks for more gets this."""
READ_BYTES = 500 * 1024
"""As much of a robots.txt is read, and what follows is not, as the RFC says."""


class Robots:
    """The rules of one site."""

    def __init__(self, rules: Protego | None) -> None:
        self._rules = rules

    def allows(self, url: str) -> bool:
        """Whether this program may fetch a page of the site."""
        return self._rules is None or bool(self._rules.can_fetch(url, ROBOT))

    @property
    def pause(self) -> float:
        """Seconds that the site asks for between two requests; 0 where it asks for none."""
        asked = self._rules.crawl_delay(ROBOT) if self._rules else None
        if asked is None or not math.isfinite(asked):
            return 0.0
        return min(max(float(asked), 0.0), LONGEST_PAUSE)


EVERYTHING = Robots(None)
"""The rules of a site that has none."""


def read_robots(body: bytes) -> Robots:
    """The rules in the first bytes of a robots.txt, in whatever shape it is. One that makes no sense has
    no rules."""
    text = body[:READ_BYTES].decode("utf-8-sig", errors="replace").replace("\0", "")
    try:
        return Robots(Protego.parse(text))
    except ValueError:  # a rule with brackets that hold no IPv6 address
        return EVERYTHING
