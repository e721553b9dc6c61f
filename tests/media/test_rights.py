"""States and rights of a photo: who may decide, what follows, what voids it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry as log_registry

from cms.workflow.models import RoleGroup
from cms.workflow.roles import Role
from media import delivery, rights
from media.crediting import set_photographers
from media.delivery import deliver
from media.making import content_key
from media.models import Photo, PhotoChange, PhotoDelivery, Rendition, RetiredFile
from media.permissions import BLOCK, CHECK, GRANTED_TO, may
from media.signals import photo_state_changed
from media.sizes import ADMIN
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db
MAY_BLOCK = ("photo_editor", "duty_secretary", "editor_in_chief")
MAY_CHECK = (*MAY_BLOCK, "desk_editor")
NOW = datetime(2026, 5, 10, 3, 0, tzinfo=UTC)  # ten in the morning in Việt Nam


@pytest.fixture
def photo():
    return PhotoFactory(file=picture_file(size=(60, 40)))


@pytest.fixture
def editor():
    return AccountFactory(role="photo_editor")


def stored(photo) -> Photo:
    return Photo.objects.get(pk=photo.pk)


class TestWhoMay:
    @pytest.mark.parametrize("role", Role.values)
    def test_check(self, role, photo):
        user = AccountFactory(role=role)
        if role in MAY_CHECK:
            rights.check(photo, user=user)
            assert stored(photo).status == Photo.Status.CHECKED
        else:
            with pytest.raises(PermissionDenied):
                rights.check(photo, user=user)
            assert stored(photo).status == Photo.Status.NEEDS_CHECK

    @pytest.mark.parametrize("role", Role.values)
    def test_block(self, role, photo):
        user = AccountFactory(role=role)
        if role in MAY_BLOCK:
            rights.block(photo, user=user, reason="Người chụp rút ảnh")
            assert stored(photo).status == Photo.Status.BLOCKED
        else:
            with pytest.raises(PermissionDenied):
                rights.block(photo, user=user, reason="Người chụp rút ảnh")
            assert stored(photo).blocked_at is None

    @pytest.mark.parametrize("role", Role.values)
    def test_clear(self, role, photo):
        rights.block(photo, user=None, reason="Người chụp rút ảnh")
        user = AccountFactory(role=role)
        if role in MAY_BLOCK:
            rights.clear(photo, user=user)
            assert stored(photo).status == Photo.Status.NEEDS_CHECK
        else:
            with pytest.raises(PermissionDenied):
                rights.clear(photo, user=user)
            assert stored(photo).blocked_at

    @pytest.mark.parametrize("permission", [CHECK, BLOCK])
    def test_the_roles_have_what_the_table_says(self, permission):
        granted = {
            row.role
            for row in RoleGroup.objects.all()
            if may(AccountFactory(role=row.role), permission)
        }
        assert granted == set(GRANTED_TO[permission])

    @pytest.mark.parametrize("action", ["check", "block", "clear"])
    def test_a_request_without_the_right_changes_nothing(self, client, photo, action):
        client.force_login(AccountFactory(role="reporter"))
        address = reverse(f"photos:{action}", args=[photo.pk])
        client.post(address, {"reason": "Thử"})
        assert stored(photo).status == Photo.Status.NEEDS_CHECK
        assert not PhotoChange.objects.exists()

    def test_a_link_alone_changes_nothing(self, client, photo, editor):
        client.force_login(editor)
        assert client.get(reverse("photos:check", args=[photo.pk])).status_code == 405


class TestCheck:
    @pytest.mark.parametrize(
        "trait", [{"uncaptioned": True}, {"uncredited": True}, {"awaiting_file": True}]
    )
    def test_what_is_lacking_is_not_checked(self, trait, editor):
        with pytest.raises(ValidationError):
            rights.check(PhotoFactory(**trait), user=editor)

    def test_a_blocked_photo_is_not_checked(self, photo, editor):
        rights.block(photo, user=editor, reason="Sai người")
        with pytest.raises(ValidationError):
            rights.check(photo, user=editor)

    @pytest.mark.parametrize(
        "change", [{"caption": "Khác."}, {"credit_line": "Ảnh: Ai đó"}, {"title": "Tên khác"}]
    )
    def test_changed_words_void_it(self, photo, editor, change):
        rights.check(photo, user=editor)
        for name, value in change.items():
            setattr(photo, name, value)
        photo.save()
        assert stored(photo).status == Photo.Status.NEEDS_CHECK

    def test_another_file_voids_it(self, photo, editor):
        rights.check(photo, user=editor)
        photo.file = picture_file(colour=(1, 2, 3))
        photo.save()
        assert stored(photo).status == Photo.Status.NEEDS_CHECK

    def test_what_is_no_word_voids_nothing(self, photo, editor):
        rights.check(photo, user=editor)
        photo.restrictions = "Không dùng làm bìa"
        photo.save()
        assert stored(photo).status == Photo.Status.CHECKED

    def test_other_photographers_void_it(self, photo, editor):
        rights.check(photo, user=editor)
        set_photographers(photo, [PersonFactory()])
        assert stored(photo).status == Photo.Status.NEEDS_CHECK

    def test_a_photographer_of_another_name_voids_it(self, photo, editor):
        person = PersonFactory(full_name="Quang Hiếu")
        set_photographers(photo, [person])
        rights.check(stored(photo), user=editor)
        person.full_name = "Quang Hiệu"
        person.save()
        assert stored(photo).status == Photo.Status.NEEDS_CHECK

    def test_photographers_alone_make_a_credit(self):
        photo = PhotoFactory(uncredited=True)
        assert photo.status == Photo.Status.NEEDS_CAPTION
        set_photographers(photo, [PersonFactory()])
        assert stored(photo).status == photo.status == Photo.Status.NEEDS_CHECK
        set_photographers(photo, [])
        assert stored(photo).status == Photo.Status.NEEDS_CAPTION

    def test_an_agency_alone_makes_a_credit(self):
        photo = PhotoFactory(uncredited=True, agency=OrganisationFactory())
        assert photo.status == Photo.Status.NEEDS_CHECK

    def test_words_changed_meanwhile_are_not_checked_unread(self, photo, editor):
        seen = content_key(photo)
        photo.caption = "Chú thích mới."
        photo.save()
        with pytest.raises(ValidationError):
            rights.check(photo, user=editor, seen=seen)
        rights.check(photo, user=editor, seen=content_key(photo))


class TestBlock:
    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_needs_a_reason(self, photo, editor, reason):
        with pytest.raises(ValidationError):
            rights.block(photo, user=editor, reason=reason)
        assert stored(photo).blocked_at is None

    def test_outlives_every_save(self, photo, editor):
        stale = stored(photo)
        rights.block(photo, user=editor, reason="Sai người")
        photo.caption = "Khác."
        photo.save()
        assert stored(photo).status == Photo.Status.BLOCKED
        stale.title = "Khác"
        stale.save(update_fields=["title"])
        assert not stored(photo).is_usable(timezone.now())

    def test_a_checked_photo_is_checked_again_when_cleared(self, photo, editor):
        rights.check(photo, user=editor)
        rights.block(photo, user=editor, reason="Chờ hỏi lại")
        rights.clear(photo, user=editor)
        assert stored(photo).status == Photo.Status.CHECKED
        assert stored(photo).block_reason == ""

    def test_twice_is_refused(self, photo, editor):
        rights.block(photo, user=editor, reason="Sai người")
        with pytest.raises(ValidationError):
            rights.block(photo, user=editor, reason="Sai nữa")
        rights.clear(photo, user=editor)
        with pytest.raises(ValidationError):
            rights.clear(photo, user=editor)

    def test_who_when_and_what_are_kept(self, photo, editor):
        heard = []

        def hear(sender, **news):
            heard.append((news["action"], news["user"]))

        photo_state_changed.connect(hear)
        rights.check(photo, user=editor)
        rights.block(photo, user=editor, reason="Sai người")
        changes = PhotoChange.objects.filter(photo=photo).order_by("pk")
        assert [(row.field, row.was, row.becomes, row.user) for row in changes] == [
            ("status", "needs_check", "checked", editor),
            ("status", "checked", "blocked", editor),
            ("block_reason", "", "Sai người", editor),
        ]
        assert changes[1].action == changes[2].action != changes[0].action
        entry = log_registry.get_logs_for_instance(photo).first()
        assert (entry.action, entry.user) == ("media.block_photo", editor)
        assert "Sai người" in entry.message
        assert heard == [("check", editor), ("block", editor)]
        assert (photo.blocked_by, photo.checked_by) == (editor, editor)


class TestValidity:
    def test_the_days_are_those_of_vietnam(self):
        photo = PhotoFactory(valid_from=date(2026, 5, 10), rights_expire_on=date(2026, 5, 10))
        first = datetime(2026, 5, 9, 17, 0, tzinfo=UTC)
        moments = {
            first - timedelta(seconds=1): False,
            first: True,
            first + timedelta(hours=24, seconds=-1): True,
            first + timedelta(hours=24): False,
        }
        for zone in ("Asia/Ho_Chi_Minh", "America/New_York"):
            with timezone.override(zone):
                for at, usable in moments.items():
                    assert photo.is_usable(at) is usable
                    assert (rights.why_unusable(photo, at=at) == []) is usable
                    assert Photo.objects.usable(at).exists() is usable
                    assert Photo.objects.not_usable(at).exists() is not usable

    def test_every_reason_is_said(self, photo):
        photo.blocked_at, photo.block_reason = NOW, "Người chụp rút ảnh."
        photo.binned_at = NOW
        photo.valid_from = date(2026, 6, 1)
        said = " ".join(rights.why_unusable(photo, at=NOW))
        assert "Người chụp rút ảnh" in said
        assert "01/06/2026" in said or "1/6/2026" in said
        assert len(rights.why_unusable(photo, at=NOW)) == 3
        photo.valid_from, photo.rights_expire_on = None, date(2026, 5, 9)
        assert len(rights.why_unusable(photo, at=NOW)) == 3

    def test_an_end_before_the_beginning_is_refused(self, photo):
        photo.valid_from, photo.rights_expire_on = date(2026, 6, 1), date(2026, 5, 1)
        with pytest.raises(ValidationError):
            photo.full_clean()


def files_of(photo) -> list[str]:
    return [f"/media/{row.file.name}" for row in photo.renditions.all()]


@pytest.fixture
def delivered(photo):
    """Delivered twice, so that it has retired files too; and a bystander that keeps its own."""
    deliver(photo.pk)
    photo.caption = "Chú thích mới."
    photo.save()
    deliver(photo.pk)
    return photo


class TestDeliveredFiles:
    def test_stop_answering_with_the_request_that_blocks(
        self, client, delivered, editor, django_capture_on_commit_callbacks
    ):
        other = PhotoFactory(file=picture_file(size=(61, 40)), delivered=True)
        retired = [f"/media/{row.name}" for row in RetiredFile.objects.filter(photo=delivered)]
        addresses = files_of(delivered) + retired
        assert retired
        assert {client.get(address).status_code for address in addresses} == {200}
        client.force_login(editor)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("photos:block", args=[delivered.pk]), {"reason": "Sai người"})
        assert {client.get(address).status_code for address in addresses} == {404}
        assert not delivered.renditions.exists()
        assert not RetiredFile.objects.filter(photo=delivered).exists()
        assert {client.get(address).status_code for address in files_of(other)} == {200}

    def test_stay_when_the_block_comes_to_nothing(self, client, delivered):
        addresses = files_of(delivered)
        with transaction.atomic():
            rights.block(delivered, user=None, reason="Sai người")
            transaction.set_rollback(True)
        assert {client.get(address).status_code for address in addresses} == {200}

    def test_nothing_is_made_of_a_photo_that_may_not_be_shown(self, photo):
        today = timezone.localdate()
        for change in (
            {"blocked_at": timezone.now()},
            {"binned_at": timezone.now()},
            {"rights_expire_on": today - timedelta(days=1)},
            {"valid_from": today + timedelta(days=3)},
        ):
            other = PhotoFactory(file=picture_file(size=(60, 40)))
            Photo.objects.filter(pk=other.pk).update(**change)
            assert deliver(other.pk) == 0
            assert not other.renditions.exists()
            assert other.pk not in delivery.owed_photos()

    def test_a_worker_that_is_at_it_is_overtaken(self, photo, monkeypatch):
        made = delivery.rendition_files

        def blocked_meanwhile(some, filters):
            rights.block(photo, user=None, reason="Sai người")
            yield from made(some, filters)

        monkeypatch.setattr(delivery, "rendition_files", blocked_meanwhile)
        assert deliver(photo.pk) == 0
        assert not Rendition.objects.filter(image=photo).exists()

    def test_come_back_when_cleared(self, delivered, editor):
        rights.block(delivered, user=editor, reason="Sai người")
        rights.clear(delivered, user=editor)
        assert delivered.pk in delivery.owed_photos()
        assert deliver(delivered.pk) > len(ADMIN)

    def test_are_made_a_day_ahead(self, photo):
        photo.valid_from = timezone.localdate() + timedelta(days=1)
        photo.save()
        assert deliver(photo.pk)

    def test_go_and_come_with_the_calendar(self, delivered, django_capture_on_commit_callbacks):
        today = timezone.localdate()
        delivered.rights_expire_on = today
        delivered.save()
        addresses = files_of(delivered)
        now = timezone.now()
        assert delivery.follow_the_calendar(at=now) == []
        tomorrow = now + timedelta(days=1)
        with django_capture_on_commit_callbacks(execute=True):
            assert delivery.follow_the_calendar(at=tomorrow) == [(delivered, False)]
        assert addresses
        assert not Rendition.objects.filter(image=delivered).exists()
        assert delivery.follow_the_calendar(at=tomorrow) == []
        Photo.objects.filter(pk=delivered.pk).update(rights_expire_on=None)
        assert delivery.follow_the_calendar(at=tomorrow) == [(delivered, True)]
        assert PhotoDelivery.objects.get(pk=delivered.pk).withdrawn_at is None
        assert delivery.follow_the_calendar(at=tomorrow) == []


class TestForm:
    @pytest.fixture
    def shown(self, client, photo):
        def show(role):
            client.force_login(AccountFactory(role=role))
            return client.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()

        return show

    def test_shows_each_role_what_it_may_do(self, shown):
        page = shown("photo_editor")
        assert 'form="photo-check"' in page
        assert 'form="photo-block"' in page
        page = shown("desk_editor")
        assert 'form="photo-check"' in page
        assert 'form="photo-block"' not in page

    def test_says_why_it_is_blocked_and_offers_to_clear_it(self, shown, photo, editor):
        rights.block(photo, user=editor, reason="Người trong ảnh khiếu nại")
        page = shown("duty_secretary")
        assert "Người trong ảnh khiếu nại" in page
        assert editor.username in page
        assert 'form="photo-clear"' in page
        assert 'form="photo-clear"' not in shown("desk_editor")

    def test_a_block_without_a_reason_says_so(self, client, photo, editor):
        client.force_login(editor)
        address = reverse("photos:block", args=[photo.pk])
        answer = client.post(address, {"reason": ""}, follow=True)
        assert len(list(answer.context["messages"])) == 1
        assert stored(photo).blocked_at is None

    def test_takes_the_kind_of_rights_and_their_days(self, client, photo, editor):
        client.force_login(editor)
        data = {
            "title": photo.title,
            "caption": photo.caption,
            "credit_line": photo.credit_line,
            "collection": photo.collection_id,
            "usage_class": "handout",
            "allowed_by": "Văn phòng tỉnh",
            "valid_from": "01/05/2026",
            "rights_expire_on": "31/12/2099",
        }
        client.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
        photo = stored(photo)
        assert photo.usage_class == Photo.UsageClass.HANDOUT
        assert photo.allowed_by == "Văn phòng tỉnh"
        assert photo.valid_from == date(2026, 5, 1)
        assert photo.rights_expire_on == date(2099, 12, 31)
