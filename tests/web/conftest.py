"""Fixtures of the pages' tests."""

import pytest
from django.test import Client

from tests.factories import UserFactory
from tests.web.made import Made, made_event, plain_rebase


@pytest.fixture(autouse=True)
def _hand_made_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", plain_rebase)


@pytest.fixture
def made(db: None) -> Made:
    """The made-up event, published."""
    return made_event(owner=UserFactory())


@pytest.fixture
def draft(db: None) -> Made:
    """The made-up event, seen by its owner alone."""
    return made_event(owner=UserFactory(), published=False)


@pytest.fixture
def member(made: Made) -> Client:
    """The owner's browser."""
    client = Client()
    client.force_login(made.owner)
    return client
