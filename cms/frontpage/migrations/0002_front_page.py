"""The front page and the site, in the place of Wagtail's welcome page."""

from django.db import migrations
from django.db.models import F

TITLE, SLUG = "Trang chủ", "trang-chu"


def make_front_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("frontpage", "HomePage")

    locale, _ = Locale.objects.get_or_create(language_code="vi")
    Page.objects.filter(depth=2, slug="home", numchild=0).delete()
    Page.objects.filter(depth=1).update(locale=locale)
    Site.objects.all().delete()
    content_type, _ = ContentType.objects.get_or_create(app_label="frontpage", model="homepage")
    home = HomePage.objects.create(
        title=TITLE,
        draft_title=TITLE,
        slug=SLUG,
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path=f"/{SLUG}/",
        locale=locale,
        live=True,
    )
    children = Page.objects.filter(depth=2).count()
    Page.objects.filter(depth=1).update(numchild=children)
    Site.objects.create(
        hostname="localhost",
        port=80,
        site_name="Toà Soạn",
        root_page_id=home.pk,
        is_default_site=True,
    )


def remove_front_page(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("frontpage", "HomePage").objects.all().delete()
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=F("numchild") - 1)


class Migration(migrations.Migration):
    dependencies = [
        ("frontpage", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_front_page, remove_front_page)]
