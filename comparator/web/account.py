"""Signing in, throttled."""

import hashlib

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

MOST_FAILURES = 8
"""Wrong passwords for one name from one address, before further ones are refused for a while."""
PAUSE_SECONDS = 15 * 60


class SignIn(LoginView):
    """The form to sign in; its errors answer 422 like those of every form, too many attempts 429."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True
    extra_context = {"section": "sign-in"}  # noqa: RUF012 (Django's own attribute; nothing changes it)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In, and what failed before is forgotten; unless there were too many attempts."""
        if _failures(self.request) >= MOST_FAILURES:
            return self._refused(form)
        cache.delete(_key(self.request))
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The same page with what was typed, and 422."""
        failures = _failures(self.request) + 1
        cache.set(_key(self.request), failures, PAUSE_SECONDS)
        if failures > MOST_FAILURES:
            return self._refused(form)
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def _refused(self, form: AuthenticationForm) -> HttpResponse:
        """The same words whether the password was right or wrong: a guess that hits learns nothing."""
        form.errors.clear()
        form.add_error(None, "Too many attempts. Wait a quarter of an hour, then try again.")
        response = super().form_invalid(form)
        response.status_code = 429
        return response


def _key(request: HttpRequest) -> str:
    who = f"{request.POST.get('username', '').casefold()}\n{request.META.get('REMOTE_ADDR', '')}"
    return f"sign-in:{hashlib.sha256(who.encode('utf-8', 'replace')).hexdigest()}"


def _failures(request: HttpRequest) -> int:
    return int(cache.get(_key(request), 0))
