"""Articles and their versions, whose text never changes."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from comparator.analysis.document import Document
from comparator.analysis.incoming import Told
from comparator.models.fields import CleanCharField, CleanJSONField, CleanTextField
from comparator.models.outlet import Outlet
from comparator.models.people import Anyone

if TYPE_CHECKING:
    from comparator.models.analysis import Analysis


class ImmutableError(RuntimeError):
    """Raised where stored text would be changed; every finding is an offset into it."""


class ArticleQuerySet(models.QuerySet["Article"]):
    """Filters on articles."""

    def visible_to(self, user: Anyone) -> "ArticleQuerySet":
        """Strangers: articles of published events. Members: also what they brought in themselves and what
        stands in their own events. Staff are members here: what is not published shows them its data in the
        administration, never its words. An embargo keeps back the events of who put the article under it,
        and so the article, unless it stands in somebody else's published event too."""
        free = Q(Exists(_coverage_of_article(_of_published_events())))
        if not user.is_authenticated:
            return self.filter(free)
        brought_in = Article.submitters.through.objects.filter(article=OuterRef("pk"), user=user)
        free |= Q(Exists(_coverage_of_article(Q(event__owner=user))))
        return self.filter(Q(owner=user) | Q(Exists(brought_in)) | free)

    def published(self) -> "ArticleQuerySet":
        """Articles that everybody may see: they stand in a published event that no embargo holds back."""
        return self.filter(Exists(_coverage_of_article(_of_published_events())))


def under_embargo(article: str = "") -> Q:
    """The condition that an article must not be shown yet; `article` leads to it: "article__"."""
    return Q(**{f"{article}embargo__isnull": False, f"{article}embargo__gt": timezone.now()})


def _of_published_events() -> Q:
    from comparator.models.event import events_held_back

    return Q(event__published=True) & ~Q(event__in=events_held_back())


def _coverage_of_article(which: Q) -> models.QuerySet[Any]:
    from comparator.models.event import Coverage

    return Coverage.objects.filter(which, article=OuterRef("pk"))


class Article(models.Model):
    """One publication by one outlet; its words stand in its versions."""

    class Kind(models.TextChoices):
        REPORT = "report", "Report"
        TRANSCRIPT = "transcript", "Transcript"
        COMMUNIQUE = "communique", "Communiqué"
        RESOLUTION = "resolution", "Resolution"

    class Rights(models.TextChoices):
        PASSAGES = "passages", "Strangers see the passages compared"
        WHOLE = "whole", "Everybody sees the whole text"

    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    url = models.URLField(max_length=2000, blank=True)
    kind = CleanCharField(max_length=20, choices=Kind, default=Kind.REPORT)
    rights = CleanCharField(max_length=20, choices=Rights, default=Rights.PASSAGES)
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles_owned"
    )
    submitters = models.ManyToManyField(
        User, blank=True, related_name="articles_submitted", help_text="Everybody who brought in these words"
    )
    created = models.DateTimeField(auto_now_add=True)
    url_key = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="Hash of the address without what only tracks"
    )
    guid_key = models.CharField(
        max_length=64,
        blank=True,
        db_index=True,
        help_text="Hash of the identifier that a wire service gave it",
    )
    embargo = models.DateTimeField(
        null=True, blank=True, help_text="Until then nobody else sees it, nor an event that holds it"
    )
    fetched_etag = CleanCharField(max_length=300, blank=True)
    fetched_modified = CleanCharField(max_length=100, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-created", "-pk")
        indexes = (
            # Nearly every article has none: looking for those that have is looking at next to nothing.
            models.Index(
                fields=("embargo",), condition=Q(embargo__isnull=False), name="articles_with_embargo"
            ),
        )

    def __str__(self) -> str:
        return f"Article {self.pk}"

    @property
    def held_until(self) -> dt.datetime | None:
        """Until when its embargo keeps it back; None where there is none, or it has passed."""
        return self.embargo if self.embargo and self.embargo > timezone.now() else None

    @property
    def is_primary_source(self) -> bool:
        """Whether it is what others report on (a transcript, a communiqué, a resolution)."""
        return self.kind != self.Kind.REPORT


class ArticleVersionQuerySet(models.QuerySet["ArticleVersion"]):
    """Filters on versions; refuses every update of what spans rest on."""

    def update(self, **kwargs: Any) -> int:
        """As Django's, but raises ImmutableError for a version's words, number, hash or article."""
        refuse_change(kwargs)
        return super().update(**kwargs)

    def known_by(self, text_hash: str) -> int:
        """Give a version the hash of the same words under another outlet, which was put right."""
        return super().update(text_hash=text_hash)

    def visible_to(self, user: Anyone) -> "ArticleVersionQuerySet":
        """Members: every version of the articles they may see. Strangers: those that a published event stands
        on (what it is kept at, else the newest), and every one where the rights show the article whole."""
        seen = self.filter(article__in=Article.objects.visible_to(user))
        if user.is_authenticated:
            return seen
        kept = _coverage_of_version(pinned=OuterRef("pk"))
        follows = Q(Exists(_coverage_of_version(pinned=None))) & ~Q(Exists(_newer_versions()))
        return seen.filter(Q(article__rights=Article.Rights.WHOLE) | Q(Exists(kept)) | follows)

    def newest_visible_to(self, user: Anyone) -> "ArticleVersionQuerySet":
        """Of every article that somebody may see the newest version that they may see."""
        if user.is_authenticated:
            return self.visible_to(user).latest_of_each()
        return self.visible_to(user).filter(~Exists(_newer_versions().visible_to(user)))

    def latest_of_each(self) -> "ArticleVersionQuerySet":
        """The newest version of every article."""
        return self.filter(~Exists(_newer_versions()))

    def in_use(self) -> "ArticleVersionQuerySet":
        """The newest version of every article, and those that events are kept at."""
        from comparator.models.event import Coverage

        return self.filter(
            ~Exists(_newer_versions()) | Exists(Coverage.objects.filter(pinned=OuterRef("pk")))
        )


def _newer_versions() -> ArticleVersionQuerySet:
    """Of the outer version's article the newer versions."""
    return ArticleVersion.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))


def _coverage_of_version(**which: Any) -> models.QuerySet[Any]:
    """Where published events hold the outer version's article."""
    from comparator.models.event import Coverage

    return Coverage.objects.filter(_of_published_events(), article=OuterRef("article"), **which)


_FIXED = frozenset({"raw", "told_json", "text", "text_hash", "number", "article", "article_id"})


def refuse_change(fields: "dict[str, Any] | frozenset[str]") -> None:
    """Raise ImmutableError when one of the fields holds a version's words or its place."""
    if touched := sorted(_FIXED.intersection(fields)):
        raise ImmutableError(f"A version never changes its {', '.join(touched)}: make a new version instead.")


class ArticleVersion(models.Model):
    """The words of an article as they stood when they came in. What was wrongly told about them (day,
    headline) can be put right through `article_describe`; the words cannot."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    file_name = CleanCharField(max_length=255, blank=True)
    raw = CleanTextField()
    text = CleanTextField()
    text_hash = models.CharField(max_length=64, unique=True)
    headline = CleanTextField(blank=True)
    byline = CleanTextField(blank=True)
    published = models.DateField(null=True, blank=True)
    published_from = CleanCharField(max_length=20, blank=True)
    language = CleanCharField(max_length=10, default="en")
    revision = models.PositiveIntegerField(default=1, help_text="Counts corrections of day or headline")
    document_json = models.BinaryField()
    told_json = models.BinaryField(
        null=True, blank=True, help_text="What the page's markup or the file's fields told, where they did"
    )
    wire = CleanJSONField(default=dict, blank=True, help_text="What a wire service says of its copy (IPTC)")
    format = CleanCharField(max_length=10, default="text")
    created = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField(null=True, blank=True, help_text="When these words were last met")
    times_seen = models.PositiveIntegerField(default=1)

    analyses: "models.Manager[Analysis]"
    objects = ArticleVersionQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="version_number_once_an_article"),
        )

    def __str__(self) -> str:
        # No word of the text: the admin names rows so, and logs and messages may.
        return f"Version {self.number} of article {self.article_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only a new row is saved; raises ImmutableError for one that exists."""
        if not self._state.adding:
            raise ImmutableError("A version is written once: make a new version instead.")
        super().save(*args, **kwargs)

    @property
    def told(self) -> Told | None:
        """What its markup or fields told when it came in; None for plain text."""
        return msgspec.json.decode(bytes(self.told_json), type=Told) if self.told_json else None

    @property
    def document(self) -> Document:
        """The page as it was read."""
        return msgspec.json.decode(bytes(self.document_json), type=Document)
