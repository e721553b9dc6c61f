"""The story whose way is told."""

import pytest

from tests.workflow.walking import story_by, submit


@pytest.fixture
def waiting(staff):
    return submit(story_by(staff["reporter"], title="Cầu Vàm Lá thông xe"), staff["reporter"])
