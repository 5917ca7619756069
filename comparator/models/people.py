"""Who is asking: the one type for signed-in people and strangers."""

from django.contrib.auth.models import AnonymousUser, User

Anyone = User | AnonymousUser
"""A signed-in person or a stranger; every `visible_to` takes one."""


def is_staff(user: Anyone) -> bool:
    """Whether somebody looks after the whole site."""
    return bool(user.is_active and user.is_staff)
