"""People's corrections: who may make them, what they do, and what becomes of them later."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from comparator.models import Comparison, Correction
from comparator.selectors.corrected import Anchor, CorrectedPoint, RowAnchor
from comparator.services import corrections
from comparator.services.corrections import ContestedError, Draft, correction_add, correction_undo
from tests.factories import UserFactory, add_article
from tests.services.correcting import cell, correct, draft, held, rows, shown
from tests.web.made import Made, made_event, plain_rebase

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hand_made_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", plain_rebase)


@pytest.fixture
def made() -> Made:
    return made_event(owner=UserFactory())


def test_joined_rows_have_the_cells_of_both(made: Made) -> None:
    correct(made, "join", "p5", other="p4", keep=[("p5", 0)])
    assert held(made.event) == {"p1": {0, 1}, "p2": {0, 1}, "p3": {0, 1}, "p4": {0}, "p5": {0, 1, 2}}
    joined = rows(made.event)["p5"]
    assert isinstance(joined, CorrectedPoint)
    assert joined.joined_by == ("a person’s correction",)
    assert joined.verdict != "single source"


def test_of_two_cells_of_one_article_a_person_chooses(made: Made) -> None:
    before = cell(made.event, "p4", 0)
    correct(made, "join", "p5", other="p4", keep=[("p4", 0)])
    assert cell(made.event, "p5", 0) == before
    assert held(made.event)["p4"] == {0}


def test_without_a_choice_a_join_says_what_is_to_be_chosen(made: Made) -> None:
    with pytest.raises(ValidationError) as problem:
        correct(made, "join", "p5", other="p4")
    assert "Choose which stand" in problem.value.message_dict["keep"][0]


def test_split_cells_stand_in_a_row_of_their_own(made: Made) -> None:
    done = correct(made, "split", "p4", cells=[("p4", 2)])
    assert held(made.event)["p4"] == {0, 1}
    assert held(made.event)[f"p4-{done.pk}"] == {2}
    assert rows(made.event)[f"p4-{done.pk}"].verdict == "single source"


def test_a_moved_cell_stands_in_the_other_row(made: Made) -> None:
    correct(made, "move", "p4", other="p2", cells=[("p4", 2)])
    assert held(made.event)["p2"] == {0, 1, 2}
    assert held(made.event)["p4"] == {0, 1}


def test_words_that_a_moved_cell_takes_the_place_of_are_not_lost(made: Made) -> None:
    was = cell(made.event, "p2", 0)
    done = correct(made, "move", "p5", other="p2", cells=[("p5", 0)])
    assert "p5" not in held(made.event)
    assert cell(made.event, f"p2-{done.pk}", 0) == was


def test_a_rejected_row_is_gone_and_counted(made: Made) -> None:
    correct(made, "reject", "p1")
    assert "p1" not in rows(made.event)
    assert [point.id for point in shown(made.event).rejected] == ["p1"]


def test_a_resolved_conflict_stays_and_is_counted_no_more(made: Made) -> None:
    correct(made, "resolve", "p2", reason="The paper ran a correction.")
    point = rows(made.event)["p2"]
    assert isinstance(point, CorrectedPoint)
    assert point.resolved == "The paper ran a correction."
    stored = Comparison.objects.get(event=made.event)
    assert stored.conflicts == 0
    assert "conflict" not in stored.summary


def test_what_is_no_conflict_cannot_be_resolved(made: Made) -> None:
    with pytest.raises(ValidationError, match="no conflict"):
        correct(made, "resolve", "p4")


def test_a_verdict_by_a_person_wins(made: Made) -> None:
    correct(made, "relabel", "p2", verdict="both true", reason="He held both offices.")
    point = rows(made.event)["p2"]
    assert (point.verdict, point.why) == ("both true", "He held both offices.")


def test_a_finding_by_a_person_wins_on_its_base_alone(made: Made) -> None:
    correct(made, "relabel", "p4", cells=[("p4", 2)], findings=())
    here = rows(made.event)["p4"]
    assert here.cell(2).state == "kept"
    assert here.verdict == "agree"
    against = shown(made.event, made.pks[0]).comparison.points
    assert next(p for p in against if p.id == "p4").cell(2).findings == ("reworded",)


def test_who_comes_back_to_what_they_said_first_is_taken_at_their_word(made: Made) -> None:
    correct(made, "relabel", "p2", verdict="both true")
    correct(made, "relabel", "p2", verdict="conflict")
    correct(made, "relabel", "p2", verdict="both true")
    assert rows(made.event)["p2"].verdict == "both true"
    assert Correction.objects.count() == 3


def test_undoing_restores_exactly_what_was_there(made: Made) -> None:
    before, revision = rows(made.event), made.event.corrections_revision
    done = [
        correct(made, "join", "p5", other="p4", keep=[("p5", 0)]),
        correct(made, "split", "p3", cells=[("p3", 1)]),
        correct(made, "reject", "p1"),
        correct(made, "resolve", "p2"),
    ]
    for correction in done:
        correction_undo(user=made.owner, correction=correction)
    assert rows(made.event) == before
    made.event.refresh_from_db()
    assert made.event.corrections_revision == revision + 8
    last = Correction.objects.get(pk=done[-1].pk)
    assert (last.undone_by, last.undone_revision) == (made.owner, revision + 8)
    assert last.undone_at is not None


def test_undone_twice_is_undone_once(made: Made) -> None:
    done = correct(made, "reject", "p1")
    first = correction_undo(user=made.owner, correction=done)
    again = correction_undo(user=UserFactory(staff=True), correction=done)
    assert again.undone_by == first.undone_by == made.owner


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        ("reject", {"reason": "  "}, "reason"),
        ("reject", {"reason": "x" * 1001}, "reason"),
        ("join", {}, "other"),
        ("join", {"other": "p1"}, "other"),
        ("split", {}, "cells"),
        ("split", {"cells": [("p1", 0), ("p1", 1)]}, "cells"),
        ("split", {"cells": [("p2", 0)]}, "cells"),
        ("move", {"other": "p2"}, "cells"),
        ("move", {"cells": [("p1", 0)]}, "other"),
        ("move", {"cells": [("p1", 0)], "other": "p1"}, "other"),
        ("relabel", {}, "verdict"),
        ("relabel", {"verdict": "single source"}, "verdict"),
        ("relabel", {"findings": ("moved",)}, "cells"),
        ("relabel", {"findings": ("made up",), "cells": [("p1", 0)]}, "findings"),
    ],
)
def test_what_is_missing_or_wrong_is_named(made: Made, kind: str, told: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as problem:
        correct(made, kind, "p1", **told)
    assert list(problem.value.message_dict) == [field]
    assert not Correction.objects.exists()


def test_only_who_may_change_the_event_corrects_it(made: Made) -> None:
    told = draft(made, "reject", "p1")
    for user in (UserFactory(), UserFactory(staff=True, is_active=False)):
        with pytest.raises(PermissionDenied):
            correction_add(user=user, event=made.event, draft=told, seen=0, shown=shown(made.event))
    done = correction_add(
        user=UserFactory(staff=True), event=made.event, draft=told, seen=0, shown=shown(made.event)
    )
    with pytest.raises(PermissionDenied):
        correction_undo(user=UserFactory(), correction=done)


@pytest.mark.parametrize("where", ["another event", "beyond the text", "empty", "before it"])
def test_words_of_other_events_and_beyond_the_text_are_refused(made: Made, where: str) -> None:
    here = cell(made.event, "p1", 0)
    wrong = {
        "another event": Anchor(version=add_article(made.owner).pk, start=0, end=5),
        "beyond the text": Anchor(version=here.version, start=here.start, end=10**9),
        "empty": Anchor(version=here.version, start=here.start, end=here.start),
        "before it": Anchor(version=here.version, start=-5, end=here.end),
    }[where]
    told = Draft(kind="reject", row=RowAnchor(kind="quote", spans=(here, wrong)), reason="No.")
    with pytest.raises(ValidationError, match="not of this event"):
        correction_add(user=made.owner, event=made.event, draft=told, seen=0, shown=shown(made.event))


def test_two_people_at_once_get_both_versions(made: Made) -> None:
    told = draft(made, "resolve", "p2", reason="An old title.")
    seen = made.event.corrections_revision
    theirs = correct(made, "resolve", "p2", reason="Both papers agree now.")
    staff = UserFactory(staff=True)
    with pytest.raises(ContestedError) as problem:
        correction_add(user=staff, event=made.event, draft=told, seen=seen, shown=shown(made.event))
    assert problem.value.theirs == [theirs]
    assert Correction.objects.count() == 1
    seen = problem.value.revision
    saved = correction_add(user=staff, event=made.event, draft=told, seen=seen, shown=shown(made.event))
    assert saved.revision == theirs.revision + 1
    point = rows(made.event)["p2"]
    assert isinstance(point, CorrectedPoint)
    assert point.resolved == "An old title."
    assert shown(made.event).came[theirs.pk].by == saved.pk


def test_what_others_do_to_other_words_is_in_nobodys_way(made: Made) -> None:
    told, seen = draft(made, "reject", "p1"), made.event.corrections_revision
    correct(made, "resolve", "p2")
    correction_add(user=made.owner, event=made.event, draft=told, seen=seen, shown=shown(made.event))
    assert Correction.objects.count() == 2


def test_an_undoing_is_a_change_too(made: Made) -> None:
    done = correct(made, "reject", "p1")
    made.event.refresh_from_db()
    seen = made.event.corrections_revision
    correction_undo(user=made.owner, correction=done)
    told = draft(made, "split", "p1", cells=[("p1", 1)])
    with pytest.raises(ContestedError):
        correction_add(user=made.owner, event=made.event, draft=told, seen=seen, shown=shown(made.event))


def test_the_same_correction_sent_twice_is_stored_once(made: Made) -> None:
    told = draft(made, "reject", "p1")
    sent = [
        correction_add(user=made.owner, event=made.event, draft=told, seen=0, shown=shown(made.event))
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    assert Correction.objects.count() == 1


def test_an_event_has_room_for_so_many(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "MOST_STANDING", 1)
    correct(made, "reject", "p1")
    with pytest.raises(ValidationError, match="Undo some"):
        correct(made, "reject", "p2")
