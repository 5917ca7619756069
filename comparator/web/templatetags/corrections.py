"""The marks of people's corrections beside the rows and cells they bear on."""

from typing import Any

from django import template

from comparator.web.corrections.words import CorrectionMark

register = template.Library()


@register.simple_tag(takes_context=True)
def corrections_of(context: dict[str, Any], row: str) -> list[CorrectionMark]:
    """The corrections that bear on a row."""
    marks: dict[str, list[CorrectionMark]] = context.get("corrected") or {}
    return marks.get(row, [])


@register.simple_tag(takes_context=True)
def cell_corrected(context: dict[str, Any], row: str, article: int) -> bool:
    """Whether a person put one cell of a row right; `article` is its index."""
    return any(article in mark.articles for mark in corrections_of(context, row))


@register.simple_tag(takes_context=True)
def resolving(context: dict[str, Any], row: str) -> CorrectionMark | None:
    """The correction that resolved a row's conflict."""
    return next((mark for mark in reversed(corrections_of(context, row)) if mark.is_resolving), None)
