"""Which outlets are there? Those that this reader may look up, and those of the starter list, which tell
nothing of what anybody brought in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from django.core.paginator import Paginator
from django.db.models import Count
from msgspec import structs

from comparator.analysis.codes import country_name, language_name
from comparator.analysis.document import Record
from comparator.analysis.domains import readable
from comparator.analysis.outlets import Known, known_outlets
from comparator.models import Anyone, Article, Outlet
from comparator.models.outlet import outlet_slug

PAGE_SIZE = 50


class OutletData(Record, frozen=True):
    """What is told of an outlet, in words."""

    slug: str
    name: str
    kind: str
    country: str
    """Its code; empty where it has none."""
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    articles: int = 0
    """How many of its articles this reader may see."""
    stored: bool = False
    """Whether more is known of it here than the starter list says."""

    @property
    def kind_word(self) -> str:
        """Such as "Wire agency"."""
        return str(dict(Outlet.Kind.choices).get(self.kind, self.kind))

    @property
    def country_word(self) -> str:
        """The country's name."""
        return country_name(self.country)

    @property
    def language_words(self) -> str:
        """Such as "French, English"."""
        return ", ".join(language_name(code) for code in self.languages)

    @property
    def domain_words(self) -> tuple[str, ...]:
        """The domains in their own script."""
        return tuple(readable(domain) for domain in self.domains)


class OutletsAsked(Record, frozen=True):
    """What the list is narrowed by."""

    query: str = ""
    kind: str = ""
    country: str = ""
    starters: bool = False
    """Whether the starter list is wanted too where nothing narrows the list; a search looks through all."""

    @property
    def is_all(self) -> bool:
        """Whether the starter list is looked through."""
        return bool(self.starters or self.query or self.kind or self.country)


class Choice(Record, frozen=True):
    """One value of a select, with how many outlets it leaves."""

    value: str
    name: str
    count: int


class OutletPage(Record, frozen=True):
    """A page of the list."""

    lines: tuple[OutletData, ...]
    count: int
    number: int
    pages: int
    kinds: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    starters: int
    """How many more the starter list has that are not shown."""


def outlets_list(user: Anyone, asked: OutletsAsked, page: int = 1) -> OutletPage:
    """The outlets by name, narrowed; those with articles that this reader may see first."""
    found = [one for one in _every(user) if _has(one, asked.query)]
    chosen = [one for one in found if _is(one, kind=asked.kind, country=asked.country)]
    shown_of = chosen if asked.is_all else [one for one in chosen if one.stored]
    paginator = Paginator(sorted(shown_of, key=_order), PAGE_SIZE)
    shown = paginator.get_page(page)
    return OutletPage(
        lines=tuple(shown.object_list),
        count=paginator.count,
        number=shown.number,
        pages=paginator.num_pages,
        kinds=_choices((one.kind, one.kind_word) for one in found if _is(one, country=asked.country)),
        countries=_choices(
            (one.country, one.country_word) for one in found if one.country and _is(one, kind=asked.kind)
        ),
        starters=len(chosen) - len(shown_of),
    )


def outlet_listed(slug: str) -> OutletData | None:
    """The outlet of the starter list with this address."""
    return _starters().get(slug)


def outlet_data(outlet: Outlet, articles: int = 0, *, told: bool) -> OutletData:
    """What a reader may know of a stored outlet: all, where all is `told` to them, else what the starter
    list has of it, or no domain, other name or rule."""
    if not told and (listed := outlet_listed(outlet.slug)):
        return structs.replace(listed, name=outlet.name, articles=articles, stored=True)
    rules = outlet.cleaning_rules if told and isinstance(outlet.cleaning_rules, dict) else {}
    return OutletData(
        slug=outlet.slug,
        name=outlet.name,
        kind=outlet.kind,
        country=outlet.country,
        languages=tuple(map(str, outlet.languages)),
        domains=outlet.domains if told else (),
        aliases=tuple(map(str, outlet.aliases)) if told else (),
        selectors=_strings(rules.get("selectors")),
        phrases=_strings(rules.get("phrases")),
        articles=articles,
        stored=True,
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _every(user: Anyone) -> Sequence[OutletData]:
    seen = Article.objects.visible_to(user).exclude(outlet=None)
    counted = dict(seen.order_by().values("outlet").annotate(n=Count("pk")).values_list("outlet", "n"))
    rows = Outlet.objects.listed_to(user).prefetch_related("domain_rows")
    told = set(Outlet.objects.told_to(user).values_list("pk", flat=True))
    stored = {row.slug: outlet_data(row, counted.get(row.pk, 0), told=row.pk in told) for row in rows}
    return [*stored.values(), *(one for slug, one in _starters().items() if slug not in stored)]


@cache
def _starters() -> dict[str, OutletData]:
    return {outlet_slug(known.name): _of_list(known) for known in known_outlets()}


def _of_list(known: Known) -> OutletData:
    return OutletData(
        slug=outlet_slug(known.name),
        name=known.name,
        kind=known.kind,
        country=known.country,
        languages=known.languages,
        domains=known.domains,
        aliases=known.aliases,
    )


def _has(one: OutletData, query: str) -> bool:
    wanted = query.casefold().split()
    text = " ".join((one.name, *one.aliases, *one.domains, *one.domain_words)).casefold()
    return all(word in text for word in wanted)


def _is(one: OutletData, *, kind: str = "", country: str = "") -> bool:
    return kind in ("", one.kind) and country in ("", one.country)


def _order(one: OutletData) -> tuple[bool, str]:
    return not one.articles, one.name.casefold().removeprefix("the ")


def _choices(values: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    counted = Counter(values)
    told = (Choice(value=value, name=name, count=n) for (value, name), n in counted.items())
    return tuple(sorted(told, key=lambda choice: choice.name))
