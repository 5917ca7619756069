"""Outlets by the names that people and pages use, and by the domains they publish under."""

import itertools
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q

from comparator.analysis.domains import host_of, is_shared, owners
from comparator.analysis.outlets import Known, outlet_named, outlet_of_host
from comparator.models import Outlet, OutletDomain, is_staff, storable
from comparator.models.outlet import outlet_slug
from comparator.models.people import Anyone

__all__ = (
    "bare",
    "is_own_site",
    "outlet_describe",
    "outlet_get_or_create",
    "outlet_name_tidy",
    "outlet_of_domain",
    "outlet_slug",
    "outlet_store",
    "outlet_stored",
)


def outlet_get_or_create(*, name: str = "", domain: str = "", user: Anyone | None = None) -> Outlet:
    """The outlet of a name or short name: one in the database that `user` may know, else one of the starter
    list, else a new one that bears just this name, with the domain where it can be an outlet's own and is
    nobody's yet. Without a name, the outlet of a domain; a new one is named after it. Safe when twenty ask at
    once. Without a user, for whoever runs the site."""
    name = outlet_name_tidy(name)
    if not name and (of_domain := outlet_of_domain(domain, user)):
        return of_domain
    name = name or host_of(storable(domain)) or "Outlet not named"
    known = outlet_named(name)
    slug = outlet_slug(known.name if known else name)
    if stored := outlet_stored(name, user):
        return stored
    # What somebody renamed in private keeps its address, and nobody else learns of its name.
    taken = set(
        Outlet.objects.filter(slug__startswith=slug).exclude(name__iexact=name).values_list("slug", flat=True)
    )
    slugs = itertools.chain((slug,), (f"{slug}-{number}" for number in itertools.count(2)))
    new = known or bare(name, _free(domain))
    return outlet_store(slug=next(one for one in slugs if one not in taken), known=new)


def outlet_stored(name: str, user: Anyone | None = None) -> Outlet | None:
    """The outlet of a name or short name, where the database has it and this person may know of that."""
    name = outlet_name_tidy(name)
    known = outlet_named(name)
    names = {name.casefold(), known.name.casefold() if known else ""}
    slug = outlet_slug(known.name if known else name)
    named = list(
        Outlet.objects.filter(Q(slug=slug) | Q(name__iexact=name)).select_related("owner").order_by("pk")
    )
    # Who tells the very name of an outlet learns nothing from being led to it.
    told = [one for one in named if one.name.casefold() in names or outlet_slug(one.name) == slug]
    return next(iter(told or _known_to(user, named) or _known_to(user, _by_alias(name))), None)


def outlet_of_domain(domain: str, user: Anyone | None = None) -> Outlet | None:
    """The outlet that publishes under a domain, or under the longest one above it: one in the database that
    `user` may know of first, then one of the starter list, which is stored by this. None for what strangers
    share, such as "github.io". Without a user, for whoever runs the site."""
    host = host_of(storable(domain))
    names = list(owners(host)) if host else []
    rows = {row.domain: row.outlet for row in OutletDomain.objects.of_hosts(names)}
    if found := _known_to(user, [rows[name] for name in names if name in rows]):
        return found[0]
    known = outlet_of_host(host) if names else None
    return outlet_get_or_create(name=known.name, user=user) if known else None


def is_own_site(outlet: Outlet, url: str) -> bool:
    """Whether an address is on the site of an outlet by the word of the starter list, or of who runs the
    site: what a member alone says of a domain must not write into others' articles."""
    host = host_of(storable(url))
    names = list(owners(host)) if host else []
    rows = {row.domain: row for row in OutletDomain.objects.of_hosts(names)}
    row = next((rows[name] for name in names if name in rows), None)
    if row is not None and row.outlet_id == outlet.pk and any(map(_runs_the_site, (row.by, outlet.owner))):
        return True
    listed = outlet_of_host(row.domain if row else host) if names else None
    stands = row is None or row.outlet_id == outlet.pk
    return stands and listed is not None and outlet_slug(listed.name) == outlet.slug


def _runs_the_site(person: User | None) -> bool:
    return person is not None and is_staff(person)


def _known_to(user: Anyone | None, outlets: Sequence[Outlet]) -> Sequence[Outlet]:
    """Those that this person may know by a domain or another name: what a member made, and nobody published,
    tells these to that member alone."""
    if not outlets or user is None or is_staff(user):
        return outlets
    told = Q(owner=None) | Q(pk__in=Outlet.objects.told_to(user).values("pk"))
    seen = set(
        Outlet.objects.visible_to(user)
        .filter(told, pk__in=[one.pk for one in outlets])
        .values_list("pk", flat=True)
    )
    return [one for one in outlets if one.pk in seen or _is_everybodys(one)]


def _is_everybodys(outlet: Outlet) -> bool:
    """Whether it was made by who looks after the site, or is as the starter list names it."""
    if outlet.owner is not None:
        return is_staff(outlet.owner)
    known = outlet_named(outlet.name)
    return known is not None and outlet_slug(known.name) == outlet.slug


def outlet_describe(*, name: str, kind: str, country: str, languages: list[str]) -> Outlet:
    """The outlet of this name with what is told about it filled in where it was unknown."""
    outlet = outlet_get_or_create(name=name)
    if outlet.kind == Outlet.Kind.OTHER and kind in Outlet.Kind.values:
        outlet.kind, outlet.country, outlet.languages = kind, country, languages
        outlet.save(update_fields=["kind", "country", "languages"])
    return outlet


def outlet_name_tidy(name: str) -> str:
    """A name on one line, at most as long as is stored."""
    return " ".join(storable(name).split())[:200]


def bare(name: str, domain: str = "") -> Known:
    """An outlet of which only the name is known, and perhaps where it publishes."""
    domains = (domain,) if domain else ()
    return Known(name=name, kind="other", country="", languages=(), domains=domains)


def _free(domain: str) -> str:
    """The domain where a site can own it and no outlet publishes there; else empty."""
    host = host_of(storable(domain))
    return host if host and not is_shared(host) and outlet_of_domain(host) is None else ""


def outlet_store(*, slug: str, known: Known) -> Outlet:
    """A new outlet with this address, or the one that somebody stored there meanwhile. Of its domains it
    gets those that are free."""
    details = {
        "name": known.name,
        "kind": known.kind if known.kind in Outlet.Kind.values else Outlet.Kind.OTHER,
        "country": known.country,
        "languages": list(known.languages),
        "aliases": list(known.aliases),
    }
    try:
        with transaction.atomic():
            outlet = Outlet.objects.create(slug=slug, **details)
    except IntegrityError:  # somebody made it between the look and the write
        return Outlet.objects.get(slug=slug)
    rows = [OutletDomain(outlet=outlet, domain=domain) for domain in known.domains]
    OutletDomain.objects.bulk_create(rows, ignore_conflicts=True)
    return outlet


def _by_alias(name: str) -> list[Outlet]:
    wanted = name.casefold()
    named = Outlet.objects.exclude(aliases=[]).select_related("owner")
    return [one for one in named if wanted in (str(alias).casefold() for alias in one.aliases)]
