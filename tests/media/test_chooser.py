"""Choosing photos for stories: what is found, what may be chosen, what new files become."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from media.models import Photo, PhotoEvent
from tests.factories import (
    AccountFactory,
    PersonFactory,
    PhotoFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db

RESULTS = "wagtailimages_chooser:choose_results"


@pytest.fixture
def reporter(client):
    reporter = AccountFactory(role="reporter")
    client.force_login(reporter)
    return reporter


@pytest.fixture
def results(client, reporter):
    def results(**asked) -> str:
        answer = client.get(reverse(RESULTS), asked)
        assert answer.status_code == 200
        return answer.content.decode()

    return results


@pytest.fixture
def titles(client, reporter):
    """The titles of the photos offered, in order."""

    def titles(**asked) -> list[str]:
        answer = client.get(reverse(RESULTS), asked)
        return [photo.title for photo in answer.context["results"]]

    return titles


def blocked(**more) -> Photo:
    return PhotoFactory(blocked_at=timezone.now(), block_reason="Chưa rõ nguồn", **more)


def day(days: int):
    return timezone.localdate() + timedelta(days=days)


class TestWhatIsFound:
    def test_words_with_and_without_marks(self, titles):
        PhotoFactory(title="Một", caption="Bà con Cần Thơ gặt lúa")
        PhotoFactory(title="Hai", caption="Hội nghị ở Huế")
        for query in ("Cần Thơ", "can tho", "CẦN THƠ", "lúa"):
            assert titles(q=query) == ["Một"], query
        assert titles(q="cân thó gì đó") == []

    def test_the_same_marks_come_first(self, titles):
        PhotoFactory(title="Đúng dấu", caption="Ông Hùng phát biểu")
        PhotoFactory(title="Khác dấu", caption="Ông Hưng phát biểu")
        assert titles(q="hùng") == ["Đúng dấu", "Khác dấu"]

    def test_names_that_only_other_rows_hold(self, titles):
        mit = PersonFactory(full_name="Trần Thị Mít")
        event = PhotoEvent.objects.create(title="Lễ khánh thành trạm bơm")
        PhotoFactory(title="Một", photographers=[mit], event=event)
        PhotoFactory(title="Hai")
        assert titles(q="tran thi mit") == ["Một"]
        assert titles(q="trạm bơm") == ["Một"]

    def test_event_and_photographer_narrow(self, titles):
        event = PhotoEvent.objects.create(title="Lễ hội")
        PhotoFactory(title="Của lễ hội", event=event)
        PhotoFactory(title="Của Mít", photographers=[PersonFactory(full_name="Trần Văn Mướp")])
        PhotoFactory(title="Theo dòng", credit_line="Ảnh: Xuân Khế/TTXVN")
        assert titles(event=event.pk) == ["Của lễ hội"]
        assert titles(photographer="van muop") == ["Của Mít"]
        assert titles(photographer="Xuân Khế") == ["Theo dòng"]
        assert titles(event="999999") == titles()

    def test_what_was_brought_today_and_by_me(self, titles, reporter):
        PhotoFactory(title="Của tôi hôm nay", uploaded_by_user=reporter)
        PhotoFactory(title="Của người khác hôm nay")
        old = PhotoFactory(title="Của tôi hôm qua", uploaded_by_user=reporter)
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        Photo.objects.filter(pk=old.pk).update(created_at=midnight - timedelta(minutes=1))
        assert titles(brought="mine-today") == ["Của tôi hôm nay"]
        assert set(titles(brought="today")) == {"Của tôi hôm nay", "Của người khác hôm nay"}
        assert set(titles(brought="mine")) == {"Của tôi hôm nay", "Của tôi hôm qua"}

    def test_state_narrows(self, titles):
        PhotoFactory(title="Thiếu chú thích", caption="")
        PhotoFactory(title="Đủ")
        assert titles(state=Photo.Status.NEEDS_CAPTION) == ["Thiếu chú thích"]

    def test_nothing_in_the_bin(self, titles):
        PhotoFactory(title="Trong thùng rác", binned_at=timezone.now())
        PhotoFactory(title="Ngoài")
        assert titles() == ["Ngoài"]

    def test_caption_credit_date_and_event_are_shown(self, results):
        PhotoFactory(
            caption="Gặt lúa ở Trần Đề",
            credit_line="Ảnh: Lê Văn Mít",
            taken_at=timezone.make_aware(timezone.datetime(2026, 3, 5, 8, 30)),
            event=PhotoEvent.objects.create(title="Vụ hè thu"),
        )
        html = results()
        for shown in ("Gặt lúa ở Trần Đề", "Lê Văn Mít", "05/03/2026 08:30", "Vụ hè thu"):
            assert shown in html

    def test_queries_do_not_grow_with_photos(self, results, django_assert_max_num_queries):
        def make(count):
            for _ in range(count):
                photo = PhotoFactory(
                    photographers=[PersonFactory()],
                    event=PhotoEvent.objects.create(title="Lễ"),
                )
                photo.get_rendition("max-165x165")

        make(2)
        results()
        with django_assert_max_num_queries(60) as few:
            results()
        make(6)
        with django_assert_max_num_queries(len(few)):
            results()


class TestWhatMayNotBeUsed:
    @pytest.mark.parametrize(
        ("state", "reason"),
        [
            (lambda: {"blocked_at": timezone.now(), "block_reason": "Sai người"}, "Sai người"),
            (lambda: {"valid_from": day(1)}, None),
            (lambda: {"rights_expire_on": day(-1)}, None),
        ],
        ids=["blocked", "not yet", "expired"],
    )
    @pytest.mark.parametrize("several", [{}, {"multiple": "1"}], ids=["one", "several"])
    def test_is_grey_says_why_and_can_not_be_chosen(self, results, state, reason, several):
        photo = PhotoFactory(**state())
        html = results(**several)
        assert "photo-card--refused" in html
        [said] = re.findall(r'photo-card__reason">(.*?)</p>', html, re.DOTALL)
        assert (reason or "/") in said
        assert "data-chooser-modal-choice" not in html
        assert f'value="{photo.pk}"' not in html

    @pytest.mark.parametrize("state", [{"valid_from": 0}, {"rights_expire_on": 0}])
    def test_first_and_last_day_count(self, results, state):
        PhotoFactory(**{name: day(days) for name, days in state.items()})
        assert "photo-card--refused" not in results()

    def test_the_server_refuses_the_choice(self, client, reporter):
        photo, other = blocked(), PhotoFactory()
        one = reverse("wagtailimages_chooser:chosen", args=[photo.pk])
        assert client.get(one).status_code in (302, 403)
        several = reverse("wagtailimages_chooser:chosen_multiple")
        answer = client.get(several, {"id": [other.pk, photo.pk], "multiple": 1})
        assert answer.status_code in (302, 403)

    def test_who_may_choose_no_photo_gets_none(self, client):
        photo = PhotoFactory()
        client.force_login(AccountFactory())
        address = reverse("wagtailimages_chooser:chosen", args=[photo.pk])
        assert client.get(address).status_code in (302, 403)


class TestWhatAChoiceCarries:
    def test_the_words_of_the_photo_and_its_credit(self, client, reporter):
        photo = PhotoFactory(caption="Gặt lúa", description="Ba người gặt lúa")
        answer = client.get(reverse("wagtailimages_chooser:chosen", args=[photo.pk])).json()
        assert answer["result"]["caption"] == "Gặt lúa"
        assert answer["result"]["alternative_text"] == "Ba người gặt lúa"
        assert answer["result"]["credit"] == "Lê Văn Mít"

    def test_several_in_the_order_of_their_choice(self, client, reporter):
        photos = [PhotoFactory() for _ in range(3)]
        wanted = [photos[2].pk, photos[0].pk]
        answer = client.get(
            reverse("wagtailimages_chooser:chosen_multiple"), {"id": wanted, "multiple": 1}
        ).json()
        assert [int(one["id"]) for one in answer["result"]] == wanted


def upload(name="anh.jpg", colour=(1, 2, 3), data=None) -> SimpleUploadedFile:
    file = picture_file(name, colour=colour)
    return SimpleUploadedFile(name, file.read() if data is None else data)


class TestNewFilesInTheDialogue:
    @pytest.fixture
    def bring(self, client):
        client.force_login(AccountFactory(role="photographer"))

        def bring(*files, several=True):
            address = reverse("wagtailimages_chooser:create") + ("?multiple=1" if several else "")
            return client.post(
                address,
                {"image-chooser-upload-files": files, "image-chooser-upload-collection": 1},
            ).json()

        return bring

    def test_are_taken_in_and_chosen(self, bring):
        answer = bring(upload("mot.jpg"), upload("hai.jpg", (9, 9, 9)))
        assert answer["step"] == "chosen"
        assert [one["title"] for one in answer["result"]] == ["mot", "hai"]

    def test_one_for_a_place_that_takes_one(self, bring):
        answer = bring(upload("mot.jpg"), several=False)
        assert answer["result"]["title"] == "mot"

    def test_a_bad_one_says_why_and_the_others_can_be_used(self, bring):
        answer = bring(upload("mot.jpg"), upload("hong.jpg", data=b"%PDF-1.7 khong phai anh"))
        assert answer["step"] == "reshow_creation_form"
        html = answer["htmlFragment"]
        assert "hong.jpg" in html
        assert "PDF" in html
        assert Photo.objects.get().title == "mot"
        assert f"id={Photo.objects.get().pk}" in html

    def test_none_at_all_is_a_sentence(self, bring):
        answer = bring()
        assert answer["step"] == "reshow_creation_form"
        assert "error-message" in answer["htmlFragment"]

    def test_a_known_file_is_the_photo_there_is(self, bring):
        bring(upload())
        again = bring(upload("ten-khac.jpg"))
        assert Photo.objects.count() == 1
        assert again["result"][0]["title"] == "anh"

    def test_a_known_file_that_is_blocked_says_why(self, bring):
        bring(upload())
        Photo.objects.update(blocked_at=timezone.now(), block_reason="Sai người")
        again = bring(upload())
        assert "Sai người" in again["htmlFragment"]

    def test_are_not_taken_from_who_may_not_add(self, client):
        client.force_login(AccountFactory())
        address = reverse("wagtailimages_chooser:create")
        answer = client.post(
            address,
            {"image-chooser-upload-files": [upload()], "image-chooser-upload-collection": 1},
        )
        assert answer.status_code in (302, 403)
        assert not Photo.objects.exists()


class TestFilesDropped:
    @pytest.fixture
    def drop(self, client):
        client.force_login(AccountFactory(role="reporter"))
        return lambda file: client.post(reverse("photos:bring"), {"file": file})

    def test_become_a_photo_with_its_words(self, drop):
        answer = drop(upload("le-khanh-thanh.jpg"))
        assert answer.status_code == 200
        photo = Photo.objects.get()
        assert answer.json()["photo"]["id"] == str(photo.pk)
        assert answer.json()["photo"]["preview"]["url"]
        assert {"caption", "alternative_text", "credit"} <= set(answer.json()["photo"])
        assert photo.uploaded_by_user is not None

    @pytest.mark.parametrize(
        "file",
        [
            lambda: upload("bai.docx", data=b"PK\3\4"),
            lambda: upload("hong.jpg", data=b"khong phai anh"),
            lambda: upload("rong.jpg", data=b""),
        ],
    )
    def test_a_bad_file_says_why(self, drop, file):
        answer = drop(file())
        assert answer.status_code == 422
        assert answer.json()["reason"]
        assert not Photo.objects.exists()

    def test_are_not_taken_from_who_may_not_add(self, client):
        client.force_login(AccountFactory())
        assert client.post(reverse("photos:bring"), {"file": upload()}).status_code in (302, 403)
        assert not Photo.objects.exists()

    def test_are_asked_for_with_the_token_of_the_form(self, drop, client):
        client.handler.enforce_csrf_checks = True
        assert drop(upload()).status_code == 403
        assert not Photo.objects.exists()
