"""Feeds of outlets, which the worker polls."""

from django.contrib.auth.models import User
from django.db import models

from comparator.models.event import Event
from comparator.models.fields import CleanCharField, CleanTextField
from comparator.models.outlet import Outlet
from comparator.models.people import Anyone, is_staff


class FeedQuerySet(models.QuerySet["Feed"]):
    """Filters on feeds."""

    def visible_to(self, user: Anyone) -> "FeedQuerySet":
        """A member's own feeds; staff, all: a feed's address is data, not a draft's words."""
        if not user.is_authenticated:
            return self.none()
        return self.all() if is_staff(user) else self.filter(owner=user)


class Feed(models.Model):
    """An RSS, Atom or JSON feed. Its items become articles of its owner."""

    class Joins(models.TextChoices):
        NEVER = "never", "Only bring the articles in"
        ONE_EVENT = "event", "Put every article into one event"
        SUGGESTED = "suggested", "Put each into the event that is suggested for it"

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="feeds")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feeds")
    url = models.URLField(max_length=2000)
    title = CleanCharField(max_length=300, blank=True, help_text="What the feed calls itself")
    active = models.BooleanField(default=True)
    joins = CleanCharField(max_length=10, choices=Joins, default=Joins.NEVER)
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_wire = models.BooleanField("wire copy", default=False)
    every = models.PositiveIntegerField(default=1800, help_text="Seconds between two looks")
    next_poll = models.DateTimeField(db_index=True)
    polled = models.DateTimeField(null=True, blank=True, help_text="When a look last succeeded")
    tried = models.DateTimeField(null=True, blank=True, help_text="When it was last looked at")
    etag = CleanCharField(max_length=300, blank=True)
    modified = CleanCharField(max_length=100, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="Looks in a row that failed")
    reason = CleanTextField(blank=True, help_text="What went wrong at the last look, in words")
    created = models.DateTimeField(auto_now_add=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("outlet__name", "pk")
        constraints = (models.UniqueConstraint(fields=("owner", "url"), name="feed_once_a_person"),)

    def __str__(self) -> str:
        return f"Feed {self.pk}"
