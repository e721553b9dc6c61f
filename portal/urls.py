"""The public addresses, but for those of the pages of the tree that only Wagtail finds."""

from django.urls import path, re_path

from portal.views import components, corrections, feeds, gathered, icon, pages, photo_terms, search

app_name = "portal"
urlpatterns = [
    path("tac-gia/<slug:slug>/", gathered.author, name="author"),
    path("chu-de/<slug:slug>/", gathered.topic, name="topic"),
    path("tu-khoa/<slug:slug>/", gathered.keyword, name="keyword"),
    path("tim-kiem/", search.search, name="search"),
    path("dinh-chinh/", corrections.corrections, name="corrections"),
    path("cai-chinh/<int:pk>-<slug:slug>/", corrections.statutory, name="statutory_correction"),
    path("quyen-su-dung-anh/", photo_terms.photo_terms, name="photo_terms"),
    path("kieu-dang/", components.components, name="components"),
    path("favicon.ico", icon.favicon),
    path("rss.xml", feeds.PaperFeed(), name="rss"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)rss\.xml$", feeds.SectionFeed(), name="section_rss"),
    # The same shape as Wagtail's own pattern, without its log-in pages below "_util/".
    re_path(r"^(?P<path>(?:(?!_util/)[\w-]+/)*)$", pages.page, name="page"),
]
