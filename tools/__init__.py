"""What stands behind the Makefile: bootstrap, run, test, lint, catalogues."""
