"""What happens to stories, for those above who act on it or tell people.

Each is sent inside the transaction of the act.
"""

from django.dispatch import Signal

# A version was kept. Sent with ``article`` (as it was kept), ``revision``, ``user`` (or None).
version_kept = Signal()

# Facts of the story as a whole were changed. Sent with ``article`` and ``names``, a set of FACTS.
facts_changed = Signal()

# What became of a published story. Each carries ``article``, ``user`` (None when nobody asked) and
# ``at``; ``taken_down`` also the ``reason`` in the words of whoever took it down, ``corrected`` the
# ``correction``, the row of what readers are told.
taken_down = Signal()
restored = Signal()
corrected = Signal()

# A photo of a published story has another file. Sent with ``article``, ``photo``, ``user`` (or
# None) and ``at``.
photo_exchanged = Signal()
