"""What the tests of fetching share."""

import pytest

from comparator.ingest.network.fetch import Fetched, Unfetchable, Wanted, fetch
from tests.webserver import WebServer

PAGE = "<h1>Tents</h1><p>Four hundred tents – «all we have», said the mayor of Jägerö.</p>".encode()


def got(web: WebServer, path: str = "/a", *, wanted: Wanted = "page", **more: str) -> Fetched:
    """What a path of the server gives."""
    return fetch(web.url(path), wanted=wanted, network=web.network(), **more)


def failure(web: WebServer, path: str = "/a", *, wanted: Wanted = "page", **limits: float) -> Unfetchable:
    """How a fetch fails: always in a sentence or more, with a next step."""
    with pytest.raises(Unfetchable) as caught:
        fetch(web.url(path), wanted=wanted, network=web.network(**limits))
    text = str(caught.value)
    assert text[0].isupper()
    assert text.endswith(("aste the text instead.", "again by itself.", "browser to check it."))
    return caught.value
