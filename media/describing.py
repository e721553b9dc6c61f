"""From what a file says of itself to the fields of a photo."""

from datetime import datetime, time
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import connection
from django.utils import timezone
from django.utils.text import Truncator

from cms.people.models import Person
from cms.text import fold, tidy_spaces
from media.crediting import agency_names, resolve, set_photographers
from media.credits import Credit, parse_credit, parse_credit_line
from media.metadata import PhotoMetadata
from media.models import Photo, PhotoEvent
from media.vocabularies import DATA_MINING_SCHEME, SOURCE_TYPE_SCHEME, DataMining, DigitalSourceType

LONGEST_TITLE = 120
LONGEST_KEYWORD = 100
# Any number that no other lock of ours has.
_DESCRIBING = 1_936_027_001


def describe(photo: Photo, metadata: PhotoMetadata, *, file_name: str = "") -> None:
    """Fill what ``photo`` lacks with what its file says, and save it with all its rows.

    What the photo has already may be an editor's word, and is kept. Everything read is kept as it
    was in ``origin_metadata``, also what has no field here. A photo that nobody names is called by
    its ``file_name``.
    """
    one_at_a_time()
    caption, credit = caption_and_credit(metadata)
    photo.origin_metadata = {**photo.origin_metadata, "file": metadata.as_dict()}
    lacking = {name: text for name, text in _texts(metadata, caption).items() if text}
    for name, text in lacking.items():
        if not getattr(photo, name):
            setattr(photo, name, _shortened(photo, name, text))
    photo.title = photo.title or tidy_spaces(PurePath(file_name).stem.replace("_", " "))
    if photo.taken_at is None and metadata.taken_at is not None:
        photo.taken_at = _aware(metadata.taken_at)
    persons = _sign(photo, credit)
    shown, strangers = _people(metadata.persons_shown)
    if not photo.other_people_shown:
        photo.other_people_shown = [name[:255] for name in strangers]
    if photo.event is None and metadata.event:
        photo.event = _event(metadata.event, photo)
    photo.save()
    if persons:
        set_photographers(photo, persons)
    if shown and not photo.people_shown.exists():
        photo.people_shown.set(shown)
    if metadata.keywords and not photo.tags.exists():
        photo.tags.add(*(word[:LONGEST_KEYWORD] for word in metadata.keywords))


def one_at_a_time() -> None:
    """Wait for whoever else is describing a photo, to the end of their transaction.

    Photos come in several at once and name the same people, agencies and events, which may be new
    to the register: each must be made once. Must be called inside a transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_DESCRIBING])


def caption_and_credit(metadata: PhotoMetadata) -> tuple[str, Credit | None]:
    """The caption without a credit at its end, and the credit; None when the file names nobody.

    Names of their own fields count before a credit that is only printed behind the caption.
    """
    agencies = agency_names()
    caption, printed = parse_credit(metadata.caption, agencies)
    line = credit_line(metadata)
    return caption, parse_credit_line(line, agencies) if line else printed


def credit_line(metadata: PhotoMetadata) -> str:
    """Creators and credit of a file as one line: "Nhật Bắc, Hải Minh/VGP"; empty without either.

    A credit that names the creators already ("VGP/Nhật Bắc") is taken as it stands.
    """
    credit = metadata.credit or metadata.source
    names = [name for name in metadata.creators if fold(name) not in fold(credit)]
    return "/".join(part for part in (", ".join(names), credit) if part)


def _texts(metadata: PhotoMetadata, caption: str) -> dict[str, str]:
    return {
        "title": metadata.title or metadata.headline or caption,
        "caption": caption,
        "description": metadata.alternative_text,
        "extended_description": metadata.extended_description,
        "place": metadata.place,
        "copyright_notice": metadata.copyright_notice,
        "usage_terms": metadata.usage_terms,
        "license_url": _address(metadata.license_url),
        "licensor": metadata.licensor,
        "licensor_url": _address(metadata.licensor_url),
        "rights_source": metadata.source,
        "restrictions": metadata.instructions,
        "digital_source_type": _term(
            DigitalSourceType, metadata.digital_source_type, SOURCE_TYPE_SCHEME
        ),
        "data_mining": _term(DataMining, metadata.data_mining, DATA_MINING_SCHEME),
    }


def _shortened(photo: Photo, name: str, text: str) -> str:
    longest = LONGEST_TITLE if name == "title" else photo._meta.get_field(name).max_length
    return Truncator(text).chars(longest) if longest else text


def _address(text: str) -> str:
    """``text`` when it is an address that the field takes, else nothing."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return ""
    return text if len(text) <= 500 else ""


def _term(vocabulary, address: str, scheme: str) -> str:
    """The term that ``address`` names, whether by http or https; empty for one that is unknown."""
    value = address.strip().replace("https://", "http://", 1).removeprefix(scheme)
    return value if value in vocabulary.values else ""


def _aware(moment: datetime) -> datetime:
    """A camera that says no zone stood in Việt Nam."""
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _sign(photo: Photo, credit: Credit | None) -> list[Person]:
    """Give a photo that bears no credit the one of its file; return the photographers."""
    if credit is None or photo.credit:
        return []
    persons, agency = resolve(credit)
    photo.credit_line = credit.line[:500]
    photo.agency = photo.agency or agency
    return persons


def _people(names: tuple[str, ...]) -> tuple[list[Person], list[str]]:
    """Those of ``names`` that the register knows for certain, and the others as they stand.

    Nobody is added to the register for being seen.
    """
    found = {name: Person.objects.the_one_named(name) for name in names}
    known = [person for person in found.values() if person is not None]
    return list(dict.fromkeys(known)), [name for name, person in found.items() if person is None]


def _event(title: str, photo: Photo) -> PhotoEvent:
    """The event of that title on the day of the photo, made when there is none."""
    title = title[:255]
    named = PhotoEvent.objects.filter(title__iexact=title)
    if photo.taken_at is None:
        return named.first() or PhotoEvent.objects.create(title=title, place=photo.place)
    day = timezone.localtime(photo.taken_at).date()
    begins = timezone.make_aware(datetime.combine(day, time.min))
    same_day = named.filter(starts_at__date=day).first() or named.filter(starts_at=None).first()
    return same_day or PhotoEvent.objects.create(title=title, place=photo.place, starts_at=begins)
