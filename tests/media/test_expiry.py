"""The desk is told of an expiry fourteen days before: by mail, in a list, on its first screen."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.urls import reverse
from django.utils import timezone

from cms.workflow import clock
from cms.workflow.roles import Role
from media import bin, expiry, rights
from media.models import ExpiryNotice, Photo
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db
TO = ["anh@toasoan.example"]


def in_days(days) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def photo():
    return PhotoFactory(title="Cầu mới", rights_expire_on=in_days(14), allowed_by="Ban quản lý cầu")


class TestWhich:
    @pytest.mark.parametrize(("days", "is_told"), [(-1, False), (0, True), (14, True), (15, False)])
    def test_those_of_the_next_fourteen_days(self, days, is_told):
        PhotoFactory(rights_expire_on=in_days(days))
        assert expiry.expiring(at=timezone.now()).exists() is is_told

    def test_not_what_is_blocked_or_binned(self, photo):
        other = PhotoFactory(rights_expire_on=in_days(3))
        rights.block(photo, user=None, reason="Sai người")
        bin.put_in_bin(other, user=None)
        assert not expiry.expiring(at=timezone.now()).exists()


class TestMail:
    def test_says_which_photo_until_when_and_where(self, photo):
        ArticleFactory(title="Bài có cầu", lead_photo=photo, published=True)
        ArticleFactory(title="Bài nháp", lead_photo=photo)
        assert expiry.tell(TO, at=timezone.now()) == [photo]
        [message] = mail.outbox
        assert message.to == TO
        assert "Cầu mới" in message.subject
        assert photo.rights_expire_on.strftime("%d/%m/%Y") in message.subject
        for said in ("Bài có cầu", "Bài nháp", "Ban quản lý cầu", "Lê Văn Mít"):
            assert said in message.body
        assert reverse("wagtailimages:edit", args=[photo.pk]) in message.body

    def test_is_one_for_each_photo_and_sent_once(self, photo):
        PhotoFactory(rights_expire_on=in_days(2))
        for _round in range(3):
            expiry.tell(TO, at=timezone.now())
        assert len(mail.outbox) == 2

    def test_is_sent_again_for_a_date_that_was_put_off(self, photo):
        expiry.tell(TO, at=timezone.now())
        photo.rights_expire_on = in_days(400)
        photo.save()
        assert expiry.tell(TO, at=timezone.now()) == []
        assert expiry.tell(TO, at=timezone.now() + timedelta(days=390)) == [photo]
        assert ExpiryNotice.objects.filter(photo=photo).count() == 2

    def test_is_tried_again_when_the_server_was_down(self, photo, monkeypatch):
        def down(self, messages):
            raise ConnectionRefusedError

        with monkeypatch.context() as patch:
            patch.setattr(locmem.EmailBackend, "send_messages", down)
            assert expiry.tell(TO, at=timezone.now()) == []
        assert not ExpiryNotice.objects.exists()
        assert expiry.tell(TO, at=timezone.now()) == [photo]

    def test_waits_for_somebody_to_read_it(self, photo):
        assert expiry.tell([], at=timezone.now()) == []
        assert not ExpiryNotice.objects.exists()

    def test_a_title_of_several_lines_is_no_header(self, photo):
        Photo.objects.filter(pk=photo.pk).update(title="Cầu\nBcc: ai@do.example")
        assert expiry.tell(TO, at=timezone.now())
        assert mail.outbox[0].recipients() == TO

    def test_goes_to_the_photo_editors_by_the_clock(self, photo):
        editors = [AccountFactory(role="photo_editor") for _number in range(2)]
        AccountFactory(role="photo_editor", is_active=False)
        AccountFactory(role="photo_editor", email="")
        for role in set(Role.values) - {"photo_editor"}:
            AccountFactory(role=role)
        outcomes = clock.run(at=timezone.now())
        assert [one.action for one in outcomes] == ["photo expires soon"]
        assert clock.run(at=timezone.now()) == []
        [message] = mail.outbox
        assert sorted(message.to) == sorted(editor.email for editor in editors)


class TestList:
    def test_says_how_long_and_where(self, client, photo):
        PhotoFactory(title="Ảnh còn lâu", rights_expire_on=in_days(90))
        ArticleFactory(title="Bài có cầu", lead_photo=photo, published=True)
        client.force_login(AccountFactory(role="desk_editor"))
        answer = client.get(reverse("expiring_photos_report"))
        assert [one.pk for one in answer.context["object_list"]] == [photo.pk]
        assert answer.context["object_list"][0].days_left == 14
        page = answer.content.decode()
        assert "Bài có cầu" in page
        assert "Ảnh còn lâu" not in page

    def test_can_be_taken_away_as_a_table(self, client, photo):
        Photo.objects.filter(pk=photo.pk).update(title="=cmd()")
        ArticleFactory(title="Bài có cầu", lead_photo=photo, published=True)
        client.force_login(AccountFactory(role="photo_editor"))
        answer = client.get(reverse("expiring_photos_report"), {"export": "csv"})
        table = b"".join(answer.streaming_content).decode()
        assert "'=cmd()" in table
        assert "Bài có cầu" in table

    def test_can_be_narrowed_to_a_kind_of_rights(self, client, photo):
        agency = PhotoFactory(rights_expire_on=in_days(3), usage_class="agency")
        client.force_login(AccountFactory(role="photo_editor"))
        answer = client.get(reverse("expiring_photos_report"), {"usage_class": "agency"})
        assert [one.pk for one in answer.context["object_list"]] == [agency.pk]

    def test_does_not_ask_more_for_more_photos(self, client, photo, django_assert_max_num_queries):
        for _number in range(12):
            PhotoFactory(rights_expire_on=in_days(3))
        client.force_login(AccountFactory(role="photo_editor"))
        address = reverse("expiring_photos_report")
        client.get(address)
        with django_assert_max_num_queries(30):
            client.get(address)

    @pytest.mark.parametrize("role", ["translator", "technician"])
    def test_shows_nobody_what_they_may_not_change(self, client, photo, role):
        client.force_login(AccountFactory(role=role))
        answer = client.get(reverse("expiring_photos_report"))
        assert answer.status_code == 302 or photo.title not in answer.content.decode()


class TestFirstScreen:
    @pytest.mark.parametrize("role", Role.values)
    def test_tells_those_who_may_clear(self, client, photo, role):
        client.force_login(AccountFactory(role=role))
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        may = role in ("photo_editor", "duty_secretary", "editor_in_chief")
        assert ("Cầu mới" in page) is may

    def test_says_nothing_when_there_is_nothing(self, client):
        client.force_login(AccountFactory(role="photo_editor"))
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert 'id="expiring-photos' not in page
