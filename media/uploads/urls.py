"""Addresses of the upload screen; its first stands in the place of Wagtail's own."""

from django.urls import path

from media.uploads import views

app_name = "uploads"
urlpatterns = [
    path("multiple/add/", views.AddPhotosView.as_view(), name="add"),
    path("upload/begin/", views.begin_upload, name="begin"),
    path("upload/discard/", views.discard_unfinished, name="discard_unfinished"),
    path("upload/<uuid:upload_id>/piece/", views.receive_piece, name="piece"),
    path("upload/<uuid:upload_id>/finish/", views.finish_upload, name="finish"),
    path("upload/<uuid:upload_id>/discard/", views.discard_upload, name="discard"),
]
