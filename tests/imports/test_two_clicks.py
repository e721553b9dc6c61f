"""Two clicks on the button that keeps drafts."""

from concurrent.futures import ThreadPoolExecutor

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from cms.articles.models import ArticlePage
from tests.factories import AccountFactory, SectionFactory
from tests.imports.papers import ARCHIVED


def test_two_clicks_at_once_make_one_story_and_both_show_it(own_database):
    section, account = SectionFactory(), AccountFactory(role="reporter")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(account)
    files = {"files": [SimpleUploadedFile("a.txt", ARCHIVED.encode())]}
    shown = clients[0].post(reverse("imports:drop"), files, follow=True)
    data = {"section": section.pk, "documents": [shown.context["documents"][0].number]}

    def click(client):
        try:
            return client.post(shown.request["PATH_INFO"], data)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        answers = list(hands.map(click, clients))

    edit = reverse("wagtailadmin_pages:edit", args=[ArticlePage.objects.get().pk])
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, edit)] * 2
