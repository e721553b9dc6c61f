"""The newsroom that walks stories along their path."""

import pytest

from tests.workflow.walking import newsroom, story_by, submit


@pytest.fixture
def staff():
    return newsroom()


@pytest.fixture
def waiting(staff):
    """A story of the reporter that waits for the desk."""
    return submit(story_by(staff["reporter"]), staff["reporter"])
