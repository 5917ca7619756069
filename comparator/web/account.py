"""Signing in, throttled; the administration has no door of its own."""

import hashlib
from time import time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import caches
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

_attempts = caches["attempts"]
_LOCK = "UPDATE sign_in_attempts SET cache_key = cache_key WHERE cache_key = %s"

MOST_FAILURES = 8
"""Wrong passwords for one name from one address, before further ones are refused for a while."""
MOST_FROM_ADDRESS = 100
"""Wrong passwords from one address, whatever the name; a class of thirty may share one."""
PAUSE_SECONDS = 15 * 60


class SignIn(LoginView):
    """The form to sign in; its errors answer 422 like those of every form, too many attempts 429."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True
    extra_context = {"section": "sign-in"}  # noqa: RUF012 (Django's own attribute; nothing changes it)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Counted before the password is looked at: of many at once none slips through."""
        self._counts = [(_count(key), most) for key, most in _limits(request)]
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In, and what failed before is forgotten; unless there were too many attempts."""
        if self._are_too_many():
            return self._refused(form)
        (name, _), (address, _) = _limits(self.request)
        _attempts.delete(name)
        _count(address, -1)
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The same page with what was typed, and 422."""
        if self._are_too_many():
            return self._refused(form)
        for key, _ in _limits(self.request):
            _count(key, 0, anew=True)
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def _are_too_many(self) -> bool:
        return any(count > most for count, most in self._counts)

    def _refused(self, form: AuthenticationForm) -> HttpResponse:
        """The same words whether the password was right or wrong: a guess that hits learns nothing, neither
        now nor from how long the pause lasts, which goes on as though nobody had asked."""
        for key, _ in _limits(self.request):
            _count(key, -1)
        form.errors.clear()
        form.add_error(None, "Too many attempts. Wait a quarter of an hour, then try again.")
        response = super().form_invalid(form)
        response.status_code = 429
        return response


def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Where the administration sends strangers: on to the one form that counts attempts. A member who may
    not see it learns no more than that there is nothing."""
    if request.user.is_authenticated:
        raise Http404
    return redirect(f"{reverse('login')}?{urlencode({'next': request.GET.get('next', '')})}")


def _address(request: HttpRequest) -> str:
    """Who is asking. Behind a trusted proxy every request comes from the proxy, so it is the address that
    the proxy added last; what stands before it the visitor may have made up."""
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _limits(request: HttpRequest) -> tuple[tuple[str, int], tuple[str, int]]:
    """Under what failures are counted, with how many are borne: a name from an address, and the address."""
    address = _address(request)
    name = request.POST.get("username", "").casefold()
    return (_key(f"{name}\n{address}"), MOST_FAILURES), (_key(address), MOST_FROM_ADDRESS)


def _key(who: str) -> str:
    return f"sign-in:{hashlib.sha256(who.encode('utf-8', 'replace')).hexdigest()}"


def _count(key: str, more: int = 1, *, anew: bool = False) -> int:
    """One attempt more, or less; how many there are by now. They are forgotten together, a pause after the
    last that came with `anew`. Of those that come at one moment each has a number of its own: the row is
    locked between its reading and its writing."""
    now = time()
    with transaction.atomic():
        _attempts.add(key, (0, now), PAUSE_SECONDS)
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, [_attempts.make_key(key)])
        before, until = _attempts.get(key, (0, now))
        attempts = max(0, (before if until > now else 0) + more)
        until = now + PAUSE_SECONDS if anew or until <= now else until
        _attempts.set(key, (attempts, until), until - now)
    return attempts
