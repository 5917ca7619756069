"""The project's addresses, and a few that go wrong on purpose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from comparator.urls import urlpatterns as _ours


def _break(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the Minister's unpublished words")


def _move(request: HttpRequest) -> HttpResponse:
    return redirect("/health/")


def _page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>A page.</p>")


urlpatterns = [
    path("faults/break/", _break),
    path("faults/move/", _move),
    path("faults/page/", _page),
    *_ours,
]
