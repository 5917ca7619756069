"""What people, feeds and commands bring in, from the moment it is named until it is an article."""

import msgspec
from django.contrib.auth.models import User
from django.db import models

from comparator.analysis.incoming import Incoming
from comparator.models.article import Article
from comparator.models.event import Event
from comparator.models.feed import Feed
from comparator.models.fields import CleanCharField, CleanJSONField, CleanTextField
from comparator.models.job import Job
from comparator.models.people import Anyone


class IntakeQuerySet(models.QuerySet["Intake"]):
    """Filters on what came in."""

    def visible_to(self, user: Anyone) -> "IntakeQuerySet":
        """What somebody brought in: theirs alone."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class Intake(Job):
    """One link, file or text on its way to an article: the job row of its fetching and reading. Its result
    is a list of `Incoming`, since an archive holds many articles."""

    class Way(models.TextChoices):
        LINK = "link", "Link"
        FILE = "file", "File"
        TEXT = "text", "Pasted text"
        FEED = "feed", "Feed"

    batch = models.CharField(max_length=32, db_index=True, help_text="What was brought in together")
    position = models.PositiveIntegerField(default=0, help_text="Its place among those")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="intakes")
    way = CleanCharField(max_length=10, choices=Way)
    url = CleanTextField(blank=True)
    file_name = CleanCharField(max_length=255, blank=True)
    data = models.BinaryField(
        null=True, blank=True, help_text="The bytes of the file, page or text, until it is saved"
    )
    fetched = CleanJSONField(default=dict, blank=True, help_text="What the web server said of the page")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The event it was brought in for",
    )  # fmt: skip
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.CASCADE, related_name="items")
    item_key = models.CharField(max_length=64, blank=True, help_text="Hash of the feed's name for the item")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="intakes",
        help_text="The article whose page is looked at again, or that a feed's item became",
    )  # fmt: skip
    typed = CleanJSONField(
        default=dict, blank=True, help_text="What its owner put right and has not saved yet"
    )
    became = CleanJSONField(default=list, blank=True, help_text="Ids of the articles that it became")
    saved = models.DateTimeField(null=True, blank=True)
    expires = models.DateField(help_text="The day on which it is deleted where it was not saved")

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ("batch", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("feed", "item_key"), condition=models.Q(feed__isnull=False), name="item_once_a_feed"
            ),
        )

    def __str__(self) -> str:
        return f"Intake {self.pk} ({self.state})"

    @property
    def incoming(self) -> tuple[Incoming, ...]:
        """The articles that were read from it; none before the work is done."""
        if not self.result:
            return ()
        return msgspec.json.decode(bytes(self.result), type=tuple[Incoming, ...])
