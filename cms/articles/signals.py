"""What happens to stories, for those above who act on it."""

from django.dispatch import Signal

# A version was kept. Sent with ``article`` (as it was kept), ``revision``, ``user`` (or None).
version_kept = Signal()

# Facts of the story as a whole were changed. Sent with ``article`` and ``names``, a set of FACTS.
facts_changed = Signal()
