"""Which figures of different articles count the same thing, and which dates date the same act."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from comparator.analysis.align import Alignment
from comparator.analysis.alignment.figure_pairs import is_telling
from comparator.analysis.alignment.figure_scores import scores_of
from comparator.analysis.alignment.grouping import groups_of
from comparator.analysis.alignment.places_of_figures import Place, places_of
from comparator.analysis.alignment.rows import Row
from comparator.analysis.contrast.bearers import bearer, with_bearer
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings
from comparator.analysis.wordlists import any_of, keys_by_word, table

_JOINED = 0.5  # score from which two figures stand in one row …
_FAIR = 0.625  # … and small numbers of things with two names: "two witnesses", "two neighbours"
_SMALL = 12


def figure_rows(articles: Sequence[ArticleFindings], alignment: Alignment) -> list[Row]:
    """Figures of several articles that count the same thing, then the numbers that one article has alone. A
    date is a row only where it names a day of the calendar and dates one act: a weekday tells no reader
    anything by itself."""
    places = places_of(articles, alignment)
    found = groups_of(scores_of(places, alignment), [p.article for p in places], _JOINED, _JOINED)
    groups = [g for g in found if g.score >= _FAIR or not _of_two_names([places[i] for i in g.members])]
    shown = list[list[Place]]()
    rows = list[Row]()
    telling: dict[object, set[int]] = {}
    for group in sorted(groups, key=lambda g: (-len(g.members), -g.score, g.members)):
        members = [places[i] for i in group.members]
        said = {_said(place) for place in members}
        if _tells(members) and not set.intersection(*(telling.get(one, set()) for one in said)):
            for one in said:
                telling.setdefault(one, set()).add(len(shown))
            shown.append(members)
            rows.append(_row(members, group.score))
    joined = {i for group in groups for i in group.members}
    return rows + list(_alone((p for i, p in enumerate(places) if i not in joined), shown))


def _alone(places: Iterable[Place], shown: Sequence[Sequence[Place]]) -> Iterator[Row]:
    """The numbers that one article has alone, each once."""
    told = {_meaning(p) for row in shown for p in row}
    for place in places:
        if place.figure.kind != "date" and _meaning(place) not in told:
            told.add(_meaning(place))
            yield Row(kind="figure", cells={place.article: _span(place)})


def _meaning(place: Place) -> tuple[int, str, str, object]:
    """What a figure says in its article: the same again says nothing new. An exact number is the same again
    whatever it is called there ("23 pirates", "the 23 suspects"), but for what became of those counted."""
    f = place.figure
    day = f.as_of or "" if f.kind == "date" else ""
    counted: object = place.telling.outcome if is_telling(f) else place.amount.counted
    return place.article, f.kind, f"{f.value} {f.low} {f.high} {day}", counted


def _said(place: Place) -> object:
    """What a figure adds to the rows that are shown already; one day is one row, whatever happened on it."""
    return place.figure.as_of if place.figure.kind == "date" else _meaning(place)


def _of_two_names(row: Sequence[Place]) -> bool:
    """Whether a row has small numbers, or places in an order, of things that are not called by one name."""
    small = (
        p.figure.kind in ("count", "ordinal")
        and isinstance(p.figure.value, int | float)
        and p.figure.value <= _SMALL
        for p in row
    )
    return all(small) and len({p.scope.head for p in row}) > 1


def _tells(row: Sequence[Place]) -> bool:
    """Whether a row is worth a reader's look: a number, or a date that names a day or month."""
    return row[0].figure.kind != "date" or any(_calendar().search(p.words) for p in row)


@functools.cache
def _calendar() -> re.Pattern[str]:
    """A day's number or the name of a month, which is more than "Friday", "next week" or "2015"."""
    months = [w for w in keys_by_word(table("months")["months"]) if len(w) > 3 or w == "may"]
    return re.compile(rf"(?<!\d)\d{{1,2}}(?!\d)|\b(?:{any_of(months)})\b", re.IGNORECASE)


def _span(place: Place) -> Span:
    """What a row shows of a figure: an age with the name beside it of whose it is."""
    own = Span(place.figure.start, place.figure.end)
    return with_bearer(place.found, own) if place.figure.kind == "age" else own


def _ages(places: Sequence[Place]) -> set[str]:
    """ "age of" the person whose age all of them tell, by the fullest name."""
    names = [bearer(p.found, p.figure) if p.figure.kind == "age" else "" for p in places]
    return {f"age of {max(names, key=len)}"} if all(names) else set()


def _row(places: Sequence[Place], score: float) -> Row:
    values = sorted({f"{p.figure.value}" for p in places if p.figure.value is not None})
    counted = sorted(_ages(places) or {p.figure.counted for p in places if p.figure.counted})
    reasons = [f"same figure: {values[0]}"] if len(values) == 1 else []
    reasons += [f"same thing counted: {', '.join(counted)}"] if counted else []
    cells = {p.article: _span(p) for p in places}
    return Row(
        kind="figure", cells=cells, joined_by=tuple(reasons or ["same statement"]), score=round(score, 3)
    )
