"""The story itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.articles import draft_titles, gate, schedule, status
from cms.articles.blocks import BodyBlock
from cms.articles.changes import declare, tell_of_change, was_seen
from cms.articles.forms import LIVE_UNDER_EMBARGO, ArticlePageForm, StoryCopyForm
from cms.articles.lost_links import without_lost_links
from cms.articles.panels import article_edit_handler
from cms.articles.photo_places import places_of
from cms.articles.publication import record_publication
from cms.articles.querysets import ArticleManager
from cms.articles.signals import facts_changed, version_kept
from cms.people.models import Organisation
from cms.sections.models import NewsPage, SectionPage
from cms.sections.permissions import lock_for
from cms.text import fold
from media import ledger

# Facts about a story as a whole. They live outside revisions: no draft can bring one back or lose
# one, and saving a page never writes them. Only ArticlePage.set_facts does.
FACTS = (
    "embargoed_until",
    "is_sensitive",
    "retracted_at",
    "origin_url",
    "origin_key",
    "origin_published_at",
    "revised_at",
)

# What a copy does not take along. Embargo, sensitivity and a retraction are no way out by copying.
OF_ONE_STORY_ONLY = ("origin_url", "origin_key", "origin_published_at", "revised_at", "owes")

# A story printed elsewhere this long ago is archive material; a younger one is news.
ARCHIVED_AFTER = timedelta(days=7)

# Columns that Wagtail updates on a live page while the words in memory are only a draft's.
_HOUSEKEEPING = {
    COMMENTS_RELATION_NAME,
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
}


class ArticlePage(NewsPage):
    """A story: what is written in the order it is written, and where it is listed."""

    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        COMMENTARY = "commentary", _("Commentary")
        REPORTAGE = "reportage", _("Reportage")
        INTERVIEW = "interview", _("Interview")
        ANSWER = "answer", _("Answer to readers")
        PHOTO_STORY = "photo_story", _("Photo story")
        VIDEO = "video", _("Video")
        INFOGRAPHIC = "infographic", _("Infographic")

    kicker = models.CharField(_("kicker"), max_length=255, blank=True)
    short_title = models.CharField(
        _("short headline (front page)"),
        max_length=255,
        blank=True,
        help_text=_("Printed on the front page and in lists; the headline when empty."),
    )
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("Without the source: it is printed before it.")
    )
    source = models.ForeignKey(
        Organisation,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        help_text=_("Opens the standfirst, as in “(Chinhphu.vn) –”."),
    )
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    genre = models.CharField(_("genre"), max_length=20, choices=Genre.choices, default=Genre.NEWS)
    lead_photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead photo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_caption = models.TextField(
        _("caption"), blank=True, help_text=_("Leave empty to print the photo's own caption.")
    )
    lead_alternative_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the photo shows, for readers who cannot see it."),
    )
    thumbnail = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("thumbnail"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For lists; the lead photo when empty."),
    )
    # A new story opens with a text block to write in.
    body = StreamField(BodyBlock(), blank=True, default=[("text", "")], verbose_name=_("body"))
    also_in = ParentalManyToManyField(
        SectionPage, verbose_name=_("also listed in"), blank=True, related_name="stories_listed"
    )
    keywords = ClusterTaggableManager(
        through="articles.ArticleKeyword", verbose_name=_("keywords"), blank=True
    )

    embargoed_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("The story can't be published before. Holds for every version, at once."),
    )
    is_sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("The editor-in-chief decides on publication.")
    )
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    origin_url = models.URLField(_("origin"), max_length=700, blank=True, editable=False)
    origin_key = models.CharField(
        max_length=900, null=True, blank=True, editable=False, unique=True
    )
    origin_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    revised_at = models.DateTimeField(null=True, blank=True, editable=False)
    owes = ArrayField(models.CharField(max_length=20), default=list, blank=True, editable=False)

    objects = ArticleManager()
    base_form_class = ArticlePageForm
    edit_handler = article_edit_handler
    template = "portal/pages/article.html"
    parent_page_types = ["sections.SectionPage"]
    subpage_types = []
    exclude_fields_in_copy = list(OF_ONE_STORY_ONLY)
    copy_form_class = StoryCopyForm

    search_fields = [
        *NewsPage.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("words_for_search"),
        index.FilterField("embargoed_until"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self):
        return self.title or gettext("(no headline yet)")

    @property
    def section(self) -> SectionPage | None:
        """The section in whose place of the tree the story stands; None before it has one."""
        if not self.path or self.depth < 2:
            return None
        path = self._get_basepath(self.path, self.depth - 1)
        kept = self.__dict__.get("_section")
        if kept is None or kept.path != path:
            kept = self.__dict__["_section"] = SectionPage.objects.filter(path=path).first()
        return kept

    @property
    def topics(self) -> list:
        """The storylines the story belongs to, in the editor's order."""
        return [row.topic for row in self.topic_rows.all()]

    @property
    def related(self) -> list:
        """The stories an editor chose to go with this one, in order."""
        return [row.related for row in self.related_rows.all()]

    def is_archived_at(self, at: datetime) -> bool:
        """Imported, and printed elsewhere long before ``at``: it may owe information."""
        return bool(
            self.origin_key
            and self.origin_published_at
            and self.origin_published_at <= at - ARCHIVED_AFTER
        )

    @property
    def list_title(self) -> str:
        return self.short_title or self.title

    def list_photo(self, *, at: datetime):
        """The photo that stands for the story in lists at ``at``, or None.

        One that awaits its file, or may not be shown then, is as if it were not there.
        """
        for photo in (self.thumbnail, self.lead_photo):
            if photo is not None and not photo.is_awaiting_file and photo.is_usable(at):
                return photo
        return None

    @cached_property
    def source_prefix(self) -> str:
        """What opens the standfirst, without parentheses; empty when there is no source."""
        return (self.source.prefix or self.source.credit_name) if self.source else ""

    @property
    def words_for_search(self) -> str:
        """The story's words as typed, then folded; in lower case, which the index may not know."""
        body = self.body.stream_block.get_searchable_content(self.body)
        words = "\n".join([self.title, self.kicker, self.standfirst, *map(str, body)]).lower()
        return f"{words}\n{fold(words)}"

    @property
    def is_gone(self) -> bool:
        """Whether readers saw it and it was taken from them for good: taken down, or expired."""
        return bool(self.retracted_at or self.expired) and not self.live

    def route(self, request, path_components):
        if self.is_gone and not path_components:
            return RouteResult(self)
        return super().route(request, path_components)

    def get_template(self, request, *args, **kwargs):
        if self.genre == self.Genre.PHOTO_STORY:
            return "portal/pages/photo_story.html"
        return super().get_template(request, *args, **kwargs)

    def serve(self, request, *args, **kwargs):
        if self.is_gone:
            return TemplateResponse(request, "portal/pages/410.html", {"page": self}, status=410)
        return super().serve(request, *args, **kwargs)

    def get_lock(self):
        return lock_for(self, super().get_lock())

    @property
    def status_string(self) -> str:
        """Where the story stands, in the newsroom's own word."""
        return status.of(self) or super().status_string

    def get_admin_display_title(self):
        return draft_titles.shown(self) or gettext("(no headline yet)")

    def with_content_json(self, content):
        article = super().with_content_json(content)
        for name in FACTS:
            setattr(article, name, getattr(self, name))
        return article

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        data = without_lost_links(cls, data) or data
        for relation in get_all_child_relations(cls):
            model, name = relation.related_model, relation.get_accessor_name()
            if name in data:
                rows = [without_lost_links(model, row) for row in data[name]]
                data[name] = [row for row in rows if row is not None]
        return super().from_serializable_data(data, check_fks=check_fks, strict_fks=strict_fks)

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Keep a version; facts that the form changed take hold with it.

        A version that readers see or saw is never overwritten, nor one that is scheduled: what was
        published or let out stays as it was.
        """
        if overwrite_revision and (
            overwrite_revision.approved_go_live_at or was_seen(self, overwrite_revision)
        ):
            overwrite_revision = None
        if changed := self.__dict__.pop("changed_facts", None):
            self.set_facts(**changed)
        declared = self.__dict__.pop("change_declared", None)
        revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
        if declared is not None:
            declare(revision, **declared)
        version_kept.send(type(self), article=self, revision=revision, user=kwargs.get("user"))
        return revision

    def set_facts(self, **facts) -> None:
        """Change facts of the story as a whole, in the database at once and on this instance.

        Only names in ``FACTS`` are taken; anything else raises TypeError. A story that readers see
        can't be put under embargo, nor one that is scheduled for an earlier time: that raises
        ValidationError.
        """
        strangers = set(facts) - set(FACTS)
        if strangers:
            raise TypeError(f"Not facts of a story: {', '.join(sorted(strangers))}")
        until = facts.get("embargoed_until")
        if until and until > timezone.now() and self.live:
            raise ValidationError({"embargoed_until": LIVE_UNDER_EMBARGO})
        if clash := schedule.too_late_for(self, until):
            raise ValidationError({"embargoed_until": clash})
        ArticlePage.objects.filter(pk=self.pk).update(**facts)
        for name, value in facts.items():
            setattr(self, name, value)
        facts_changed.send(type(self), article=self, names=set(facts))

    @transaction.atomic
    def save(self, clean=True, **kwargs):
        """Write the story; before readers see it, ask the gate, and afterwards keep a snapshot.

        The ledger of photos follows what readers see from now on, also when that is nothing.

        Raises :class:`cms.articles.gate.NotReady` when live words would not pass.
        """
        named = kwargs.get("update_fields")
        if named is not None and set(named) <= _HOUSEKEEPING:
            return super().save(clean=clean, **kwargs)
        was_live = self._take_facts_from_database()
        if self.live:
            gate.check(self, at=timezone.now())
        self.owes = gate.owed(self) if self.is_archived_at(timezone.now()) else []
        result = super().save(clean=clean, **kwargs)
        if self.live:
            tell_of_change(self, record_publication(self, was_live=was_live), at=timezone.now())
        if self.live or was_live:
            ledger.record(self, places_of(self) if self.live else [], at=timezone.now())
        return result

    def stored_facts(self) -> dict:
        """The facts as the database has them now; empty for a story that was never saved."""
        return ArticlePage.objects.filter(pk=self.pk).values(*FACTS).first() or {}

    def _take_facts_from_database(self) -> bool:
        """Lock the stored row and take its facts; return whether it was live."""
        rows = ArticlePage.objects.filter(pk=self.pk).select_for_update().values("live", *FACTS)
        stored = rows.first() if self.pk else None
        if stored is None:
            return False
        was_live = stored.pop("live")
        for name, value in stored.items():
            setattr(self, name, value)
        return was_live
