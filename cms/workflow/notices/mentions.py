"""Who is mentioned in a comment: ``@`` and an account's name or a person's full name."""

import re
import unicodedata

from django.contrib.auth import get_user_model

from cms.workflow.review.changes import person

_NAME_GOES_ON = re.compile(r"[\w-]")


def mentioned(text: str) -> set[int]:
    """The accounts mentioned in ``text``, by their numbers.

    The longest name that fits is meant. A name that two people bear means nobody: the wrong one
    would read what was meant for the other.
    """
    text = unicodedata.normalize("NFC", text)
    places = [match.end() for match in re.finditer("@", text)]
    if not places:
        return set()
    bearers = _bearers()
    found = set()
    for place in places:
        names = [name for name in bearers if _stands_at(name, text, place)]
        if names:
            persons = bearers[max(names, key=len)]
            found |= persons if len(persons) == 1 else set()
    return found


def _bearers() -> dict[str, set[int]]:
    """Every name of an active account and the accounts that bear it.

    Given name and family name stand in either order, as people fill in the two fields.
    """
    bearers: dict[str, set[int]] = {}
    for user in get_user_model().objects.filter(is_active=True):
        turned = f"{user.last_name} {user.first_name}"
        for name in {user.get_username(), person(user), turned.strip()} - {""}:
            bearers.setdefault(unicodedata.normalize("NFC", name), set()).add(user.pk)
    return bearers


def _stands_at(name: str, text: str, place: int) -> bool:
    end = place + len(name)
    return text.startswith(name, place) and not _NAME_GOES_ON.match(text[end : end + 1])
