"""Test data with states as traits: people, sections, photos, stories, accounts."""

from tests.factories.accounts import AccountFactory
from tests.factories.events import PhotoEventFactory
from tests.factories.people import OrganisationFactory, PersonFactory
from tests.factories.photos import PhotoFactory, erase, picture_file
from tests.factories.stories import ArticleFactory, SectionFactory, TopicFactory

__all__ = [
    "AccountFactory",
    "ArticleFactory",
    "OrganisationFactory",
    "PersonFactory",
    "PhotoEventFactory",
    "PhotoFactory",
    "SectionFactory",
    "TopicFactory",
    "erase",
    "picture_file",
]
