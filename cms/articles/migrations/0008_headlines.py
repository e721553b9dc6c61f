"""Headlines are found by their words, with marks or without, among all that was ever published."""

from django.db import migrations

MARKED = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
)
PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"

FOLDED = f"""
CREATE FUNCTION articles_folded(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN translate(lower($1), '{MARKED}', '{PLAIN}');
CREATE INDEX articles_headlines ON wagtailcore_page
    USING gin (to_tsvector('simple', articles_folded(title))) WHERE live;
"""
WITHOUT = """
DROP INDEX articles_headlines;
DROP FUNCTION articles_folded(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_after_publication"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunSQL(FOLDED, WITHOUT)]
