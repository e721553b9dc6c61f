"""What the file of a photo said of itself, beside what the library says today."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.text import tidy_spaces
from media.describing import caption_and_credit
from media.labels import label_of
from media.metadata import PhotoMetadata
from media.models import Photo
from media.print_credit import house_credit
from media.vocabularies import DATA_MINING_SCHEME, SOURCE_TYPE_SCHEME, DataMining, DigitalSourceType


@dataclass(frozen=True)
class Said:
    """One thing that the file says; ``ours`` is empty where the library says nothing of it."""

    label: str
    theirs: str
    ours: str

    @property
    def differs(self) -> bool:
        return tidy_spaces(self.theirs) != tidy_spaces(self.ours)


def said_by_file(photo: Photo) -> list[Said]:
    """Everything that the file said when it came in, in the order of the form."""
    said = photo.origin_metadata.get("file") or {}
    if not said:
        return []
    metadata = _metadata(said)
    ours = _ours(photo)
    return [
        Said(label_of(name) if name != "credit" else _("Credit"), theirs, ours.get(name, ""))
        for name, theirs in _theirs(metadata).items()
        if theirs
    ]


def _metadata(said: dict) -> PhotoMetadata:
    known = {name: value for name, value in said.items() if name in PhotoMetadata.__annotations__}
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in known.items()
    }
    if "taken_at" in values:
        values["taken_at"] = datetime.fromisoformat(values["taken_at"])
    return PhotoMetadata(**values)


def _theirs(metadata: PhotoMetadata) -> dict[str, str]:
    caption, credit = caption_and_credit(metadata)
    return {
        "title": metadata.title or metadata.headline,
        "caption": caption,
        "description": metadata.alternative_text,
        "extended_description": metadata.extended_description,
        "credit": house_credit([], "", credit.line) if credit else "",
        "taken_at": _moment(metadata.taken_at),
        "place": metadata.place,
        "people_shown": _listed(metadata.persons_shown),
        "event": metadata.event,
        "tags": _listed(metadata.keywords),
        "copyright_notice": metadata.copyright_notice,
        "usage_terms": metadata.usage_terms,
        "license_url": metadata.license_url,
        "licensor": metadata.licensor,
        "licensor_url": metadata.licensor_url,
        "rights_source": metadata.source,
        "restrictions": metadata.instructions,
        "digital_source_type": _term(
            DigitalSourceType, metadata.digital_source_type, SOURCE_TYPE_SCHEME
        ),
        "data_mining": _term(DataMining, metadata.data_mining, DATA_MINING_SCHEME),
    }


def _ours(photo: Photo) -> dict[str, str]:
    people = [person.full_name for person in photo.people_shown.all()]
    plain = (
        "title caption description extended_description credit place copyright_notice "
        "usage_terms license_url licensor licensor_url rights_source restrictions"
    )
    return {
        **{name: getattr(photo, name) for name in plain.split()},
        "taken_at": _moment(photo.taken_at),
        "people_shown": _listed([*people, *photo.other_people_shown]),
        "event": str(photo.event or ""),
        "tags": _listed(tag.name for tag in photo.tags.all()),
        "digital_source_type": photo.get_digital_source_type_display(),
        "data_mining": photo.get_data_mining_display(),
    }


def _listed(names) -> str:
    """Names as a line; in the order of the alphabet, since none comes before another."""
    return ", ".join(sorted(names))


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    return date_format(timezone.localtime(aware), "d/m/Y H:i:s")


def _term(vocabulary, address: str, scheme: str) -> str:
    value = address.replace("https://", "http://", 1).removeprefix(scheme)
    return str(vocabulary(value).label) if value in vocabulary.values else address
