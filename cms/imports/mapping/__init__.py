"""From lines to a story: pure functions, plain data, nothing stored."""

from cms.imports.mapping.assemble import NotAStory, read_story

__all__ = ["NotAStory", "read_story"]
