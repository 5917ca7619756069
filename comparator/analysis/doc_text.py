"""The text of what spaCy has read."""

from spacy.tokens import Doc

_KEY = "text"


def text_of(doc: Doc) -> str:
    """A doc's text, kept with it: spaCy puts it together from its tokens each time that it is asked."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text
    text: str = doc.user_data[_KEY]
    return text
