"""The page after a failure."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views import defaults


def server_error(request: HttpRequest) -> HttpResponse:
    """500; but 503, and when to come back, where the database is away, locked or full: nothing is broken
    then, and the next request may well succeed."""
    response = defaults.server_error(request)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response.status_code = 503
        response["Retry-After"] = "10"
    return response
