"""Made-up pages for the tests of reading: one story, printed in many shapes."""

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


def page(*, above: tuple[str, ...] = (), below: tuple[str, ...] = (), between: str = "\n\n") -> str:
    """The story with lines above and below its text; `above` stands under the headline."""
    return between.join((*MENU, HEADLINE, *above, *BODY, *below))


def plain(between: str = "\n\n") -> str:
    """The story as a person copies it: headline and text alone."""
    return between.join((HEADLINE, *BODY))
