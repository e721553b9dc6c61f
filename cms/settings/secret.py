"""A secret of this machine that outlives restarts."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path, *, characters: int = 64) -> str:
    """Return the secret in ``path``, making it (readable by its owner only) at the first call.

    Two processes that start at once agree: the file is created exclusively and the loser reads
    what the winner wrote.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(characters)[:characters])
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()
