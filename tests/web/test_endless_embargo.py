"""An embargo without an end says so, and its owner sets one or takes it away."""

import datetime as dt

import pytest
from django.test import Client

from comparator.analysis.incoming import Wire
from comparator.ingest.wires.moments import FOR_EVER
from comparator.models import Article
from comparator.web.articles.wire import wire_lines
from tests.web.made import Made
from tests.web.test_article_edit import address, answers

pytestmark = pytest.mark.django_db
SOON = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0) + dt.timedelta(days=30)


@pytest.fixture
def held(made: Made) -> Article:
    Article.objects.filter(pk=made.pks[0]).update(embargo=FOR_EVER)
    return Article.objects.get(pk=made.pks[0])


def test_no_page_tells_a_year_9999(member: Client, made: Made, held: Article) -> None:
    for place in (f"/articles/{held.pk}/", f"/events/{made.event.slug}/", address(made)):
        html = member.get(place).content.decode()
        assert "without an end" in html
        assert "9999" not in html
    (line,) = wire_lines(Wire(embargo=FOR_EVER))
    assert line.value.startswith("without an end")


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ({"endless": "on"}, FOR_EVER),
        ({}, None),
        ({"endless": "on", "embargo": f"{SOON:%Y-%m-%dT%H:%M}"}, SOON),
    ],
)
def test_its_owner_keeps_it_ends_it_or_sets_an_end(
    member: Client, made: Made, held: Article, told: dict[str, str], until: dt.datetime | None
) -> None:
    assert member.post(address(made), answers(member, made, **told)).status_code == 302
    held.refresh_from_db()
    assert held.embargo == until
    assert ("without an end" in member.get(address(made)).content.decode()) is (until == FOR_EVER)
