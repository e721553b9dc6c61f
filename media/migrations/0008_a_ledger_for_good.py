"""The database itself refuses to change or delete a use of a photo, whoever asks.

Only the end of a use that goes on is ever written, once, and the link to a page that is deleted
becomes empty. So a photo that was ever used can't be deleted either: its uses stay.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION media_keep_ledger() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND to_jsonb(NEW) - 'page_id' - 'ended_at' = to_jsonb(OLD) - 'page_id' - 'ended_at'
       AND (NEW.page_id IS NULL OR NEW.page_id = OLD.page_id)
       AND (OLD.ended_at IS NULL OR NEW.ended_at = OLD.ended_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A row of media_ledgerentry can not be changed or deleted'
        USING ERRCODE = 'restrict_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER media_keep_ledger BEFORE UPDATE OR DELETE ON media_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION media_keep_ledger();
"""
UNGUARD = """
DROP TRIGGER media_keep_ledger ON media_ledgerentry;
DROP FUNCTION media_keep_ledger();
"""
# Ending a use outside any page looks for its place.
PLACES = """
CREATE INDEX uses_outside_pages ON media_ledgerentry (place)
    WHERE page_id IS NULL AND ended_at IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("media", "0007_a_rights")]

    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(PLACES, "DROP INDEX uses_outside_pages;"),
    ]
