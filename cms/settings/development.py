"""One machine, bound to 127.0.0.1: `make run` and a developer's own runs."""

from cms.settings.base import *
from cms.settings.base import DATABASE_URL, VAR_DIR, env
from cms.settings.secret import kept_secret

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = kept_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SERVES_RENDITIONS = True
SHOWS_COMPONENTS = True
# Mails are kept as files instead of running through the terminal of `make run`.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")

if not DATABASE_URL:
    # The sample newsroom lives in the embedded database of this machine and nowhere else.
    SAMPLE_PASSWORD = kept_secret(VAR_DIR / "sample_password", characters=12)
