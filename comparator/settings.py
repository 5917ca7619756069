"""Django settings, read from the environment; docs/guide/running.md lists the variables."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from comparator import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.folder("COMPARATOR_VAR", default=BASE_DIR / "var")

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", kept_in=VAR / "secret-key")

# Where people reach the site. Unset means https: cookies are then Secure, and plain http is turned to https.
_public = env.web_address("PUBLIC_URL")
HTTPS = _public.scheme == "https" if _public else not DEBUG
_public_host = [_public.hostname] if _public and _public.hostname else []
ALLOWED_HOSTS = [*(env.host_names("ALLOWED_HOSTS") or _public_host), "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS") or (
    [f"https://{_public.netloc}"] if _public and HTTPS else []
)

INSTALLED_APPS = [
    "comparator",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "comparator.web.middleware.AnswerHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "comparator.web.middleware.PageCaching",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "comparator.urls"
WSGI_APPLICATION = "comparator.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {
                "articles": "comparator.web.templatetags.articles",
                "corrections": "comparator.web.templatetags.corrections",
                "embargoes": "comparator.web.templatetags.embargoes",
                "outlets": "comparator.web.templatetags.outlets",
                "quotes": "comparator.web.templatetags.quotes",
                "words": "comparator.web.templatetags.words",
            },
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", default=VAR / "comparator.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The worker (`manage.py worker`) takes its work from the same database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# A worker gives a sign of life three times within this; silent for longer, it is taken for dead, and its work
# is given out again.
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", default=40, low=1, high=3600)
# Work that takes longer than any honest article needs is stopped, and counts as an attempt.
JOB_LONGEST_SECONDS = env.number("JOB_LONGEST_SECONDS", default=1200, low=2, high=86_400)

# --- Language and time
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static files: served by WhiteNoise under hashed names
STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", default=VAR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Signing in
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
# Attempts to sign in are counted in the database: all processes of the web server share the count.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "attempts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Cookies and transport
_cookie_prefix = "__Host-" if HTTPS else ""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
SESSION_COOKIE_NAME = f"{_cookie_prefix}session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_cookie_prefix}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked over plain http from inside the machine
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Consent to browsers' built-in lists is the domain owner's to give: it is hard to take back.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"  # under no-referrer browsers send Origin: null and forms get 403
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Only a proxy that overwrites this header, and adds to X-Forwarded-For, may be believed; the compose
# file's does.
if env.flag("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Limits: a form may be a little larger than the largest article, so that the page can say what is wrong
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Files beyond what one submission may bring are not even written to a temporary file.
FILE_UPLOAD_HANDLERS = [
    "comparator.web.uploads.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Logs: one JSON object a line on standard error
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "comparator.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "comparator": {"level": "INFO"},
        "urllib3": {"level": "ERROR"},  # its warnings quote what a server sent
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "INFO"},
        "django_tasks_db": {"level": "INFO"},
    },
}
