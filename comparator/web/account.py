"""Signing in."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse


class SignIn(LoginView):
    """The form to sign in; its errors answer 422 like those of every form."""

    template_name = "registration/login.html"
    redirect_authenticated_user = True
    extra_context = {"section": "sign-in"}  # noqa: RUF012 (Django's own attribute; nothing changes it)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The same page with what was typed, and 422."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response
