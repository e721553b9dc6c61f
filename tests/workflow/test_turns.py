"""What the first screen says is owed, and what it costs."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.articles.models import Byline
from cms.workflow.models import OwedApproval, StoryPath
from cms.workflow.states import State
from cms.workflow.turns import turns_of
from tests.factories import AccountFactory, ArticleFactory, PersonFactory, SectionFactory
from tests.workflow.stories import section_with_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return AccountFactory(role="duty_secretary")


def owing(publisher, **fields) -> OwedApproval:
    """A story that went out before its approval."""
    article = ArticleFactory(owner=AccountFactory(role="reporter"), **fields)
    StoryPath.objects.create(article=article, state=State.PUBLISHED)
    return OwedApproval.objects.create(
        article=article, content={}, reason="Bão vào bờ.", published_by=publisher
    )


def owed_to(user) -> list[OwedApproval]:
    return turns_of(get_user_model().objects.get(pk=user.pk), at=timezone.now()).owed


@pytest.mark.parametrize("role", ["desk_editor", "duty_secretary", "editor_in_chief", "reporter"])
def test_the_turns_cost_the_same_for_three_owed_stories_and_for_thirty(staff, publisher, role):
    section, user, counts = section_with_desk("Kinh tế"), staff[role], []
    user.groups.add(section.desk)
    for more in (3, 27):
        for _number in range(more):
            owing(publisher, parent=section)
        with CaptureQueriesContext(connection) as asked:
            found = owed_to(user)
        counts.append(len(asked))
        assert len(found) == (0 if role == "reporter" else OwedApproval.objects.count())
    assert counts[0] == counts[1]


def test_an_approval_is_not_owed_to_who_published_wrote_or_reworded_the_story(staff, publisher):
    secretary = staff["duty_secretary"]
    by_another = owing(publisher)
    owing(secretary)
    own = owing(publisher)
    own.article.owner = secretary
    own.article.save()
    owing(publisher, bylines=[Byline(person=PersonFactory(user=secretary))])
    reworded = owing(publisher)
    reworded.worded_by.add(secretary)
    assert owed_to(secretary) == [by_another]
    assert len(owed_to(staff["editor_in_chief"])) == 5


def test_a_desk_is_asked_for_its_own_sections_and_no_desk_for_sensitive_stories(staff, publisher):
    section, other = section_with_desk("Kinh tế"), section_with_desk("Văn hóa")
    sensitive = SectionFactory(title="Quốc phòng", is_sensitive=True)
    desk = staff["desk_editor"]
    desk.groups.add(section.desk)
    ours, nobodys = owing(publisher, parent=section), owing(publisher)
    for place in (other, sensitive):
        owing(publisher, parent=place)
    owing(publisher, parent=section, is_sensitive=True)
    assert owed_to(desk) == [ours, nobodys]
    assert len(owed_to(staff["duty_secretary"])) == 3
    assert len(owed_to(staff["editor_in_chief"])) == 5
