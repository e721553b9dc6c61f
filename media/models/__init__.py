"""Photos, the events they show, their files, and files on their way in."""

from media.models.events import PhotoEvent
from media.models.files import PhotoDelivery, PhotoVersion, Rendition, RetiredFile
from media.models.fingerprints import PhotoFingerprint
from media.models.ledger import LedgerEntry, PhotoChange
from media.models.notices import ExpiryNotice
from media.models.photo import Photo, PhotoPhotographer
from media.models.photo_queryset import PhotoQuerySet
from media.models.uploads import PhotoUpload, UploadPiece
from media.models.words import PhotoWords
from media.vocabularies import DataMining, DigitalSourceType

__all__ = [
    "DataMining",
    "DigitalSourceType",
    "ExpiryNotice",
    "LedgerEntry",
    "Photo",
    "PhotoChange",
    "PhotoDelivery",
    "PhotoEvent",
    "PhotoFingerprint",
    "PhotoPhotographer",
    "PhotoQuerySet",
    "PhotoUpload",
    "PhotoVersion",
    "PhotoWords",
    "Rendition",
    "RetiredFile",
    "UploadPiece",
]
