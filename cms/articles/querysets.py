"""Questions that readers' pages and the newsroom ask of all stories."""

from datetime import datetime

from django.db.models import BooleanField, F, Func, Q, Value
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.text import fold


class _HeadlineSays(Func):
    """Whether a headline has the words one after the other, the last perhaps only begun. Marks and
    letter case play no part. Asked as the index ``articles_headlines`` is made."""

    template = (
        "to_tsvector('simple', articles_folded(%(expressions)s))::text, '') || ':*')::tsquery"
    )
    arg_joiner = ")) @@ (nullif(phraseto_tsquery('simple', articles_folded("
    output_field = BooleanField()


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

    def headed(self, words: str):
        """Stories with ``words`` in their headline; typed with marks they are looked for as typed,
        without any in all that fold to them."""
        found = self.filter(_HeadlineSays(F("title"), Value(words)))
        return found if fold(words) == words.lower() else found.filter(title__icontains=words)

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
