"""What this process remembers of the hosts it has asked, so that it asks them politely."""

import threading

from comparator.ingest.network.robots import Robots

USUAL_PAUSE = 1.0
"""Seconds between two requests to one host that asks for no other pause."""
ROBOTS_KEPT = 3600.0
"""Seconds for which a robots.txt holds before it is read again."""
_MOST = 2000
"""Hosts remembered; beyond, those whose time ran out longest ago go first."""


class Manners:
    """Safe to be used by several threads. Times are seconds of one clock that the caller reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        self._silent: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Robots]] = {}

    def turn(self, host: str, pause: float, now: float) -> float:
        """Take the next turn at a host; how many seconds to wait until then."""
        with self._lock:
            at = max(now, self._free.get(host, now))
            self._free[host] = at + max(pause, USUAL_PAUSE)
            _trim(self._free)
            return at - now

    def keep_silent(self, host: str, until: float) -> None:
        """Note that a host wants no requests before a time."""
        with self._lock:
            self._silent[host] = until
            _trim(self._silent)

    def silence(self, host: str, now: float) -> float:
        """Seconds for which a host still wants no requests; 0 where it may be asked."""
        with self._lock:
            return max(0.0, self._silent.get(host, now) - now)

    def robots(self, origin: str, now: float) -> Robots | None:
        """The rules of a site where they were read within the hour."""
        with self._lock:
            until, rules = self._robots.get(origin, (now, None))
            return rules if until > now else None

    def keep_robots(self, origin: str, rules: Robots, now: float) -> None:
        """Remember the rules of a site."""
        with self._lock:
            self._robots[origin] = (now + ROBOTS_KEPT, rules)
            if len(self._robots) > _MOST:
                del self._robots[min(self._robots, key=lambda site: self._robots[site][0])]


def _trim(times: dict[str, float]) -> None:
    if len(times) > _MOST:
        del times[min(times, key=lambda host: times[host])]
