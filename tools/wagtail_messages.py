"""What Wagtail and Django say in the admin and nobody says in Vietnamese yet.

    python -m tools.wagtail_messages      print it, with the place it comes from

Worth a run after an upgrade: a release brings new messages, and Wagtail's own Vietnamese catalogue
follows late. They go into ``locale/wagtail``, in the words of the rest of the product.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.apps import AppConfig

from cms.settings.base import INSTALLED_APPS, LOCALE_PATHS
from tools.messages import Message

# The admin speaks through these too, although they are not installed as apps.
CORE = "django.conf"
BORROWED = "django.contrib.humanize"


def untranslated(speaking: Iterable[Path], translating: Iterable[Path]) -> Iterator[Message]:
    """Yield each message of the English catalogues that no Vietnamese catalogue translates.

    Both are folders of languages: ``<folder>/<language>/LC_MESSAGES/<domain>.po``. A message of a
    script (domain ``djangojs``) has to be translated in that domain.
    """
    said = {
        (path.stem, message.context, message.id)
        for folder in translating
        for path in sorted(folder.glob("vi/LC_MESSAGES/*.po"))
        for message in _read(path)
        if message.string and all(message.string) and not message.fuzzy
    }
    for folder in speaking:
        for path in sorted(folder.glob("en/LC_MESSAGES/*.po")):
            for message in _read(path):
                if message.id and (path.stem, message.context, message.id) not in said:
                    where, line = (message.locations or [(str(path), 0)])[0]
                    yield Message(message.id, message.context, where, line or 0)


def folders_of_languages(*packages: str) -> list[Path]:
    """Return the folders of languages of those of the packages that bring one."""
    specs = [find_spec(package) for package in packages]
    found = [Path(place, "locale") for spec in specs for place in spec.submodule_search_locations]
    return [folder for folder in found if folder.is_dir()]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def main() -> int:
    # Some apps are installed by a configuration of ours, which names the package. Reading it takes
    # settings.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.base")
    packages = [AppConfig.create(entry).name for entry in INSTALLED_APPS]
    installed = folders_of_languages(CORE, *packages)
    missing = list(
        untranslated(
            [*installed, *folders_of_languages(BORROWED)],
            [*installed, *LOCALE_PATHS],
        )
    )
    for message in missing:
        context = f" ({message.context})" if message.context else ""
        print(f"{message.path}: {message.text!r}{context}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
