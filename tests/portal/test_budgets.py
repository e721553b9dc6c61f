"""What a page weighs, in real bytes: what can be compressed as gzip at level 6 does it."""

import gzip
import io
import random

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from PIL import Image, ImageChops

from media.models import Photo
from tests.factories import PhotoFactory, SectionFactory
from tests.portal.stories import full_story, stories

KILOBYTE = 1024
ALREADY_COMPRESSED = ("image/avif", "image/webp", "image/jpeg", "image/png", "font/woff2")


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, compresslevel=6))


def lifelike_photo(seed: int) -> Photo:
    """A photo with detail at every scale, as a camera's has: flat colours would weigh nothing."""
    chance, size, bands = random.Random(seed), (1800, 1200), []
    for _band in range(3):
        whole = Image.new("L", size, 128)
        for step in (300, 75, 20, 5):
            small = (size[0] // step, size[1] // step)
            noise = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
            strength = {300: 1, 75: 0.5, 20: 0.2, 5: 0.08}[step]
            level = noise.point(lambda value, by=strength: round(128 + (value - 128) * by))
            whole = ImageChops.add(whole, level.resize(size, Image.Resampling.BICUBIC), 1, -128)
        bands.append(whole)
    file = io.BytesIO()
    Image.merge("RGB", bands).save(file, "JPEG", quality=92)
    return PhotoFactory(file=ContentFile(file.getvalue(), f"canh-{seed}.jpg"), delivered=True)


@pytest.mark.django_db
def test_story_without_its_photos_weighs_less_than_sixty_kilobytes(client):
    article = full_story(photos=6, bylines=4)
    stories(12, article.section)
    html = client.get(article.url).content
    page = BeautifulSoup(html, "html.parser")
    links = [link["href"] for link in page.select("link[rel=stylesheet]")]
    links += [script["src"] for script in page.select("script[src]")]
    parts = [finders.find(link.removeprefix("/static/")) for link in links]
    assert len(parts) > 10
    weight = compressed(html)
    for part in parts:
        with open(part, "rb") as file:
            weight += compressed(file.read())
    assert weight < 60 * KILOBYTE


@pytest.mark.browser
def test_first_view_of_the_front_page_on_a_phone_weighs_less_than_300_kilobytes(
    site, browser, browser_context_args
):
    for number in range(4):
        section = SectionFactory(menu_order=number)
        for turn in range(3):
            stories(2, section, with_photo=lifelike_photo(10 * number + turn))
    phone = browser.new_context(
        **browser_context_args,
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        is_mobile=True,
    )
    answers = []
    page = phone.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site.url, wait_until="networkidle")
    weights = {answer.url: weight_of(answer) for answer in answers}
    phone.close()
    assert any("woff2" in address for address in weights)
    assert any("avif" in address for address in weights)
    assert sum(weights.values()) < 300 * KILOBYTE, weights


def weight_of(answer) -> int:
    if answer.headers.get("content-type", "").startswith(ALREADY_COMPRESSED):
        return len(answer.body())
    return compressed(answer.body())
