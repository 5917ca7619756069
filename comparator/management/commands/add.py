"""`manage.py add FILE|URL…`: brings articles in, reads them and saves them; needs no worker."""

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from comparator.analysis.document import Document
from comparator.management.commands._adding import Outcome, bring_in, finish, read_now, save_now
from comparator.management.commands._files import IN_PART, REFUSED, Progress, check_files, day, refuse
from comparator.models import Event, Intake
from comparator.selectors.events import events_editable
from comparator.services.articles import AddedArticle
from comparator.services.intake_saving import Answer


class Command(BaseCommand):
    """Add articles from the command line."""

    help = "Adds articles from files and web addresses, as the page “Add articles” does."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Files and addresses, whose they are, and where they go."""
        parser.add_argument(
            "items", nargs="+", metavar="FILE|URL", help="a file of any kind, or a web address"
        )
        parser.add_argument("--user", metavar="NAME", help="whose they become; else the only administrator's")
        parser.add_argument("--event", metavar="SLUG", help="an event, by the last part of its address")
        parser.add_argument("--new-event", metavar="TITLE", help="a new event, private at first")
        parser.add_argument("--outlet", metavar="NAME", help="who published them, where they do not say")
        parser.add_argument("--published", metavar="YYYY-MM-DD", help="the day, where they do not say")
        parser.add_argument("--wire", action="store_true", help="they are wire copy, as an agency sent it")
        parser.add_argument(
            "--wait", action=argparse.BooleanOptionalAction, default=False,
            help="also analyse and compare them before this ends; else that is the worker's",
        )  # fmt: skip
        parser.add_argument("--json", action="store_true", help="print what was added as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Status 0 where everything was added, 1 where something was left out, 2 where nothing was."""
        items: Sequence[str] = options["items"]
        check_files(items)
        user, published = _user(options["user"]), _day(options["published"])
        event = _event(user, options["event"], options["new_event"])
        outcome = Outcome()
        rows = bring_in(user, items, event, outcome)
        read = self._read(rows, items, outcome)

        def told(document: Document) -> Answer:
            """What the options tell, where the article itself does not."""
            outlet = None if document.outlet else options["outlet"]
            day = None if document.published else published
            return Answer(intake=0, outlet=outlet, published=day, is_wire=options["wire"])

        title = " ".join((options["new_event"] or "").split())
        save_now(user, read, outcome, event=event, title=title, told=told)
        if options["wait"]:
            finish(outcome)
        self._report(outcome, as_json=options["json"])
        if outcome.failed:
            raise SystemExit(IN_PART if outcome.added else REFUSED)

    def _read(
        self, rows: Sequence[Intake], items: Sequence[str], outcome: Outcome
    ) -> list[tuple[str, Intake]]:
        progress, read = Progress(len(rows)), list[tuple[str, Intake]]()
        for row in rows:
            name = items[row.position]
            progress.step(name)
            read.append((name, read_now(row, outcome, name)))
        progress.end()
        return read

    def _report(self, outcome: Outcome, *, as_json: bool) -> None:
        for name, reason in outcome.failed:
            self.stderr.write(f"{name}: {' '.join(reason.split())}")
        if as_json:
            self.stdout.write(json.dumps(_told(outcome), ensure_ascii=False, indent=1))
            return
        for name, added in outcome.added:
            known = "" if added.created else " (was here already)"
            self.stdout.write(f"{name}: {_described(added)}{known}")
        if outcome.event and outcome.added:
            many = f"{len(outcome.added)} article{'' if len(outcome.added) == 1 else 's'}"
            self.stdout.write(f"{many} in “{outcome.event.title}”: /events/{outcome.event.slug}/")


def _user(name: str | None) -> User:
    if name is not None:
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise refuse(f"--user {name}: there is no such member.")
        return user
    admins = list(User.objects.filter(is_superuser=True, is_active=True)[:2])
    if len(admins) != 1:
        many = "There is no administrator" if not admins else "There are several administrators"
        raise refuse(f"{many}: say whose the articles become with --user NAME.")
    return admins[0]


def _day(value: str | None) -> dt.date | None:
    try:
        return day(value) if value else None
    except ValueError as error:
        raise refuse(f"--published {error}") from None


def _event(user: User, slug: str | None, title: str | None) -> Event | None:
    if slug and title:
        raise refuse("Give --event or --new-event, not both.")
    if title is not None and not title.strip():
        raise refuse("--new-event: give it a title.")
    if not slug:
        return None
    event = events_editable(user).filter(slug=slug).first()
    if event is None:
        raise refuse(f"--event {slug}: {user.username} may change no event of this address.")
    return event


def _described(added: AddedArticle) -> str:
    version = added.version
    outlet = added.article.outlet.name if added.article.outlet else "outlet not named"
    when = version.published.isoformat() if version.published else "day not known"
    return f"{version.headline or 'without a headline'} ({outlet}, {when})"


def _told(outcome: Outcome) -> dict[str, Any]:
    return {
        "event": outcome.event.slug if outcome.event else None,
        "articles": [
            {
                "item": name,
                "id": added.article.pk,
                "version": added.version.number,
                "headline": added.version.headline,
                "outlet": added.article.outlet.name if added.article.outlet else None,
                "published": added.version.published.isoformat() if added.version.published else None,
                "created": added.created,
            }
            for name, added in outcome.added
        ],
        "failed": [{"item": name, "reason": reason} for name, reason in outcome.failed],
    }
