"""Where the things of one embedded cluster lie.

``root`` (as ``var/postgres``) is the cluster's folder in the checkout; its locks are always
there. ``home`` holds programs, data and log; it is ``root`` itself unless root runs PostgreSQL as
another account and that account may not enter ``root``. Then home is a shelter of our own below
``/var/lib``, whose address is kept in ``root/location``; the shelter names its checkout in turn.
The socket lies in a short folder below ``/tmp``, since the address of a socket may have at most
107 bytes; its name depends on the place of ``root`` only.
"""

import hashlib
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from cms.embedded.account import Account
from cms.embedded.errors import EmbeddedDatabaseError

SHELTERS = Path("/var/lib/toasoan-embedded")

_LOCATION = "location"
_CHECKOUT = "checkout"
_DISPOSABLE = "disposable"


def socket_folder(root: Path) -> Path:
    """Return the folder of the socket of the cluster at ``root``; touches nothing."""
    return Path("/tmp", f"toasoan-pg-{_digest(root)}")


def make_socket_folder(folder: Path, account: Account) -> None:
    """Make ``folder`` empty, owned by ``account`` and closed to all others (and root).

    Raises EmbeddedDatabaseError when somebody else holds the name: ``/tmp`` is open to all, and
    a foreign folder could carry a foreign server.
    """
    remove_socket_folder(folder)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise EmbeddedDatabaseError(
            f"{folder} is in the way and belongs to another account. Remove it."
        ) from error
    account.own(folder)


def remove_socket_folder(folder: Path) -> None:
    """Remove ``folder`` when it is a folder of sockets that we may remove."""
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return
        if all(entry.name.startswith(".s.PGSQL.") for entry in folder.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)
    except (FileNotFoundError, PermissionError):
        return


def known_home(root: Path) -> Path | None:
    """Return the home that an earlier start settled on, or None when there is none yet."""
    try:
        return Path((root / _LOCATION).read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return root if (root / "data").exists() else None


def settle_home(
    root: Path, choose: Callable[[Path], Account], *, disposable: bool, say: Callable[[str], None]
) -> tuple[Path, Account]:
    """Return the home of the cluster at ``root`` (made when missing) and the server's account.

    ``choose`` tells the account for a data folder. No rights of a folder that was there before
    are changed. A copied checkout does not share the data of its original.
    """
    home = known_home(root)
    if home not in (None, root):
        if _is_ours(home, root):
            return home, choose(home / "data")
        say(f"The data at {home} belong to another checkout; this one gets its own.")
        (root / _LOCATION).unlink()
    account = choose(root / "data")
    if account.can_enter(root):
        return root, account
    if (root / "data").exists():
        raise EmbeddedDatabaseError(
            f"The account {account.name}, which owns {root / 'data'}, may not enter that folder "
            "any more. Restore its right to enter the folders above, or move the checkout back."
        )
    return _make_shelter(root, disposable, say), account


def forget_home(root: Path) -> None:
    """Remove data, programs and log of the cluster at ``root``; its locks stay."""
    home = known_home(root)
    if home not in (None, root) and _is_ours(home, root):
        shutil.rmtree(home, ignore_errors=True)
    (root / _LOCATION).unlink(missing_ok=True)
    for entry in root.iterdir() if root.exists() else ():
        if entry.is_dir():
            shutil.rmtree(entry)


def _is_ours(home: Path, root: Path) -> bool:
    """Tell whether ``home`` is the shelter of ``root``, adopting it when its checkout moved."""
    try:
        checkout = Path((home / _CHECKOUT).read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return False
    if checkout == root:
        return True
    if _points_at(checkout, home):
        return False
    (home / _CHECKOUT).write_text(f"{root}\n", encoding="utf-8")
    return True


def _points_at(root: Path, home: Path) -> bool:
    try:
        return (root / _LOCATION).read_text(encoding="utf-8").strip() == str(home)
    except OSError:
        return False


def _make_shelter(root: Path, disposable: bool, say: Callable[[str], None]) -> Path:
    try:
        SHELTERS.mkdir(mode=0o755, exist_ok=True)
        owner = SHELTERS.lstat()
        if not stat.S_ISDIR(owner.st_mode) or owner.st_uid != 0:
            raise EmbeddedDatabaseError(f"{SHELTERS} must be a folder that belongs to root.")
        SHELTERS.chmod(0o755)
        _clear_orphans(say)
        home = Path(tempfile.mkdtemp(prefix=f"{_digest(root)}-", dir=SHELTERS))
        home.chmod(0o755)
        (home / _CHECKOUT).write_text(f"{root}\n", encoding="utf-8")
        if disposable:
            (home / _DISPOSABLE).touch()
        (root / _LOCATION).write_text(f"{home}\n", encoding="utf-8")
    except OSError as error:
        raise EmbeddedDatabaseError(
            f"Only root may enter {root}, and no place for the data could be made below "
            f"{SHELTERS}: {error.strerror}. Move the checkout, or set DATABASE_URL."
        ) from error
    say(f"Only root may enter this checkout; its data are kept in {home}.")
    return home


def _clear_orphans(say: Callable[[str], None]) -> None:
    """Remove tests' shelters whose checkout is gone, and name the others: data are not ours to
    throw away."""
    for home in SHELTERS.iterdir():
        try:
            checkout = Path((home / _CHECKOUT).read_text(encoding="utf-8").strip())
        except OSError:
            continue
        if _points_at(checkout, home):
            continue
        if (home / _DISPOSABLE).exists():
            shutil.rmtree(home, ignore_errors=True)
        else:
            say(f"{home} holds the data of a checkout that is gone ({checkout}).")


def _digest(root: Path) -> str:
    return hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:12]
