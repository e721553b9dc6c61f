"""Many stories out of a few: rows that the product wrote, copied inside the database.

A pattern is a story that went its way through the product. Every row that belongs to it is copied
as often as wanted, with numbers, times, words and owner of its own, so that 156,400 stories with
all that hangs on them are made in minutes and look as the product makes them. Only for a database
that holds nothing else: the numbers of copies are those of the pattern plus a multiple of STRIDE.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import connection, models
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.text import fold

# More than the rows of any table that the patterns fill; 200,000 times this is a number yet.
STRIDE = 5_000

# What the patterns say where each copy has words of its own, also after folding and in addresses.
WORDS, TITLE, SLUG = "xwordsx", "xtitlex", "xslugx"

# Letters. Of a text in pieces none has to be read from its beginning.
PIECE = 500

_TEXTS = (models.CharField, models.TextField, models.JSONField, StreamField)


@dataclass(frozen=True)
class Copy:
    """One copy to make: ``story`` is the number of its pattern, ``later`` by how much everything
    happened after the pattern's, ``path`` and ``url_path`` its place in the tree."""

    n: int
    story: int
    later: timedelta
    path: str
    url_path: str
    title: str
    slug: str
    owner_id: int


def prepare(copies: Iterable[Copy], text: str) -> None:
    """Write down what to copy, and give each a piece of ``text`` (of a million letters or so) for
    words of its own."""
    columns = ", ".join(field.name for field in fields(Copy))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE wanted (n bigint, story bigint, later interval, path text, "
            "url_path text, title text, slug text, owner_id bigint)"
        )
        with cursor.copy(f"COPY wanted ({columns}) FROM STDIN") as copying:
            for copy in copies:
                copying.write_row([getattr(copy, field.name) for field in fields(Copy)])
        cursor.execute(
            "CREATE TEMPORARY TABLE pieces (number int PRIMARY KEY, words text, folded text)"
        )
        with cursor.copy("COPY pieces FROM STDIN") as copying:
            pieces = len(text) // PIECE
            for number in range(pieces):
                piece = text[number * PIECE : (number + 1) * PIECE].strip()
                copying.write_row([number, piece, fold(piece)])
        cursor.execute(
            "CREATE TEMPORARY TABLE copies AS SELECT wanted.*, n * %s AS shift,"
            " concat_ws(' ', one.words, two.words, three.words) AS words,"
            " concat_ws(' ', one.folded, two.folded, three.folded) AS folded"
            " FROM wanted"
            " JOIN pieces AS one ON one.number = n %% %s"
            " JOIN pieces AS two ON two.number = n * 31 %% %s"
            " JOIN pieces AS three ON three.number = n * 77 %% %s",
            [STRIDE, pieces, pieces, pieces],
        )
        cursor.execute("ANALYZE copies")


class Copier:
    """Copies the rows of one table after the other, those that others point at in any order:
    nothing is checked while it copies, so that it takes a superuser of the database."""

    def __init__(self, models_copied: Iterable, *, author):
        self._copied = {model._meta.concrete_model for model in models_copied}
        self._author = author

    def copy(self, model, of: str, **instead: str) -> int:
        """Copy the rows of ``model``, return how many were made.

        ``of`` is SQL for the number of the story that a row ``t`` belongs to; ``instead`` holds SQL
        for columns, with ``{value}`` for what would be written otherwise.
        """
        table = connection.ops.quote_name(model._meta.db_table)
        written = {}
        for field in model._meta.local_concrete_fields:
            if field.generated:
                continue
            value = self._value(field)
            written[field.column] = instead.get(field.name, "{value}").replace("{value}", value)
        columns = ", ".join(map(connection.ops.quote_name, written))
        with connection.cursor() as cursor, without_word_indexes(model._meta.db_table, cursor):
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(
                f"INSERT INTO {table} ({columns}) SELECT {', '.join(written.values())} "
                f"FROM {table} AS t JOIN copies AS c ON c.story = {of}"
            )
            made = cursor.rowcount
            cursor.execute("SET session_replication_role = DEFAULT")
        return made

    def _value(self, field) -> str:
        column = f"t.{connection.ops.quote_name(field.column)}"
        target = field.remote_field and field.related_model
        if target is get_user_model():
            return f"CASE {column} WHEN {self._author.pk} THEN c.owner_id ELSE {column} END"
        if target and self._is_copied(target) or field.primary_key and not target:
            return f"{column} + c.shift"
        if isinstance(field, models.UUIDField):
            return f"md5({column}::text || c.n)::uuid"
        if isinstance(field, models.DateTimeField):
            return f"{column} + c.later"
        if isinstance(field, _TEXTS):
            return _in_own_words(column, field.db_type(connection))
        return column

    def _is_copied(self, target) -> bool:
        # The tree above the stories stays as it is; no story points at it by a foreign key.
        return issubclass(target, Page) or target._meta.concrete_model in self._copied


@contextmanager
def without_word_indexes(table: str, cursor):
    """An index of words made anew at the end takes a tenth of the time."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes"
        " WHERE tablename = %s AND indexdef LIKE '%% USING gin %%'",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    for _name, definition in indexes:
        cursor.execute(definition)


def _in_own_words(column: str, kind: str) -> str:
    said = f"replace(replace(replace({column}::text, '{WORDS}', c.words), '{TITLE}', c.title),"
    return f"{said} '{SLUG}', c.slug)::{kind.split(' COLLATE')[0]}"
