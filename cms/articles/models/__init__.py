"""The models of a story, one idea a file."""

from cms.articles.models.article import ArticlePage
from cms.articles.models.declarations import DeclaredChange
from cms.articles.models.records import Correction, Snapshot
from cms.articles.models.rows import ArticleKeyword, ArticleTopic, Byline, Keyword, RelatedArticle
from cms.articles.models.snapshot_words import SnapshotWords
from cms.articles.models.take_downs import TakeDown

__all__ = [
    "ArticleKeyword",
    "ArticlePage",
    "ArticleTopic",
    "Byline",
    "Correction",
    "DeclaredChange",
    "Keyword",
    "RelatedArticle",
    "Snapshot",
    "SnapshotWords",
    "TakeDown",
]
