"""Lists of an event's articles, and cells of its matrix: drawn in one go, for there may be hundreds. Every
word is escaped."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comparator.web.matrix.table import CellView
from comparator.web.sources import Source
from comparator.web.templatetags.corrections import cell_corrected
from comparator.web.templatetags.words import query, tag
from comparator.web.words import Mark

register = template.Library()


@register.simple_tag
def source_options(sources: Sequence[Source], chosen: int) -> SafeString:
    """An option for each article, the one with the id `chosen` selected."""
    options = (_option(s.pk, s.outlet, s.dated, s.role, s.pk == chosen) for s in sources)
    return format_html_join("", "{}", zip(options, strict=True))


@register.simple_tag
def source_choices(sources: Sequence[Source], chosen: Collection[Source]) -> SafeString:
    """A box to tick for each article, those chosen ticked."""
    ticked = {source.pk for source in chosen}
    boxes = (_box(s.pk, s.outlet, s.dated, s.pk in ticked) for s in sources)
    return format_html_join("", "{}", zip(boxes, strict=True))


@lru_cache(maxsize=4096)
def _option(pk: int, outlet: str, dated: str, role: str, selected: bool) -> SafeString:
    """An article in a list: "Harbour Wire, 4 Mar 2021 (wire copy)"."""
    mark, told = SafeString(" selected") if selected else "", f" ({role})" if role else ""
    return format_html('<option value="{}"{}>{}, {}{}</option>', pk, mark, outlet, dated, told)


@lru_cache(maxsize=4096)
def _box(pk: int, outlet: str, dated: str, checked: bool) -> SafeString:
    mark = SafeString(" checked") if checked else ""
    pattern = (
        '<p class="choice"><input type="checkbox" name="col" id="col-{0}" value="{0}"{1}> '
        '<label for="col-{0}">{2}, {3}</label></p>'
    )
    return format_html(pattern, pk, mark, outlet, dated)


@register.simple_tag(takes_context=True)
def matrix_cell(context: dict[str, Any], row: str, cell: CellView) -> SafeString:
    """One cell of the matrix: what it says, leading to the words, or to the row that tells it instead."""
    base = SafeString(' class="base-col"') if cell.source.index == context.get("base") else ""
    return format_html(
        '<td role="cell"{}><span class="cell-outlet" aria-hidden="true">{}</span>{}</td>',
        base,
        cell.source.name,
        _inside(context, row, cell),
    )


def _inside(context: dict[str, Any], row: str, cell: CellView) -> SafeString:
    if cell.url:
        return format_html('<a class="cell" href="{}">{}</a>', cell.url, _said(context, row, cell))
    if cell.row:
        there = query(context, row=cell.row, show=None)
        return format_html('<a class="cell" href="{}#row-{}">{}</a>', there, cell.row, tag(cell.mark))
    return _nothing(cell.mark, cell.also)


def _said(context: dict[str, Any], row: str, cell: CellView) -> SafeString:
    """Its mark and place, the words at issue, its other findings, and whether a person put it right."""
    where = cell.place or cell.near
    place = format_html('<span class="para">{}</span>', where) if where else ""
    said = format_html('<span class="said" dir="auto">{}</span>', cell.said) if cell.said else ""
    also = format_html('<span class="also">{}</span>', cell.also) if cell.also else ""
    person = _BY_A_PERSON if cell_corrected(context, row, cell.source.index) else ""
    return format_html("<span>{} {}</span>{}{}{}", tag(cell.mark), place, said, also, person)


_BY_A_PERSON = format_html(
    '<span class="cell-corrected"><span aria-hidden="true">{}</span> by a person</span>', "✎"
)


@lru_cache(maxsize=512)
def _nothing(mark: Mark, also: str) -> SafeString:
    more = format_html('<span class="also">{}</span>', also) if also else ""
    return format_html('<span class="cell">{}{}</span>', tag(mark), more)
