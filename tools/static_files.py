"""Collected static files, made again only when a source changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_MARK = ".sources"


def refresh_static_files() -> bool:
    """Collect the static files when a source is new, gone or changed; True when it did."""
    root = Path(settings.STATIC_ROOT)
    mark = root / _MARK
    now = _fingerprint()
    if (root / "staticfiles.json").exists() and mark.exists() and mark.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)
    return True


def _fingerprint() -> str:
    """Return a digest of name, size and time of every source, and of the storage."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
