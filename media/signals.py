"""News of photos, for whoever lies above."""

from django.dispatch import Signal

# Sent inside the transaction: ``photo``, ``action`` ("check", "block", "clear"), ``user``.
photo_state_changed = Signal()
