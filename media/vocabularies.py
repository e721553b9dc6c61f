"""Closed lists of words that files carry: the IPTC's and PLUS's own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SOURCE_TYPE_SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"
DATA_MINING_SCHEME = "http://ns.useplus.org/ldf/vocab/"


class DigitalSourceType(models.TextChoices):
    """How a picture came to be: the concepts of the IPTC's Digital Source Type NewsCodes."""

    DIGITAL_CAPTURE = "digitalCapture", _("Photograph from a digital camera")
    COMPUTATIONAL_CAPTURE = "computationalCapture", _("Several exposures put together by a camera")
    NEGATIVE_FILM = "negativeFilm", _("Digitised from a negative")
    POSITIVE_FILM = "positiveFilm", _("Digitised from a slide")
    PRINT = "print", _("Digitised from a print")
    HUMAN_EDITS = "humanEdits", _("Changed by a person with tools")
    ALGORITHMICALLY_ENHANCED = "algorithmicallyEnhanced", _("Enhanced by a program")
    COMPOSITE_CAPTURE = "compositeCapture", _("Composed of photographs")
    COMPOSITE = "composite", _("Composed of several elements")
    COMPOSITE_SYNTHETIC = "compositeSynthetic", _("Composed, partly made by a program")
    COMPOSITE_TRAINED = (
        "compositeWithTrainedAlgorithmicMedia",
        _("Changed with generative AI"),
    )
    TRAINED_ALGORITHMIC = "trainedAlgorithmicMedia", _("Made by generative AI")
    ALGORITHMIC = "algorithmicMedia", _("Made by a program, without trained data")
    DIGITAL_CREATION = "digitalCreation", _("Drawn by a person with digital tools")
    DATA_DRIVEN = "dataDrivenMedia", _("Drawn from data")
    SCREEN_CAPTURE = "screenCapture", _("Picture of a screen")
    VIRTUAL_RECORDING = "virtualRecording", _("Recorded in a virtual world")

    @property
    def address(self) -> str:
        return f"{SOURCE_TYPE_SCHEME}{self.value}"


class DataMining(models.TextChoices):
    """Who may mine the picture: PLUS's Data Mining vocabulary."""

    UNSPECIFIED = "DMI-UNSPECIFIED", _("Not said")
    ALLOWED = "DMI-ALLOWED", _("Allowed")
    NO_TRAINING = "DMI-PROHIBITED-AIMLTRAINING", _("Not for training AI")
    NO_GENERATIVE_TRAINING = (
        "DMI-PROHIBITED-GENAIMLTRAINING",
        _("Not for training generative AI"),
    )
    SEARCH_ENGINES_ONLY = (
        "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
        _("Only for the index of search engines"),
    )
    PROHIBITED = "DMI-PROHIBITED", _("Not allowed")
    SEE_CONSTRAINTS = "DMI-PROHIBITED-SEECONSTRAINT", _("Not allowed, but for what the terms say")

    @property
    def address(self) -> str:
        return f"{DATA_MINING_SCHEME}{self.value}"
