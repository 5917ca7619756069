"""Made-up rows for tests. Articles get a real reading of a small page; nothing is analysed by them."""

import datetime as dt
import itertools
from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from comparator import models
from comparator.services.articles import article_add
from comparator.services.events import event_create

_numbers = itertools.count(1)

PAGE = """{headline}

By {byline}

PORT ANSEL, {day} — The city council agreed on Tuesday to lend {amount} tents to the island of Brisa.

"We have counted every tent that we own," said Mayor Oda Linn. "They leave with the evening ferry."

The island lost {lost} houses in the storm, its governor said. He thanked the city and asked for blankets too.

{extra}
"""


def page(**told: Any) -> str:
    """The text of a small made-up article; every call without arguments differs from the last."""
    number = next(_numbers)
    filled = {
        "headline": "Port Ansel lends tents to the storm-hit island",
        "byline": "Ina Moor",
        "day": "March 4",
        "amount": 400,
        "lost": 60,
        "extra": f"The ferry company will carry lot number {number} for nothing, its clerk wrote.",
    }
    return PAGE.format(**{**filled, **told})


class UserFactory(DjangoModelFactory[User]):
    """A member; `staff=True` makes one who looks after the site."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        staff = factory.Trait(is_staff=True, is_superuser=True)

    username = factory.Sequence(lambda n: f"member{n}")


class OutletFactory(DjangoModelFactory[models.Outlet]):
    """An outlet nobody has heard of."""

    class Meta:
        model = models.Outlet

    name = factory.Sequence(lambda n: f"Ansel Courier {n}")
    slug = factory.Sequence(lambda n: f"ansel-courier-{n}")
    kind = models.Outlet.Kind.NEWSPAPER


class StoryFactory(DjangoModelFactory[models.Story]):
    """A story without events."""

    class Meta:
        model = models.Story

    title = factory.Sequence(lambda n: f"The storm {n}")
    slug = factory.Sequence(lambda n: f"the-storm-{n}")


class EventFactory(DjangoModelFactory[models.Event]):
    """A private event of a new member; `published=True` shows it to everybody."""

    class Meta:
        model = models.Event

    owner = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Tents for Brisa {n}")
    slug = factory.Sequence(lambda n: f"tents-for-brisa-{n}")
    starts = dt.date(2021, 3, 4)

    @classmethod
    def _create(cls, model_class: type[models.Event], *args: Any, **kwargs: Any) -> models.Event:
        return event_create(user=kwargs.pop("owner"), **kwargs)


def add_article(user: User | None = None, **kwargs: Any) -> models.ArticleVersion:
    """An article as a person adds one: by default a new made-up page of a new outlet."""
    user = user or UserFactory()
    kwargs.setdefault("raw", page())
    kwargs.setdefault("outlet_name", f"Brisa Post {next(_numbers)}")
    kwargs.setdefault("published", dt.date(2021, 3, 4))
    return article_add(user=user, **kwargs).version


class CorrectionFactory(DjangoModelFactory[models.Correction]):
    """A row that somebody rejected."""

    class Meta:
        model = models.Correction

    event = factory.SubFactory(EventFactory)
    author = factory.SubFactory(UserFactory)
    kind = models.Correction.Kind.REJECT
    payload = factory.LazyFunction(lambda: {"spans": [{"version": 1, "start": 0, "end": 5}]})
    reason = "Two different ferries."
