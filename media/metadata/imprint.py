"""What the newsroom writes into a photo's file that leaves the house."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Imprint:
    """Texts in any normal form, "" for what isn't said; the writers compose and tidy them.

    ``license_url`` is the page that states the rights, ``digital_source_type`` and
    ``data_mining`` are URIs of the vocabularies of IPTC and PLUS.
    """

    title: str = ""
    caption: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    license_url: str = ""
    licensor: str = ""
    licensor_url: str = ""
    alternative_text: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
