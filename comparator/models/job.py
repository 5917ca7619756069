"""Rows that ask for work. The row is the truth of a job; a queue entry only says that there is one."""

from django.db import models

from comparator.models.fields import CleanTextField

MAX_ATTEMPTS = 3
"""After so many beginnings without an end the work is given up, with the reason shown."""


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
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.CharField(max_length=32, blank=True)
    reason = CleanTextField(blank=True, help_text="Why it failed, in words")
    result = models.BinaryField(null=True, blank=True)
    queued = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_done(self) -> bool:
        """Whether the result can be read."""
        return self.state == State.DONE and self.result is not None
