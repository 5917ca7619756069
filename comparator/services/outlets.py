"""Outlets by the names that people and pages use."""

from anyascii import anyascii
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from comparator.analysis.outlets import Known, outlet_named
from comparator.models import Outlet, storable

_SLUG = 100


def outlet_get_or_create(*, name: str) -> Outlet:
    """The outlet of a name or short name: one in the database, else one of the starter list, else a new
    one that bears just this name. Safe when twenty ask at once."""
    name = " ".join(storable(name).split())[:200]
    known = outlet_named(name)
    slug = outlet_slug(known.name if known else name)
    found = Outlet.objects.filter(slug=slug).first() or _by_alias(name)
    return found or _create(
        slug, known or Known(name=name, kind="other", country="", languages=(), domains=())
    )


def outlet_describe(*, name: str, kind: str, country: str, languages: list[str]) -> Outlet:
    """The outlet of this name with what is told about it filled in where it was unknown."""
    outlet = outlet_get_or_create(name=name)
    if outlet.kind == Outlet.Kind.OTHER and kind in Outlet.Kind.values:
        outlet.kind, outlet.country, outlet.languages = kind, country, languages
        outlet.save(update_fields=["kind", "country", "languages"])
    return outlet


def outlet_slug(name: str) -> str:
    """The address form of a name in any script; never empty."""
    return slugify(anyascii(name))[:_SLUG].strip("-") or "outlet"


def _by_alias(name: str) -> Outlet | None:
    wanted = name.casefold()
    for outlet in Outlet.objects.exclude(aliases=[]).only("pk", "aliases", "name"):
        if wanted in (str(alias).casefold() for alias in outlet.aliases):
            return outlet
    return None


def _create(slug: str, known: Known) -> Outlet:
    details = {
        "name": known.name,
        "kind": known.kind if known.kind in Outlet.Kind.values else Outlet.Kind.OTHER,
        "country": known.country,
        "languages": list(known.languages),
        "domains": list(known.domains),
        "aliases": list(known.aliases),
    }
    try:
        with transaction.atomic():
            return Outlet.objects.create(slug=slug, **details)
    except IntegrityError:  # somebody made it between the look and the write
        return Outlet.objects.get(slug=slug)
