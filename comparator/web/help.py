"""What do the signs and keys mean?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def help_page(request: HttpRequest) -> HttpResponse:
    """Keys and signs, for readers without JavaScript; with it, the same stands in a dialog."""
    return render(request, "help.html")
