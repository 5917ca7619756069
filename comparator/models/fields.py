"""Text fields that hold the same on SQLite and PostgreSQL whatever comes in.

PostgreSQL cannot store NUL and no UTF-8 encoder takes a lone surrogate; SQLite takes the first and fails on
the second. Both become U+FFFD here, one for one, so that no offset into the text moves.
"""

import re
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
    TextField = models.TextField[str, str]
else:  # Django's fields take no parameters at run time
    CharField, TextField = models.CharField, models.TextField

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with every NUL and lone surrogate replaced by U+FFFD; its length stays the same."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_json(value: Any) -> Any:
    """The same for every string inside a JSON value, keys included."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable_json(key): storable_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable_json(item) for item in value]
    return value


class CleanCharField(CharField):
    """A CharField that stores what `storable` makes of its value, cut to its length."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return storable(prepared)[: self.max_length] if isinstance(prepared, str) else prepared


class CleanTextField(TextField):
    """A TextField that stores what `storable` makes of its value."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return storable(prepared) if isinstance(prepared, str) else prepared


class CleanJSONField(models.JSONField):
    """A JSONField whose strings are `storable`."""

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(storable_json(value), connection)
