"""Which outlet a page is from, where the page says so: web addresses, title lines, notices, its own staff."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comparator.analysis.outlets import known_outlets, outlet_at, outlet_named
from comparator.analysis.page_blocks import Block

_TITLE = re.compile(r"^(?P<head>.{0,200}?)\s?(?:\s[-–—|•·]|^[-–—|])\s(?P<site>[^|–—]{2,40})$")
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)[ ©]*(?:19|20)\d\d(?:[-– ]+(?:19|20)\d\d)?,? (?:by )?(?P<site>[A-Z][^.,|©]{1,40})",
    re.I,
)
_OWN = (
    r"(?:more (?:from |on )?|skip to more |follow |download the |about |contact |subscribe to |get the |the )?"
    r"(?P<n>{}) (?:sites|app|homepage|home|newsletter|on (?:twitter|facebook|instagram|x)|store|news ?room|staff)"
)
_STAFF = r"\b({})(?:['’]s (?!Kim\b)[A-Z]\w+ [A-Z]\w+|(?: [A-Z]\w+){{0,3}} Correspondent [A-Z]\w+)"
_LONGEST = 400


class Site(NamedTuple):
    """The outlet a page belongs to."""

    name: str
    agency_only: bool = False
    """Whether nothing but the agency in the dateline tells it: the page may be a subscriber's."""


def site_of(cut: Sequence[Block], headline: str | None, agency: str | None) -> Site | None:
    """The outlet of a page, None where the page gives no clear sign.

    `cut` is what is not the article: only there does a page speak of itself. `agency` is the dateline's.
    """
    lines = [b.text for b in cut if len(b.text) <= _LONGEST]
    named = _by_title(lines, headline) or _by_address(lines) or _by_notice(lines) or _by_own_name(lines)
    if named := named or _by_staff(b.text for b in cut):
        return Site(named)
    return Site(_known(agency) or agency, agency_only=True) if agency and _known(agency) else None


def _known(name: str) -> str | None:
    outlet = outlet_named(name.strip(" .,:;"))
    return outlet.name if outlet else None


def _by_title(lines: Sequence[str], headline: str | None) -> str | None:
    """The site's name in a window title: "Headline - Site" or "- Site"."""
    wanted = _flat(headline or "")
    for line in lines:
        found = _TITLE.match(line)
        if not found:
            continue
        head, site = _flat(found["head"]), found["site"].strip()
        if not head and _known(site):
            return _known(site)
        if wanted and len(head) > 10 and (head in wanted or wanted in head):
            return _known(site) or site
    return None


def _by_address(lines: Sequence[str]) -> str | None:
    """The outlet of the first known web address that stands alone on its line."""
    alone = [o for line in lines if len(line.split()) == 1 and (o := outlet_at(line))]
    return alone[0].name if alone else None


def _by_notice(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = _NOTICE.search(line)
        if found and (
            name := _known(re.sub(r"\s*(?:all rights.*|inc|ltd|llc|plc)\W*$", "", found["site"], flags=re.I))
        ):
            return name
    return None


def _by_own_name(lines: Sequence[str]) -> str | None:
    pattern = re.compile(r"^\W*" + _OWN.format(_names()) + r"\W*$", re.IGNORECASE)
    hits = Counter(
        n for line in lines if (f := pattern.match(re.sub(r"^\d+\. ", "", line))) and (n := _known(f["n"]))
    )
    return hits.most_common(1)[0][0] if hits else None


def _by_staff(lines: Iterable[str]) -> str | None:
    """The outlet whose reporters the page's own teasers name at least twice, and no other as often."""
    pattern = re.compile(_STAFF.format(_names()))
    hits = Counter(n for line in lines for f in pattern.findall(line[:2000]) if (n := _known(f)))
    ranked = hits.most_common(2)
    clear = ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1])
    return ranked[0][0] if clear else None


@functools.cache
def _names() -> str:
    names = {n for o in known_outlets() for n in (o.name, *o.aliases) if len(n) > 1}
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
