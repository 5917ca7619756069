"""Lists of an event's articles, and cells of its matrix: drawn in one go, for there may be hundreds. Every
word is escaped."""

from collections.abc import Collection, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comparator.web.matrix import CellView
from comparator.web.sources import Source
from comparator.web.templatetags.words import tag

register = template.Library()


@register.simple_tag
def source_options(sources: Sequence[Source], chosen: int) -> SafeString:
    """An option for each article, the one with the id `chosen` selected."""
    told = (
        (source.pk, format_html(" selected") if source.pk == chosen else "", listed(source))
        for source in sources
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', told)


@register.simple_tag
def source_choices(sources: Sequence[Source], chosen: Collection[Source]) -> SafeString:
    """A box to tick for each article, those chosen ticked."""
    ticked = {source.pk for source in chosen}
    told = (
        (source.pk, format_html(" checked") if source.pk in ticked else "", source.outlet, source.dated)
        for source in sources
    )
    pattern = (
        '<p class="choice"><input type="checkbox" name="col" id="col-{0}" value="{0}"{1}> '
        '<label for="col-{0}">{2}, {3}</label></p>'
    )
    return format_html_join("", pattern, told)


def listed(source: Source) -> str:
    """An article in a list: "Harbour Wire, 4 Mar 2021 (wire copy)"."""
    role = f" ({source.role})" if source.role else ""
    return f"{source.outlet}, {source.dated}{role}"


@register.simple_tag
def cell_words(cell: CellView) -> SafeString:
    """What a cell says: its mark, its place, the words at issue, and its other findings."""
    place = format_html('<span class="para">{}</span>', cell.place) if cell.place else ""
    said = format_html('<span class="said" dir="auto">{}</span>', cell.said) if cell.said else ""
    also = format_html('<span class="also">{}</span>', cell.also) if cell.also else ""
    return format_html("<span>{} {}</span>{}{}", tag(cell.mark), place, said, also)
