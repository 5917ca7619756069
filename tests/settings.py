"""The settings of the tests: the project's own, with a private var folder and quick password hashes."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_var = Path(tempfile.mkdtemp(prefix="comparator-tests-"))
(_var / "static").mkdir()
atexit.register(shutil.rmtree, _var, ignore_errors=True)

os.environ["COMPARATOR_VAR"] = str(_var)
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
os.environ["PUBLIC_URL"] = "http://localhost"
for name in ("DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "TRUST_PROXY", "STATIC_ROOT"):
    os.environ.pop(name, None)
# Playwright keeps an event loop running in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from comparator.settings import *  # noqa: E402, F403 (the environment must be set before they are read)
from comparator.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402 (as above)

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the live server's threads then meet the locking that the real site has.
    DATABASES["default"]["TEST"] = {"NAME": str(_var / "test.sqlite3")}
