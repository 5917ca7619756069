"""Every address of the site: health, administration and the pages of `comparator.web`."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from comparator.web.account import admin_sign_in
from comparator.web.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("admin/login/", admin_sign_in),
    path("admin/", admin.site.urls),
    path("", include("comparator.web.urls")),
]
handler500 = "comparator.web.faults.server_error"
