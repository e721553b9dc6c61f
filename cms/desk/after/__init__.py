"""Screens for what follows a publication: taking down, restoring, reading what readers saw."""
