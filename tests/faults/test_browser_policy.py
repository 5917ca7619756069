"""What a browser does with the pages: nothing is asked of another host, and nothing breaks the policy."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["/", "/events/", "/help/", "/sign-in/"])
def test_pages_keep_to_their_own_host_and_policy(address: str, page: Page, live_server: Any) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def note(request: Request) -> None:
        asked.append(urlsplit(request.url).netloc)

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("request", note)
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto(live_server.url + address, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert set(asked) == {urlsplit(live_server.url).netloc}
    assert complaints == []


def test_the_policy_stops_an_inline_script(page: Page, live_server: Any) -> None:
    page.goto(live_server.url + "/sign-in/")
    page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.ran = true'; document.body.append(s); }"
    )
    assert page.evaluate("() => window.ran") is None
