import factory

from cms.articles.models import ArticlePage, Byline
from cms.frontpage.models import HomePage
from cms.sections.models import SectionPage, Topic


class _PageFactory(factory.django.DjangoModelFactory):
    """Makes pages where ``parent`` says, the front page by default."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        parent = parent or cls.default_parent()
        return parent.add_child(instance=cls._build(model_class, *args, **kwargs))


class SectionFactory(_PageFactory):
    class Meta:
        model = SectionPage

    title = factory.Sequence(lambda n: f"Chuyên mục {n}")

    @staticmethod
    def default_parent():
        return HomePage.objects.get()


class ArticleFactory(_PageFactory):
    """A draft that would pass the gate; ``ready`` parts can be taken away by hand.

    ``bylines`` takes Byline rows, by default one with a free-text name; ``published`` publishes
    through a revision, as the newsroom does.
    """

    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Cầu mới nối đôi bờ sông số {n}")
    standfirst = "Cây cầu dài 1.200 mét giúp người dân hai xã đi lại thuận tiện hơn."
    body = [("text", "<p>Sáng nay, chiếc cầu được đưa vào sử dụng.</p>")]
    live = False

    @staticmethod
    def default_parent():
        return SectionFactory()

    @classmethod
    def _create(cls, model_class, *args, bylines=None, published=False, **kwargs):
        article = super()._create(model_class, *args, **kwargs)
        article.bylines = [Byline(name="Nguyễn Thị Khế")] if bylines is None else bylines
        article.save()
        if published:
            article.save_revision().publish()
            article = model_class.objects.get(pk=article.pk)
        return article


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    title = factory.Sequence(lambda n: f"Dòng sự kiện {n}")
