"""By what an article's event is found: its fingerprint, and its event's rarest terms as an index."""

import datetime as dt
import hashlib

import msgspec
from django.db import models

from comparator.analysis.events import Fingerprint as Content
from comparator.models.article import Article, ArticleVersion
from comparator.models.event import Coverage

EVERYBODY = 0
"""In place of a user's id: whoever may read published events."""


class Fingerprint(models.Model):
    """What is kept of an article's newest version to tell which event it belongs to. It goes with the
    article."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="+")
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"Fingerprint of article {self.article_id}"

    @property
    def content(self) -> Content:
        """The fingerprint itself."""
        return msgspec.json.decode(bytes(self.data), type=Content)


class EventTerm(models.Model):
    """One of the rarest terms of an article in an event, for one who may look for it. Only an index: whoever
    asks is shown nothing that the events and articles themselves do not show them."""

    coverage = models.ForeignKey(Coverage, on_delete=models.CASCADE, related_name="terms")
    reader = models.IntegerField(help_text="The event's owner, or 0 for everybody")
    term = models.BigIntegerField(help_text="Hash of the term")
    day = models.IntegerField(help_text="Of publication, else of storing, as days since the year 1")

    class Meta:
        indexes = (models.Index(fields=("reader", "term", "day"), name="event_term"),)

    def __str__(self) -> str:
        return f"Term of coverage {self.coverage_id}"


def term_key(term: str) -> int:
    """A term as a number that every database can index."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), signed=True)


def day_key(day: dt.date) -> int:
    """A day as a number."""
    return day.toordinal()
