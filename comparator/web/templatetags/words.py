"""Words and addresses for templates."""

from typing import Any

from django import template
from django.http import HttpRequest

from comparator.web.words import LEGEND, Mark

register = template.Library()


@register.simple_tag
def legend() -> tuple[Mark, ...]:
    """The states in the order of the legend."""
    return LEGEND


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """The page's own query with some keys changed, or dropped where the value is empty: "?base=3"."""
    request: HttpRequest = context["request"]
    params = request.GET.copy()
    for key, value in changes.items():
        params.pop(key, None)
        if value not in (None, ""):
            params[key] = str(value)
    return f"?{params.urlencode()}" if params else request.path


@register.simple_tag(takes_context=True)
def toggle_hidden(context: dict[str, Any], kind: str) -> str:
    """The page's own query with one kind of mark hidden, or shown again."""
    request: HttpRequest = context["request"]
    params = request.GET.copy()
    hidden = params.getlist("hide")
    params.setlist("hide", [k for k in hidden if k != kind] if kind in hidden else [*hidden, kind])
    return f"?{params.urlencode()}" if params else request.path
