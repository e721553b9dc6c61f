"""Photos that were only "ready" owe a caption or a credit, or a check."""

from django.db import migrations

STATES = """
    UPDATE media_photo SET status = CASE
        WHEN btrim(caption) = '' OR (credit_line = '' AND agency_id IS NULL AND NOT EXISTS (
            SELECT 1 FROM media_photophotographer AS named WHERE named.photo_id = media_photo.id
        )) THEN 'needs_caption' ELSE 'needs_check' END
    WHERE status = 'ready'
"""


class Migration(migrations.Migration):
    dependencies = [("media", "0005_photo_desk")]

    operations = [migrations.RunSQL(STATES, migrations.RunSQL.noop)]
