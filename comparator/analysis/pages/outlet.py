"""Which outlet a page is from, where the page says so: web addresses, title lines, notices, its own staff."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comparator.analysis.outlets import Known, outlet_at, outlet_named, press_named
from comparator.analysis.pages.blocks import Block
from comparator.analysis.pages.credits import is_agency

_TITLE = re.compile(r"^(?P<head>.{0,200}?)\s?(?:\s[-–—|•·]|^[-–—|])\s(?P<site>[^|–—]{2,40})$")
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)[ ©]*(?:19|20)\d\d(?:[-– ]+(?:19|20)\d\d)?,?"
    r" (?:by )?(?P<site>[A-Z][^.,|©]{1,40})",
    re.I,
)
_OWN = re.compile(
    r"^(?:\d+\. )?(?i:more (?:from |on )?|skip to more |follow |download the |about |contact |subscribe to )"
    r"(?P<name>[A-Z][\w.&' -]{1,40}?)"
    r" (?:sites|app|newsletter|store|news ?room|on (?i:twitter|facebook|instagram))$"
)
_STAFF = re.compile(
    r"\b(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}?)"
    r"(?:['’]s [A-Z]\w+ [A-Z]\w+|(?: [A-Z]\w+){0,3} Correspondent [A-Z]\w+)"
)
_COMPANY = re.compile(r"[\s,]*\b(?:all rights.*|inc|ltd|llc|plc|company)\W*$", re.IGNORECASE)
_NAMED_NOTICE = re.compile(r"^(?:©|\(c\)|copyright) ?[A-Z][^.,|©]{2,40} (?:19|20)\d\d\W*$", re.IGNORECASE)
_LONGEST = 400


class Site(NamedTuple):
    """The outlet a page belongs to."""

    name: str
    agency_only: bool = False
    """Whether nothing but the agency in the dateline tells it: the page may be a subscriber's."""


def site_of(cut: Sequence[Block], headline: str | None, agency: str | None, *, top: int = 0) -> Site | None:
    """The outlet of a page, None where the page gives no clear sign.

    `cut` is what is not the article: only there does a page speak of itself. `agency` is the dateline's,
    `top` the place in the page where the article begins.
    """
    lines = [b.text for b in cut if len(b.text) <= _LONGEST]
    above = [b.text for b in cut if b.start < top]
    own = _by_title(lines, headline) or _by_address(lines) or _by_own_name(lines) or _by_masthead(above)
    if own:
        return Site(own)
    if notice := _by_notice(lines):
        return Site(notice.name, agency_only=notice.kind == "wire")
    if signed := _by_signature(lines):
        return Site(signed)
    if staff := _by_staff(b.text for b in cut):
        return Site(staff)
    if agency and is_agency(agency):
        return Site(_known(agency) or agency, agency_only=True)
    return None


def _known(name: str) -> str | None:
    outlet = press_named(name.strip(" .,:;"))
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
            return _known(site) or (site if _signs(lines, site) else None)
    return None


def _signs(lines: Sequence[str], site: str) -> bool:
    """Whether a copyright notice names the site: else "Headline | Health" would make an outlet."""
    return any(_NOTICE.search(line) and site.casefold() in line.casefold() for line in lines)


def _by_address(lines: Sequence[str]) -> str | None:
    """The outlet of the first known web address that stands alone on its line."""
    alone = [o for line in lines if len(line.split()) == 1 and (o := outlet_at(line))]
    return alone[0].name if alone else None


def _by_masthead(above: Sequence[str]) -> str | None:
    """A known outlet's name alone on a line over the headline; an agency's may be a credit there."""
    found = (press_named(line.strip(" |–-")) for line in above if len(line.split()) > 1)
    return next((o.name for o in found if o and o.kind != "wire"), None)


def _by_signature(lines: Sequence[str]) -> str | None:
    """A name that stands alone on a line of the page and in its copyright notice: "© The Gazette 2019"."""
    notices = [_flat(line) for line in lines if _NOTICE.search(line) or _NAMED_NOTICE.match(line)]
    alone = (line.strip(" |–-") for line in lines if 1 <= len(line.split()) <= 5 and line[:1].isupper())
    name = next((n for n in alone if len(n) > 3 and any(f" {_flat(n)} " in f" {x} " for x in notices)), None)
    return (name.title() if name.isupper() else name) if name else None


def _by_notice(lines: Sequence[str]) -> Known | None:
    """The known outlet of a copyright notice."""
    found = (f for line in lines if (f := _NOTICE.search(line)))
    return next((o for f in found if (o := outlet_named(_COMPANY.sub("", f["site"]).strip()))), None)


def _by_own_name(lines: Sequence[str]) -> str | None:
    """The outlet that a menu names as the page's own: "Skip to more … sites"."""
    found = (f for line in lines if (f := _OWN.match(line)))
    return next((name for f in found if (name := _known(f["name"]))), None)


def _by_staff(lines: Iterable[str]) -> str | None:
    """The outlet whose reporters the page's own teasers name at least twice, and no other half as often."""
    hits = Counter(n for line in lines for f in _STAFF.finditer(line[:2000]) if (n := _known(f["name"])))
    ranked = hits.most_common(2)
    clear = ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1])
    return ranked[0][0] if clear else None


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
