"""The addresses of a person's own notices, below the admin."""

from django.urls import path

from cms.workflow.notices import views

urlpatterns = [
    path("", views.NoticesView.as_view(), name="list"),
    path("<int:number>/", views.OpenView.as_view(), name="open"),
    path("<int:number>/da-doc/", views.ReadView.as_view(), name="read"),
    path("da-doc/", views.ReadAllView.as_view(), name="read_all"),
    path("thu/", views.MailChoicesView.as_view(), name="choices"),
]
