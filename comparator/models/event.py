"""Events, the stories they make up, and which articles cover them."""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from comparator.models.article import Article, under_embargo
from comparator.models.fields import CleanCharField, CleanTextField
from comparator.models.people import Anyone, is_staff


class StoryQuerySet(models.QuerySet["Story"]):
    """Filters on stories."""

    def visible_to(self, user: Anyone) -> "StoryQuerySet":
        """Stories that have an event somebody may see, and those a member began."""
        allowed = Q(Exists(Event.objects.visible_to(user).filter(story=OuterRef("pk"))))
        return self.filter(allowed | Q(owner=user) if user.is_authenticated else allowed)


class Story(models.Model):
    """Events that follow from one another."""

    title = CleanCharField(max_length=300)
    slug = models.SlugField(max_length=100, unique=True)
    note = CleanTextField(blank=True, help_text="Shown above its events")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="stories")

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class EventQuerySet(models.QuerySet["Event"]):
    """Filters on events."""

    def published(self) -> "EventQuerySet":
        """Events that everybody may read: published, and without an article that is under an embargo."""
        return self.filter(_is_free())

    def visible_to(self, user: Anyone) -> "EventQuerySet":
        """Strangers: published events. Members, and staff as members: their own too."""
        if user.is_authenticated:
            return self.filter(_is_free() | Q(owner=user))
        return self.published()

    def editable_by(self, user: Anyone) -> "EventQuerySet":
        """Events that somebody may change: their own; staff, published ones too."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(owner=user) | _is_free() if is_staff(user) else Q(owner=user))


def events_held_back() -> "models.QuerySet[Coverage, int]":
    """The ids of events that an embargo holds back: as though they were not published."""
    return Coverage.objects.filter(holds_back()).order_by().values_list("event", flat=True)


def holds_back() -> Q:
    """The condition on coverage that its article holds its event back: it is under an embargo and came from
    the event's own owner. Nobody's embargo takes others' events from sight."""
    nobodys = Q(event__owner=None, article__owner=None)
    return under_embargo("article__") & (Q(event__owner=F("article__owner")) | nobodys)


def _is_free() -> Q:
    return Q(published=True) & ~Q(pk__in=events_held_back())


class Event(models.Model):
    """One thing that happened and that several articles tell."""

    title = CleanCharField(max_length=300)
    slug = models.SlugField(max_length=100, unique=True)
    draft_slug = models.SlugField(
        max_length=100, unique=True, null=True, blank=True, editable=False,
        help_text="Its address before it was published, which goes on leading to it",
    )  # fmt: skip
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="events")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="events")
    published = models.BooleanField(default=False)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0, help_text="Its place in the story")
    created = models.DateTimeField(auto_now_add=True)
    corrections_revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts corrections made and undone"
    )

    articles: "models.ManyToManyField[Article, Coverage]" = models.ManyToManyField(
        Article, through="Coverage", related_name="events"
    )
    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("story", "position", "starts", "pk")

    def __str__(self) -> str:
        return self.title

    def editable_by(self, user: Anyone) -> bool:
        """Whether somebody may change it: its owner; staff, once everybody may read it."""
        if user.is_authenticated and self.owner_id == user.pk:
            return True
        return self.published and is_staff(user) and Event.objects.published().filter(pk=self.pk).exists()


class CoverageQuerySet(models.QuerySet["Coverage"]):
    """Filters on coverage."""

    def visible_to(self, user: Anyone) -> "CoverageQuerySet":
        """Coverage of events that somebody may see."""
        return self.filter(event__in=Event.objects.visible_to(user))


class Coverage(models.Model):
    """That an article tells an event, and how it came to stand there."""

    class How(models.TextChoices):
        BY_HAND = "by hand", "By hand"
        CONFIRMED = "suggested and confirmed", "Suggested and confirmed"
        DEMO = "demo", "Demonstration"
        FEED = "feed", "By a feed that joins by itself"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="coverage")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="coverage")
    how = CleanCharField(max_length=30, choices=How, default=How.BY_HAND)
    is_wire = models.BooleanField("wire copy", default=False)
    pinned = models.ForeignKey(
        "comparator.ArticleVersion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The version that the comparison keeps to; unset, it takes the newest",
    )  # fmt: skip
    reason = CleanTextField(blank=True, help_text="Why it was suggested for this event, in words")
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    objects = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "coverage"
        ordering = ("event", "pk")
        constraints = (models.UniqueConstraint(fields=("event", "article"), name="article_once_an_event"),)

    def __str__(self) -> str:
        return f"Article {self.article_id} in event {self.event_id}"


class EventNameQuerySet(models.QuerySet["EventName"]):
    """Filters on the names of events."""

    def visible_to(self, user: Anyone) -> "EventNameQuerySet":
        """Names that stand in events somebody may see."""
        return self.filter(event__in=Event.objects.visible_to(user))


class EventName(models.Model):
    """A person or place that an event's articles name, for the facets of the list of events. Written by
    services.telling alone."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        PLACE = "place", "Place"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, choices=Kind)
    name = CleanCharField(max_length=200)
    key = CleanCharField(max_length=200, help_text="The name without capitals and accents")
    articles = models.PositiveIntegerField(help_text="How many of the event's articles name it")

    objects = EventNameQuerySet.as_manager()

    class Meta:
        ordering = ("event", "-articles", "name")
        constraints = (models.UniqueConstraint(fields=("event", "kind", "key"), name="named_once_an_event"),)
        indexes = (models.Index(fields=("kind", "key"), name="event_name_key"),)

    def __str__(self) -> str:
        return f"{self.name} in event {self.event_id}"


class EventWords(models.Model):
    """The passages of an event that everybody may read once it is published: what strangers search in.
    Written by services.telling alone."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="words")
    passages = CleanTextField()

    class Meta:
        verbose_name_plural = "event words"

    def __str__(self) -> str:
        return f"Words of event {self.event_id}"
