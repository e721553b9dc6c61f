"""Who is told of comments, and who is mentioned in them."""

import pytest
from django.utils import timezone
from wagtail.models import Comment, CommentReply

from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.mentions import mentioned
from tests.factories import AccountFactory
from tests.workflow.notices.told import last_notice, told
from tests.workflow.walking import story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(staff):
    return submit(story_by(staff["reporter"]), staff["reporter"])


def comment(story, user, text) -> Comment:
    return Comment.objects.create(page=story, user=user, text=text, contentpath="title")


def named(first, last, **more):
    return AccountFactory(first_name=first, last_name=last, **more)


def test_the_author_is_told_of_a_comment_and_its_writer_is_not(staff, story):
    comment(story, staff["desk_editor"], "Tít hơi dài.")
    assert told(staff["reporter"]) == [Kind.COMMENT]
    assert last_notice(staff["reporter"]).text == "Tít hơi dài."
    assert told(staff["desk_editor"], Kind.COMMENT) == []


def test_a_reply_is_told_to_those_who_spoke_before(staff, story):
    said = comment(story, staff["desk_editor"], "Tít hơi dài.")
    CommentReply.objects.create(comment=said, user=staff["duty_secretary"], text="Đồng ý.")
    CommentReply.objects.create(comment=said, user=staff["reporter"], text="Đã sửa.")
    assert told(staff["desk_editor"], Kind.COMMENT) == [Kind.COMMENT] * 2
    assert told(staff["duty_secretary"], Kind.COMMENT) == [Kind.COMMENT]


def test_a_changed_comment_is_not_told_again(staff, story):
    said = comment(story, staff["desk_editor"], "Tít hơi dài.")
    said.text = "Tít quá dài."
    said.save()
    assert told(staff["reporter"]) == [Kind.COMMENT]


def test_the_mentioned_is_told_once_and_as_mentioned(staff, story):
    reporter = staff["reporter"]
    comment(story, staff["desk_editor"], f"@{reporter.username} xem lại tít giúp.")
    assert told(reporter) == [Kind.MENTION]


def test_a_mention_added_later_is_told_once(staff, story):
    reporter, desk = staff["reporter"], staff["desk_editor"]
    said = comment(story, desk, "Tít hơi dài.")
    reply = CommentReply.objects.create(comment=said, user=desk, text="Xem lại nhé.")
    for words in (said, reply):
        before = len(told(reporter, Kind.MENTION))
        plain = words.text
        for text in (f"{plain} @{reporter.username}", plain, f"@{reporter.username} {plain}"):
            words.text = text
            words.save()
        assert len(told(reporter, Kind.MENTION)) == before + 1
    assert last_notice(reporter).text == f"Xem lại nhé. @{reporter.username}"


def test_only_who_was_not_mentioned_before_is_told_of_a_changed_comment(staff, story):
    reporter, secretary = staff["reporter"], staff["duty_secretary"]
    said = comment(story, staff["desk_editor"], f"@{reporter.username} xem lại tít giúp.")
    said.text += f" @{secretary.username} cũng xem giúp."
    said.save()
    assert told(reporter) == [Kind.MENTION]
    assert told(secretary) == [Kind.MENTION]


def test_resolving_a_comment_mentions_nobody(staff, story):
    said = comment(story, staff["desk_editor"], "@khe-moi xem lại tít giúp.")
    newcomer = AccountFactory(role="duty_secretary", username="khe-moi")
    said = Comment.objects.get(pk=said.pk)
    said.resolved_at, said.resolved_by = timezone.now(), staff["reporter"]
    said.save()
    assert told(newcomer) == []


def test_a_mention_is_no_way_into_a_story(staff, story):
    stranger = AccountFactory(role="reporter")
    comment(story, staff["desk_editor"], f"@{stranger.username} xem này.")
    assert told(stranger) == []


def test_people_are_mentioned_by_account_or_by_full_name():
    khe = named("Khế", "Nguyễn Thị", username="khe.nguyen")
    for text in (
        "@khe.nguyen xem giúp.",
        "Nhờ @Nguyễn Thị Khế, xem giúp",
        "@Khế Nguyễn Thị.",
        "(@khe.nguyen)",
    ):
        assert mentioned(text) == {khe.pk}, text


def test_a_name_that_fits_two_people_or_nobody_mentions_nobody():
    for number in range(2):
        named("Khế", "Nguyễn Thị", username=f"khe-{number}")
    named("Mít", "Lê Văn", is_active=False)
    for text in ("@Nguyễn Thị Khế", "@Lê Văn Mít", "@khe-01", "khe-0", "@", "mail@khe-9.vn"):
        assert mentioned(text) == set(), text


def test_the_longest_name_is_meant():
    named("Mít", "Lê", username="le")
    longer = named("Mít", "Lê Văn", username="le-mit")
    assert mentioned("@le-mit xem giúp") == {longer.pk}
