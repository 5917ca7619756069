"""What lists tell of an event and strangers search in is of the comparison that stands, as corrected, and
written in one moment with it."""

import datetime as dt
import sys
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from comparator.models import Article, Comparison, EventWords
from comparator.selectors.events import events_list
from comparator.selectors.facets import Narrowing
from comparator.services import comparisons, corrections, telling
from comparator.services.comparisons import comparison_run
from comparator.services.corrections import correction_undo
from comparator.services.jobs import job_claim
from comparator.services.pinning import version_pin
from comparator.services.telling import event_retell
from comparator.services.work import work_recover
from tests.factories import UserFactory
from tests.services.correcting import correct
from tests.web.made import QUOTE, Made, made_event

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker ends here."""


@pytest.fixture
def made() -> Made:
    """Its quote is rejected, and its one conflict resolved."""
    made = made_event(owner=UserFactory())
    correct(made, "reject", "p1")
    correct(made, "resolve", "p2")
    assert_told_as_corrected(made)
    return made


def assert_told_as_corrected(made: Made) -> None:
    assert is_found(made) is False
    card = events_list(AnonymousUser()).cards[0]
    assert card.conflicts == 0
    assert "Chief negotiator" not in card.summary
    assert "the talks would go on in April" in EventWords.objects.get(event=made.event).passages


def is_found(made: Made) -> bool:
    """Whether a stranger who searches for the rejected words finds the event."""
    cards = events_list(AnonymousUser(), Narrowing(query=QUOTE)).cards
    return made.event in [card.event for card in cards]


def asked_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    """The comparison, waiting to be made once more; the run finds what it found before."""
    row = Comparison.objects.get(event=made.event)
    found = row.found
    stand_in = SimpleNamespace(compare=lambda *_, **__: found)
    monkeypatch.setitem(sys.modules, "comparator.analysis.compare", stand_in)
    Comparison.objects.filter(pk=row.pk).update(state="waiting", result=None, finished=None)
    row.refresh_from_db()
    return row


def test_a_comparison_that_stands_again_is_told_as_corrected(made: Made) -> None:
    article = Article.objects.get(pk=made.pks[0])
    for version in (article.versions.get(), None):
        Comparison.objects.update(conflicts=1, summary="1 conflict: Chief negotiator.")  # before corrections
        version_pin(user=made.owner, event=made.event, article=article, version=version)
        assert_told_as_corrected(made)


def test_a_new_run_is_told_as_corrected(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comparison_run(comparison_id=asked_again(made, monkeypatch).pk)
    assert_told_as_corrected(made)


def test_at_no_moment_of_a_run_rejected_words_are_found(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    row, seen = asked_again(made, monkeypatch), list[bool]()
    for module, name in ((comparisons, "job_finish"), (telling, "_telling"), (telling, "_write")):
        did = getattr(module, name)

        def watched(*args: object, did: object = did, **told: object) -> object:
            seen.append(is_found(made))
            done = did(*args, **told)  # type: ignore[operator]  # it is a function
            seen.append(is_found(made))
            return done

        monkeypatch.setattr(module, name, watched)
    assert comparison_run(comparison_id=row.pk)
    assert len(seen) >= 6
    assert not any(seen)


def test_who_corrects_while_the_site_ends_leaves_no_rejected_word_to_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = made_event(owner=UserFactory())
    assert is_found(made)

    def killed(**_: object) -> None:
        raise Killed

    monkeypatch.setattr(corrections, "event_retell", killed)
    with pytest.raises(Killed):
        correct(made, "reject", "p1")
    assert is_found(made) is False
    event_retell(event=made.event)
    assert is_found(made) is False
    assert "the talks would go on in April" in EventWords.objects.get(event=made.event).passages


@pytest.mark.parametrize("place", ["_telling", "_write"])
def test_a_worker_killed_while_it_tells_leaves_the_job_to_be_done(
    made: Made, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    row = asked_again(made, monkeypatch)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(telling, place, killed)
        with pytest.raises(Killed):
            comparison_run(comparison_id=row.pk)
    row.refresh_from_db()
    assert (row.state, row.result) == ("waiting", None)
    assert is_found(made) is False
    work_recover(now=timezone.now() + dt.timedelta(hours=1))
    assert comparison_run(comparison_id=row.pk)
    assert_told_as_corrected(made)


def test_a_late_worker_tells_nothing(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    row = asked_again(made, monkeypatch)
    before = EventWords.objects.get(event=made.event).passages

    def overtaken(*args: object) -> object:
        later = timezone.now() + dt.timedelta(hours=1)
        assert job_claim(model=Comparison, pk=row.pk, now=later)
        return was(*args)

    was = telling._telling
    monkeypatch.setattr(telling, "_telling", overtaken)
    for correction in made.event.corrections.all():
        type(correction).objects.filter(pk=correction.pk).update(undone_at=timezone.now())
    assert not comparison_run(comparison_id=row.pk)
    assert EventWords.objects.get(event=made.event).passages == before
    assert Comparison.objects.get(pk=row.pk).result is None


def test_what_is_corrected_while_a_run_goes_on_counts(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    rejected = made.event.corrections.get(kind="reject")
    correction_undo(user=made.owner, correction=rejected)
    assert is_found(made)
    row, was, tries = asked_again(made, monkeypatch), telling._telling, list[int]()

    def corrected_meanwhile(*args: object) -> object:
        told = was(*args)
        if not tries:
            rejected.pk, rejected.undone_at = None, None
            rejected._state.adding = True
            rejected.save()
            made.event.refresh_from_db()
            made.event.corrections_revision += 1
            made.event.save()
        tries.append(1)
        return told

    monkeypatch.setattr(telling, "_telling", corrected_meanwhile)
    assert comparison_run(comparison_id=row.pk)
    assert len(tries) == 2
    assert_told_as_corrected(made)


def test_what_does_not_stand_for_its_event_is_not_searched_in(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = asked_again(made, monkeypatch)
    monkeypatch.setattr(telling, "standing_comparisons", lambda _: {})
    before = EventWords.objects.get(event=made.event).passages
    EventWords.objects.update(passages=before + " and more")
    assert comparison_run(comparison_id=row.pk)
    assert EventWords.objects.get(event=made.event).passages.endswith(" and more")


def test_of_no_comparison_nothing_is_told(made: Made) -> None:
    Comparison.objects.all().delete()
    event_retell(event=made.event)
    assert EventWords.objects.get(event=made.event).passages == ""
