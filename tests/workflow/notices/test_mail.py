"""Mails of notices, handed to a real mail server that is sometimes down."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, PageSubscription

from cms.workflow import clock
from cms.workflow.models import Notice, NoticeChoice
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.models import MAIL_IS_NEWS_FOR, Post
from cms.workflow.notices.post import send_all
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory
from tests.workflow.notices.mail_server import Letterbox, mail_server, mails_go_to_a_free_port
from tests.workflow.notices.told import last_notice
from tests.workflow.walking import act, newsroom, story_by, submit


@pytest.fixture
def port(settings):
    return mails_go_to_a_free_port(settings)


@pytest.fixture
def staff(db):
    return newsroom()


@pytest.fixture
def sent_back(staff):
    """A story that was sent back; the mail to its reporter waits."""
    story = submit(story_by(staff["reporter"], title="Cầu Vàm Lá\nthông xe"), staff["reporter"])
    return act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")


def now():
    return timezone.now()


def waiting_notice(user) -> Notice:
    return Notice.objects.create(
        recipient=user,
        kind=Kind.SENT_BACK,
        story_title="Cầu Vàm Lá thông xe",
        made_at=now(),
        post=Post.WAITING,
    )


def test_a_mail_says_who_did_what_to_which_story_why_and_where(port, staff, sent_back):
    with mail_server(port, Letterbox()) as letterbox:
        send_all(at=now())
    [(addresses, letter)] = letterbox.letters
    assert addresses == [staff["reporter"].email]
    assert letter["Subject"].strip() == "Bài của bạn bị trả lại: Cầu Vàm Lá thông xe"
    words = letter.get_content()
    assert f"{staff['desk_editor'].username} trả lại bài “Cầu Vàm Lá thông xe”." in words
    assert "> Thiếu ảnh." in words
    address = reverse("notices:open", args=[last_notice(staff["reporter"]).pk])
    assert f"http://127.0.0.1:8000{address}" in words
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_mail_leaves_as_soon_as_the_act_is_sure(port, staff, django_capture_on_commit_callbacks):
    story = submit(story_by(staff["reporter"]), staff["reporter"])
    with mail_server(port, Letterbox()) as letterbox:
        with django_capture_on_commit_callbacks() as callbacks:
            act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
        assert letterbox.letters == []
        for callback in callbacks:
            callback()
    assert letterbox.recipients == [staff["reporter"].email]


def test_a_dead_mail_server_breaks_no_act_and_the_mail_comes_later_once(
    port, staff, django_capture_on_commit_callbacks
):
    story = submit(story_by(staff["reporter"]), staff["reporter"])
    with django_capture_on_commit_callbacks(execute=True):
        act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    clock.run(at=now())
    assert last_notice(staff["reporter"]).post == Post.WAITING
    with mail_server(port, Letterbox()) as letterbox:
        for _round in range(3):
            clock.run(at=now())
    assert letterbox.recipients == [staff["reporter"].email]
    notice = last_notice(staff["reporter"])
    assert notice.post == Post.SENT
    assert notice.mailed_at is not None


def test_a_refused_address_stops_no_other_mail_and_is_not_tried_again(port, db):
    refused, busy, fine = (AccountFactory() for _number in range(3))
    for user in (refused, busy, fine):
        waiting_notice(user)
    answers = {refused.email: "550 no such box", busy.email: "450 try later"}
    with mail_server(port, Letterbox(answers)) as letterbox:
        assert send_all(at=now()) == 1
    assert letterbox.recipients == [fine.email]
    with mail_server(port, Letterbox()) as letterbox:
        send_all(at=now())
    assert letterbox.recipients == [busy.email]
    assert last_notice(refused).post == Post.REFUSED


def test_a_mail_that_is_news_no_more_is_not_sent(port, db):
    waiting_notice(AccountFactory())
    with mail_server(port, Letterbox()) as letterbox:
        send_all(at=now() + MAIL_IS_NEWS_FOR + timedelta(minutes=1))
    assert letterbox.letters == []


def test_whoever_chose_so_gets_no_mail_and_the_notice_all_the_same(staff):
    reporter = staff["reporter"]
    NoticeChoice.objects.create(user=reporter, kind=Kind.SENT_BACK, by_mail=False)
    story = submit(story_by(reporter), reporter)
    act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    assert last_notice(reporter).post == Post.NONE


def test_a_whole_group_gets_mail_only_where_somebody_chose_it(staff):
    keen = AccountFactory(role="desk_editor")
    NoticeChoice.objects.create(user=keen, kind=Kind.GROUP_TURN, by_mail=True)
    submit(story_by(staff["reporter"]), staff["reporter"])
    mailed = Notice.objects.filter(kind=Kind.GROUP_TURN, post=Post.WAITING)
    assert [notice.recipient for notice in mailed] == [keen]


def test_wagtail_mails_nobody_about_a_workflow(staff, django_capture_on_commit_callbacks):
    AccountFactory(is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        story = submit(story_by(staff["reporter"]), staff["reporter"])
        act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
        story = submit(story, staff["reporter"])
        act(story, staff["desk_editor"])
        act(story, staff["duty_secretary"])
    assert [letter.to for letter in mail.outbox] == [[staff["reporter"].email]]
    assert "bị trả lại" in mail.outbox[0].subject


def test_wagtail_mails_nobody_about_comments(client, staff):
    story = story_by(staff["reporter"])
    PageSubscription.objects.create(
        page=story, user=staff["desk_editor"], comment_notifications=True
    )
    client.force_login(staff["reporter"])
    data = story_form() | {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "comments-0-text": "Tít này được không?",
        "comments-0-contentpath": "title",
        "comments-0-DELETE": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "0",
    }
    client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert Comment.objects.count() == 1
    assert mail.outbox == []


@pytest.mark.usefixtures("own_database")
def test_four_senders_at_once_send_each_mail_once(port):
    people = [AccountFactory() for _number in range(12)]
    story = ArticleFactory()
    for user in people:
        notice = waiting_notice(user)
        Notice.objects.filter(pk=notice.pk).update(story=story)

    def one_sender(_number):
        try:
            return send_all(at=now())
        finally:
            connections.close_all()

    with mail_server(port, Letterbox()) as letterbox, ThreadPoolExecutor(4) as senders:
        counts = list(senders.map(one_sender, range(4)))
    assert letterbox.recipients == sorted(user.email for user in people)
    assert sum(counts) == 12
