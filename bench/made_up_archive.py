"""A made-up archive of any size. Names come as often as Zipf's law has it: some in one event, some in
thousands of articles, more as the archive grows. Ten articles an event, over three years, all of one person.

The first 300 articles are whole: what is asked about later belongs to their events. Of the others only what
a search meets is made for each: the terms by which it is found; its fingerprint is one of these.
"""

import datetime as dt
import math
import random
from typing import NamedTuple

import numpy as np
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from numpy.typing import NDArray

from comparator.analysis.belonging.terms import term_of, vocabulary
from comparator.models import Article, ArticleVersion, Coverage, Event, EventTerm, Fingerprint
from comparator.models.fingerprint import day_key, term_key
from comparator.services.fingerprints import INDEXED, fingerprint_store

WHOLE = 300
AN_EVENT = 10
WORDS = 300  # of an article, besides names
NAMES = 200_000
OWN = 24  # names in an event
TOLD = 0.7  # of them in each article
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 1_000
_STEP = 20_000  # articles stored in one transaction
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name(rank: int) -> str:
    """The made-up name of a rank, no two alike."""
    letters = ""
    while rank:
        rank, rest = divmod(rank, 26)
        letters = _LETTERS[rest] + letters
    return f"Qu{letters}o"


def names_of(event: int) -> NDArray[np.int64]:
    """The ranks of the names that an event is told with."""
    rng = np.random.default_rng(event)
    return np.exp(rng.random(OWN) * math.log(NAMES)).astype(np.int64)


def day_of(event: int) -> dt.date:
    """When an event was."""
    return FIRST_DAY + dt.timedelta(days=event * 37 % DAYS)


class Told(NamedTuple):
    """A made-up article."""

    event: int
    text: str


def told(number: int, event: int) -> Told:
    """An article of an event, the same for the same number."""
    rng = random.Random(number)  # noqa: S311 (no secret)
    chosen = [int(rank) for rank in names_of(event) if rng.random() < TOLD]
    words = [vocabulary()[int(len(vocabulary()) ** rng.random()) - 1] for _ in range(WORDS)]
    words += [name(rank) for rank in chosen for _ in range(rng.randint(1, 4))]
    rng.shuffle(words)
    return Told(event, ". ".join("So " + " ".join(words[n : n + 12]) for n in range(0, len(words), 12)) + ".")


def grow(owner: User, first: int, last: int) -> None:
    """Store the articles with the numbers from `first` to `last`, with events, fingerprints and terms."""
    if first == 0:
        with transaction.atomic():
            _whole(owner)
        first = WHOLE
    for start in range(first, last, _STEP):
        with transaction.atomic():
            _copied(owner, start + 1, min(start + _STEP, last))


def _whole(owner: User) -> None:
    Event.objects.bulk_create(
        Event(pk=e + 1, title=f"Event {e}", slug=f"whole-{e}", owner=owner) for e in range(WHOLE // AN_EVENT)
    )
    for number in range(WHOLE):
        event = number // AN_EVENT
        article = Article.objects.create(pk=number + 1, owner=owner)
        version = ArticleVersion.objects.create(
            pk=number + 1, article=article, text_hash=f"whole-{number}", text=told(number, event).text,
            published=day_of(event), document_json=b"{}",
        )  # fmt: skip
        Coverage.objects.create(pk=number + 1, article=article, event_id=event + 1)
        fingerprint_store(version=version)


def _copied(owner: User, first: int, last: int) -> None:
    """Rows like the first of each table, with other keys: made in the database, in no time."""
    event = f"((k - 1) / {AN_EVENT} + 1)"
    _copy(Event, {"id": "k", "slug": "'copied-' || k"}, first // AN_EVENT + 1, last // AN_EVENT)
    _copy(Article, {"id": "k"}, first, last)
    _copy(ArticleVersion, {"id": "k", "article_id": "k", "text_hash": "'copied-' || k"}, first, last)
    _copy(Coverage, {"id": "k", "article_id": "k", "event_id": event}, first, last)
    table = Fingerprint._meta.db_table
    data = f"(SELECT data FROM {table} WHERE article_id = k % {WHOLE} + 1)"  # noqa: S608 (the model's own name)
    _copy(Fingerprint, {"article_id": "k", "version_id": "k", "data": data}, first, last)
    _terms(owner, first, last)


def _copy(model: type[models.Model], changed: dict[str, str], first: int, last: int) -> None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    quoted, key = ", ".join(f'"{c}"' for c in columns), model._meta.pk.column
    values = ", ".join(changed.get(c, f'one."{c}"') for c in columns)
    numbers = f"numbers(k) AS (SELECT {first} UNION ALL SELECT k + 1 FROM numbers WHERE k < {last})"  # noqa: S608 (numbers)
    rows = f"SELECT {values} FROM numbers CROSS JOIN {table} one WHERE one.{key} = 1"  # noqa: S608 (names of the models)
    sql = f"WITH RECURSIVE {numbers} INSERT INTO {table} ({quoted}) {rows}"
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _terms(owner: User, first: int, last: int) -> None:
    """For each article ten of its event's names."""
    rows = list[tuple[int, int, int, int]]()
    for pk in range(first, last + 1):
        event = (pk - 1) // AN_EVENT
        ranks = _shuffled(event)
        begin = pk % (OWN - INDEXED)
        rows += [(pk, owner.pk, _key(r), day_key(day_of(event))) for r in ranks[begin : begin + INDEXED]]
    table, columns = EventTerm._meta.db_table, "coverage_id, reader, term, day"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s, %s)", rows)  # noqa: S608 (the model's own name)
            return
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


_HELD: dict[int, int] = {}
_EVENTS: dict[int, list[int]] = {}


def _shuffled(event: int) -> list[int]:
    if event not in _EVENTS:
        _EVENTS.clear()
        _EVENTS[event] = names_of(event).tolist()
    return _EVENTS[event]


def _key(rank: int) -> int:
    if rank not in _HELD:
        _HELD[rank] = term_key(term_of(name(rank)))
    return _HELD[rank]
