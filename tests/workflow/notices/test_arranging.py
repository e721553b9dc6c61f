"""The authors learn what others do with their story, on whichever way it is done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext

from cms.articles.models import ArticlePage, Byline
from cms.articles.retraction import retract
from cms.workflow import bundles
from cms.workflow.models import Bundle, BundleStory, Notice
from cms.workflow.notices.kinds import Kind
from cms.workflow.review.acts import assign, take_from
from tests.articles.forms import story_form
from tests.factories import AccountFactory, PersonFactory
from tests.workflow.notices.told import last_notice, told
from tests.workflow.stories import section_with_desk
from tests.workflow.walking import act, fresh, reword, story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(staff):
    return story_by(staff["reporter"], title="Cầu Vàm Lá thông xe")


@pytest.fixture
def published(staff, story):
    submit(story, staff["reporter"])
    act(story, staff["desk_editor"])
    published = act(story, staff["duty_secretary"])
    Notice.objects.all().delete()
    return published


@pytest.fixture
def in_the_byline():
    """Somebody who has an account and is named in a byline, but owns no story."""
    return AccountFactory(role="reporter")


def bylined(staff, account):
    """A story that the desk entered for a reporter."""
    row = Byline(person=PersonFactory(user=account))
    return story_by(staff["desk_editor"], title="Chợ nổi họp lại", bylines=[row])


def test_a_move_is_told_with_both_sections(client, staff, story):
    place = section_with_desk("Kinh tế")
    client.force_login(staff["duty_secretary"])
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, place.pk]))
    assert fresh(story).get_parent().pk == place.pk
    assert told(staff["reporter"]) == [Kind.ARRANGED]
    notice = last_notice(staff["reporter"])
    assert notice.actor == staff["duty_secretary"]
    assert "Kinh tế" in notice.text


def test_a_move_of_many_is_told_too(client, staff, story):
    place = section_with_desk("Kinh tế")
    client.force_login(staff["duty_secretary"])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    client.post(f"{address}?id={story.pk}", {"chooser": place.pk, "move_applicable": "on"})
    assert fresh(story).get_parent().pk == place.pk
    assert told(staff["reporter"]) == [Kind.ARRANGED]


def test_own_moves_are_told_to_nobody(client, staff, story):
    place = section_with_desk("Kinh tế")
    client.force_login(staff["reporter"])
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, place.pk]))
    assert fresh(story).get_parent().pk == place.pk
    assert told(staff["reporter"]) == []


def test_a_schedule_is_told_with_its_time_and_its_end(client, staff, story):
    secretary, later = staff["duty_secretary"], timezone.now() + timedelta(days=1)
    submit(story, staff["reporter"])
    act(story, staff["desk_editor"])
    with LogContext(user=secretary):
        act(story, secretary, go_live_at=later)
    assert told(staff["reporter"]) == [Kind.ARRANGED]
    assert timezone.localtime(later).strftime("%H:%M") in last_notice(staff["reporter"]).text
    client.force_login(secretary)
    version = fresh(story).scheduled_revision
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[story.pk, version.pk]))
    assert fresh(story).scheduled_revision is None
    assert told(staff["reporter"]) == [Kind.ARRANGED] * 2
    assert last_notice(staff["reporter"]).actor == secretary


@pytest.mark.parametrize("go_live_in", [None, timedelta(days=1)], ids=["at once", "later"])
def test_the_end_that_somebody_else_gave_a_story_is_told(staff, story, go_live_in):
    secretary, end = staff["duty_secretary"], timezone.now() + timedelta(days=9)
    story.expire_at = end
    story.save_revision(user=secretary)
    submit(story, staff["reporter"])
    act(story, staff["desk_editor"])
    with LogContext(user=secretary):
        act(story, secretary, go_live_at=go_live_in and timezone.now() + go_live_in)
    kind = Kind.ARRANGED if go_live_in else Kind.PUBLISHED
    assert last_notice(staff["reporter"]).kind == kind
    assert timezone.localtime(end).strftime("%H:%M") in last_notice(staff["reporter"]).text


def test_a_bundle_tells_the_authors_of_its_stories(staff, story):
    secretary, later = staff["duty_secretary"], timezone.now() + timedelta(days=1)
    submit(story, staff["reporter"])
    act(story, staff["desk_editor"])
    act(story, secretary, "hold")
    bundle = Bundle.objects.create(title="Số Tết", go_live_at=later)
    BundleStory.objects.create(bundle=bundle, story=story, sort_order=1)
    Notice.objects.all().delete()
    bundles.schedule(bundle, user=secretary, at=timezone.now())
    assert told(staff["reporter"]) == [Kind.ARRANGED]
    bundles.unschedule(bundle, user=secretary)
    assert told(staff["reporter"]) == [Kind.ARRANGED] * 2


def test_embargo_and_sensitivity_are_told(client, staff, story):
    until = timezone.now() + timedelta(days=2)
    client.force_login(staff["duty_secretary"])
    with LogContext(user=staff["duty_secretary"]):
        fresh(story).set_facts(embargoed_until=until, is_sensitive=True)
    notice = last_notice(staff["reporter"])
    assert (notice.kind, notice.actor) == (Kind.ARRANGED, staff["duty_secretary"])
    assert timezone.localtime(until).strftime("%H:%M") in notice.text
    assert "nhạy cảm" in notice.text
    with LogContext(user=staff["reporter"]):
        fresh(story).set_facts(embargoed_until=None)
    assert told(staff["reporter"]) == [Kind.ARRANGED]


def test_who_is_given_a_story_is_told_and_so_is_its_author(staff, story):
    colleague, desk = AccountFactory(role="reporter"), staff["desk_editor"]
    for _twice in range(2):
        assign(story, user=desk, colleague=colleague)
    assert told(colleague) == [Kind.ASSIGNED]
    assert told(staff["reporter"]) == [Kind.ARRANGED]
    for _twice in range(2):
        take_from(story, user=desk, colleague=colleague)
    assert told(colleague) == [Kind.ASSIGNED, Kind.ARRANGED]
    assert told(staff["reporter"]) == [Kind.ARRANGED] * 2


def test_a_deleted_draft_is_told_of_by_its_title(client, staff, story):
    client.force_login(staff["duty_secretary"])
    client.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert not ArticlePage.objects.filter(pk=story.pk).exists()
    notice = last_notice(staff["reporter"])
    assert (notice.kind, notice.story) == (Kind.DELETED, None)
    assert notice.story_title == "Cầu Vàm Lá thông xe"
    client.force_login(staff["reporter"])
    page = client.get(reverse("notices:list")).content.decode()
    assert "đã xóa bản thảo “Cầu Vàm Lá thông xe”" in page


def test_drafts_deleted_by_the_many_are_told_of_too(client, staff, story):
    client.force_login(staff["duty_secretary"])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{address}?id={story.pk}")
    assert not ArticlePage.objects.filter(pk=story.pk).exists()
    assert told(staff["reporter"]) == [Kind.DELETED]


def test_what_a_command_clears_away_is_told_to_nobody(staff, story):
    fresh(story).delete()
    assert told(staff["reporter"]) == []


def test_a_change_of_a_published_story_in_the_form_is_told(client, staff, published):
    client.force_login(staff["duty_secretary"])
    address = reverse("wagtailadmin_pages:edit", args=[published.pk])
    client.post(address, story_form(title="Cầu Vàm Lá thông xe sớm"))
    assert fresh(published).draft_title == "Cầu Vàm Lá thông xe sớm"
    assert told(staff["reporter"]) == [Kind.REWORDED]


def test_going_back_to_an_older_version_is_told(client, staff, published):
    desk, reporter = staff["desk_editor"], staff["reporter"]
    old = fresh(published).latest_revision
    reword(published, reporter, title="Cầu Vàm Lá thông xe sớm")
    client.force_login(desk)
    address = reverse("wagtailadmin_pages:edit", args=[published.pk])
    client.post(address, story_form(title="Cầu Vàm Lá thông xe", revision=old.pk))
    assert fresh(published).draft_title == "Cầu Vàm Lá thông xe"
    assert told(reporter) == [Kind.REWORDED]
    assert last_notice(reporter).actor == desk


def test_who_stands_only_in_the_byline_learns_of_changes_by_the_owner(staff, in_the_byline):
    story = bylined(staff, in_the_byline)
    reword(story, in_the_byline, title="Chợ nổi họp lại đông")
    assert told(in_the_byline) == []
    reword(story, staff["desk_editor"], title="Chợ nổi họp lại")
    assert told(in_the_byline) == [Kind.REWORDED]
    assert last_notice(in_the_byline).actor == staff["desk_editor"]


def test_who_is_struck_off_the_byline_learns_it(staff, in_the_byline):
    story = bylined(staff, in_the_byline)
    secretary = staff["duty_secretary"]
    reword(story, secretary, bylines=[Byline(name="Tổng hợp")])
    assert told(in_the_byline) == [Kind.REWORDED]
    assert last_notice(in_the_byline).actor == secretary


def test_who_stands_only_in_the_byline_learns_who_took_the_story_down(staff, in_the_byline):
    story = bylined(staff, in_the_byline)
    with LogContext(user=staff["duty_secretary"]):
        submit(story, staff["reporter"])
    act(story, AccountFactory(role="desk_editor"))
    act(story, staff["duty_secretary"])
    retract(story, user=staff["duty_secretary"], reason="Sai số liệu.", at=timezone.now())
    notice = last_notice(in_the_byline)
    assert (notice.kind, notice.text) == (Kind.TAKEN_DOWN, "Sai số liệu.")
    assert notice.actor == staff["duty_secretary"]


def test_what_goes_out_again_after_its_last_day_is_told(staff, published):
    fresh(published).unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    assert told(staff["reporter"]) == [Kind.TAKEN_DOWN]
    version = fresh(published).latest_revision
    version.publish(user=staff["duty_secretary"])
    assert told(staff["reporter"]) == [Kind.TAKEN_DOWN, Kind.RESTORED]


def test_closed_accounts_hear_of_nothing_and_the_others_do(staff, in_the_byline):
    story = bylined(staff, in_the_byline)
    desk = staff["desk_editor"]
    desk.is_active = False
    desk.save()
    reword(story, staff["duty_secretary"], title="Chợ nổi họp lại đông")
    assert told(desk) == []
    assert told(in_the_byline) == [Kind.REWORDED]
