"""Which account of the operating system PostgreSQL runs as.

PostgreSQL refuses to run as root. Started by root it runs as the owner of the data that is
already there, else as ``postgres`` if the machine has that account, else as ``nobody``; no
account is ever created.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cms.embedded.errors import EmbeddedDatabaseError


@dataclass(frozen=True)
class Account:
    """The account of the server; ``switch`` is true when we are root and have to become it."""

    name: str
    uid: int
    gid: int
    switch: bool

    def run(self, command: list[str], **options) -> subprocess.CompletedProcess:
        """Run ``command`` as this account and return it finished, its output as text.

        Works from a folder that the account may not enter. ``PG*`` variables of the caller are
        left out, since PostgreSQL's programs would obey them; messages are English.
        """
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_"))}
        environment |= {"LC_ALL": "C", "LANGUAGE": "C"}
        identity = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}
        try:
            return subprocess.run(
                command,
                cwd="/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
                **identity,
                **options,
            )
        except PermissionError as error:
            raise EmbeddedDatabaseError(
                f"Cannot run {command[0]} as the account {self.name}: {error.strerror}. "
                "Start as an ordinary user, or set DATABASE_URL to a server of your own."
            ) from error

    def own(self, path: Path) -> None:
        """Give ``path`` itself to this account; symbolic links are not followed."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def own_tree(self, top: Path) -> None:
        """Give ``top`` and all below it to this account."""
        self.own(top)
        for folder, folders, files in os.walk(top):
            for name in folders + files:
                self.own(Path(folder, name))

    def can_enter(self, folder: Path) -> bool:
        """Tell whether the account may enter ``folder``, by trying: access lists count too."""
        if not self.switch:
            return True
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]).returncode == 0


def account_for(data: Path) -> Account:
    """Return the account for the data folder ``data``, which need not exist yet.

    Raises EmbeddedDatabaseError when the data belong to somebody we can't act for.
    """
    try:
        owner = data.stat().st_uid
    except FileNotFoundError:
        owner = None
    except PermissionError as error:
        raise EmbeddedDatabaseError(
            f"{data} belongs to another account. Start as that account or as root."
        ) from error
    me = os.geteuid()
    if me != 0:
        if owner not in (None, me):
            raise EmbeddedDatabaseError(
                f"{data} belongs to the account {_name(owner)}, not to {_name(me)}. "
                "Start as that account or as root, or set DATABASE_URL to a server of your own."
            )
        return Account(_name(me), me, os.getegid(), switch=False)
    if owner:
        return _known(owner)
    return _first_of("postgres", "nobody")


def _known(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as error:
        raise EmbeddedDatabaseError(
            f"The embedded data belong to the user number {uid}, which this machine doesn't know. "
            "Give the folder to an account that it knows."
        ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch=True)


def _first_of(*names: str) -> Account:
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch=True)
    raise EmbeddedDatabaseError(
        "PostgreSQL may not run as root, and this machine has no account 'postgres' or 'nobody'. "
        "Start as an ordinary user, or set DATABASE_URL to a server of your own."
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
