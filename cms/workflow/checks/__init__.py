"""The checks: what a story's editor is told, asked and forbidden before readers see it."""
