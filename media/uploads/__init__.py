"""Many photos at once, from a browser: the screen, the pieces that files come in, what became of
each."""
