"""Adding articles as a browser does it: bring something in, let the worker read it, answer, save."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from comparator.models import Intake, State
from comparator.services.intake_reading import intake_run
from tests.web.made import WIRE

ADD = "/articles/add/"


def bring(writer: Client, **what: Any) -> str:
    """Send the first form; the address of the batch."""
    response = writer.post(ADD, what)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def work() -> None:
    """Do what the worker would do with everything that was brought in."""
    for pk in list(Intake.objects.filter(state=State.WAITING).values_list("pk", flat=True)):
        intake_run(intake_id=pk)


def brought(writer: Client, **what: Any) -> str:
    """The page of a batch whose links and files were read."""
    address = bring(writer, **what)
    work()
    return str(writer.get(address).content.decode())


def answers(**changed: str) -> dict[str, str]:
    """The second form as it is sent for one article."""
    return {
        "save": "1",
        "title": "The ferry treaty",
        "page0-headline": "Brisa refuses the ferry treaty",
        "page0-outlet": "Harbour Wire",
        "page0-published": "2021-03-04",
        "page0-kind": "report",
    } | changed


def add(writer: Client, raw: str = WIRE, *, follow: bool = False, **changed: str) -> HttpResponse:
    """Bring one pasted page in and save it."""
    return writer.post(bring(writer, raw=raw), answers(**changed), follow=follow)
