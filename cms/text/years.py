"""The years that a typed date can mean.

0001 or 9999 is a slip of the keyboard. Python and PostgreSQL take such a moment, but no other time
zone can show it: what it was saved with can't be listed any more.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# From the oldest photographs in the archives to what no schedule reaches.
FIRST, LAST = 1800, 2100


def validate_year(value: date) -> None:
    """Refuse a date or moment whose year nobody can have meant, with ValidationError."""
    if not FIRST <= value.year <= LAST:
        raise ValidationError(
            _("The year %(year)s can't be: write one from %(first)s to %(last)s.")
            % {"year": f"{value.year:04}", "first": FIRST, "last": LAST},
            code="year",
        )
