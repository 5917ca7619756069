"""Who publishes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from anyascii import anyascii
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from comparator.models.fields import CleanCharField, CleanJSONField
from comparator.models.people import Anyone, is_staff

if TYPE_CHECKING:
    from comparator.models.article import Article

_SLUG = 100
_PAGES = frozenset({"new", "import", "export"})
"""Addresses under /outlets/ that are no outlet's."""


def outlet_slug(name: str) -> str:
    """The address form of a name in any script; never empty."""
    slug = slugify(anyascii(name))[:_SLUG].strip("-") or "outlet"
    return f"{slug}-outlet" if slug in _PAGES else slug


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Filters on outlets."""

    def visible_to(self, user: Anyone) -> "OutletQuerySet":
        """Outlets of articles that somebody may see, those they made and those whose feeds they follow. A
        name nobody else uses could give a private article away, so others see none that stands only on
        private ones."""
        from comparator.models.article import Article
        from comparator.models.feed import Feed

        seen = Q(pk__in=Article.objects.visible_to(user).values("outlet"))
        if user.is_authenticated:
            seen |= Q(owner=user) | Q(pk__in=Feed.objects.filter(owner=user).values("outlet"))
        return self.filter(seen)

    def listed_to(self, user: Anyone) -> "OutletQuerySet":
        """Outlets whose data somebody may look up: the visible ones; for staff all, since what is known of an
        outlet is data and no word of a draft."""
        return self.all() if is_staff(user) else self.visible_to(user)

    def told_to(self, user: Anyone) -> "OutletQuerySet":
        """Outlets of which somebody may read all that is told, also domains, other names and cleaning rules:
        those that they may change, that a published event shows, or that staff made."""
        from comparator.models.article import Article

        if is_staff(user):
            return self.all()
        free = Q(pk__in=Article.objects.published().values("outlet"))
        free |= Q(owner__is_staff=True, owner__is_active=True)
        return self.filter(free | Q(pk__in=Outlet.objects.editable_by(user).values("pk")))

    def editable_by(self, user: Anyone) -> "OutletQuerySet":
        """Staff: any. A member: one that they made, as long as nobody else has a published article of it;
        and one that nobody made by hand, of articles they brought in, as long as nobody else uses it."""
        if not user.is_authenticated:
            return self.none()
        return self.all() if is_staff(user) else self.filter(_made_by(user) | _used_by_nobody_but(user))


def _made_by(user: User) -> Q:
    """What others have of it in private, its maker does not learn by losing it."""
    from comparator.models.article import Article

    return Q(owner=user) & ~_brought_in_by_others(user, Article.objects.published())


def _used_by_nobody_but(user: User) -> Q:
    from comparator.models.article import Article
    from comparator.models.feed import Feed

    articles = Article.objects.all()
    followed = Feed.objects.filter(outlet=OuterRef("pk")).exclude(owner=user)
    used = Q(owner=None) & Q(Exists(articles.filter(outlet=OuterRef("pk"))))
    return used & ~_brought_in_by_others(user, articles) & ~Q(Exists(followed))


def _brought_in_by_others(user: User, articles: "models.QuerySet[Article]") -> Q:
    """Whether others than this person brought in some of the outlet's articles."""
    from comparator.models.article import Article

    owned = articles.filter(Q(owner=None) | ~Q(owner=user), outlet=OuterRef("pk"))
    shared = Article.submitters.through.objects.exclude(user=user)
    shared = shared.filter(article__in=articles, article__outlet=OuterRef("pk"))
    return Q(Exists(owned)) | Q(Exists(shared))


class Outlet(models.Model):
    """Whoever publishes: a newspaper, agency, broadcaster or body. Adding one needs no programmer."""

    class Kind(models.TextChoices):
        WIRE = "wire", "Wire agency"
        BROADCASTER = "broadcaster", "Broadcaster"
        NEWSPAPER = "newspaper", "Newspaper"
        ONLINE = "online", "Online"
        MAGAZINE = "magazine", "Magazine"
        ORGANISATION = "organisation", "Government or organisation"
        OTHER = "other", "Other"

    name = CleanCharField(max_length=200)
    slug = models.SlugField(max_length=_SLUG, unique=True)
    kind = CleanCharField(max_length=20, choices=Kind, default=Kind.OTHER)
    country = CleanCharField(max_length=100, blank=True, help_text="ISO 3166-1 alpha-2")
    languages = CleanJSONField(default=list, blank=True, help_text="ISO 639-1 codes")
    aliases = CleanJSONField(default=list, blank=True, help_text="Other names that pages use for it")
    cleaning_rules = CleanJSONField(
        default=dict, blank=True, help_text="selectors and phrases, each a list: blocks of its pages to drop"
    )
    rules_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Who wrote the rules: staff's hold for everybody's pages, a member's for their own",
    )  # fmt: skip
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="outlets",
        help_text="Who made it by hand, and may change it",
    )  # fmt: skip

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def editable_by(self, user: Anyone) -> bool:
        """Whether somebody may change what is told of it."""
        return Outlet.objects.editable_by(user).filter(pk=self.pk).exists()

    def told_to(self, user: Anyone) -> bool:
        """Whether somebody may read all that is told of it."""
        return Outlet.objects.told_to(user).filter(pk=self.pk).exists()

    def rules_for(self, reader: Anyone | None) -> dict[str, Any]:
        """The cleaning rules for a page that this person brings in: those that staff wrote, or they
        themselves. Else none, since rules cut other people's articles."""
        writer = self.rules_by
        own = writer is not None and reader is not None and writer.pk == reader.pk
        holds = own or (writer is not None and is_staff(writer))
        return self.cleaning_rules if holds and isinstance(self.cleaning_rules, dict) else {}

    @property
    def domains(self) -> tuple[str, ...]:
        """Its domains in alphabetical order; no query where they were prefetched."""
        return tuple(sorted(one.domain for one in self.domain_rows.all()))


class OutletDomainQuerySet(models.QuerySet["OutletDomain"]):
    """Filters on domains."""

    def of_hosts(self, hosts: Iterable[str]) -> "OutletDomainQuerySet":
        """The rows of these host names."""
        return self.filter(domain__in=list(hosts)).select_related("outlet__owner", "by")


class OutletDomain(models.Model):
    """A domain under which an outlet publishes; it belongs to one outlet alone."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="domain_rows")
    domain = CleanCharField(max_length=253, unique=True, help_text="Lower case, in ASCII")
    by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="Who told it, where a person did",
    )  # fmt: skip

    objects = OutletDomainQuerySet.as_manager()

    class Meta:
        ordering = ("domain",)

    def __str__(self) -> str:
        return self.domain
