"""What the clock could not do is told, counted, and called off by itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page, Revision

from cms.articles.models import ArticlePage, Byline, Snapshot
from cms.workflow import clock
from cms.workflow.clock_alarm import ClockAlarm
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def due_since(article, moment):
    """Have the newest version of ``article`` scheduled for ``moment``, past the gate."""
    revision = article.save_revision(clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    return revision


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def secretary():
    return AccountFactory(role="duty_secretary")


@pytest.fixture
def unready(now):
    article = ArticleFactory(title="Đê biển trước mùa bão", bylines=[])
    due_since(article, now - MINUTE)
    return article


def test_a_refused_story_stays_scheduled_and_raises_an_alarm(unready, now):
    clock.run(at=now)
    alarm = ClockAlarm.objects.get()
    assert (alarm.act, alarm.story_id, alarm.due_at) == ("publish", unready.pk, now - MINUTE)
    assert alarm.reasons == [gettext("The story has no byline.")]
    assert not ArticlePage.objects.get(pk=unready.pk).live
    assert unready.revisions.filter(approved_go_live_at=now - MINUTE).exists()
    assert not Snapshot.objects.exists()


def test_the_secretary_gets_one_mail_for_each_new_reason(unready, secretary, now):
    for minutes in range(3):
        clock.run(at=now + minutes * MINUTE)
    [letter] = mail.outbox
    assert letter.to == [secretary.email]
    assert "Đê biển trước mùa bão" in letter.subject
    assert gettext("The story has no byline.") in letter.body
    assert reverse("wagtailadmin_pages:edit", args=[unready.pk]) in letter.body
    unready.set_facts(retracted_at=now)
    for minutes in range(3, 6):
        clock.run(at=now + minutes * MINUTE)
    assert len(mail.outbox) == 2
    alarm = ClockAlarm.objects.get()
    assert (alarm.times, alarm.first_at, alarm.last_at) == (6, now, now + 5 * MINUTE)


def test_a_mail_server_that_fails_is_tried_again(unready, secretary, now, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    clock.run(at=now)
    assert ClockAlarm.objects.get().told == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.run(at=now + MINUTE)
    assert len(mail.outbox) == 1


def test_the_others_go_out(unready, now):
    ready = ArticleFactory()
    due_since(ready, now)
    clock.run(at=now)
    assert ArticlePage.objects.get(pk=ready.pk).live
    assert [alarm.story_id for alarm in ClockAlarm.objects.all()] == [unready.pk]


def test_the_alarm_is_settled_when_the_story_goes_out(unready, now):
    clock.run(at=now)
    mended = ArticlePage.objects.get(pk=unready.pk)
    mended.bylines = [Byline(name="Nguyễn Thị Khế")]
    unready.revisions.update(content=mended.serializable_data())
    clock.run(at=now + MINUTE)
    assert ArticlePage.objects.get(pk=unready.pk).live
    alarm = ClockAlarm.objects.get()
    assert (alarm.settled_at, alarm.times) == (now + MINUTE, 1)


def test_the_alarm_is_settled_when_the_schedule_is_cancelled(client, unready, secretary, now):
    clock.run(at=now)
    client.force_login(secretary)
    revision = unready.revisions.get()
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[unready.pk, revision.pk]))
    assert not ClockAlarm.objects.standing().exists()
    clock.run(at=now + MINUTE)
    assert ClockAlarm.objects.get().settled_at == now + MINUTE


def test_the_same_story_at_another_time_is_another_alarm(unready, now):
    clock.run(at=now)
    unready.revisions.update(approved_go_live_at=now)
    clock.run(at=now + MINUTE)
    first, second = ClockAlarm.objects.order_by("pk")
    assert first.settled_at == now + MINUTE
    assert (second.due_at, second.settled_at) == (now, None)


def test_a_photo_whose_rights_ended_after_scheduling_keeps_the_story_back(now):
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo)
    due_since(article, now)
    type(photo).objects.filter(pk=photo.pk).update(rights_expire_on=now - timedelta(days=2))
    clock.run(at=now)
    assert photo.title in ClockAlarm.objects.get().reasons[0]


def test_a_fault_of_the_program_is_an_alarm_of_one_kind(now):
    broken = ArticleFactory()
    revision = due_since(broken, now)
    Revision.objects.filter(pk=revision.pk).update(content={"pk": broken.pk})
    clock.run(at=now)
    clock.run(at=now + MINUTE)
    assert ClockAlarm.objects.get().times == 2


def test_a_story_that_expired_before_it_could_go_out_is_kept_back(now):
    article = ArticleFactory(expire_at=now - MINUTE)
    due_since(article, now - 2 * MINUTE)
    clock.run(at=now)
    assert not ArticlePage.objects.get(pk=article.pk).live
    assert ClockAlarm.objects.get().story_id == article.pk


def test_an_expired_story_comes_down_and_its_words_stay(now):
    article = ArticleFactory(published=True)
    Page.objects.filter(pk=article.pk).update(expire_at=now - MINUTE)
    clock.run(at=now)
    stored = ArticlePage.objects.get(pk=article.pk)
    assert (stored.live, stored.expired) == (False, True)
    assert not ClockAlarm.objects.exists()


def test_a_story_that_cannot_be_taken_down_is_an_alarm_too(secretary, now):
    article = ArticleFactory(published=True)
    Page.objects.filter(pk=article.pk).update(expire_at=now - MINUTE)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON wagtailcore_page"
            " FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
        clock.run(at=now)
        cursor.execute("DROP TRIGGER refuse ON wagtailcore_page")
    alarm = ClockAlarm.objects.get()
    assert (alarm.act, alarm.story_id, alarm.due_at) == ("take_down", article.pk, now - MINUTE)
    assert ClockAlarm.objects.standing().exists()
    assert len(mail.outbox) == 1
    clock.run(at=now + MINUTE)
    assert not ArticlePage.objects.get(pk=article.pk).live
    assert not ClockAlarm.objects.standing().exists()


@pytest.mark.parametrize("role", ["duty_secretary", "editor_in_chief"])
def test_the_first_screen_of_those_who_schedule_shows_it(client, unready, now, role):
    clock.run(at=now)
    client.force_login(AccountFactory(role=role))
    screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Đê biển trước mùa bão" in screen
    assert gettext("The story has no byline.") in screen


def test_others_are_not_alarmed(client, unready, now):
    clock.run(at=now)
    client.force_login(AccountFactory(role="reporter"))
    screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert gettext("The story has no byline.") not in screen
