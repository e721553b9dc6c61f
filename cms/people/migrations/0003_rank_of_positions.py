"""The rank of an office: who is named first when several are listed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_index_names")]

    operations = [
        migrations.AddField(
            model_name="position",
            name="rank",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="1 is named first; the same number for offices of one rank.",
                null=True,
                verbose_name="rank in protocol",
            ),
        ),
    ]
