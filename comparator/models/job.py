"""Rows that ask for work. The row is the truth of a job; a queue entry only says that there is one."""

from django.db import models
from django.utils import timezone

from comparator.models.fields import CleanTextField

MAX_ATTEMPTS = 3
"""After so many beginnings without an end the work is given up, with the reason shown."""
MAX_PUT_OFFS = 8
"""A job that was put off so often (by a web server that never has time for us) is given up."""


class State(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


UNFINISHED = (State.WAITING, State.RUNNING)


class Job(models.Model):
    """What every job row carries. Written by services.jobs alone: its updates are conditional, so that two
    workers never both win and a late one changes nothing."""

    State = State

    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    put_offs = models.PositiveIntegerField(default=0, help_text="How often it was put off")
    not_before = models.DateTimeField(null=True, blank=True, help_text="Put off until then")
    begun = models.DateTimeField(null=True, blank=True, help_text="When the last attempt began")
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.CharField(max_length=32, blank=True)
    reason = CleanTextField(blank=True, help_text="Why it failed, in words")
    settled = models.BooleanField(
        default=False, help_text="Failed for what it was given, not by our fault; or dismissed by staff"
    )
    result = models.BinaryField(null=True, blank=True)
    asked = models.DateTimeField(default=timezone.now, help_text="When the work was asked for")
    queued = models.DateTimeField(auto_now_add=True, help_text="When a worker last looked after it")
    finished = models.DateTimeField(null=True, blank=True, help_text="When it was done or given up")

    class Meta:
        abstract = True

    @property
    def is_put_off(self) -> bool:
        """Whether it waits for a time rather than for a worker."""
        return self.state == State.WAITING and self.not_before is not None

    @property
    def is_done(self) -> bool:
        """Whether the result can be read."""
        return self.state == State.DONE and self.result is not None


class WorkerBeat(models.Model):
    """The sign of life of one worker process, renewed every few seconds; kept for a day after the last."""

    name = models.CharField(max_length=32, unique=True)
    started = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Worker {self.name}"
