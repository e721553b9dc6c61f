"""Questions that readers' pages and the newsroom ask of all stories."""

from datetime import datetime

from django.db.models import Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class ArticleQuerySet(PageQuerySet):
    """Chainable; ``at`` is always the moment the question is asked for, aware."""

    def published_q(self, *, at: datetime) -> Q:
        return Q(live=True, first_published_at__lte=at) & (
            Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=at)
        )

    def published(self, *, at: datetime):
        """Stories readers may see at ``at``."""
        return self.filter(self.published_q(at=at))

    def newest_first(self):
        return self.order_by("-first_published_at", "-pk")

    def in_section(self, section):
        """Stories of ``section`` and its subsections, and those listed in one of them as well."""
        listed_there = self.model.also_in.through.objects.filter(
            sectionpage__path__startswith=section.path
        )
        return self.filter(
            Q(path__startswith=section.path) | Q(pk__in=listed_there.values("articlepage_id"))
        )

    def about(self, topic):
        rows = self.model.topic_rows.rel.related_model.objects.filter(topic=topic)
        return self.filter(pk__in=rows.values("article_id"))

    def by(self, person):
        """Stories that ``person`` has a byline in."""
        bylines = self.model.bylines.rel.related_model.objects.filter(person=person)
        return self.filter(pk__in=bylines.values("article_id"))

    def with_keyword(self, keyword):
        return self.filter(keyword_rows__tag=keyword)

    def owing(self):
        """Archived stories that still owe a standfirst, a byline, captions or credits."""
        return self.exclude(owes=[])

    def for_listing(self):
        """What a list of stories prints, in a fixed number of queries."""
        return self.select_related("lead_photo", "thumbnail", "source").defer_streamfields()


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
