"""Who worded what went out unapproved; since when a spelling is listed; a text without regard to it."""

from datetime import UTC, datetime

import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def keep_what_is_known(apps, schema_editor):
    """Approvals so far were given under the list so far; what is owed was worded by who is noted."""
    rules = apps.get_model("workflow", "SpellingRule")
    rules.objects.update(since=datetime(2000, 1, 1, tzinfo=UTC))
    paths = apps.get_model("workflow", "StoryPath").objects.exclude(worded_by=None)
    for owed in apps.get_model("workflow", "OwedApproval").objects.filter(settled_at=None):
        owed.worded_by.set(
            paths.filter(article=owed.article_id).values_list("worded_by", flat=True)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0011_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="owedapproval",
            name="worded_by",
            field=models.ManyToManyField(
                help_text="Who wrote what went out, or changed its wording last.",
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="spellingrule",
            name="since",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="since"
            ),
        ),
        migrations.AddField(
            model_name="storypath",
            name="letters",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(keep_what_is_known, migrations.RunPython.noop),
    ]
