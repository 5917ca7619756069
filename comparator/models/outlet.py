"""Who publishes."""

from django.db import models

from comparator.models.fields import CleanCharField, CleanJSONField
from comparator.models.people import Anyone


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Filters on outlets."""

    def visible_to(self, user: Anyone) -> "OutletQuerySet":
        """Outlets of articles that somebody may see. A name nobody else uses could give a private article
        away, so strangers see none that stands only on private ones."""
        from comparator.models.article import Article

        return self.filter(pk__in=Article.objects.visible_to(user).values("outlet"))


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
    slug = models.SlugField(max_length=100, unique=True)
    kind = CleanCharField(max_length=20, choices=Kind, default=Kind.OTHER)
    country = CleanCharField(max_length=100, blank=True)
    languages = CleanJSONField(default=list, blank=True, help_text="ISO 639-1 codes")
    domains = CleanJSONField(default=list, blank=True)
    aliases = CleanJSONField(default=list, blank=True, help_text="Other names that pages use for it")
    cleaning_rules = CleanJSONField(default=dict, blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
