"""Addresses below the admin's own."""

from django.urls import path

from cms.desk.after import announcements, snapshots, take_downs

app_name = "after_publication"
urlpatterns = [
    path("sau-xuat-ban/", take_downs.PublishedView.as_view(), name="published"),
    path("ha-bai/<int:article_id>/", take_downs.TakeDownView.as_view(), name="take_down"),
    path("khoi-phuc/<int:article_id>/", take_downs.RestoreView.as_view(), name="restore"),
    path("ha-bai/dong-y/<int:take_down_id>/", take_downs.ConfirmView.as_view(), name="confirm"),
    path("cai-chinh/<int:article_id>/", announcements.AnnounceView.as_view(), name="announce"),
    path("ban-luu/", snapshots.SnapshotsView.as_view(), name="snapshots"),
    path("ban-luu/<int:snapshot_id>/", snapshots.SnapshotView.as_view(), name="snapshot"),
    path("ban-luu/so-sanh/", snapshots.CompareView.as_view(), name="compare"),
]
