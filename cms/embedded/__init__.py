"""The PostgreSQL that is there when no ``DATABASE_URL`` is set.

Standard library only: the package is used before Django is set up, and by the tools that start
the product. The decisions behind it are in ``docs/decisions/0001-embedded-postgresql.md``.
"""

from cms.embedded.cluster import Cluster, Status
from cms.embedded.errors import EmbeddedDatabaseError

__all__ = ["Cluster", "EmbeddedDatabaseError", "Status"]
