"""Names close to an official's: who is asked about, who is told, who is left alone."""

import pytest
from django.urls import reverse

from cms.workflow.models import Confirmation
from tests.factories import AccountFactory, ArticleFactory
from tests.workflow.checks.looking import of_check, official, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def minister():
    return official("Đoàn Văn Lụy", "Bộ trưởng Bộ Thủy lợi")


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Bộ Thủy lợi Đoàn Văn Lũy thăm kè.",
        "Bộ trưởng Đoàn Văn Lũy thăm kè.",
        "Đồng chí Đoàn Văn Lũy thăm kè.",
        "Dự lễ có Đoàn Văn Lũy - Bộ trưởng Bộ Thủy lợi.",
        "Ông Đoàn Văn Lũy (Phó Chủ tịch tỉnh), 55 tuổi, thăm kè.",
        "Đoàn Văn Lũy thăm kè. Hôm qua ông Đoàn Văn Lụy thăm chợ.",
    ],
)
def test_who_looks_like_the_official_is_asked_about(text):
    [finding] = told("name", text)
    assert finding.level == "confirms"
    assert finding.mend.new == "Đoàn Văn Lụy"


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn Văn Lũy ghi hai bàn trong trận chung kết.",
        "Nông dân Đoàn Văn Lũy, 45 tuổi, đón Bộ trưởng Đoàn Văn Lụy.",
    ],
)
def test_of_who_may_be_anybody_the_writer_is_only_told(text):
    [finding] = told("name", text)
    assert finding.level == "advises"


@pytest.mark.parametrize(
    "text",
    [
        "Nông dân Đoàn Văn Lũy, 45 tuổi, trồng bưởi.",
        "Em Đoàn Văn Lũy lớp 5 nhặt được của rơi.",
        "Ông Đoàn Văn Lũy, 72 tuổi, kể chuyện xưa.",
        "Chủ tịch tỉnh thăm hộ ông Đoàn Văn Lũy.",
        "Anh Đoàn Văn Lũy ở thôn Bến Đò nuôi ong.",
        "Kẹt xe trên đường Đoàn Văn Lũy.",
        "Trường THPT Đoàn Văn Lũy khai giảng. Bộ trưởng Đoàn Văn Lụy đến dự.",
    ],
)
def test_ordinary_people_and_places_are_left_alone(text):
    assert told("name", text) == []


def test_another_person_is_one_click_and_kept_as_the_reason(client):
    client.force_login(AccountFactory(role="desk_editor"))
    article = ArticleFactory(title="Ông Đoàn Văn Lũy thăm kè")
    [finding] = of_check("name", article)
    address = reverse("story_checks", args=[article.pk])
    assert f'data-answer="{finding.answer}"' in client.post(address).json()["html"]
    word = {"checks-confirmed": finding.fingerprint, "checks-reason": finding.answer}
    assert client.post(address, word).json()["open"] == 0
    assert Confirmation.objects.get().reason == finding.answer
