"""What the newsroom asks of Wagtail's own tables every day, with ten years of stories in them."""

from django.db import migrations

# The order of the explorer, of the reports and of every list of the newest.
NEWEST_VERSIONS = (
    "CREATE INDEX workflow_newest_versions ON wagtailcore_page"
    " (latest_revision_created_at DESC NULLS LAST)"
)
# Links to pages of ours are looked up by address, and long addresses fit no tree.
ADDRESSES = "CREATE INDEX workflow_addresses ON wagtailcore_page USING hash (url_path)"
# What waits at a step, beside all that ever passed it.
WAITING = (
    "CREATE INDEX workflow_waiting ON wagtailcore_taskstate (task_id)"
    " WHERE status = 'in_progress'"
)


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0014_topics_of_the_desk"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunSQL(NEWEST_VERSIONS, "DROP INDEX workflow_newest_versions"),
        migrations.RunSQL(ADDRESSES, "DROP INDEX workflow_addresses"),
        migrations.RunSQL(WAITING, "DROP INDEX workflow_waiting"),
    ]
