"""Mails of notices, handed to a real mail server that is sometimes down."""

import re
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
from cms.workflow.notices.sentences import sentence, subject
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
    assert letter["Subject"].strip() == "Trả lại: Cầu Vàm Lá thông xe"
    words = letter.get_body(["plain"]).get_content()
    assert f"{staff['desk_editor'].username} trả lại bài “Cầu Vàm Lá thông xe”." in words
    assert "> Thiếu ảnh." in words
    address = reverse("notices:open", args=[last_notice(staff["reporter"]).pk])
    assert f"http://127.0.0.1:8000{address}" in words
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_mail_says_the_same_in_html_with_one_button_and_nothing_from_afar(port, staff, sent_back):
    notice = last_notice(staff["reporter"])
    Notice.objects.filter(pk=notice.pk).update(text="Thiếu <ảnh> & chú thích.\nSửa hộ.")
    with mail_server(port, Letterbox()) as letterbox:
        send_all(at=now())
    [(_addresses, letter)] = letterbox.letters
    assert letter.get_content_type() == "multipart/alternative"
    page = letter.get_body(["html"]).get_content()
    assert '<html lang="vi">' in page
    assert f"{staff['desk_editor'].username} trả lại bài “Cầu Vàm Lá thông xe”." in page
    assert "Thiếu &lt;ảnh&gt; &amp; chú thích.<br>Sửa hộ." in page
    address = f"http://127.0.0.1:8000{reverse('notices:open', args=[notice.pk])}"
    choices = f"http://127.0.0.1:8000{reverse('notices:choices')}"
    assert re.findall(r'href="(.*?)"', page) == [address, choices]
    assert not re.search(r"<img|<link|url\(|src=", page)
    assert letter["List-Unsubscribe"] == f"<{choices}>"
    assert "> Thiếu <ảnh> & chú thích." in letter.get_body(["plain"]).get_content()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_sentence_and_a_subject(kind):
    notice = Notice(kind=kind, story_title="Cầu Vàm Lá thông xe")
    for words in (sentence(notice), subject(notice)):
        assert "Cầu Vàm Lá thông xe" in words
        assert "\n" not in words


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
    later = now() + timedelta(minutes=2)
    clock.run(at=later)
    waiting = last_notice(staff["reporter"])
    assert (waiting.post, waiting.tries) == (Post.WAITING, 2)
    with mail_server(port, Letterbox()) as letterbox:
        for minutes in (3, 4, 5):
            clock.run(at=later + timedelta(minutes=minutes))
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
        send_all(at=now() + timedelta(minutes=2))
    assert letterbox.recipients == [busy.email]
    assert last_notice(refused).post == Post.REFUSED
    assert last_notice(refused).failure == "550 no such box"


def test_what_fails_again_rests_longer_each_time(port, db):
    busy, begun, tried = AccountFactory(), now(), []
    waiting_notice(busy)
    with mail_server(port, Letterbox({busy.email: "450 try later"})):
        for minute in range(100):
            before = last_notice(busy).tries
            send_all(at=begun + timedelta(minutes=minute))
            if last_notice(busy).tries > before:
                tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31, 61, 91]


def test_a_mail_over_which_the_server_leaves_does_not_stand_in_the_way(port, db):
    poison, fine = AccountFactory(), AccountFactory()
    for user in (poison, fine):
        waiting_notice(user)
    answers = {poison.email: "421 good bye"}
    with mail_server(port, Letterbox(answers)) as letterbox:
        for seconds in (0, 20, 40):
            send_all(at=now() + timedelta(seconds=seconds))
    assert letterbox.recipients == [fine.email]


def test_a_mail_that_is_news_no_more_is_given_up_visibly(port, client, staff):
    reporter, later = staff["reporter"], now() + MAIL_IS_NEWS_FOR + timedelta(minutes=1)
    waiting_notice(reporter)
    with mail_server(port, Letterbox({reporter.email: "452 mailbox full"})):
        send_all(at=now())
    with mail_server(port, Letterbox()) as letterbox:
        send_all(at=later)
        send_all(at=later + timedelta(days=1))
    assert letterbox.letters == []
    assert last_notice(reporter).post == Post.GIVEN_UP
    for user, address in (
        (reporter, reverse("notices:list")),
        (staff["editor_in_chief"], reverse("wagtailadmin_home")),
    ):
        client.force_login(user)
        page = client.get(address).content.decode()
        assert "452 mailbox full" in page
        assert reporter.email in page
    client.force_login(staff["desk_editor"])
    assert "452 mailbox full" not in client.get(reverse("wagtailadmin_home")).content.decode()


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
    assert "Trả lại" in mail.outbox[0].subject


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
