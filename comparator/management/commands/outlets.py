"""`manage.py outlets export [FILE]` and `manage.py outlets import FILE --user NAME`: outlets as a file."""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from comparator.analysis.page_text import Unreadable
from comparator.management.commands._files import IN_PART, refuse
from comparator.services.outlet_files import (
    LIMIT,
    Outcome,
    outlets_export,
    outlets_import,
    outlets_read,
    outlets_try,
)

_SIGNS = {"new": "+", "changed": "≠", "same": "=", "refused": "!"}


class Command(BaseCommand):
    """Take outlets along, or bring them in."""

    help = "Writes the stored outlets as a file, or reads such a file: details, cleaning rules and feeds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, with which file, as whom."""
        does = parser.add_subparsers(dest="does", required=True)
        export = does.add_parser("export", help="write a file, or print it")
        export.add_argument("file", nargs="?", metavar="FILE")
        export.add_argument("--user", metavar="NAME", help="only what this member may look up")
        bring = does.add_parser("import", help="read a file, all of it in one step")
        bring.add_argument("file", metavar="FILE")
        bring.add_argument(
            "--user", metavar="NAME", required=True, help="whose outlets and feeds they become"
        )
        bring.add_argument("--dry-run", action="store_true", help="only tell what it would do")

    def handle(self, *args: Any, **options: Any) -> None:
        """Status 0: done; 1: some outlets were refused and left out; 2: nothing was done."""
        user = _user(options["user"]) if options["user"] else None
        if options["does"] == "export":
            self._export(user, options["file"])
        else:
            assert user is not None  # noqa: S101  # the parser requires it
            self._import(user, options["file"], dry_run=options["dry_run"])

    def _export(self, user: User | None, file: str | None) -> None:
        made = outlets_export(user=user)
        if file is None:
            self.stdout.write(made.decode(), ending="")
            return
        try:
            Path(file).write_bytes(made)
        except OSError as problem:
            raise refuse(f"{file}: {problem.strerror}.") from None

    def _import(self, user: User, file: str, *, dry_run: bool) -> None:
        try:
            read = outlets_read(_bytes(file))
        except Unreadable as problem:
            raise refuse(f"{file}: {problem}") from None
        outcomes = (outlets_try if dry_run else outlets_import)(user=user, file=read)
        for outcome in outcomes:
            self.stdout.write(_line(outcome))
        counted = Counter[str](outcome.fate for outcome in outcomes)
        told = ", ".join(f"{counted[fate]} {fate}" for fate in _SIGNS)
        self.stderr.write(f"{'Would be' if dry_run else 'Imported'}: {told}.")
        if counted["refused"]:
            sys.exit(IN_PART)


def _line(outcome: Outcome) -> str:
    details = [
        f"{one.field}: {one.before or 'nothing'} -> {one.after or 'nothing'}" for one in outcome.differences
    ]
    why = "; ".join(filter(None, (outcome.why, *details)))
    return f"{_SIGNS[outcome.fate]} {outcome.fate} {outcome.name}" + (f" ({why})" if why else "")


def _bytes(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LIMIT + 1)
    except OSError as problem:
        raise refuse(f"{file}: {problem.strerror}.") from None


def _user(name: str) -> User:
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise refuse(f"--user {name}: there is no such member.")
    return user
