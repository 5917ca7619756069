"""The starter list of outlets: well-formed, and no doubt whom a name or a domain means."""

from collections import Counter

import pytest

from comparator.analysis.codes import countries, country_name, language_name, languages
from comparator.analysis.domains import NotADomain, domain_of, host_of, is_shared, owners, readable
from comparator.analysis.outlets import known_outlets, outlet_at, outlet_named, press_named

KINDS = {"wire", "broadcaster", "newspaper", "magazine", "online", "organisation"}


def fold(name: str) -> str:
    return name.casefold().removeprefix("the ")


def test_it_is_long_and_covers_the_world() -> None:
    assert len(known_outlets()) >= 900
    assert len({one.country for one in known_outlets()}) > 130
    assert {one.kind for one in known_outlets()} == KINDS


def test_every_code_is_known() -> None:
    assert {one.country for one in known_outlets()} - {""} <= set(countries())
    assert {code for one in known_outlets() for code in one.languages} <= set(languages())
    assert all(one.languages and one.domains for one in known_outlets())


def test_no_name_or_domain_means_two_outlets() -> None:
    names = Counter(n for one in known_outlets() for n in {fold(n) for n in (one.name, *one.aliases)})
    domains = Counter(domain for one in known_outlets() for domain in one.domains)
    doubled = [one for counted in (names, domains) for one, count in counted.items() if count > 1]
    assert doubled == []


def test_every_domain_is_in_its_normal_form_and_a_sites_own() -> None:
    assert [d for one in known_outlets() for d in one.domains if domain_of(d) != d] == []


def test_no_name_is_a_word_that_pages_use_for_their_parts() -> None:
    labels = (
        "World", "News", "Politics", "Opinion", "Sport", "Business", "Local",
        "Foreign Affairs", "Live", "Home", "Today", "Culture", "Focus", "Stuff", "Nation",
        "Local News", "Latest News", "Breaking News", "Editorial",
    )  # fmt: skip
    assert [label for label in labels if outlet_named(label)] == []


@pytest.mark.parametrize(
    "name", ["The White House", "NATO", "European Commission", "World Bank", "United Nations"]
)
def test_bodies_are_known_but_no_press(name: str) -> None:
    assert outlet_named(name)
    assert press_named(name) is None
    assert press_named("Reuters")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://www.bbc.co.uk/news", "BBC News"),
        ("asia.nikkei.com", "Nikkei Asia"),
        ("www.nikkei.com", "Nihon Keizai Shimbun"),
        ("mail@reuters.com", "Reuters"),
        ("bbc.co.uk.evil.example", None),
        ("co.uk", None),
    ],
)
def test_the_longest_domain_counts(text: str, name: str | None) -> None:
    found = outlet_at(text)
    assert (found.name if found else None) == name


def test_codes_have_names_and_unknown_ones_stay() -> None:
    assert (country_name("GB"), language_name("fr")) == ("United Kingdom", "French")
    assert (country_name("Narnia"), language_name("qq")) == ("Narnia", "qq")


@pytest.mark.parametrize(
    ("told", "domain"),
    [
        ("https://www.Example.org/news?x=1", "example.org"),
        ("EXAMPLE.org.", "example.org"),
        ("user@news.example.co.uk:8080/x", "news.example.co.uk"),
        ("курьер.рф", "xn--e1ajsbm9c.xn--p1ai"),
        ("writer.github.io", "writer.github.io"),
    ],
)
def test_domains_have_one_form(told: str, domain: str) -> None:
    assert domain_of(told) == domain


@pytest.mark.parametrize(
    "told",
    [
        "",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "co.uk",
        "github.io",
        "-a.example",
        "a b.example",
        "*.org",
        "x" * 300,
    ],
)
def test_what_no_site_owns_is_refused(told: str) -> None:
    with pytest.raises(NotADomain):
        domain_of(told)


def test_hosts_and_their_owners() -> None:
    assert list(owners("a.b.example.co.uk")) == ["a.b.example.co.uk", "b.example.co.uk", "example.co.uk"]
    assert list(owners("writer.blogspot.com")) == ["writer.blogspot.com"]
    assert is_shared("blogspot.com")
    assert host_of("http://2130706433/") == ""
    assert readable("xn--e1ajsbm9c.xn--p1ai") == "курьер.рф"
    assert readable("xn--" + "9" * 70) == "xn--" + "9" * 70
