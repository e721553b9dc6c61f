"""Whom a printed name means: a row of the register, a new unconfirmed one, or nobody yet."""

import re

from cms.people.models import Organisation, Person
from cms.text import fold, nfc, tidy_spaces

# At least two words, of letters alone: initials ("M.K.", "P.V") and codes stay free text.
_FULL_NAME = re.compile(r"[^\W\d_]+(?:[ \-'’][^\W\d_]+){1,6}")


def person_printed(name: str) -> Person | None:
    """The only person that ``name`` can mean; a new unconfirmed one when it fits nobody at all.

    None where a human must decide: several persons fit, the name has no Vietnamese marks and
    nobody or several fold to it, or it isn't a full name (initials, "PV").
    """
    name = tidy_spaces(nfc(name))
    person = Person.objects.the_one_named(name)
    if person is not None:
        return person
    has_marks = fold(name) != name.casefold()
    if not (has_marks and _FULL_NAME.fullmatch(name)) or len(name) > 255:
        return None
    if Person.objects.fitting(name).exists():
        return None
    return Person.objects.create(full_name=name, is_confirmed=False)


def organisation_printed(name: str) -> Organisation | None:
    """The only body that ``name`` can mean; a new unconfirmed one when it fits none at all.

    None when several fit, or when there is no name.
    """
    name = tidy_spaces(nfc(name))
    return _organisation(name) if name else None


def source_printed(prefix: str) -> Organisation | None:
    """The body whose stories are opened by ``prefix`` ("Chinhphu.vn"), made when none fits."""
    prefix = tidy_spaces(nfc(prefix))
    if not prefix:
        return None
    with_prefix = Organisation.objects.filter(prefix=prefix)[:2]
    if len(with_prefix) == 1:
        return with_prefix[0]
    return _organisation(prefix, prefix=prefix)


def _organisation(name: str, **more) -> Organisation | None:
    found = Organisation.objects.the_one_named(name)
    if found is not None:
        return found
    if Organisation.objects.fitting(name).exists() or len(name) > 80:
        return None
    return Organisation.objects.create(name=name, is_confirmed=False, **more)
