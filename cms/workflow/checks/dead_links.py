"""Links to pages of ours that readers would not find."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.workflow.checks.base import Check, Level
from cms.workflow.checks.story import StoryLink

# Names of the addresses behind which the tree of pages is looked up.
_TREE = ("page", "wagtail_serve")
_COLUMNS = (
    "pk",
    "url_path",
    "draft_title",
    "live",
    "articlepage__embargoed_until",
    "articlepage__retracted_at",
)


@dataclass(frozen=True)
class _Target:
    number: int
    url_path: str
    title: str
    live: bool
    embargoed_until: object
    retracted_at: object


class DeadLinks(Check):
    """A link to a deleted page blocks, one to a page that is not out yet asks to confirm: the two
    may go out together. A story under embargo is named nowhere before its time."""

    code = "link"
    name = gettext_lazy("Links to pages of ours")
    level = Level.BLOCKS

    def look(self, story, at):
        asked = [(link, _path_of(link)) for link in story.links]
        numbers = {link.page for link, _path in asked if link.page}
        paths = {path for _link, path in asked if path}
        if not (numbers or paths or any(link.page == 0 for link, _path in asked)):
            return
        targets = _targets(numbers, paths)
        for link, path in asked:
            if link.page is None and path is None:
                continue
            target = targets.get(link.page if link.page is not None else path)
            if target is None and path and _is_another_screen(path):
                continue
            if objection := _objection(target, story, at):
                level, message = objection
                words = link.words or (target.title if target else "") or link.href or ""
                yield self.found(
                    message % {"words": words},
                    level=level,
                    place=link.place,
                    excerpt=words,
                    about=(str(link.page or path), level, message),
                )


def _objection(target: _Target | None, story, at):
    """The level and the sentence about a link, or None; ``%(words)s`` stays for its words."""
    if target is None:
        return Level.BLOCKS, _("The link “%(words)s” leads to a page that does not exist.")
    if target.number == story.number:
        return None
    if target.retracted_at and not target.live:
        return Level.BLOCKS, _("The link “%(words)s” leads to a story that was taken down.")
    if target.embargoed_until and at < target.embargoed_until:
        until = date_format(timezone.localtime(target.embargoed_until), "DATETIME_FORMAT")
        message = _("The link “%(words)s” leads to a story under embargo until %(time)s.")
        return Level.BLOCKS, message.replace("%(time)s", until)
    if not target.live:
        message = _("The link “%(words)s” leads to a page that readers can't see yet.")
        return Level.CONFIRMS, message
    return None


def _targets(numbers: set[int], paths: set[str]) -> dict:
    """The pages asked for, by number and by address, in one query."""
    roots = {root.root_path: root.root_url for root in Site.get_site_root_paths()}
    stored = {f"{root}{path.lstrip('/')}": path for root in roots for path in paths}
    found = {}
    for row in pages_at(numbers, stored).values_list(*_COLUMNS):
        target = _Target(*row)
        found[target.number] = target
        if target.url_path in stored:
            found[stored[target.url_path]] = target
    return found


def pages_at(numbers: Iterable[int], addresses: Iterable[str]):
    """The pages with these numbers or stored addresses; there is an index for both."""
    return Page.objects.filter(Q(pk__in=numbers) | Q(url_path__in=addresses))


def _path_of(link: StoryLink) -> str | None:
    """The path of a typed address on our own site, with its last slash; None for all others."""
    if not link.href or link.href.startswith("#"):
        return None
    parts = urlsplit(link.href)
    if parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc and parts.hostname not in _own_hosts():
        return None
    if not parts.netloc and not parts.path.startswith("/"):
        return None
    path = unquote(parts.path) or "/"
    return path if path.endswith("/") else f"{path}/"


def _own_hosts() -> set[str]:
    own = {urlsplit(root.root_url).hostname for root in Site.get_site_root_paths()}
    return {host for host in own | {urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname} if host}


def _is_another_screen(path: str) -> bool:
    """Whether the address is served by something else than the tree of pages: an author's page, a
    search, a file, or the redirect of a page that has moved."""
    for candidate in (path, path.rstrip("/")):
        try:
            if resolve(candidate).url_name not in _TREE:
                return True
        except Resolver404:
            continue
    return Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
