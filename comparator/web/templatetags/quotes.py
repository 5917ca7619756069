"""The words of a version of an utterance, drawn in one go: a page has hundreds. Every word is escaped."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comparator.web.quotes.utterances import Version
from comparator.web.quotes.words import Word

register = template.Library()

_NOTE = '<span class="cut-note k-{}" aria-hidden="true">{}</span>'
_CHANGE = '<{0} class="k-{1}"><span class="hidden"> {2}: </span>{3}<span class="hidden"> end </span></{0}>'
_SPOKEN = {"del": "left out", "ins": "put in"}


@register.simple_tag
def version_words(version: Version) -> SafeString:
    """A version with what it leaves out and puts in; each change says so to a screen reader too."""
    if version.hidden:
        told = '<span class="nothing">{} words, not shown here: nothing else is set beside them.</span>'
        return format_html(told, version.length)
    words = format_html_join("", "{}", ((_drawn(word),) for word in version.words))
    return format_html("“{}”", words) if version.quoted else words


def _drawn(word: Word) -> str:
    if not word.tag:
        return word.text
    note = format_html(_NOTE, word.css, word.note) if word.note else ""
    spoken = f"{_SPOKEN[word.tag]}, {word.note}" if word.note else _SPOKEN[word.tag]
    return format_html("{}{}", note, format_html(_CHANGE, word.tag, word.css or "words", spoken, word.text))
