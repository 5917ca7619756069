"""Words and addresses for templates."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comparator.web.words import LEGEND, Mark

register = template.Library()


@register.simple_tag
def legend() -> tuple[Mark, ...]:
    """The states in the order of the legend."""
    return LEGEND


@register.simple_tag
@lru_cache(maxsize=512)
def tag(mark: Mark) -> SafeString:
    """A mark's sign and word. Nothing in it comes from an article, and it is escaped all the same."""
    glyph = format_html(' <span class="glyph" aria-hidden="true">{}</span>', mark.glyph) if mark.glyph else ""
    return format_html(
        '<span class="tag s-{}"><span class="sign" aria-hidden="true">{}</span> '
        '<span class="word">{}</span>{}</span>',
        mark.css,
        mark.sign,
        mark.word,
        glyph,
    )


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """The page's own query with some keys changed, or dropped where the value is empty: "?base=3"."""
    request: HttpRequest = context["request"]
    kept = [(key, value) for key, values in request.GET.lists() if key not in changes for value in values]
    kept += [(key, str(value)) for key, value in changes.items() if value not in (None, "")]
    return f"?{urlencode(kept)}" if kept else request.path


@register.simple_tag(takes_context=True)
def toggle_hidden(context: dict[str, Any], kind: str) -> str:
    """The page's own query with one kind of mark hidden, or shown again."""
    request: HttpRequest = context["request"]
    params = request.GET.copy()
    hidden = params.getlist("hide")
    params.setlist("hide", [k for k in hidden if k != kind] if kind in hidden else [*hidden, kind])
    return f"?{params.urlencode()}" if params else request.path
