"""Where originals lie, on disk and without an address; how stored files are called."""

import re
import secrets
from pathlib import PurePath

from django.core.files.storage import FileSystemStorage, Storage

# Wagtail keeps names of files in 100 characters; a storage may add to a name that is taken.
_LONGEST_NAME = 95
_RANDOM_PART = re.compile(r"^[0-9a-f]{16}-")


class PrivateFileSystemStorage(FileSystemStorage):
    """Files that are never served as they are.

    Asking for an address is answered as Django's Storage answers when there are none
    (NotImplementedError), which Wagtail knows how to take; Django's own FileSystemStorage would
    fall back on the public media address.
    """

    url = Storage.url


def unguessable_name(path: str) -> str:
    """``path`` (``folder/name``) with a random part before the name, at most 95 characters.

    A long name loses its beginning, so what it ends in stays.
    """
    folder, _, name = path.rpartition("/")
    opening = f"{folder}/{secrets.token_hex(8)}-"
    return opening + name[-(_LONGEST_NAME - len(opening)) :]


def plain_name(path: str) -> str:
    """The name of a stored file without its folder and its random part."""
    return _RANDOM_PART.sub("", PurePath(path).name)
