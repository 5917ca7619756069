"""`manage.py cluster FILE.jsonl`: which articles of a file tell one event. Needs no database."""

import datetime as dt
import email.utils
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from comparator.analysis.events import Assignment, Incomer, cluster
from comparator.analysis.page_text import Unreadable, read_page
from comparator.management.commands._files import refuse

_MOST = 100_000
_ALONE = "Alone"


class Command(BaseCommand):
    """Put the articles of a file together by event."""

    help = "Tells which articles of a file tell one event, with a score and the reason."
    requires_system_checks = ()  # no database, no settings of the server

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to print."""
        parser.add_argument(
            "file", metavar="FILE.jsonl",
            help='a JSON object a line: {"id", "headline", "text", "published": "YYYY-MM-DD" or null}; '
            "- reads standard input",
        )  # fmt: skip
        parser.add_argument(
            "--json", action="store_true", help='print {"id", "event", "score", "reason"} a line'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, put together, print; status 2 and no output where the file cannot be read."""
        articles = list(_articles(_lines(options["file"])))
        _refuse_twins(articles)
        for line in (_as_json if options["json"] else _as_text)(articles, cluster(articles)):
            self.stdout.write(line)


def _lines(name: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        lines = data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise refuse(f"{name}: it cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise refuse(f"{name}: this is no UTF-8 text. Give a file of JSON lines.") from None
    if len(lines) > _MOST:
        raise refuse(f"{name}: {len(lines):,} lines; at most {_MOST:,} can be told apart at once.")
    return lines


def _articles(lines: Iterable[str]) -> Iterator[Incomer]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _article(json.loads(line))
            except (ValueError, RecursionError) as error:
                told = str(error) if type(error) is ValueError else "this is no JSON object"
                raise refuse(f"Line {number}: {told}.") from None


def _article(told: Any) -> Incomer:
    if not isinstance(told, dict):
        raise ValueError("this is no JSON object")
    if not isinstance(told.get("id"), str | int):
        raise ValueError('"id" is missing')
    headline, text = (told.get(key) or "" for key in ("headline", "text"))
    if not isinstance(headline, str) or not isinstance(text, str):
        raise ValueError('"headline" and "text" must be strings')
    published = _day(told.get("published")) or _day_in(f"{headline}\n\n{text}")
    return Incomer(id=str(told["id"]), headline=headline, text=text, published=published)


def _day(told: object) -> dt.date | None:
    """The day of publication as ISO 8601 or as feeds write it; None for anything else: what cannot be read
    for certain must not part two articles."""
    if not isinstance(told, str):
        return None
    try:
        return dt.date.fromisoformat(told.strip()[:10])
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(told).date()
    except ValueError:
        return None


def _day_in(text: str) -> dt.date | None:
    """The day that the article's own dateline or date line tells."""
    try:
        document = read_page(text)
    except Unreadable:
        return None
    return document.published if document.published_from in ("page", "dateline") else None


def _refuse_twins(articles: Sequence[Incomer]) -> None:
    seen = set[str]()
    for article in articles:
        if article.id in seen:
            raise refuse(f"The id {article.id} stands twice. Give each article its own.")
        seen.add(article.id)


def _as_json(articles: Sequence[Incomer], found: Sequence[Assignment]) -> Iterator[str]:
    for one in found:
        told = {"id": one.id, "event": one.event, "score": one.score, "reason": one.reason}
        yield json.dumps(told, ensure_ascii=False)


def _as_text(articles: Sequence[Incomer], found: Sequence[Assignment]) -> Iterator[str]:
    """Each event with its articles, the largest first."""
    events = dict[str, list[int]]()
    for n, one in enumerate(found):
        events.setdefault(one.event, []).append(n)
    for members in sorted(events.values(), key=lambda m: -len(m)):
        first = " ".join((articles[members[0]].headline or articles[members[0]].id).split())
        yield f"{_ALONE if len(members) == 1 else f'{len(members)} articles'}: {first[:90]}"
        for n in members if len(members) > 1 else ():
            yield f"  {found[n].id}  {found[n].score:.2f}  {found[n].reason}"
