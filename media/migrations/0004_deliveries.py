"""Every photo that is there already owes readers its files."""

from django.db import migrations

OWE = """
    INSERT INTO media_photodelivery (photo_id, wanted, done, problem)
    SELECT id, 1, 0, '' FROM media_photo ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("media", "0003_photo_files")]

    operations = [migrations.RunSQL(OWE, migrations.RunSQL.noop)]
