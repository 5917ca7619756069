"""Outlets by the names that people and pages use, and by the domains they publish under."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from comparator.analysis.domains import host_of, owners
from comparator.analysis.outlets import Known, outlet_named, outlet_of_host
from comparator.models import Outlet, OutletDomain, storable
from comparator.models.outlet import outlet_slug

__all__ = (
    "bare",
    "outlet_describe",
    "outlet_get_or_create",
    "outlet_name_tidy",
    "outlet_of_domain",
    "outlet_slug",
    "outlet_store",
    "outlet_stored",
)


def outlet_get_or_create(*, name: str = "", domain: str = "") -> Outlet:
    """The outlet of a name or short name: one in the database, else one of the starter list, else a new
    one that bears just this name. Without a name, the outlet of a domain; a new one is named after it. Safe
    when twenty ask at once."""
    name = outlet_name_tidy(name)
    if not name and (of_domain := outlet_of_domain(domain)):
        return of_domain
    name = name or host_of(storable(domain)) or "Outlet not named"
    known = outlet_named(name)
    slug = outlet_slug(known.name if known else name)
    return outlet_stored(name) or outlet_store(slug=slug, known=known or bare(name))


def outlet_stored(name: str) -> Outlet | None:
    """The outlet of a name or short name, where the database has it."""
    name = outlet_name_tidy(name)
    known = outlet_named(name)
    slug = outlet_slug(known.name if known else name)
    named = Outlet.objects.filter(Q(slug=slug) | Q(name__iexact=name)).order_by("pk")
    return named.first() or _by_alias(name)


def outlet_of_domain(domain: str) -> Outlet | None:
    """The outlet that publishes under a domain, or under the longest one above it: one in the database first,
    then one of the starter list, which is stored by this. None for what strangers share, such as
    "github.io"."""
    host = host_of(storable(domain))
    names = list(owners(host)) if host else []
    rows = {row.domain: row.outlet for row in OutletDomain.objects.of_hosts(names)}
    if found := next((rows[name] for name in names if name in rows), None):
        return found
    known = outlet_of_host(host) if names else None
    return outlet_get_or_create(name=known.name) if known else None


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


def bare(name: str) -> Known:
    """An outlet of which only the name is known."""
    return Known(name=name, kind="other", country="", languages=(), domains=())


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


def _by_alias(name: str) -> Outlet | None:
    wanted = name.casefold()
    for outlet in Outlet.objects.exclude(aliases=[]).only("pk", "aliases", "name"):
        if wanted in (str(alias).casefold() for alias in outlet.aliases):
            return outlet
    return None
