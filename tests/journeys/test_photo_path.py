"""The path of a photo: from the photographer's card into a story, and into a reader's browser."""

from io import BytesIO

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import expect

from media.metadata import Imprint, iim_segment, read_metadata, xmp_packet
from media.models import Photo, PhotoEvent
from tests.factories import ArticleFactory, OrganisationFactory, SectionFactory
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

    log_in("desk_editor")
    page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
    lead = page.locator("#panel-child-lead_photo-section, [id*=lead_photo]").first
    page.locator("[data-chooser-action-choose]", has_text="").and_(
        page.locator("#id_lead_photo-chooser [data-chooser-action-choose]")
    ).first.click()
    expect(lead).to_be_attached()
    page.locator(".modal-body input[name=q]").fill("xã thứ 7")
    page.locator(f".modal-body a[href*='/chosen/{chosen.pk}/']").click()
    expect(page.locator("#id_lead_photo")).to_have_value(str(chosen.pk))
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
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
