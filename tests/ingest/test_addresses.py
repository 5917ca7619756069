"""Which addresses may be fetched."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.ingest.network.addresses import RefusedError, checked, ip_allowed

ONE_WAY = {
    "plain": ("http://news.example.org/a?b=c", "http://news.example.org/a?b=c"),
    "capitals": ("HTTPS://News.Example.ORG/A", "https://news.example.org/A"),
    "no path": ("https://news.example.org", "https://news.example.org/"),
    "query without path": ("https://news.example.org?id=1", "https://news.example.org/?id=1"),
    "fragment": ("https://news.example.org/a#part", "https://news.example.org/a"),
    "usual port named": ("https://news.example.org:443/a", "https://news.example.org/a"),
    "other usual port": ("http://news.example.org:443/", "http://news.example.org:443/"),
    "empty port": ("http://news.example.org:/", "http://news.example.org/"),
    "trailing dot": ("https://news.example.org./a", "https://news.example.org/a"),
    "white space around": ("  https://news.example.org/a\n", "https://news.example.org/a"),
    "spaces inside": ("https://news.example.org/a b", "https://news.example.org/a%20b"),
    "other scripts": ("https://новини.example/і", "https://xn--b1amarcd.example/%D1%96"),
    "full-width letters": ("https://ｎｅｗｓ。example.org/", "https://news.example.org/"),
    "escaped already": ("https://news.example.org/%C3%A9", "https://news.example.org/%C3%A9"),
    "underscore": ("https://a_b.example.org/", "https://a_b.example.org/"),
}


@pytest.mark.parametrize(("given_as", "url"), ONE_WAY.values(), ids=ONE_WAY.keys())
def test_an_address_is_written_one_way(given_as: str, url: str) -> None:
    assert checked(given_as).url == url
    assert checked(url).url == url


REFUSED = {
    "file": "file:/etc/passwd",
    "file with slashes": "file:///etc/passwd",
    "source": "source:file:///etc/passwd",
    "view-source": "view-source:http://news.example.org/",
    "ftp": "ftp://news.example.org/",
    "gopher": "gopher://news.example.org:80/",
    "data": "data:text/html,hello",
    "javascript": "javascript:alert(1)",
    "no scheme": "news.example.org/a",
    "empty": "",
    "no host": "http:///a",
    "one slash": "http:/news.example.org/",
    "user": "http://someone@news.example.org/",
    "password": "http://a:b@news.example.org/",
    "backslash": "http://169.254.169.254:80\\@example.org/",
    "backslash in path": "http://news.example.org\\@127.0.0.1/",
    "line break": "http://news.example.org/\r\nX: y",
    "tab in scheme": "ht\ttp://127.0.0.1/",
    "NUL": "http://news.example.org/\0",
    "lone surrogate": "http://news.example.org/\ud800",
    "another port": "http://news.example.org:8080/",
    "port in other digits": "http://news.example.org:٨٠/",
    "negative port": "http://news.example.org:-80/",
    "localhost": "http://localhost/",
    "localhost with dot": "http://localhost./",
    "under localhost": "http://a.localhost/",
    "no dot": "http://intranet/",
    "local": "http://printer.local/",
    "internal": "http://metadata.google.internal/",
    "home.arpa": "http://router.home.arpa/",
    "onion": "http://abcdef.onion/",
    "loopback": "http://127.0.0.1/",
    "loopback with dot": "http://127.0.0.1./",
    "one number": "http://2130706433/",
    "hexadecimal": "http://0x7f.1/",
    "hexadecimal number": "http://0x7f000001/",
    "empty hexadecimal": "http://127.0.0.0x/",
    "octal": "http://0177.0.0.1/",
    "short": "http://127.1/",
    "circled digits": "http://①②⑦.⓪.⓪.①/",
    "full-width digits": "http://１２７.０.０.１/",
    "ideographic stops": "http://127。0。0。1/",
    "metadata": "http://169.254.169.254/latest/",
    "public number": "http://93.184.215.14/",
    "IPv6 loopback": "http://[::1]/",
    "mapped": "http://[::ffff:127.0.0.1]/",
    "public IPv6": "http://[2606:2800:21f::1]/",
    "open bracket": "http://[/",
    "escaped host": "http://%6c%6f%63%61%6c%68%6f%73%74/",
    "empty label": "http://a..example.org/",
    "two trailing dots": "http://news.example.org../",
    "long label": f"http://{'a' * 64}.example.org/",
    "long host": f"http://{'a.' * 130}org/",
    "space in host": "http://news example.org/",
    "zero-width host": "http://\u200b.org/",
    "too long": f"http://news.example.org/{'a' * 2000}",
    "too long once escaped": f"http://news.example.org/{'é' * 400}",
}


@pytest.mark.parametrize("url", REFUSED.values(), ids=REFUSED.keys())
def test_an_address_that_may_lead_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(RefusedError, match=r"^[A-Z].*\.$"):
        checked(url)


def test_a_redirect_is_checked_where_it_leads() -> None:
    base = "https://news.example.org/a/b"
    assert checked("../c", base=base).url == "https://news.example.org/c"
    assert checked("//other.example.com", base=base).url == "https://other.example.com/"
    for place in ("//127.0.0.1/", "file:///etc/passwd", "http://[::1", "http://2130706433/", "\\\\host\\x"):
        with pytest.raises(RefusedError):
            checked(place, base=base)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://a.example.org"]))
def test_whatever_is_given_is_refused_or_plain(rest: str, begins: str) -> None:
    try:
        address = checked(begins + rest)
    except RefusedError:
        return
    assert address.url.isascii()
    assert address.url.isprintable()
    assert " " not in address.url
    assert not address.host.rpartition(".")[2].isdigit()
    assert address.port in (80, 443)
    assert checked(address.url) == address


INNER = (
    "0.0.0.0", "0.1.2.3",  # noqa: S104 (nothing binds to it)
    "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::7f00:1", "100::1", "100:0:0:1::1",
    "2001::7f00:1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1",
    "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3ffe::1", "3fff::1", "5f00::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:2800:21f::1%eth0", "fec0::1", "ff02::1",
    "4000::1", "e000::1", "", "localhost", "127.1", "2130706433", "0x7f.1", "1.2.3.4 ", "08.8.8.8",
)  # fmt: skip


@pytest.mark.parametrize("ip", INNER)
def test_a_network_that_is_not_public_is_refused(ip: str) -> None:
    assert not ip_allowed(ip)


@pytest.mark.parametrize(
    "ip",
    ["8.8.8.8", "93.184.215.14", "100.63.255.255", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255",
     "2606:2800:21f::1", "2001:4860:4860::8888", "2a00:1450::1", "2003::1"],
)  # fmt: skip
def test_a_public_network_is_allowed(ip: str) -> None:
    assert ip_allowed(ip)


@given(st.ip_addresses())
def test_nothing_is_allowed_that_python_calls_inner(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    assert ip.is_global or not ip_allowed(str(ip))
