"""The suite: real PostgreSQL, real files, quick password hashing, nothing sent anywhere."""

import atexit
import shutil
import tempfile
from pathlib import Path

from cms.settings.base import *

SECRET_KEY = "only-for-the-suite-" + "0123456789" * 4
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SERVES_RENDITIONS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

_files = Path(tempfile.mkdtemp(prefix="toasoan-test-"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)
VAR_DIR = _files
MEDIA_ROOT = _files / "public"
STATIC_ROOT = _files / "static"
STORAGES = {
    "default": {
        "BACKEND": "media.storage.PrivateFileSystemStorage",
        "OPTIONS": {"location": str(_files / "originals")},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": "/media/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
