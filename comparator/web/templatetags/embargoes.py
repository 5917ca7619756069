"""Embargoes in words."""

from django import template

from comparator.web.articles.wire import is_endless, until_words

register = template.Library()
register.filter("is_endless", is_endless)
register.filter("until_words", until_words)
