"""What became of a published story, for whoever tells people about it.

Each carries ``article``, ``user`` (None when nobody asked) and ``at``, and is sent inside the
transaction of the act.
"""

from django.dispatch import Signal

# Also ``reason``: the words of whoever took it down.
taken_down = Signal()
restored = Signal()
# Also ``correction``: the row of what readers are told.
corrected = Signal()
