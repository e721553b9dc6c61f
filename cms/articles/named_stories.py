"""The stories that a form names: nobody names one that they can't see, or is told of it.

A form that is shown again prints the headlines of the stories it names, and the address in a link
is made of the headline. So a number that is not for this person is taken out of what was sent
before the form reads it, and the form is refused. What the story names already may stay.
"""

import json
import re
from collections.abc import Iterator

from wagtail.models import Page
from wagtail.permissions import policy_registry

_CHOOSERS = re.compile(r"related_rows-\d+-related|body-\d+-value-page")
_TEXTS = re.compile(r"body-\d+-value")
# As the body is stored: a chosen story, and a link in a text.
_KEPT = re.compile(r'"page": (\d+)|<a (?=[^>]*linktype=\\"page\\")[^>]*?\bid=\\"(\d+)')


def without_unseen(data, *, user, article):
    """``data`` of the form of ``article``, and whether stories were taken out of it.

    ``data`` is a QueryDict or None, and comes back as it is when ``user`` sees all it names.
    """
    if not data or user is None:
        return data, False
    chosen = {name: _number(data[name]) for name in data if _CHOOSERS.fullmatch(name)}
    texts = {name: _text(data[name]) for name in data if _TEXTS.fullmatch(name)}
    linked = {_number(link.get("id")) for text in texts.values() for link in _links(text)}
    unseen = _unseen({*chosen.values(), *linked} - {None}, user)
    if not unseen or not (unseen := unseen - _named_by(article)):
        return data, False
    data = data.copy()
    for name in (name for name, number in chosen.items() if number in unseen):
        data[name] = ""
    for name, text in texts.items():
        found = [link for link in _links(text) if _number(link.get("id")) in unseen]
        for link in found:
            link.clear()
            link["url"] = "#"
        if found:
            data[name] = json.dumps(text)
    return data, True


def _unseen(numbers: set[int], user) -> set[int]:
    if not numbers:
        return set()
    seen = policy_registry.get_by_type(Page).explorable_instances(user)
    pages = Page.objects.filter(pk__in=numbers).exclude(pk__in=seen.order_by().values("pk"))
    return set(pages.values_list("pk", flat=True))


def _named_by(article) -> set[int]:
    """The pages that the version of ``article`` names from which the form was opened."""
    kept = json.dumps(article.body.get_prep_value())
    in_body = {int(number) for found in _KEPT.findall(kept) for number in found if number}
    return in_body | {row.related_id for row in article.related_rows.all()}


def _number(value) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _text(value: str):
    """A text as the editor sends it, or None when it has no links or is none."""
    if '"LINK"' not in value:
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _links(text) -> Iterator[dict]:
    """The data of each link in ``text``, to be read or changed."""
    entities = text.get("entityMap") if isinstance(text, dict) else None
    for entity in entities.values() if isinstance(entities, dict) else ():
        if isinstance(entity, dict) and isinstance(entity.get("data"), dict):
            yield entity["data"]
