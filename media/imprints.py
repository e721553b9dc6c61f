"""What a photo says of itself wherever it is delivered: inside files, in structured data."""

from django.conf import settings

from media.metadata import Imprint
from media.vocabularies import DataMining, DigitalSourceType


def imprint_of(photo) -> Imprint:
    """The caption, credit and rights of ``photo``, as they stand now.

    A photo that awaits its file says nothing: its tile is nobody's work. Where the photo names no
    licence of its own, the house's terms stand in its place.
    """
    if photo.is_awaiting_file:
        return Imprint()
    credit = photo.credit
    agency = photo.agency.name if photo.agency else ""
    return Imprint(
        title=photo.title,
        caption=photo.caption,
        creators=tuple(row.person.full_name for row in photo.photographer_rows.all()),
        credit=credit,
        source=photo.rights_source or agency,
        copyright_notice=photo.copyright_notice or (f"© {agency or credit}" if credit else ""),
        usage_terms=photo.usage_terms,
        license_url=photo.license_url or settings.PHOTO_LICENCE_URL,
        licensor=photo.licensor or agency,
        licensor_url=photo.licensor_url,
        alternative_text=photo.description,
        digital_source_type=address_in(DigitalSourceType, photo.digital_source_type),
        data_mining=address_in(DataMining, photo.data_mining),
    )


def address_in(vocabulary, value: str) -> str:
    """The public address of a term of ``vocabulary``, empty when ``value`` is none of them."""
    return vocabulary(value).address if value in vocabulary.values else ""
