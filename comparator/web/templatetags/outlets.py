"""Counts and words for the pages of outlets."""

from django import template

from comparator.services.feeds import EVERY
from comparator.services.outlet_rules import RulesPreview

register = template.Library()


@register.simple_tag
def fates(preview: RulesPreview) -> dict[str, int]:
    """How many paragraphs are kept, cut and put back."""
    return {"kept": preview.count("kept"), "cut": preview.count("cut"), "back": preview.count("back")}


@register.filter
def every_words(seconds: int) -> str:
    """How often a feed is looked at: "Every hour"."""
    return EVERY.get(seconds, f"Every {seconds // 60} minutes")
