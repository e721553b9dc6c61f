"""A server that readers reach. Refuses to start on an insecure or missing value and names it.

Required: ``SECRET_KEY``, ``DATABASE_URL``, ``ALLOWED_HOSTS``, ``BASE_URL``. See docs/operations.md.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *
from cms.settings.base import DATABASE_URL, WAGTAILADMIN_BASE_URL, env

DEBUG = False


def _refuse(name: str, why: str):
    raise ImproperlyConfigured(f"{name}: {why} Set the environment variable {name}.")


SECRET_KEY = env.str("SECRET_KEY", "")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure"):
    _refuse("SECRET_KEY", "missing, or not a random text of 50 characters or more.")

if not DATABASE_URL:
    _refuse("DATABASE_URL", "missing; the embedded database is for one machine only.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _refuse("ALLOWED_HOSTS", "missing, or '*', which accepts any host name.")

if urlsplit(WAGTAILADMIN_BASE_URL).scheme != "https":
    _refuse("BASE_URL", "the public address must begin with https://.")

if env.bool("DEBUG", False):
    _refuse("DEBUG", "debug pages would show readers the program's inside; it must not be on.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SERVES_RENDITIONS = env.bool("SERVES_RENDITIONS", False)
