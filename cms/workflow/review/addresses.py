"""The addresses of the reviewer's screen, below the admin."""

from django.urls import path

from cms.workflow.review import decisions, views

urlpatterns = [
    path("bai/<int:number>/duyet/", views.ReviewView.as_view(), name="review"),
    path("bai/<int:number>/xem/", views.SeenView.as_view(), name="seen"),
    path("bai/<int:number>/duyet/<slug:action>/", decisions.DecideView.as_view(), name="decide"),
    path("bai/<int:number>/chuyen/", decisions.PassOnView.as_view(), name="pass_on"),
    path("bai/<int:number>/giao/", decisions.AssignView.as_view(), name="assign"),
    path(
        "bai/<int:number>/thoi-giao/<int:user_number>/",
        decisions.TakeFromView.as_view(),
        name="take_from",
    ),
    path("bai/<int:number>/dang-ngay/", decisions.PublishAtOnceView.as_view(), name="at_once"),
    path(
        "bai/<int:number>/duyet-sau/<int:owed_number>/",
        decisions.SettleView.as_view(),
        name="settle",
    ),
    path("bai/<int:number>/xin-y-kien/", decisions.AskOpinionView.as_view(), name="ask"),
    path(
        "bai/<int:number>/thu-hoi/<int:opinion_number>/",
        decisions.RevokeOpinionView.as_view(),
        name="revoke",
    ),
]
