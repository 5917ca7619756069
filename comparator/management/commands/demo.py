"""`manage.py demo`: makes the first page worth looking at. The database is migrated before."""

import os
import time
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.utils import timezone

from comparator.models import UNFINISHED, Analysis, Article, Comparison, Event
from comparator.services.analyses import analysis_run
from comparator.services.comparisons import comparison_run
from comparator.services.demo import demo_load

NAME = "demo"


class Command(BaseCommand):
    """Load the demonstration."""

    help = (
        "Loads and analyses the demonstration story if there are no articles yet, and sets the password of "
        f"the user “{NAME}” from DEMO_PASSWORD."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Idempotent: a database with articles only gets its sign-in checked."""
        user = _demo_user()
        if Article.objects.exists() and not _half_loaded(user):
            self.stdout.write("The database has articles already; the demonstration is left out.")
            return
        for event in demo_load(user=user):
            began = time.monotonic()
            articles = _finish(event)
            seconds = time.monotonic() - began
            self.stdout.write(f"{event.title}: {articles} articles compared in {seconds:.1f} s")
            self.stdout.flush()


def _demo_user() -> User:
    """The demonstration's member, whose sign-in works with DEMO_PASSWORD where that is set."""
    user, created = User.objects.get_or_create(username=NAME)
    password = os.environ.get("DEMO_PASSWORD")
    if password and not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    elif created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _half_loaded(user: User) -> bool:
    """Whether an earlier call was stopped: the demonstration is there and some of it is still to be read."""
    mine = Event.objects.filter(owner=user, coverage__how="demo")
    return (
        Analysis.objects.filter(version__article__events__in=mine, state__in=UNFINISHED).exists()
        or Comparison.objects.filter(event__in=mine, state__in=UNFINISHED).exists()
    )


def _finish(event: Event) -> int:
    """Analyse and compare an event here and now, so that no page waits for the worker."""
    waiting = Analysis.objects.filter(version__article__events=event, state__in=UNFINISHED)
    for analysis_id in waiting.order_by("pk").values_list("pk", flat=True):
        analysis_run(analysis_id=analysis_id, now=timezone.now())
    comparisons = event.comparisons.filter(state__in=UNFINISHED).order_by("pk")
    for comparison_id in list(comparisons.values_list("pk", flat=True)):
        comparison_run(comparison_id=comparison_id, now=timezone.now())
    return event.coverage.count()
