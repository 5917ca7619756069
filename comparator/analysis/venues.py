"""Where or to whom something was said: "on Al Jazeera", "told reporters", "at a news conference in Istanbul"."""

from comparator.analysis.document import Span
from comparator.analysis.masking import View


def venue_near(view: View, cue: Span, quote: Span) -> str | None:
    return None
