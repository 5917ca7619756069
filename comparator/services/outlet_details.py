"""What is told of an outlet: checked whoever tells it, and put right by who may."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

import msgspec
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from comparator.analysis.codes import countries, languages
from comparator.analysis.document import Record
from comparator.analysis.domains import NotADomain, domain_of
from comparator.analysis.outlets import outlet_named, outlet_of_host
from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.rules import rules_from
from comparator.models import Outlet, OutletDomain, is_staff
from comparator.services.events import ChangedMeanwhileError
from comparator.services.outlets import outlet_name_tidy, outlet_slug

MOST = 30
"""Domains, aliases or languages of one outlet."""
_TAKEN = "There is an outlet of this name already."


class OutletTold(Record, frozen=True):
    """What a form or a file tells of an outlet."""

    name: str
    kind: str = Outlet.Kind.OTHER
    country: str = ""
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def outlet_told(outlet: Outlet) -> OutletTold:
    """What is told of an outlet now."""
    rules = outlet.cleaning_rules if isinstance(outlet.cleaning_rules, dict) else {}
    return OutletTold(
        name=outlet.name,
        kind=outlet.kind,
        country=outlet.country,
        languages=_strings(outlet.languages),
        domains=outlet.domains,
        aliases=_strings(outlet.aliases),
        selectors=_strings(rules.get("selectors", ())),
        phrases=_strings(rules.get("phrases", ())),
    )


def outlet_shown(outlet: Outlet, *, told: bool) -> OutletTold:
    """What a reader may know of it: all, where all is `told` to them, else no domain, other name or rule."""
    shown = outlet_told(outlet)
    return shown if told else msgspec.structs.replace(shown, domains=(), aliases=(), selectors=(), phrases=())


def outlet_stamp(outlet: Outlet) -> str:
    """The same in few letters: two people who read the same stamp read the same."""
    return hashlib.sha256(msgspec.json.encode(outlet_told(outlet))).hexdigest()[:16]


def outlet_create(*, user: User, told: OutletTold) -> Outlet:
    """A new outlet, which its maker may change. Raises ValidationError by field."""
    told = outlet_checked(user=user, told=told)
    try:
        with transaction.atomic():
            outlet = Outlet(slug=outlet_slug(told.name), owner=user)
            _write(outlet, told, user)
    except IntegrityError:  # somebody made it between the look and the write
        raise ValidationError({"name": _TAKEN}) from None
    return outlet


def outlet_change(*, user: User, outlet: Outlet, told: OutletTold, seen: str | None = None) -> Outlet:
    """Put right what is told of an outlet; its address stays. `seen` is the stamp of what the person read.
    Raises PermissionDenied, ChangedMeanwhileError and ValidationError by field."""
    if not outlet.editable_by(user):
        raise PermissionDenied("This outlet is not yours to change.")
    told = outlet_checked(user=user, told=told, outlet=outlet)
    try:
        with transaction.atomic():
            outlet = Outlet.objects.select_for_update().get(pk=outlet.pk)
            if seen is not None and outlet_stamp(outlet) != seen:
                raise ChangedMeanwhileError
            _write(outlet, told, user)
    except IntegrityError:
        raise ValidationError(
            {"domains": "One of these domains was given to another outlet meanwhile."}
        ) from None
    return outlet


def _write(outlet: Outlet, told: OutletTold, user: User) -> None:
    outlet.name, outlet.kind, outlet.country = told.name, told.kind, told.country
    outlet.languages, outlet.aliases = list(told.languages), list(told.aliases)
    rules = {"selectors": list(told.selectors), "phrases": list(told.phrases)}
    rules = {kind: lines for kind, lines in rules.items() if lines}
    if rules != outlet.cleaning_rules:  # whose words they are now decides whose pages they hold for
        outlet.cleaning_rules, outlet.rules_by = rules, user
    outlet.save()
    had = set(outlet.domain_rows.values_list("domain", flat=True))
    outlet.domain_rows.exclude(domain__in=told.domains).delete()
    if is_staff(user):  # who runs the site has read them and lets them stand
        outlet.domain_rows.update(by=user)
    fresh = (domain for domain in told.domains if domain not in had)
    OutletDomain.objects.bulk_create(
        [OutletDomain(outlet=outlet, domain=domain, by=user) for domain in fresh]
    )


def outlet_checked(*, user: User, told: OutletTold, outlet: Outlet | None = None) -> OutletTold:
    """The same, tidied, for a new outlet or for `outlet`. Raises ValidationError with what is wrong, by
    field."""
    problems: dict[str, list[str]] = {}

    def tried(field: str, check: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        try:
            return check()
        except (ValueError, ValidationError) as problem:
            words = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
            problems[field] = words
            return ()

    name = outlet_name_tidy(told.name)
    checked = OutletTold(
        name="".join(tried("name", lambda: (_name(name, outlet),))),
        kind="".join(tried("kind", lambda: _known(told.kind, Outlet.Kind.values, "kind of outlet"))),
        country="".join(tried("country", lambda: _country(told.country))),
        languages=tried("languages", lambda: _languages(told.languages)),
        domains=tried("domains", lambda: _domains(told.domains, user, outlet, outlet_slug(name))),
        aliases=tried("aliases", lambda: _aliases(told.aliases, name, outlet)),
        selectors=tried("selectors", lambda: _rules("selectors", told.selectors)),
        phrases=tried("phrases", lambda: _rules("phrases", told.phrases)),
    )  # fmt: skip
    if problems:
        raise ValidationError(problems)
    return checked


def _name(name: str, outlet: Outlet | None) -> str:
    if not name:
        raise ValidationError("Give the outlet a name.")
    if outlet and outlet_slug(name) == outlet.slug:
        return name
    if (known := outlet_named(name)) and (outlet is None or outlet_slug(known.name) != outlet.slug):
        raise ValidationError(f"“{name}” is in the list already: {known.name}.")
    others = Outlet.objects.exclude(pk=outlet.pk) if outlet else Outlet.objects.all()
    if others.filter(Q(slug=outlet_slug(name)) | Q(name__iexact=name)).exists():
        raise ValidationError(_TAKEN)
    return name


def _known(value: str, values: Iterable[str], what: str) -> tuple[str]:
    if value and value not in values:
        raise ValidationError(f"“{value[:40]}” is no {what} that is known here.")
    return (value,)


def _country(told: str) -> tuple[str]:
    return _known(told.strip().upper(), countries(), "country")


def _languages(told: Sequence[str]) -> tuple[str, ...]:
    codes = _few((one.strip().lower() for one in told), "languages")
    for code in codes:
        _known(code, languages(), "language")
    return codes


def _domains(told: Sequence[str], user: User, outlet: Outlet | None, slug: str) -> tuple[str, ...]:
    """Each in its normal form and nobody else's: neither another stored outlet's nor, but for staff, that of
    another one of the starter list."""
    given = _few(told, "domains")
    try:
        domains = tuple(sorted({domain_of(one) for one in given}))
    except NotADomain as problem:
        raise ValidationError(str(problem)) from None
    taken = OutletDomain.objects.of_hosts(domains).exclude(outlet=outlet)
    for row in taken:
        whose = row.outlet.name if row.outlet.told_to(user) else "another outlet"
        raise ValidationError(f"{row.domain} belongs to {whose}.")
    for domain in domains if not is_staff(user) else ():
        known = outlet_of_host(domain)
        if (
            known
            and domain in known.domains
            and outlet_slug(known.name) not in (slug, outlet and outlet.slug)
        ):
            raise ValidationError(f"{domain} belongs to {known.name}.")
    return domains


def _aliases(told: Sequence[str], name: str, outlet: Outlet | None) -> tuple[str, ...]:
    given = _few((outlet_name_tidy(one) for one in told), "other names")
    for alias in given:
        known = outlet_named(alias)
        if known and outlet_slug(known.name) not in (outlet_slug(name), outlet and outlet.slug):
            raise ValidationError(f"“{alias}” is the name of another outlet: {known.name}.")
    return tuple(alias for alias in given if alias != name)


def _rules(kind: str, told: Sequence[str]) -> tuple[str, ...]:
    try:
        rules = rules_from({kind: list(told)})
    except Unreadable as problem:
        raise ValidationError(str(problem)) from None
    return rules.selectors if kind == "selectors" else rules.phrases


def _few(told: Iterable[str], what: str) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(one.strip() for one in told if one.strip()))
    if len(kept) > MOST:
        raise ValidationError(f"These are {len(kept)} {what}; an outlet has up to {MOST}.")
    return kept


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
