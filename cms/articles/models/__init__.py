"""The models of a story, one idea a file."""

from cms.articles.models.article import ArticlePage
from cms.articles.models.records import Correction, Snapshot
from cms.articles.models.rows import ArticleKeyword, ArticleTopic, Byline, Keyword, RelatedArticle

__all__ = [
    "ArticleKeyword",
    "ArticlePage",
    "ArticleTopic",
    "Byline",
    "Correction",
    "Keyword",
    "RelatedArticle",
    "Snapshot",
]
