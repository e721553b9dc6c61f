"""Locks on files (flock): the kernel drops them when their holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path

from cms.embedded.errors import EmbeddedDatabaseError


class FileLock:
    """An open lock file, unlocked at first; close it or use it as a context manager.

    The lock belongs to the open file, so a child process that inherits ``descriptor`` holds it
    too, until the last holder is gone or anyone calls ``release``.
    """

    def __init__(self, path: Path):
        try:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
            self._share_with_owner_of(path.parent)
        except OSError as error:
            raise EmbeddedDatabaseError(
                f"Cannot open {path}: {error.strerror}. If the folder was made by another account, "
                "start as that account or as root; if the disk is full, free some space."
            ) from error
        self.path = path

    def _share_with_owner_of(self, folder: Path) -> None:
        if os.geteuid() == 0:
            owner = folder.stat()
            os.fchown(self.descriptor, owner.st_uid, owner.st_gid)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def exclusive(self, wait: float = 0) -> bool:
        """Take the lock alone; False when others still hold it after ``wait`` seconds."""
        return self._take(fcntl.LOCK_EX, wait)

    def shared(self, wait: float = 0) -> bool:
        """Take the lock together with others; False when one holds it alone."""
        return self._take(fcntl.LOCK_SH, wait)

    def release(self) -> None:
        """Drop the lock for every process that inherited it."""
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close our copy; processes that inherited the lock go on holding it."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def _take(self, kind: int, wait: float) -> bool:
        deadline = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
                return True
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    return False
                time.sleep(0.05)
            except OSError as error:
                raise EmbeddedDatabaseError(
                    f"File locks don't work in {self.path.parent} ({error.strerror}). "
                    "Put the checkout on a local disk."
                ) from error
