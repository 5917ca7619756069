"""Stories: their title and note put right."""

import hashlib

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from comparator.models import Story, storable
from comparator.services.events import ChangedMeanwhileError, stories_open_to


def story_stamp(story: Story) -> str:
    """What stands of a story now, in few letters: two people who read the same stamp read the same."""
    return hashlib.sha256(repr((story.title, story.note)).encode()).hexdigest()[:16]


def story_describe(*, user: User, story: Story, title: str, note: str, seen: str) -> Story:
    """Put a story's title and note right; its address stays. `seen` is the stamp of what the person read.
    Raises ChangedMeanwhileError where it no longer stands so, ValidationError and PermissionDenied."""
    if not stories_open_to(user).filter(pk=story.pk).exists():
        raise PermissionDenied("Only who began this story can change it.")
    title = " ".join(storable(title).split())[:300]
    if not title:
        raise ValidationError({"title": "Give the story a title."})
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        if story_stamp(story) != seen:
            raise ChangedMeanwhileError
        story.title, story.note = title, storable(note).strip()
        story.save(update_fields=["title", "note"])
    return story
