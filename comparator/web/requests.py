"""What a view gets: the types that Django's own request leaves open."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """Anybody's request, with what htmx says of it."""

    htmx: HtmxDetails


class MemberRequest(Request):
    """The request of somebody who is signed in, as `login_required` lets it through."""

    user: User


def fragment(request: Request) -> str:
    """The id of the region that htmx asks for; empty where the whole page is wanted."""
    wants_whole = not request.htmx or request.htmx.history_restore_request
    return "" if wants_whole else request.htmx.target or ""
