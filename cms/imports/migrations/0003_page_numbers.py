from django.db import migrations, models
from django.db.models import F


def note_numbers(apps, schema_editor):
    """Stories deleted before now left no number; nobody can tell whether they had readers."""
    apps.get_model("imports", "ImportedDocument").objects.update(page_number=F("article_id"))


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_submissions")]

    operations = [
        migrations.AddField(
            model_name="importeddocument",
            name="page_number",
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(note_numbers, migrations.RunPython.noop),
    ]
