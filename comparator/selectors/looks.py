"""How looking at an article's page again went."""

import datetime as dt
from typing import Literal

from comparator.analysis.document import Record
from comparator.models import UNFINISHED, Anyone, Article, Intake, State


class Look(Record, frozen=True):
    """How the last look at an article's page went."""

    came_to: Literal["under way", "failed", "new version", "nothing new"]
    when: dt.datetime
    reason: str = ""
    """Why it failed, or what it waits for, in words."""


def last_look(user: Anyone, article: Article) -> Look | None:
    """The last look that this person asked for since the article came in; None where there was none."""
    asked = Intake.objects.visible_to(user).filter(
        article=article, way=Intake.Way.LINK, feed=None, asked__gte=article.created
    )
    row = asked.defer("data", "result").order_by("-pk").first()
    if row is None:
        return None
    if row.state in UNFINISHED:
        return Look(came_to="under way", when=row.asked, reason=row.reason)
    when = row.finished or row.asked
    if row.state == State.FAILED:
        return Look(came_to="failed", when=when, reason=row.reason)
    is_new = article.versions.filter(created__gte=row.asked).exists()
    return Look(came_to="new version" if is_new else "nothing new", when=when)
