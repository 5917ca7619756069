"""Signing in, throttled; the administration has no door of its own."""

import hashlib
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

_attempts = caches["attempts"]

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

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In, and what failed before is forgotten; unless there were too many attempts."""
        if any(_attempts.get(key, 0) >= most for key, most in _limits(self.request)):
            return self._refused(form)
        _attempts.delete(_limits(self.request)[0][0])
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The same page with what was typed, and 422."""
        counts = [(_count(key), most) for key, most in _limits(self.request)]
        if any(count > most for count, most in counts):
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


def _count(key: str) -> int:
    """One failure more; how many there are by now."""
    failures = int(_attempts.get(key, 0)) + 1
    _attempts.set(key, failures, PAUSE_SECONDS)
    return failures
