"""Made-up pages for the tests of reading: one story, printed in many shapes."""

from comparator.analysis.document import Document

HEADLINE = "Orvania reopens its border with Talvik after a year"
LEAD = "The two governments agreed on a common post at the Senn bridge"
BODY = (
    "Orvania has reopened its border with Talvik for lorries and private cars, the interior minister said on"
    " Tuesday after two days of talks in the port of Lesk.",
    "“The barrier is up and it will stay up,” Minister Jana Horvel told reporters at the Senn bridge, where"
    " the first lorries crossed before sunrise.",
    "Talvik closed the crossing a year ago after a quarrel over fishing rights. Since then about 4,000"
    " drivers a week had to take a longer road through the hills of Morn.",
    "The mayor of Lesk, Piet Aranda, called the agreement a relief for the town. He said the market had lost"
    " half of its stalls since the bridge was closed.",
    "A joint commission is to meet in Lesk every month. It will settle the fees for lorries and the hours at"
    " which the common post is open, according to both governments.",
)
MENU = ("Skip to content", "Home", "World", "Sport", "Sign in")
TAIL = ("Most read", "Ten soups for a cold evening", "Why the cranes came back to the marsh", "Contact us")


COMMENTS = {
    "names and places": (
        "Comments", "by: Otto from: Morn", "May 4, 2021 9:12 AM", "Fees of 900 crowns? Nobody told us that.",
        "In response", "by: Anonymous", "May 4, 2021 9:40 AM", "They never tell us a thing, do they.",
    ),
    "a count and replies": (
        "12 comments", "Otto M.", "3 hours ago", "My cousin paid 900 crowns at the barrier last week.",
        "Reply", "Report abuse", "Lena", "2 hours ago", "Then your cousin was fooled by somebody.", "Reply",
    ),
    "says": (
        "2 responses to this story", "Otto says:", "May 4, 2021 at 9:12 am",
        "The 900 crowns are a scandal and the minister knows it.", "Reply",
        "Lena says:", "May 4, 2021 at 9:40 am", "Nobody pays that, as far as I can see.", "Reply",
    ),
    "no opening line": (
        "otto_from_morn", "2 days ago at 07:52 am", "Nine hundred crowns (900) for a bridge, what a joke.",
        "Rating: 36 votes", "lena", "2 days ago at 08:10 am", "It is cheaper than the long road around.",
        "Rating: 12 votes", "quark", "1 day ago at 10:01 am", "We should swim across.", "Rating: 3 votes",
    ),
    "only an invitation": ("Join the discussion", "Otto", "We paid 900 crowns each and nobody asked us why."),
}  # fmt: skip


def page(*, above: tuple[str, ...] = (), below: tuple[str, ...] = (), between: str = "\n\n") -> str:
    """The story with lines above and below its text; `above` stands under the headline."""
    return between.join((*MENU, HEADLINE, *above, *BODY, *below))


def plain(between: str = "\n\n") -> str:
    """The story as a person copies it: headline and text alone."""
    return between.join((HEADLINE, *BODY))


def paragraphs(document: Document) -> tuple[str, ...]:
    return tuple(span.of(document.text) for span in document.paragraphs)


def reasons(document: Document) -> dict[str, str]:
    return {line.strip(): piece.reason for piece in document.removed for line in piece.text.splitlines()}
