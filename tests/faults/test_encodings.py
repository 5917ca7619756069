"""NUL and lone surrogates: the same on every database, and never an error nobody understands."""

import pytest

from comparator.analysis.page_text import Unreadable
from comparator.models import Correction, Event, Outlet, storable, storable_json
from comparator.selectors.events import event_get, events_list
from comparator.selectors.facets import Narrowing
from comparator.services.articles import article_add
from comparator.services.events import event_create
from tests.factories import CorrectionFactory, EventFactory, UserFactory, add_article, page

HOSTILE = ["a\x00b", "a\ud800b", "a\udfff\ud800b", "\x00"]


@pytest.mark.parametrize("text", [*HOSTILE, "plain", "ἄνδρα", "\u202eעברית", "😀"])
def test_a_storable_text_keeps_its_length_and_all_that_can_be_kept(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    kept.encode()
    assert "\x00" not in kept
    assert all(a == b or b == "\ufffd" for a, b in zip(text, kept, strict=True))


def test_json_is_made_storable_all_the_way_down() -> None:
    assert storable_json({"a\x00": ["\ud800", {"b": ("c\x00", 1, None)}]}) == {
        "a\ufffd": ["\ufffd", {"b": ["c\ufffd", 1, None]}]
    }


@pytest.mark.django_db
@pytest.mark.parametrize("bad", HOSTILE)
class TestInTheDatabase:
    """Every way in."""

    def test_titles(self, bad: str) -> None:
        event = event_create(user=UserFactory(), title=f"Tents {bad}")
        assert Event.objects.get(pk=event.pk).title == f"Tents {storable(bad)}"

    def test_outlets_and_file_names(self, bad: str) -> None:
        version = add_article(outlet_name=f"Post {bad}", file_name=f"{bad}.txt")
        version.refresh_from_db()
        assert version.file_name == f"{storable(bad)}.txt"
        assert Outlet.objects.get().name == f"Post {storable(bad)}"

    def test_pages_are_refused_with_a_sentence(self, bad: str) -> None:
        with pytest.raises(Unreadable, match=r"\.$"):
            article_add(user=UserFactory(), raw=page(extra=bad))

    def test_corrections(self, bad: str) -> None:
        correction = CorrectionFactory(reason=bad, payload={"label": bad})
        stored = Correction.objects.get(pk=correction.pk)
        assert (stored.reason, stored.payload) == (storable(bad), {"label": storable(bad)})

    def test_search_and_addresses(self, bad: str) -> None:
        EventFactory(published=True)
        user = UserFactory()
        assert events_list(user, Narrowing(query=bad)).count == 0
        assert events_list(user, Narrowing(outlet=bad)).count == 0
        assert event_get(user, bad) is None
