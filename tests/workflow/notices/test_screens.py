"""A person's own notices in the admin: the bell, the list, what is read, what comes by mail."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.workflow.models import Notice, NoticeChoice
from cms.workflow.notices.kinds import MAILED_UNASKED, Kind
from tests.factories import AccountFactory
from tests.workflow.walking import fresh, story_by, submit

pytestmark = pytest.mark.django_db

LIST = reverse("notices:list")


@pytest.fixture
def reporter(client, staff):
    client.force_login(staff["reporter"])
    return staff["reporter"]


@pytest.fixture
def story(reporter):
    return story_by(reporter, title="Cầu Vàm Lá thông xe")


def notice(user, *, kind=Kind.SENT_BACK, days=0, **fields) -> Notice:
    made_at = timezone.now() - timedelta(days=days)
    fields = {"story_title": "Cầu Vàm Lá thông xe", "made_at": made_at, **fields}
    return Notice.objects.create(recipient=user, kind=kind, **fields)


def bell(client) -> str:
    page = client.get(LIST).content.decode()
    found = re.search(r'"data-unread": "(.*?)"', page.replace("&quot;", '"'))
    return found[1] if found else ""


def test_the_bell_counts_what_is_unread(client, reporter):
    assert bell(client) == ""
    for _number in range(3):
        notice(reporter)
    notice(reporter, read_at=timezone.now())
    notice(AccountFactory())
    assert bell(client) == "3"


def test_the_unread_stand_first_and_only_the_own_are_seen(client, reporter, story):
    notice(reporter, story=story, story_title="Bài mới đã đọc", read_at=timezone.now())
    notice(reporter, story=story, story_title="Bài cũ chưa đọc", days=3, text="Thiếu ảnh.")
    notice(AccountFactory(), story=story, story_title="Bài của người khác")
    page = client.get(LIST).content.decode()
    assert page.index("Bài cũ chưa đọc") < page.index("Bài mới đã đọc")
    assert "Thiếu ảnh." in page
    assert "Bài của người khác" not in page


def test_an_empty_list_says_what_it_is_for(client, reporter):
    assert "Chưa có thông báo nào" in client.get(LIST).content.decode()


def test_opening_goes_to_the_story_and_counts_as_read(client, reporter, story):
    row = notice(reporter, story=story)
    answer = client.get(reverse("notices:open", args=[row.pk]))
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    row.refresh_from_db()
    assert row.read_at is not None


def test_a_decision_is_opened_where_it_is_made(client, staff, reporter, story):
    submit(story, reporter)
    client.force_login(staff["desk_editor"])
    row = Notice.objects.get(recipient=staff["desk_editor"])
    answer = client.get(reverse("notices:open", args=[row.pk]))
    assert answer.url == reverse("story_path:review", args=[story.pk])


def test_a_story_that_is_gone_or_closed_to_the_reader_is_said_to_be_so(client, reporter, story):
    gone = notice(reporter)
    page = client.get(reverse("notices:open", args=[gone.pk]), follow=True)
    assert "đã bị xóa" in page.content.decode()
    stranger = AccountFactory(role="reporter")
    closed = notice(stranger, story=fresh(story))
    client.force_login(stranger)
    page = client.get(reverse("notices:open", args=[closed.pk]), follow=True)
    assert "không có quyền mở bài" in page.content.decode()


def test_nobody_opens_or_marks_what_others_were_told(client, reporter, story):
    row = notice(AccountFactory(), story=story)
    assert client.get(reverse("notices:open", args=[row.pk])).status_code == 404
    assert client.post(reverse("notices:read", args=[row.pk])).status_code == 404
    client.post(reverse("notices:read_all"), {"newest": row.pk})
    row.refresh_from_db()
    assert row.read_at is None


def test_all_that_the_list_showed_is_marked_and_nothing_newer(client, reporter):
    shown = [notice(reporter), notice(reporter)]
    newer = notice(reporter)
    client.post(reverse("notices:read_all"), {"newest": shown[-1].pk})
    assert list(Notice.objects.unread()) == [newer]
    client.post(reverse("notices:read_all"), {"newest": "tất cả"})
    assert list(Notice.objects.unread()) == [newer]


def test_each_person_chooses_what_comes_by_mail(client, reporter):
    address = reverse("notices:choices")
    page = client.get(address).content.decode()
    assert page.count(" checked") == len(MAILED_UNASKED)
    for chosen in ({Kind.COMMENT}, {Kind.COMMENT, Kind.PUBLISHED}, set()):
        client.post(address, {kind.value: "on" for kind in chosen})
        mailed = {kind for kind, by_mail in NoticeChoice.objects.of(reporter).items() if by_mail}
        assert mailed == chosen


def test_a_long_list_is_paged_and_asks_no_more_for_more(client, reporter, story):
    counts = []
    for more in (2, 40):
        for _number in range(more):
            notice(reporter, story=story, actor=AccountFactory())
        with CaptureQueriesContext(connection) as asked:
            page = client.get(LIST).content.decode()
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1
    assert "Trang 1/2" in page
    assert 'rel="next"' in page
