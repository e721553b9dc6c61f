"""Whether a database can hold and compare Vietnamese text; asked before it is migrated."""

from django.core.checks import Error, Warning
from django.db import connections

OLDEST = 15
_HOW = (
    "Make another one: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' "
    "(or any UTF-8 locale of the server), and name it in DATABASE_URL."
)
# Lists of what one may see hash the numbers of all stories; below this they are sorted out again
# for every row.
LEAST_WORK_MEM_KB = 16 * 1024


def vietnamese_fits(app_configs=None, databases=None, **kwargs):
    """Errors ``text.E001`` (version), ``text.E002`` (encoding), ``text.E003`` (letters); warning
    ``text.W001`` (memory of a query)."""
    return [problem for alias in databases or () for problem in problems_of(connections[alias])]


def problems_of(connection):
    """Yield what is wrong with the database that ``connection`` reaches."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000,"
            " current_setting('server_encoding'),"
            " (SELECT setting::int FROM pg_settings WHERE name = 'work_mem')"
        )
        version, encoding, work_mem = cursor.fetchone()
        if version < OLDEST:
            yield Error(
                f"The database server is PostgreSQL {version}.",
                hint=f"Use PostgreSQL {OLDEST} or newer.",
                id="text.E001",
            )
        if encoding != "UTF8":
            yield Error(f"The database's encoding is {encoding}.", hint=_HOW, id="text.E002")
            return
        cursor.execute("SELECT lower('ĐẶNG'), upper('đặng')")
        if cursor.fetchone() != ("đặng", "ĐẶNG"):
            yield Error(
                "The database does not know Vietnamese letters: it takes Đ and đ for different "
                "ones when it searches.",
                hint=_HOW,
                id="text.E003",
            )
        if work_mem < LEAST_WORK_MEM_KB:
            yield Warning(
                f"A query has {work_mem} kB of memory; with ten years of stories reports take "
                "minutes.",
                hint="ALTER DATABASE … SET work_mem = '32MB'",
                id="text.W001",
            )
