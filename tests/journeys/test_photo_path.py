"""The path of photos: from the photographer's card over the desk into a reader's browser."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import expect

from media.metadata import Imprint, iim_segment, read_metadata, xmp_packet
from media.models import Photo, PhotoEvent
from tests.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
    SectionFactory,
)
from tests.journeys.publishing import publish
from tests.journeys.test_photo_desk import eventually
from tests.media.test_uploads import picture

pytestmark = pytest.mark.browser


def from_the_card(number: int) -> bytes:
    """A photo as its photographer captioned it; no two are alike."""
    said = Imprint(
        caption=f"Người dân xã thứ {number} mở vòi nước sạch đầu tiên",
        creators=("Trần Thị Ổi",),
        credit="VGP",
        copyright_notice="© Cổng thông tin",
    )
    file = BytesIO()
    with Image.open(BytesIO(picture(500 + number, (1800, 1200)))) as drawn:
        drawn.save(file, "JPEG", quality=60, xmp=xmp_packet(said), extra=iim_segment(said))
    return file.getvalue()


def test_twenty_photos_come_in_and_one_is_read_with_its_credit(site, page, log_in):
    OrganisationFactory(name="Cổng thông tin", short_name="VGP")
    event = PhotoEvent.objects.create(title="Nước sạch về xã")
    files = [
        {"name": f"dsc_{n:04}.jpg", "mimeType": "image/jpeg", "buffer": from_the_card(n)}
        for n in range(20)
    ]
    files[11]["buffer"] = files[11]["buffer"][:20_000]

    log_in("photographer")
    page.goto(f"{site.url}/quan-tri/images/multiple/add/?event={event.pk}")
    page.locator("#upload-files").set_input_files(files)
    expect(page.locator(".upload-row[data-state=taken]")).to_have_count(19)
    refused = page.locator(".upload-row[data-state=refused]")
    expect(refused).to_contain_text("dsc_0011.jpg")
    assert {photo.credit for photo in Photo.objects.with_credit()} == {"Trần Thị Ổi/VGP"}
    assert Photo.objects.filter(event=event).exclude(caption="").count() == 19

    call_command("db_worker", "--backend", "photos", "--batch", "--no-startup-delay", verbosity=0)
    chosen = Photo.objects.get(caption__contains="xã thứ 7 ")
    article = ArticleFactory(parent=SectionFactory(title="Xã hội"))

    log_in("duty_secretary")
    page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
    lead = page.locator("#panel-child-lead_photo-section, [id*=lead_photo]").first
    page.locator("[data-chooser-action-choose]", has_text="").and_(
        page.locator("#id_lead_photo-chooser [data-chooser-action-choose]")
    ).first.click()
    expect(lead).to_be_attached()
    page.locator(".modal-body input[name=q]").fill("xã thứ 7")
    page.locator(f".modal-body a[href*='/chosen/{chosen.pk}/']").click()
    expect(page.locator("#id_lead_photo")).to_have_value(str(chosen.pk))
    publish(page, article)
    expect(page.locator(".messages .success")).to_be_visible()

    page.context.clear_cookies()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}{article.url}")
    expect(page.locator(".photo-lead figcaption")).to_contain_text("Ảnh: Trần Thị Ổi/VGP")
    shown = page.locator(".photo-lead img")
    address = shown.evaluate("async image => (await image.decode(), image.currentSrc)")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "image/avif"
    said = read_metadata(answer.body())
    assert said.caption == chosen.caption
    assert said.creators == ("Trần Thị Ổi",)
    assert said.credit == "Trần Thị Ổi/VGP"
    assert said.copyright_notice == "© Cổng thông tin"


def two_halves(number: int) -> ContentFile:
    """A photo that is red on the left and blue on the right; no two are alike."""
    file = BytesIO()
    with Image.new("RGB", (1200, 800), (200, number, 0)) as drawn:
        drawn.paste((0, number, 200), (600, 0, 1200, 800))
        drawn.save(file, "JPEG", quality=90)
    return ContentFile(file.getvalue(), f"nua-{number}.jpg")


def deliver():
    """What the worker beside the portal does."""
    call_command("db_worker", "--backend", "photos", "--batch", "--no-startup-delay", verbosity=0)


def colour_in_the_middle_left(page, image) -> str:
    """Whether the left of what a browser shows of ``image`` is red or blue."""
    red, blue = image.evaluate(
        """async image => {
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            const [x, y] = [image.naturalWidth / 4, image.naturalHeight / 2];
            const {data} = context.getImageData(x, y, 1, 1);
            return [data[0], data[2]];
        }"""
    )
    return "red" if red > blue else "blue"


def test_twenty_photos_are_captioned_and_one_is_used_blocked_and_cleared(site, page, log_in):
    event = PhotoEventFactory(title="Khai giảng trường vùng cao")
    signed = PersonFactory(full_name="Vừ Thị Máy")
    for n in range(20):
        PhotoFactory(
            title=f"Khai giảng {n}",
            caption="",
            event=event,
            photographers=[signed],
            file=two_halves(n),
        )
    section = SectionFactory(title="Giáo dục", slug="giao-duc")
    article = ArticleFactory(parent=section, title="Tiếng trống trường trên núi")
    library = f"{site.url}/quan-tri/images/"

    log_in("photo_editor")
    page.goto(f"{library}events/{event.pk}/")
    page.locator("[data-choose-page]").click()
    page.locator("[formaction*='desk/edit']").click()
    page.wait_for_load_state("load")
    page.locator("[name=caption_way]").select_option("set")
    page.locator("[name=caption]").fill("Học sinh xã Lũng Tắc trong ngày khai giảng.")
    page.locator("[name=step][value=show]").click()
    page.locator("[name=step][value=do]").click()
    expect(page.locator(".desk-undo button")).to_be_visible()
    assert event.photos.filter(caption__startswith="Học sinh xã Lũng Tắc").count() == 20

    page.goto(f"{library}events/{event.pk}/")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    expect(page.locator("[data-photo][data-pick=pick]")).to_have_count(2)
    eventually(page, Photo.objects.filter(pick="pick").count, 2)
    page.goto(f"{library}?event={event.pk}&pick=pick")
    expect(page.locator("[data-photo]")).to_have_count(2)
    chosen = Photo.objects.get(pk=page.locator("[data-photo]").first.get_attribute("data-photo"))

    page.goto(f"{library}{chosen.pk}/")
    page.locator("[data-numbers] summary").click()
    for part, value in {"left": 600, "top": 200, "width": 600}.items():
        page.locator(f"[name=crop_3_2_{part}]").fill(str(value))
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.goto(f"{library}{chosen.pk}/")
    page.locator("[form=photo-check]").click()
    expect(page.locator(".photo-state-now--checked")).to_be_visible()
    deliver()

    log_in("duty_secretary")
    page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
    page.locator("#id_lead_photo-chooser [data-chooser-action-choose]:visible").first.click()
    page.locator(".modal select[name$=event]").select_option(str(event.pk))
    page.locator(f".modal a[href*='/chosen/{chosen.pk}/']").click()
    expect(page.locator("#id_lead_caption")).to_have_value(
        "Học sinh xã Lũng Tắc trong ngày khai giảng."
    )
    publish(page, article)
    expect(page.locator(".messages .success")).to_be_visible()

    story, listing, feed = (f"{site.url}{path}" for path in (article.url, section.url, "/rss.xml"))

    def read_as_a_stranger():
        page.context.clear_cookies()
        page.goto(story)
        return page.locator(".photo-lead")

    expect(read_as_a_stranger().locator("figcaption")).to_contain_text("Ảnh: Vừ Thị Máy")
    assert colour_in_the_middle_left(page, page.locator(".photo-lead img")) == "red"
    page.goto(listing)
    cut = page.locator("main a:has(img) img, main article img").first
    assert colour_in_the_middle_left(page, cut) == "blue"
    shown = cut.evaluate("image => image.currentSrc")
    assert "image" in page.request.get(feed).text()

    log_in("photo_editor")
    page.goto(f"{library}{chosen.pk}/")
    expect(page.locator(".photo-screen__past")).to_contain_text("Tiếng trống trường trên núi")
    page.locator("#photo-block-reason").fill("Gia đình một em nhỏ không đồng ý")
    page.locator("[form=photo-block][type=submit]").click()
    expect(page.locator(".photo-state-now--blocked")).to_be_visible()

    expect(read_as_a_stranger()).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Tiếng trống trường trên núi")
    page.goto(listing)
    expect(page.locator("main")).to_contain_text("Tiếng trống trường trên núi")
    expect(page.locator("main img")).to_have_count(0)
    assert page.request.get(shown).status == 404
    assert "image" not in page.request.get(feed).text()

    log_in("photo_editor")
    page.goto(f"{library}{chosen.pk}/")
    page.locator("[form=photo-clear]").click()
    expect(page.locator(".photo-state-now--blocked")).to_have_count(0)
    deliver()
    expect(read_as_a_stranger().locator("figcaption")).to_contain_text("Ảnh: Vừ Thị Máy")
    page.goto(listing)
    expect(page.locator("main img").first).to_be_visible()
