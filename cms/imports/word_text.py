"""Text that keeps the structure it had in a word processor."""

from dataclasses import dataclass

from cms.imports.story import Paragraph


@dataclass(frozen=True)
class RichParagraph(Paragraph):
    """``html`` is safe: one list, or one paragraph with links, in the tags of a text block.

    ``text`` is the same without any tag, a line for each item of a list.
    """

    html: str
