"""The database itself refuses to change a correction or a snapshot, whoever asks.

Only the links to rows that are deleted elsewhere may become empty. A snapshot may be deleted once
the twelve months are over that the law asks to keep it; a correction never.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION articles_keep_{table}() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF {may_delete} THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'A row of articles_{table} can not be deleted'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - '{article}' - '{user}' = to_jsonb(OLD) - '{article}' - '{user}'
       AND (NEW.{article} IS NULL OR NEW.{article} = OLD.{article})
       AND (NEW.{user} IS NULL OR NEW.{user} = OLD.{user}) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A row of articles_{table} can not be changed'
        USING ERRCODE = 'restrict_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER articles_keep_{table} BEFORE UPDATE OR DELETE ON articles_{table}
    FOR EACH ROW EXECUTE FUNCTION articles_keep_{table}();
"""
UNGUARD = """
DROP TRIGGER articles_keep_{table} ON articles_{table};
DROP FUNCTION articles_keep_{table}();
"""
SNAPSHOT = {
    "table": "snapshot",
    "article": "article_id",
    "user": "taken_by_id",
    "may_delete": "OLD.taken_at < now() - interval '12 months'",
}
CORRECTION = {
    "table": "correction",
    "article": "article_id",
    "user": "made_by_id",
    "may_delete": "false",
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]

    operations = [
        migrations.RunSQL(GUARD.format(**rows), UNGUARD.format(**rows))
        for rows in (SNAPSHOT, CORRECTION)
    ]
