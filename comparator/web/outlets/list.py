"""Which outlets are known here? The list, with search, kinds and countries."""

from django.http import HttpResponse
from django.shortcuts import render

from comparator.selectors.outlet_list import OutletsAsked, outlets_list
from comparator.web.columns import number
from comparator.web.requests import Request, fragment


def outlets(request: Request) -> HttpResponse:
    """Those that this reader may look up, and those of the starter list."""
    asked = OutletsAsked(
        query=_text(request, "q").strip(),
        kind=_text(request, "kind"),
        country=_text(request, "country"),
        starters=_text(request, "list") == "all",
    )
    ctx = {
        "section": "outlets",
        "asked": asked,
        "narrowed": asked != OutletsAsked(),
        "page": outlets_list(request.user, asked, number(request, "page") or 1),
    }
    region = fragment(request) == "outlets"
    return render(request, "outlets/_list.html" if region else "outlets/list.html", ctx)


def _text(request: Request, key: str) -> str:
    return request.GET.get(key, "")[:200].replace("\x00", "")
