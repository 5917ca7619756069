"""The health address tells the truth about the database and touches no session."""

from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from comparator.web import health


@pytest.mark.django_db
def test_well(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok"}
    assert not answer.cookies


class _Away:
    def cursor(self) -> None:
        raise OperationalError("could not connect to server at 10.0.0.3")


def test_database_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "connection", _Away())
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unavailable"
    assert b"10.0.0.3" not in answer.content


@pytest.mark.django_db
def test_asked_over_plain_http_inside_an_https_site(client: Client, settings: object) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined] (pytest-django's settings take any name)
    assert client.get("/health/").status_code == 200


def _fails(error: Exception) -> Any:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("server closed at 10.0.0.3"), 503),
        (InterfaceError("closed"), 503),
        (KeyError(), 500),
    ],
    ids=["away", "connection lost", "a fault of ours"],
)
def test_pages_say_whether_to_come_back(
    error: Exception, status: int, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    monkeypatch.setattr("comparator.web.events.page.events_list", _fails(error))
    answer = Client(raise_request_exception=False).get("/events/")
    assert answer.status_code == status
    assert ("Retry-After" in answer) == (status == 503)
    assert "Nothing that was saved is lost" in answer.content.decode()
    assert b"10.0.0.3" not in answer.content
    assert answer["X-Frame-Options"] == "DENY"
