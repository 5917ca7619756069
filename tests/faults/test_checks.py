"""`run.py test`: one failing stage hides no other, and pytest's closing line stands in the summary."""

import sys

import pytest

from runner import checks

pytestmark = pytest.mark.once


def _stages() -> list[checks.Stage]:
    closing = "print('===== 3 passed, 1 skipped in 0.10s =====')"
    return [
        checks.Stage(name="first", work=lambda env: (1, "")),
        checks.Stage(name="second", work=lambda env: checks.shown([sys.executable, "-c", closing], env)),
    ]


def test_a_failing_stage_stops_nothing_and_fails_the_whole(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "_stages", _stages)
    monkeypatch.setattr(checks, "install", lambda lock: None)
    assert checks.test([]) == 1
    summary = capfd.readouterr().out.partition("── summary")[2]
    assert "first" in summary
    assert "FAILED" in summary
    assert "3 passed, 1 skipped" in summary
    assert "1 of 2 stages passed" in summary


def test_words_after_test_go_to_pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(checks, "install", lambda lock: None)
    monkeypatch.setattr(checks, "run", lambda command, env: ran.append(command) or 5)
    assert checks.test(["-k", "name"]) == 5
    assert [command[1:] for command in ran] == [["-m", "pytest", "-k", "name"]]


@pytest.mark.parametrize(
    ("words", "kills"), [(["--long"], "50"), (["--long", "-k", "name"], "50"), ([], None)]
)
def test_long_kills_the_worker_more_often(
    words: list[str], kills: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    monkeypatch.delenv("COMPARATOR_KILLS", raising=False)

    def look(env: dict[str, str]) -> tuple[int, str]:
        seen.append(env.get("COMPARATOR_KILLS"))
        return 0, ""

    monkeypatch.setattr(checks, "install", lambda lock: None)
    monkeypatch.setattr(checks, "run", lambda command, env: look(env)[0])
    monkeypatch.setattr(checks, "_stages", lambda: [checks.Stage(name="one", work=look)])
    assert checks.test(words) == 0
    assert seen == [kills]
