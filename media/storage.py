"""Where originals lie: on disk, without an address."""

from django.core.files.storage import FileSystemStorage, Storage


class PrivateFileSystemStorage(FileSystemStorage):
    """Files that are never served as they are.

    Asking for an address is answered as Django's Storage answers when there are none
    (NotImplementedError), which Wagtail knows how to take; Django's own FileSystemStorage would
    fall back on the public media address.
    """

    url = Storage.url
