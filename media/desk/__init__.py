"""The photo desk: the library, events, many photos at once."""
