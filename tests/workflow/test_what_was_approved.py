"""What readers get is what was approved, also by ways round the story's own words."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.log_actions import LogContext

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Byline, RelatedArticle, Snapshot
from cms.articles.retraction import restore, retract
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from cms.workflow import clock, owed
from cms.workflow.approvals import Wording
from cms.workflow.models import SpellingRule
from cms.workflow.states import State
from media.delivery import follow_the_calendar, owed_photos
from tests.factories import ArticleFactory, PersonFactory, PhotoFactory
from tests.imports.papers import ARCHIVED, write
from tests.workflow.walking import act, fresh, reword, step_of, story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def archived(tmp_path, staff):
    """An old story that an import brought before readers."""
    wishes = Wishes(publish=True, user=staff["duty_secretary"])
    with acting(staff["duty_secretary"]):
        (outcome,) = import_files([write(tmp_path, "a.txt", ARCHIVED)], wishes)
    return ArticlePage.objects.get(pk=outcome.article)


class acting(LogContext):
    """As if a request of ``user`` were on its way."""

    def __init__(self, user):
        super().__init__(user=user)


def test_an_import_brings_old_stories_before_readers_as_they_are(archived):
    assert archived.live


def test_other_words_of_an_archived_story_are_approved_like_any(staff, archived):
    changed = reword(archived, staff["duty_secretary"], title="Trạm bơm Cồn Sẻ bị đóng cửa")
    with acting(staff["duty_secretary"]), pytest.raises(NotReady):
        changed.get_latest_revision().publish(user=staff["duty_secretary"])
    assert fresh(archived).title == archived.title
    walked = submit(changed, staff["reporter"])
    walked = act(act(walked, staff["desk_editor"]), staff["editor_in_chief"])
    assert walked.title == "Trạm bơm Cồn Sẻ bị đóng cửa"


def test_an_archived_story_may_be_published_again_as_it_was(staff, archived):
    with acting(staff["duty_secretary"]):
        archived.get_latest_revision().publish(user=staff["duty_secretary"])
    assert fresh(archived).live


def test_another_thumbnail_is_another_wording(staff):
    article = story_by(staff["reporter"], thumbnail=PhotoFactory())
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    article = reword(article, staff["duty_secretary"], thumbnail=PhotoFactory())
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_another_related_story_is_another_wording(staff):
    article = act(submit(story_by(staff["reporter"]), staff["reporter"]), staff["desk_editor"])
    row = RelatedArticle(related=ArticleFactory(published=True))
    article = reword(article, staff["duty_secretary"], related_rows=[row])
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_what_an_older_approval_does_not_tell_of_voids_it_not(staff):
    article = act(submit(story_by(staff["reporter"]), staff["reporter"]), staff["desk_editor"])
    approval = article.approvals.get()
    approval.content = {
        name: value
        for name, value in approval.content.items()
        if name not in ("thumbnail", "related")
    }
    approval.save()
    assert Wording(article.get_latest_revision_as_object()).approvals == [approval]


def test_a_spelling_listed_after_the_approval_is_no_typography_for_it(staff):
    article = story_by(staff["reporter"], title="Sản lượng lúa tăng")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    SpellingRule.objects.create(wrong="tăng", right="giảm")
    article = reword(article, staff["desk_editor"], title="Sản lượng lúa giảm")
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_a_rule_that_was_turned_round_holds_from_then_on(staff):
    rule = SpellingRule.objects.create(wrong="gỉam", right="giảm")
    article = story_by(staff["reporter"], title="Sản lượng lúa tăng")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    rule.wrong = "tăng"
    rule.save()
    article = reword(article, staff["desk_editor"], title="Sản lượng lúa giảm")
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_a_new_spelling_makes_nobody_the_writer_of_what_they_only_saved(staff):
    article = story_by(staff["reporter"], title="Cầu thông-xe")
    SpellingRule.objects.create(wrong="thông-xe", right="thông xe")
    article = reword(article, staff["desk_editor"])
    assert article.story_path.worded_by == staff["reporter"]
    article = reword(article, staff["desk_editor"], title="Cầu chưa thông-xe")
    assert article.story_path.worded_by == staff["desk_editor"]


def test_an_approval_holds_in_the_path_when_the_list_changes_afterwards(staff):
    article = story_by(staff["reporter"], title="Cầu thông-xe")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    article = act(article, staff["duty_secretary"], "hold")
    assert step_of(article) == State.APPROVED
    SpellingRule.objects.create(wrong="thông-xe", right="thông xe")
    assert step_of(reword(article, staff["duty_secretary"])) == State.APPROVED


def test_who_worded_breaking_news_does_not_settle_it_after_somebody_else_edits(staff):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    article = reword(article, staff["desk_editor"], title="Động đất ở xã Đoài")
    now = timezone.now()
    row = owed.publish_at_once(article, user=staff["duty_secretary"], reason="Đang xảy ra.", at=now)
    reword(article, staff["reporter"], title="Động đất mạnh ở xã Đoài")
    assert not owed.may_settle(staff["desk_editor"], row)
    assert owed.may_settle(staff["editor_in_chief"], row)


@pytest.fixture
def printed(staff):
    """A published story that leaves its lead caption and its byline to library and register."""
    photo = PhotoFactory(caption="Ông Lê Văn Mít cắt băng.", delivered=True)
    person = PersonFactory(full_name="Nguyễn Thị Khế")
    return ArticleFactory(lead_photo=photo, bylines=[Byline(person=person)], published=True)


def test_readers_see_captions_and_names_as_they_went_out(client, printed):
    photo, person = printed.lead_photo, printed.bylines.first().person
    photo.caption, photo.credit_line = "Ông Lê Văn Ổi cắt băng.", "Trần Mận"
    photo.save()
    person.full_name = "Nguyễn Thị Khế Anh"
    person.save()
    for address in (printed.url, "/rss.xml"):
        page = client.get(address).content.decode()
        assert "Ông Lê Văn Mít cắt băng." in page
        assert "Ông Lê Văn Ổi" not in page.split('<script type="application/ld+json">')[0]
        assert "Trần Mận" not in page.split('<script type="application/ld+json">')[0]
        assert "Nguyễn Thị Khế" in page
        assert "Nguyễn Thị Khế Anh" not in page


def test_the_next_publication_prints_what_library_and_register_say_then(client, printed):
    photo = printed.lead_photo
    photo.caption = "Ông Lê Văn Ổi cắt băng."
    photo.save()
    printed.save_revision().publish()
    assert "Ông Lê Văn Ổi cắt băng." in client.get(printed.url).content.decode()
    assert printed.corrections.count() == 1


def test_another_file_of_a_photo_is_kept_as_what_readers_see(staff, printed):
    photo = printed.lead_photo
    before = printed.snapshots.first()
    photo.caption = "Ông Lê Văn Ổi cắt băng."
    photo.file_hash = "f" * 40
    with acting(staff["editor_in_chief"]):
        photo.save()
    after = printed.snapshots.first()
    assert after.pk != before.pk
    assert after.taken_by == staff["editor_in_chief"]
    (kept,) = after.content["photos"]
    assert (kept["file_hash"], kept["caption"]) == ("f" * 40, "Ông Lê Văn Mít cắt băng.")
    assert Snapshot.objects.get(pk=before.pk).content == before.content


def test_a_space_between_a_link_and_a_number_is_part_of_the_wording(staff):
    body = [("text", '<p>Thiệt hại <a href="https://a.vn/">1</a> 5 tỷ đồng.</p>')]
    article = story_by(staff["reporter"], body=body)
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    other = [("text", '<p>Thiệt hại <a href="https://a.vn/">1</a>5 tỷ đồng.</p>')]
    article = reword(article, staff["duty_secretary"], body=other)
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_a_space_that_a_link_swallowed_voids_nothing(staff):
    body = [("text", '<p>Thiệt hại <a href="https://a.vn/">15</a> tỷ đồng.</p>')]
    article = story_by(staff["reporter"], body=body)
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    other = [("text", '<p>Thiệt hại <a href="https://a.vn/">15 </a>tỷ đồng.</p>')]
    article = reword(article, staff["duty_secretary"], body=other)
    assert act(article, staff["duty_secretary"]).live


def a_document(text="1"):
    file = ContentFile(text.encode(), name="so-lieu.csv")
    return get_document_model().objects.create(title="Số liệu", file=file)


def test_another_file_of_a_document_is_another_wording(staff):
    document = a_document()
    article = story_by(staff["reporter"], body=[("document", {"document": document})])
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    document.file, document.file_hash = ContentFile(b"2", name="so-lieu.csv"), ""
    document.save()
    document.get_file_hash()
    assert step_of(act(fresh(article), staff["duty_secretary"])) == State.WITH_DESK


def test_the_reviewer_sees_which_picture_is_another(client, staff):
    article = story_by(staff["reporter"], lead_photo=PhotoFactory())
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    other = PhotoFactory(title="Cầu nhìn từ bờ bắc")
    article = reword(article, staff["reporter"], lead_photo=other)
    client.force_login(staff["duty_secretary"])
    page = client.get(reverse("story_path:review", args=[article.pk])).content.decode()
    changed = page[page.index('<ol class="review-parts">') :]
    assert changed.count("<img") == 2


@pytest.mark.parametrize("way", ["block", "link"])
def test_a_document_of_a_published_story_stays_as_readers_have_it(client, staff, way):
    document = a_document()
    link = f'<p><a linktype="document" id="{document.pk}">Số liệu</a></p>'
    body = [("document", {"document": document}) if way == "block" else ("text", link)]
    ArticleFactory(title="Cầu thông xe", body=body, published=True)
    client.force_login(staff["duty_secretary"])
    changed = {
        "title": "Số liệu",
        "file": SimpleUploadedFile("so-lieu.csv", b"2"),
        "collection": document.collection_id,
    }
    address = reverse("wagtaildocs:edit", args=[document.pk])
    page = client.post(address, changed, follow=True, HTTP_REFERER=f"http://testserver{address}")
    assert "Cầu thông xe" in page.content.decode()
    assert get_document_model().objects.get(pk=document.pk).file.read() == b"1"
    with pytest.raises(NotReady):
        document.delete()


def test_another_address_is_another_wording_and_a_published_one_stays(staff):
    article = story_by(staff["reporter"])
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    article = reword(article, staff["duty_secretary"], slug="mot-dia-chi-khac")
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK
    printed = ArticleFactory(published=True)
    printed.slug = "dia-chi-moi"
    with pytest.raises(NotReady, match="địa chỉ"):
        printed.save_revision().publish()


def test_a_published_story_is_taken_down_and_not_ended(staff):
    printed = ArticleFactory(published=True)
    printed.expire_at = timezone.now() + timedelta(minutes=5)
    with pytest.raises(NotReady, match="Hạ bài|hạ bài"):
        printed.save_revision().publish()


def test_what_was_to_end_ends_as_announced_and_its_address_says_so(client):
    ends = timezone.now() + timedelta(days=3)
    printed = ArticleFactory(expire_at=ends, published=True)
    clock.run(at=ends)
    page = client.get(printed.url)
    assert page.status_code == 410
    assert timezone.localtime(ends).strftime("%d/%m/%Y") in page.content.decode()
    assert step_of(printed) == State.TAKEN_DOWN


def test_the_headline_of_the_front_page_changes_in_the_open():
    printed = ArticleFactory(short_title="Ba người bị thương", published=True)
    printed.short_title = "Hai người bị thương"
    printed.save_revision().publish()
    assert printed.corrections.count() == 1


def test_photos_of_what_was_taken_down_are_gone_until_a_page_shows_them(staff, settings):
    alone, shared = PhotoFactory(delivered=True), PhotoFactory(delivered=True)
    printed = ArticleFactory(lead_photo=alone, thumbnail=shared, published=True)
    ArticleFactory(lead_photo=shared, published=True)
    retract(printed, user=staff["duty_secretary"], reason="Sai sự thật.", at=timezone.now())
    assert not alone.renditions.exists()
    assert shared.renditions.exists()
    alone.save()
    follow_the_calendar(at=timezone.now())
    assert alone.delivery.held_back
    assert not owed_photos().filter(pk=alone.pk).exists()
    restore(fresh(printed), user=staff["duty_secretary"], at=timezone.now())
    assert owed_photos().filter(pk=alone.pk).exists()
