"""The message catalogues: every text translated, and the compiled file true to its source.

    python -m tools.catalogues            check, and print what is wrong
    python -m tools.catalogues --update   add what is missing and compile

A catalogue is a ``.po`` file with its ``.mo`` beside it; no gettext program is needed. Ours is
``locale/vi/LC_MESSAGES/django.po``: what the code says must be in it.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from tools.messages import messages_of

BASE_DIR = Path(__file__).resolve().parent.parent
OURS = Path("locale", "vi", "LC_MESSAGES", "django.po")
PATTERNS = (
    "locale/*/LC_MESSAGES/*.po",
    "locale/*/*/LC_MESSAGES/*.po",
    "*/locale/*/LC_MESSAGES/*.po",
    "*/*/locale/*/*/*.po",
)


def problems(base: Path) -> Iterator[str]:
    """Yield one line for each thing wrong with the catalogues of the checkout at ``base``."""
    for path in catalogue_files(base):
        name = path.relative_to(base)
        catalogue = read_catalogue(path)
        for message in catalogue:
            for fault in _faults_of(message, catalogue):
                yield f"{name}:{message.lineno}: {fault}: {_shown(message.id)}"
        if _compiled(path) != _translations(catalogue):
            yield f"{path.with_suffix('.mo').relative_to(base)}: not compiled from its source"
    ours = read_catalogue(base / OURS)
    for message in messages_of(base):
        if ours.get(message.text, message.context) is None:
            yield f"{message.path}:{message.line}: not in the catalogue: {_shown(message.text)}"


def update(base: Path) -> int:
    """Add the missing messages of the code, untranslated, and compile; return how many."""
    path = base / OURS
    ours = read_catalogue(path)
    added = 0
    for message in messages_of(base):
        if ours.get(message.text, message.context) is None:
            ours.add(message.text, context=message.context, locations=[(message.path, None)])
            added += 1
    if added or not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, ours, width=100)
    for source in catalogue_files(base):
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, read_catalogue(source))
    return added


def catalogue_files(base: Path) -> list[Path]:
    """Return the sources of all catalogues that are part of the checkout at ``base``."""
    found = {path for pattern in PATTERNS for path in base.glob(pattern)}
    foreign = {base / ".venv", base / "var"}
    return sorted(path for path in found if foreign.isdisjoint(path.parents))


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue in ``path``; an empty Vietnamese one when there is no such file.

    Raises babel.messages.pofile.PoFileError when the file is malformed.
    """
    if not path.exists():
        return Catalog(locale="vi", fuzzy=False, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def _faults_of(message, catalogue: Catalog) -> Iterator[str]:
    if message.fuzzy and message.id:
        yield "fuzzy"
    if not message.id:
        return
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if not all(texts):
        yield "not translated"
        return
    for error in message.check(catalogue):
        yield str(error)


def _translations(catalogue: Catalog) -> dict:
    """Return what a compiled file must say: the translated messages by context and text."""
    return {
        (_decoded(message.context), _fixed(message.id)): _fixed(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }


def _fixed(text: str | tuple | list) -> str | tuple:
    """Return a message with plural forms as a tuple; compiled files give lists."""
    return text if isinstance(text, str) else tuple(text)


def _decoded(context: str | bytes | None) -> str | None:
    """Return a context as text; compiled files give bytes."""
    return context.decode() if isinstance(context, bytes) else context


def _compiled(path: Path) -> dict | None:
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return None
    return _translations(read_mo(io.BytesIO(compiled.read_bytes())))


def _shown(text: str | tuple | list) -> str:
    first = text[0] if isinstance(text, tuple | list) else text
    return repr(first if len(first) <= 70 else f"{first[:67]}...")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.catalogues", description=__doc__)
    parser.add_argument("--update", action="store_true", help="add what is missing and compile")
    if parser.parse_args(arguments).update:
        print(f"{update(BASE_DIR)} messages added to {OURS}")
    found = list(problems(BASE_DIR))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
