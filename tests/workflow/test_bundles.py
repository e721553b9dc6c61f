"""A bundle goes out together or not at all."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Snapshot
from cms.workflow import bundles, clock
from cms.workflow.bundle import Bundle, BundleStory
from cms.workflow.clock_alarm import ClockAlarm
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.django_db
NO_BYLINE = gettext("The story has no byline.")
HOUR = timedelta(hours=1)


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


def bundle_of(*articles, go_live_at=None):
    bundle = Bundle.objects.create(
        title="Ba xã qua sông", go_live_at=go_live_at or timezone.now() + HOUR
    )
    for order, article in enumerate(articles):
        BundleStory.objects.create(bundle=bundle, story=article, sort_order=order)
    return bundle


@pytest.fixture
def scheduled(secretary):
    """A scheduled bundle of three ready stories."""
    bundle = bundle_of(*(ArticleFactory() for _number in range(3)))
    bundles.schedule(bundle, user=secretary, at=timezone.now())
    return Bundle.objects.get(pk=bundle.pk)


def have_come(bundle):
    """Move the time of a scheduled bundle to a minute ago."""
    moment = timezone.now() - timedelta(minutes=1)
    for row in bundle.story_rows.select_related("version"):
        content = {**row.version.content, "go_live_at": moment.isoformat()}
        Revision.objects.filter(pk=row.version_id).update(
            approved_go_live_at=moment, content=content
        )
    Bundle.objects.filter(pk=bundle.pk).update(go_live_at=moment)


def live(bundle) -> list[bool]:
    numbers = bundle.story_rows.values("story")
    return list(ArticlePage.objects.filter(pk__in=numbers).values_list("live", flat=True))


def test_scheduling_schedules_every_story_for_the_same_time(scheduled):
    assert scheduled.state == Bundle.State.SCHEDULED
    times = {row.version.approved_go_live_at for row in scheduled.story_rows.all()}
    assert times == {scheduled.go_live_at}
    assert live(scheduled) == [False] * 3


def test_one_unready_story_keeps_all_from_being_scheduled(secretary):
    ready, unready = ArticleFactory(), ArticleFactory(title="Chợ nổi", bylines=[])
    bundle = bundle_of(ready, unready)
    with pytest.raises(ValidationError) as refusal:
        bundles.schedule(bundle, user=secretary, at=timezone.now())
    assert [NO_BYLINE in reason and "Chợ nổi" in reason for reason in refusal.value.messages] == [
        True
    ]
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


@pytest.mark.parametrize("go_live_at", [None, timezone.now() - HOUR], ids=["none", "past"])
def test_a_bundle_needs_a_time_to_come(secretary, go_live_at):
    bundle = bundle_of(ArticleFactory())
    Bundle.objects.filter(pk=bundle.pk).update(go_live_at=go_live_at)
    with pytest.raises(ValidationError):
        bundles.schedule(bundle, user=secretary, at=timezone.now())


def test_an_embargo_that_ends_later_keeps_the_bundle_back(secretary):
    until = timezone.now() + 2 * HOUR
    bundle = bundle_of(ArticleFactory(), ArticleFactory(embargoed_until=until))
    with pytest.raises(ValidationError):
        bundles.schedule(bundle, user=secretary, at=timezone.now())


def test_all_go_out_at_once(scheduled):
    have_come(scheduled)
    outcomes = clock.run(at=timezone.now())
    assert [outcome.action for outcome in outcomes] == ["bundle published"]
    assert live(scheduled) == [True] * 3
    assert Snapshot.objects.count() == 3
    scheduled.refresh_from_db()
    assert scheduled.state == Bundle.State.OUT


def test_one_refused_story_keeps_all_back_and_alarms_with_the_reason(scheduled, secretary):
    have_come(scheduled)
    story = scheduled.story_rows.last().story
    story.set_facts(retracted_at=timezone.now())
    clock.run(at=timezone.now())
    clock.run(at=timezone.now())
    assert live(scheduled) == [False] * 3
    assert not Snapshot.objects.exists()
    alarm = ClockAlarm.objects.get()
    assert (alarm.bundle_id, alarm.times) == (scheduled.pk, 2)
    assert [story.title in reason for reason in alarm.reasons] == [True]
    [letter] = mail.outbox
    assert letter.to == [secretary.email]
    assert reverse("bundles:bundle", args=[scheduled.pk]) in letter.body
    story.set_facts(retracted_at=None)
    clock.run(at=timezone.now())
    assert live(scheduled) == [True] * 3
    assert not ClockAlarm.objects.filter(settled_at=None).exists()


def test_a_story_that_was_deleted_keeps_the_others_back(scheduled):
    have_come(scheduled)
    scheduled.story_rows.first().story.delete()
    clock.run(at=timezone.now())
    assert live(scheduled) == [False] * 2
    assert ClockAlarm.objects.get().bundle_id == scheduled.pk


def test_a_photo_that_lost_its_rights_keeps_the_bundle_back(secretary):
    photo = PhotoFactory()
    bundle = bundle_of(ArticleFactory(), ArticleFactory(lead_photo=photo))
    bundles.schedule(bundle, user=secretary, at=timezone.now())
    have_come(bundle)
    yesterday = timezone.localdate() - timedelta(days=2)
    type(photo).objects.filter(pk=photo.pk).update(rights_expire_on=yesterday)
    clock.run(at=timezone.now())
    assert live(bundle) == [False] * 2


def test_a_story_of_a_bundle_has_no_other_way_to_readers(client, secretary, scheduled):
    row = scheduled.story_rows.first()
    with pytest.raises(NotReady, match=scheduled.title):
        row.story.save_revision().publish()
    address = reverse(
        "wagtailadmin_pages:revisions_unschedule", args=[row.story_id, row.version_id]
    )
    client.post(address)
    row.version.refresh_from_db()
    assert row.version.approved_go_live_at == scheduled.go_live_at


def test_a_story_that_is_scheduled_by_itself_is_refused(secretary):
    story = ArticleFactory(go_live_at=timezone.now() + 3 * HOUR)
    story.save_revision().publish()
    bundle = bundle_of(story, ArticleFactory())
    with pytest.raises(ValidationError):
        bundles.schedule(bundle, user=secretary, at=timezone.now())


def test_unscheduling_frees_every_story(scheduled, secretary):
    bundles.unschedule(scheduled, user=secretary)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    have_come_and_gone = timezone.now() + 5 * HOUR
    assert clock.run(at=have_come_and_gone) == []
    assert live(scheduled) == [False] * 3


@pytest.mark.parametrize("role", ["reporter", "desk_editor", "technician"])
def test_only_those_who_schedule_bundle(client, role):
    account = AccountFactory(role=role)
    bundle = bundle_of(ArticleFactory())
    with pytest.raises(PermissionDenied):
        bundles.schedule(bundle, user=account, at=timezone.now())
    client.force_login(account)
    for address in (
        reverse("bundles:bundle", args=[bundle.pk]),
        reverse(Bundle.snippet_viewset.get_url_name("add")),
        reverse(Bundle.snippet_viewset.get_url_name("edit"), args=[bundle.pk]),
    ):
        assert client.get(address).status_code == 302


def test_a_bundle_is_gathered_and_changed_in_its_form(client, secretary):
    first, second = ArticleFactory(), ArticleFactory()
    add = reverse(Bundle.snippet_viewset.get_url_name("add"))
    rows = [{"story": first.pk, "ORDER": "2"}, {"story": second.pk, "ORDER": "1"}]
    data = {"title": "Hai bờ", "go_live_at": "", "story_rows": inline_formset(rows)}
    response = client.post(add, nested_form_data(data))
    bundle = Bundle.objects.get()
    assert response.headers["location"] == reverse("bundles:bundle", args=[bundle.pk])
    assert [row.story_id for row in bundle.story_rows.all()] == [second.pk, first.pk]
    edit = reverse(Bundle.snippet_viewset.get_url_name("edit"), args=[bundle.pk])
    kept = [{"id": row.pk, "story": row.story_id} for row in bundle.story_rows.all()]
    data = {
        "title": "Hai bờ sông",
        "go_live_at": "01/02/2031 06:00",
        "story_rows": inline_formset(kept, initial=2),
    }
    client.post(edit, nested_form_data(data))
    bundle.refresh_from_db()
    assert bundle.title == "Hai bờ sông"
    assert timezone.localtime(bundle.go_live_at).hour == 6


def test_the_screen_says_what_each_story_lacks_and_schedules(client, secretary):
    unready = ArticleFactory(title="Chợ nổi", bylines=[])
    ready = ArticleFactory()
    ready.save_revision()
    bundle = bundle_of(approve_newest(ready), unready)
    address = reverse("bundles:bundle", args=[bundle.pk])
    assert NO_BYLINE in client.get(address).content.decode()
    client.post(address, {"schedule": ""})
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.GATHERING
    bundle.story_rows.last().delete()
    client.post(address, {"schedule": ""})
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.SCHEDULED
    client.post(address, {"unschedule": ""})
    bundle.refresh_from_db()
    assert bundle.state == Bundle.State.GATHERING


@pytest.mark.parametrize("lacks", ["time", "stories"])
def test_a_bundle_without_time_or_stories_offers_no_schedule(client, secretary, lacks):
    if lacks == "time":
        bundle = bundle_of(ArticleFactory())
        Bundle.objects.update(go_live_at=None)
    else:
        bundle = bundle_of()
    page = client.get(reverse("bundles:bundle", args=[bundle.pk])).content.decode()
    assert 'name="schedule"' not in page
    assert reverse("wagtailsnippets_workflow_bundle:edit", args=[bundle.pk]) in page


def test_a_scheduled_bundle_is_neither_changed_nor_deleted(client, secretary, scheduled):
    for view in ("edit", "delete"):
        address = reverse(Bundle.snippet_viewset.get_url_name(view), args=[scheduled.pk])
        response = client.post(address, {"title": "Khác"})
        assert response.headers["location"] == reverse("bundles:bundle", args=[scheduled.pk])
    address = reverse("wagtail_bulk_action", args=["workflow", "bundle", "delete"])
    client.post(f"{address}?id={scheduled.pk}&next=/quan-tri/")
    with pytest.raises(ProtectedError), transaction.atomic():
        scheduled.delete()
    scheduled.refresh_from_db()
    assert scheduled.title == "Ba xã qua sông"
