"""Log lines are JSON and hold no words of an article."""

import json
import logging
import sys

import pytest
from django.test import Client

from comparator.logs import JsonLines


def _line(**extra: object) -> dict[str, object]:
    record = logging.makeLogRecord(
        {"name": "comparator", "levelname": "INFO", "msg": "Read %s", "args": (7,)}
    )
    record.__dict__.update(extra)
    read = json.loads(JsonLines().format(record))
    assert isinstance(read, dict)
    return read


def test_a_line_has_time_level_logger_and_message() -> None:
    line = _line(article=12)
    assert line["message"] == "Read 7"
    assert (line["level"], line["logger"], line["article"]) == ("INFO", "comparator", 12)
    assert str(line["time"]).endswith("+00:00")


def test_extras_that_nobody_listed_are_left_out() -> None:
    assert "body" not in _line(body="The envoy said no.")


def test_an_error_tells_its_kind_and_place_but_not_its_message() -> None:
    try:
        raise ValueError("The envoy said no.")
    except ValueError:
        line = _line(exc_info=sys.exc_info())
    assert line["error"] == "ValueError"
    assert "test_logs.py" in str(line["at"])
    assert "envoy" not in json.dumps(line)


@pytest.mark.django_db
def test_an_answer_is_logged_by_its_route_never_by_an_address_made_of_a_title(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/events/envoy-resigns/")
    client.get("/envoy/resigns/")
    told = [json.loads(JsonLines().format(record))["message"] for record in caplog.records]
    assert told == ["Not Found: /events/<slug:slug>/", "Not Found: no page"]
