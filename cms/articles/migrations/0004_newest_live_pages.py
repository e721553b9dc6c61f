"""The order of every public list, which Wagtail's own table has no index for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_unchangeable_records"),
        ("wagtailcore", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX articles_newest_live ON wagtailcore_page"
            " (first_published_at DESC NULLS LAST, id DESC) WHERE live",
            "DROP INDEX articles_newest_live",
        )
    ]
