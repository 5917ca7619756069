"""The admin: what there is, how its work goes, and a second try for what failed. Words of articles and
results are read-only, and words that no published event shows are not shown here either. Nor is anything
changed here that would let others read them: whose they are, what is published, in which event they stand."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest

from comparator.models import (
    Analysis,
    Article,
    ArticleVersion,
    Comparison,
    Correction,
    Coverage,
    Event,
    Outlet,
    Story,
)
from comparator.selectors.jobs import JobRow
from comparator.services.events import event_forget
from comparator.services.jobs import job_retry

PRIVATE = "These words stand in no published event; only who brought them in reads them."


class MadeElsewhere:
    """Rows that are made on the pages."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds one by hand."""
        return False


class ReadOnly(MadeElsewhere):
    """Rows that people look at here and change elsewhere."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes one by hand."""
        return False


def forget(gone: Mapping[int, set[int]]) -> None:
    """Event -> the versions that were taken out of it here: lists and search tell of them with it no more,
    and the others are compared anew."""
    for event in Event.objects.filter(pk__in=gone).order_by("pk"):
        event_forget(event=event, versions=gone[event.pk])


class ComparedAnew:
    """Rows whose removal changes which articles an event compares."""

    events_of: str
    """The look-up from such a row to its events."""
    versions_of: str
    """The look-up to the versions that they lose with it."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """As Django's, then the comparisons are asked for anew."""
        self.delete_queryset(request, type(obj).objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The same for the rows ticked in a list."""
        with transaction.atomic():
            gone = defaultdict[int, set[int]](set)
            for event, version in queryset.values_list(self.events_of, self.versions_of):
                gone[event].add(version)
            queryset.delete()
            forget(gone)


COVERAGE = ("event", "article", "how", "is_wire", "pinned", "added_by", "created")
"""All but why it was suggested, which names what the articles name."""


class CoverageInline(ReadOnly, admin.TabularInline[Coverage, Model]):
    """An event's articles: they are taken out here, and put in on the pages by who may read them."""

    model = Coverage
    extra = 0
    fields = COVERAGE[1:]
    readonly_fields = ("created",)


class VersionInline(ReadOnly, admin.TabularInline[ArticleVersion, Model]):
    """An article's versions, without their words."""

    model = ArticleVersion
    extra = 0
    fields = ("number", "published", "published_from", "language", "revision", "created")
    readonly_fields = ("created",)
    show_change_link = True
    can_delete = False


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin[Outlet]):
    """Outlets."""

    list_display = ("name", "kind", "country", "languages")
    list_filter = ("kind", "country")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}  # noqa: RUF012 (Django reads this class attribute and never writes it)


@admin.register(Article)
class ArticleAdmin(ComparedAnew, MadeElsewhere, admin.ModelAdmin[Article]):
    """Articles: whose they are and what strangers may read."""

    events_of, versions_of = "coverage__event", "versions"
    list_display = ("pk", "outlet", "kind", "rights", "owner", "created")
    list_filter = ("kind", "rights", "outlet")
    list_select_related = ("outlet", "owner")
    search_fields = ("=pk", "outlet__name", "url")  # no headline: a hit would tell what a draft says
    readonly_fields = ("owner", "submitters", "embargo")
    date_hierarchy = "created"
    formfield_overrides = {URLField: {"assume_scheme": "https"}}  # noqa: RUF012 (Django never writes it)
    inlines = (VersionInline,)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ComparedAnew, ReadOnly, admin.ModelAdmin[ArticleVersion]):
    """Versions; their words never change."""

    events_of, versions_of = "article__coverage__event", "pk"
    list_display = ("pk", "article", "number", "published", "language", "created")
    list_filter = ("language", "published_from")
    search_fields = ("file_name", "text_hash")
    fields = ("article", "number", "file_name", "text_hash", "published", "published_from", "language",
              "revision", "created", "words")  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        """Lists do not load the words."""
        return super().get_queryset(request).select_related("article").defer("raw", "text", "document_json")

    @admin.display(description="Text")
    def words(self, version: ArticleVersion) -> str:
        """The text, where a published event shows it."""
        return version.text if Article.objects.published().filter(pk=version.article_id).exists() else PRIVATE


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin[Story]):
    """Stories."""

    list_display = ("title", "owner")
    search_fields = ("title",)
    raw_id_fields = ("owner",)
    prepopulated_fields = {"slug": ("title",)}  # noqa: RUF012 (as above)


@admin.register(Event)
class EventAdmin(MadeElsewhere, admin.ModelAdmin[Event]):
    """Events and their articles."""

    list_display = ("title", "story", "owner", "published", "starts", "ends")
    list_filter = ("published", "story")
    list_select_related = ("story", "owner")
    search_fields = ("title", "slug")
    readonly_fields = ("owner", "published")
    prepopulated_fields = {"slug": ("title",)}  # noqa: RUF012 (as above)
    inlines = (CoverageInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """As Django's, then the articles taken out are forgotten."""
        super().save_related(request, form, formsets, change)
        out = [row.article_id for formset in formsets for row in formset.deleted_objects]
        if out:
            versions = ArticleVersion.objects.filter(article__in=out)
            forget({form.instance.pk: set(versions.values_list("pk", flat=True))})


@admin.register(Coverage)
class CoverageAdmin(ComparedAnew, ReadOnly, admin.ModelAdmin[Coverage]):
    """Which article tells which event: taken away here, and made on the pages by who may read it."""

    events_of, versions_of = "event", "article__versions"
    fields = COVERAGE
    readonly_fields = ("created",)
    list_display = ("event", "article", "how", "is_wire", "added_by", "created")
    list_filter = ("how", "is_wire")
    list_select_related = ("event", "article", "added_by")
    search_fields = ("event__title",)


@admin.action(description="Try the failed ones again")
def retry(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    """Ask once more for the failed jobs among those chosen."""
    jobs: list[JobRow] = list(queryset)
    count = sum(job_retry(job=job) for job in jobs)
    modeladmin.message_user(request, f"Asked again for {count} of {len(jobs)}.", messages.SUCCESS)


@admin.register(Analysis)
class AnalysisAdmin(ReadOnly, admin.ModelAdmin[Analysis]):
    """How the reading of each version goes."""

    list_display = (
        "pk",
        "version_id",
        "analysis_version",
        "state",
        "attempts",
        "reason",
        "queued",
        "finished",
    )
    list_filter = ("state", "analysis_version")
    search_fields = ("reason",)
    actions = (retry,)
    fields = ("version_id", "analysis_version", "state", "attempts", "lease_until", "reason", "queued",
              "finished", "size")  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Analysis]:
        """Lists do not load results."""
        return super().get_queryset(request).defer("result", "vectors", "readings")

    @admin.display(description="Result")
    def size(self, analysis: Analysis) -> str:
        """How large the result is; the result itself is shown on the article's page."""
        return f"{len(analysis.result or b''):,} bytes"


@admin.register(Comparison)
class ComparisonAdmin(ReadOnly, admin.ModelAdmin[Comparison]):
    """How the comparison of each set of versions goes."""

    list_display = ("pk", "event", "analysis_version", "state", "attempts", "conflicts", "reason", "finished")
    list_filter = ("state", "analysis_version")
    list_select_related = ("event",)
    search_fields = ("event__title", "reason")
    actions = (retry,)
    fields = ("event", "analysis_version", "version_ids", "state", "attempts", "lease_until", "reason",
              "conflicts", "told", "queued", "finished")  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comparison]:
        """Lists do not load results."""
        return super().get_queryset(request).defer("result")

    @admin.display(description="Summary")
    def told(self, comparison: Comparison) -> str:
        """The summary, which quotes articles, where the event is published."""
        is_public = Event.objects.published().filter(pk=comparison.event_id).exists()
        return comparison.summary if is_public else PRIVATE


@admin.register(Correction)
class CorrectionAdmin(ReadOnly, admin.ModelAdmin[Correction]):
    """What people put right, and who took it back."""

    list_display = ("event", "kind", "author", "created", "undone_at", "undone_by")
    list_filter = ("kind",)
    list_select_related = ("event", "author", "undone_by")
    search_fields = ("event__title",)  # no reason: it quotes what the articles say
    fields = ("event", "kind", "author", "created", "why", "undone_at", "undone_by")

    @admin.display(description="Reason")
    def why(self, correction: Correction) -> str:
        """Why, where the event is published."""
        is_public = Event.objects.published().filter(pk=correction.event_id).exists()
        return correction.reason if is_public else PRIVATE
