"""What can go wrong with the embedded database, said so that a technician can act on it."""


class EmbeddedDatabaseError(Exception):
    """The message says what happened and what to do; no traceback is needed to understand it."""
