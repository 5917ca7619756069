"""A new outlet gets the domain of the page it was made from, where that can be its own."""

import pytest
from django.contrib.auth.models import User

from comparator.analysis.incoming import Incoming, Told
from comparator.models import Outlet, OutletDomain
from comparator.services.articles import article_add
from tests.factories import UserFactory, page

pytestmark = pytest.mark.django_db


def added(user: User, name: str, url: str, *, domain: str | None = None, headline: str = "Tents") -> Outlet:
    told = Told(domain=domain) if domain else None
    incoming = Incoming(raw=page(headline=headline), url=url, told=told)
    outlet = article_add(user=user, incoming=incoming, outlet_name=name).article.outlet
    assert outlet
    return outlet


def domains(outlet: Outlet) -> list[str]:
    return list(OutletDomain.objects.filter(outlet=outlet).values_list("domain", flat=True))


@pytest.mark.parametrize(("url", "domain"), [("https://www.brisa.example/a", None), ("", "brisa.example")])
def test_a_new_outlet_gets_its_pages_domain(url: str, domain: str | None) -> None:
    assert domains(added(UserFactory(), "Brisa Evening", url, domain=domain)) == ["brisa.example"]


@pytest.mark.parametrize("url", ["", "https://brisa.github.io/a", "https://co.uk/a", "https://127.0.0.1/a"])
def test_what_no_site_owns_or_has_an_outlet_is_given_to_none(url: str) -> None:
    found = domains(added(UserFactory(), "Brisa Evening", url))
    assert found in ([], ["brisa.github.io"])
    assert "github.io" not in found


def test_a_domain_of_another_outlet_stays_there_with_what_stands_under_it() -> None:
    user = UserFactory()
    first = added(user, "Brisa Evening", "https://brisa.example/a")
    second = added(user, "Brisa Sport", "https://sport.brisa.example/b", headline="Blankets leave tonight")
    assert (domains(first), domains(second)) == (["brisa.example"], [])


def test_an_outlet_that_is_there_gains_no_domain() -> None:
    user = UserFactory()
    first = added(user, "Brisa Evening", "")
    again = added(user, "Brisa Evening", "https://other.example/a", headline="Blankets leave tonight")
    assert again == first
    assert domains(first) == []
