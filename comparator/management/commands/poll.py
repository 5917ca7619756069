"""`manage.py poll`: looks at the feeds whose time has come, for a cron job or by hand."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from comparator.management.commands._files import IN_PART, REFUSED, refuse
from comparator.models import Feed
from comparator.services.feed_polls import Polled, feed_poll, feeds_due

_EPILOG = """exit status:
  0  every feed that was looked at answered, or none was due
  1  some feeds failed
  2  nothing could be done: all failed, or there is no such feed

The worker looks at feeds by itself; this is for sites that prefer cron, and for trying a feed out. What a
feed brings is fetched and read by the worker."""


class Command(BaseCommand):
    """Look at feeds now, in this process."""

    help = "Looks at the feeds whose time has come and prints a line for each."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """As Django's, with the exit statuses told by --help."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.epilog, parser.formatter_class = _EPILOG, RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which feeds."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every active feed, also those not yet due")
        which.add_argument(
            "--feed", type=int, action="append", metavar="ID", help="this feed, due or not; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at each and say what came; the exit status tells how it went."""
        try:
            self._look(options)
        except DatabaseError:
            raise refuse("The database cannot be reached, or its tables are not up to date.") from None

    def _look(self, options: dict[str, Any]) -> None:
        chosen, always = _chosen(options)
        looked = []
        for pk in chosen:
            polled = feed_poll(feed_id=pk, always=always)
            if polled is not None:
                looked.append(polled)
                self.stdout.write(_line(polled))
        if not looked:
            self.stdout.write(
                "No feed is due." if not chosen else "Others are looking at these feeds just now."
            )
        failed = sum(bool(polled.failed) for polled in looked)
        if failed:
            raise SystemExit(REFUSED if failed == len(looked) else IN_PART)


def _chosen(options: dict[str, Any]) -> tuple[list[int], bool]:
    """The feeds to look at, and whether also those whose time has not come."""
    if options["feed"]:
        wanted = list(dict.fromkeys(options["feed"]))
        there = set(Feed.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        if missing := [str(pk) for pk in wanted if pk not in there]:
            raise refuse(f"There is no feed {', '.join(missing)}.")
        return wanted, True
    if options["all"]:
        active = Feed.objects.filter(active=True, owner__is_active=True).order_by("next_poll", "pk")
        return list(active.values_list("pk", flat=True)), True
    return feeds_due(now=timezone.now(), most=None), False


def _line(polled: Polled) -> str:
    what = polled.failed or (f"{polled.new} new" if polled.new else "nothing new")
    return f"{polled.feed.pk}\t{polled.feed.outlet.name}\t{what}"
