"""Which words on a screen are English.

A text is read wherever a person may meet it: on the screen, in what a reader of screens says
(``aria-label``, ``alt``), in tooltips and placeholders, in menus and dialogues that wait in the
page until somebody opens them, and in shadow trees.

A word is English when it stands in the English messages of Wagtail, Django or this product (more
than two letters) and can't be a Vietnamese syllable written without marks. The second half costs
some forty words ("cut", "set", "then"); a label made of nothing else escapes, a sentence does not.
Every word with a mark is Vietnamese by itself. Names of files, addresses and words with digits are
left out before.
"""

import functools
import re
from pathlib import Path

import django
import wagtail
from babel.messages.pofile import read_po
from playwright.sync_api import Page

from tools.catalogues import BASE_DIR, OURS

# Words that Vietnamese newsrooms use as they are, names, keys and kinds of files.
ALLOWED = frozenset({"alt", "byte", "email", "english", "enter", "video", "wagtail", "web", "word"})
ALLOWED |= {"csv", "docx", "pdf", "rss", "shift", "txt", "vgp", "xlsx"}
ALLOWED |= {"avif", "gif", "heic", "jpeg", "jpg", "png", "raw", "svg", "tiff", "webp", "xml"}
# Never shown: a button of the calendar that is not used, and a counter while it is empty.
_NOT_SHOWN = ".xdsoft_save_selected, [data-side-panel-toggle-counter][hidden]"
# Cities of the world, as the browser names them; text for machines.
_NOT_PROSE = "script, style, noscript, select[name$=current_time_zone]"

_READ = """([root, skipped]) => {
  const attributes = ["aria-label", "aria-description", "alt", "placeholder", "title",
    "data-w-tooltip-content-value", "data-w-progress-active-value"];
  const texts = [document.title];
  const read = node => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) texts.push(child.textContent.trim());
      if (child.nodeType !== Node.ELEMENT_NODE || child.matches(skipped)) continue;
      for (const name of attributes) texts.push(child.getAttribute(name) ?? "");
      if (child.matches("input[type=submit], input[type=button]")) texts.push(child.value);
      if (child instanceof HTMLTemplateElement) read(child.content);
      if (child.shadowRoot) read(child.shadowRoot);
      read(child);
    }
  };
  read(document.querySelector(root));
  return [...new Set(texts)];
}"""
_PLACEHOLDER = re.compile(r"<[^>]*>|%\(\w+\)[sd]|%[sd]|\{\w*\}")
_ADDRESS = re.compile(r"\S*[@/\\.]\w\S*|\S*[\d_]\S*")
_WORD = re.compile(r"[^\W\d_]+")
_UNMARKED_SYLLABLE = re.compile(
    "(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    "(?:(?:a|e|i|o|u|y|ie|ye|uo|oa|oe|ua|ue|uy|uye)(?:ng|nh|ch|[cmnpt])"
    "|a[iouy]?|e[ou]?|i(?:a|u|eu)?|o[aei]?|oa[iy]|u|ua[iy]?|ue|ui|uo[iu]?|uu|uy[au]?|y|yeu)"
)


def english_on(page: Page, root: str = "body") -> dict[str, str]:
    """Return the English words below the element ``root``, each with a text it stands in."""
    texts = page.evaluate(_READ, [root, f"{_NOT_PROSE}, {_NOT_SHOWN}"])
    return {word: text for text in texts for word in english_words(text)}


def english_words(text: str) -> set[str]:
    """Return the English words of a text, in small letters."""
    words = {word.lower() for word in _WORD.findall(_ADDRESS.sub(" ", text))}
    return (words & _vocabulary()) - ALLOWED


@functools.cache
def _vocabulary() -> frozenset[str]:
    packages = [Path(package.__file__).parent for package in (wagtail, django)]
    catalogues = [path for folder in packages for path in folder.rglob("locale/en/*/*.po")]
    words: set[str] = set()
    for path in [*catalogues, BASE_DIR / OURS]:
        with path.open("rb") as file:
            messages = read_po(file, locale=path.parent.parent.name)
        for message in messages:
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            for text in texts:
                words.update(re.findall("[a-z]{3,}", _PLACEHOLDER.sub(" ", text).lower()))
    return frozenset(word for word in words if not _UNMARKED_SYLLABLE.fullmatch(word))
