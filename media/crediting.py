"""From a credit as printed to the photographers and the agency of a photo."""

from cms.people.models import Organisation, Person
from cms.people.printed_names import organisation_printed, person_printed
from media.credits import Credit
from media.delivery import ask_for_delivery
from media.finding import note_words
from media.models import Photo, PhotoPhotographer


def apply_credit(photo: Photo, credit: Credit | None) -> None:
    """Save ``photo`` with what ``credit`` says: line, agency and photographers in print order.

    All names or none: when one of several names needs a human, nobody is attached and the line
    is printed as it stands, because a credit that names only some of the authors is wrong.
    """
    persons, agency = resolve(credit)
    photo.credit_line = credit.line if credit else ""
    photo.agency = agency
    photo.save()
    set_photographers(photo, persons)


def resolve(credit: Credit | None) -> tuple[list[Person], Organisation | None]:
    """The persons and the agency that ``credit`` names; nothing when any name is undecided."""
    if credit is None:
        return [], None
    persons = [person_printed(name) for name in credit.photographers]
    agency = organisation_printed(credit.organisation) if credit.organisation else None
    if None in persons or (credit.organisation and agency is None):
        return [], None
    return list(dict.fromkeys(persons)), agency


def set_photographers(photo: Photo, persons: list[Person]) -> None:
    """Make ``persons``, each once, the photographers of the saved ``photo``, in this order."""
    rows = photo.photographer_rows.all()
    if [row.person_id for row in rows] == [person.pk for person in persons]:
        return
    rows.delete()
    PhotoPhotographer.objects.bulk_create(
        PhotoPhotographer(photo=photo, person=person, sort_order=order)
        for order, person in enumerate(persons)
    )
    # Rows made in bulk tell nobody.
    photo.settle_status()
    ask_for_delivery([photo.pk])
    note_words([photo.pk])


def agency_names() -> set[str]:
    """Every name that the register knows a body by."""
    return {
        name
        for organisation in Organisation.objects.only("name", "short_name", "prefix", "aliases")
        for name in organisation.all_names()
        if name
    }
