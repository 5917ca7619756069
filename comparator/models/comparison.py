"""Stored comparisons, and people's corrections, which stand apart and outlive every new run."""

import msgspec
from django.contrib.auth.models import User
from django.db import models

from comparator.analysis import findings
from comparator.models.event import Event
from comparator.models.fields import CleanJSONField, CleanTextField
from comparator.models.job import Job
from comparator.models.people import Anyone


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Filters on comparisons."""

    def visible_to(self, user: Anyone) -> "ComparisonQuerySet":
        """Comparisons of events that somebody may see."""
        return self.filter(event__in=Event.objects.visible_to(user))

    def done(self) -> "ComparisonQuerySet":
        """Those with a result."""
        return self.filter(state=Job.State.DONE)


class Comparison(Job):
    """The comparison of one set of versions: asked for, under way, done or failed. It can always be made
    again. An event's address leads to the one that stands now; older ones have none, and most are taken away
    in time (docs/decisions/0085-what-is-taken-away.md)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="comparisons")
    analysis_version = models.CharField(max_length=40)
    key = models.CharField(max_length=64, help_text="Hash of the versions in order, with their revisions")
    version_ids = models.JSONField(default=list)
    conflicts = models.PositiveIntegerField(default=0)
    summary = CleanTextField(blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("event", "analysis_version", "key"), name="compared_once_a_set_of_versions"
            ),
        )

    def __str__(self) -> str:
        return f"Comparison {self.pk} of event {self.event_id} ({self.state})"

    @property
    def found(self) -> findings.Comparison:
        """The comparison's records; raises ValueError before the work is done."""
        if self.result is None:
            raise ValueError(f"Comparison {self.pk} has no result yet.")
        return msgspec.json.decode(bytes(self.result), type=findings.Comparison)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Filters on corrections."""

    def visible_to(self, user: Anyone) -> "CorrectionQuerySet":
        """Corrections to events that somebody may see."""
        return self.filter(event__in=Event.objects.visible_to(user))

    def standing(self) -> "CorrectionQuerySet":
        """Those that nobody has undone."""
        return self.filter(undone_at=None)


class Correction(models.Model):
    """What a person put right in a comparison, anchored on versions and spans rather than on rows, so that
    it holds for the next run too."""

    class Kind(models.TextChoices):
        JOIN = "join", "Join rows"
        SPLIT = "split", "Split a row"
        MOVE = "move", "Move a cell"
        REJECT = "reject", "Reject a row"
        RELABEL = "relabel", "Name a finding anew"
        RESOLVE = "resolve", "Resolve a conflict"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind)
    payload = CleanJSONField(
        default=dict,
        help_text='{"row": {"kind": …, "spans": [{"version": id, "start": n, "end": n, "hash": …}, …]}, …}',
    )
    reason = CleanTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="corrections_made")
    created = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0, help_text="The event's count of changes it made")
    undone_revision = models.PositiveIntegerField(default=0, help_text="The same for its undoing; 0: stands")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections_undone"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("created", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in event {self.event_id}"
