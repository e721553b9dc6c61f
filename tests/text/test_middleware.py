import hashlib
import json
import unicodedata

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory

from cms.text.middleware import NormaliseInputMiddleware

NAME = "Trần Thị Thuỷ – Đại hội"
TYPED = [
    unicodedata.normalize("NFD", NAME),
    "Trâ\u0300n Thị Thuy\u0309 – Đại hô\u0323i",
    "Tr\u1ea7n Thi\u0323 Thuỷ – Đại ho\u0323\u0302i",
]


@pytest.fixture
def client(settings) -> Client:
    settings.ROOT_URLCONF = "tests.text.echo"
    settings.MIDDLEWARE = [
        "cms.text.middleware.NormaliseInputMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    return Client()


def passed_on(request):
    """The request as the view gets it."""
    received = []
    NormaliseInputMiddleware(lambda passed: received.append(passed) or HttpResponse())(request)
    return received[0]


@pytest.mark.parametrize("typed", TYPED)
def test_query_form_and_file_name_reach_the_view_in_nfc(client, typed):
    answer = client.post(
        "/echo/?" + QueryDict.fromkeys(["q"], typed).urlencode(),
        {"title": typed, "photo": SimpleUploadedFile(f"{typed}.jpg", b"\xff\xd8")},
    ).json()
    assert answer["query"] == {"q": [NAME]}
    assert answer["form"] == {"title": [NAME]}
    assert [name for name, _digest in answer["files"]["photo"]] == [f"{NAME}.jpg"]


@pytest.mark.parametrize("typed", TYPED)
def test_an_urlencoded_form_reaches_the_view_in_nfc(client, typed):
    body = QueryDict(mutable=True)
    body.setlist("name", [typed, "b"])
    body["password"] = typed
    answer = client.post(
        "/echo/", body.urlencode(), content_type="application/x-www-form-urlencoded"
    ).json()
    assert answer["form"] == {"name": [NAME, "b"], "password": [NAME]}


def test_control_characters_reach_no_view(client):
    answer = client.post(
        "/echo/?" + QueryDict.fromkeys(["q\0"], "a\0b\x0bc").urlencode(),
        {"title": "Cầu\x0bmới\x1b", "text": "một\r\n\thai\u2028ba"},
    ).json()
    assert answer["query"] == {"q": ["ab\nc"]}
    assert answer["form"] == {"title": ["Cầu\nmới"], "text": ["một\r\n\thai\nba"]}


def test_json_in_a_field_is_cleaned_inside_and_stays_json(client):
    text = "Một\x0bhai\u2028ba\0bốn\x7f"
    for sent in (
        json.dumps({"blocks": [{"text": text}]}),
        json.dumps({"blocks": [{"text": text}]}, ensure_ascii=False),
    ):
        answer = client.post("/echo/", {"body": sent}).json()
        read = json.loads(answer["form"]["body"][0])["blocks"][0]["text"]
        assert read == "Một\nhai\nba\u2060bốn\u2060"
        assert len(read) == len(text)


@pytest.mark.parametrize("text", ["[Ảnh]\x0bCầu mới", "{\x00", "[" * 5000 + "\x0b"])
def test_what_only_looks_like_json_is_text(client, text):
    answer = client.post("/echo/", {"title": text}).json()
    assert answer["form"]["title"] == [text.replace("\x0b", "\n").replace("\0", "")]


def test_json_without_controls_is_left_as_it_was_sent(client):
    sent = '{"a":  "C:\\\\ban-in",\n"b": 1.50}'
    assert client.post("/echo/", {"body": sent}).json()["form"]["body"] == [sent]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quan-tri/tag-autocomplete/?term=%00", 200),
        ("/quan-tri/pages/?q=%00a", 200),
        ("/quan-tri/snippets/people/person/edit/%00/", 404),
        ("/tai-lieu/1/%00", 404),
        ("/a%00b/", 404),
        ("/?a=%00", 200),
        ("/tim-kiem/?q=%00", 200),
    ],
)
def test_a_nul_never_reaches_the_database(admin_client, address, status):
    assert admin_client.get(address).status_code == status


def test_field_names_are_normalised_too():
    request = passed_on(RequestFactory().get("/", {TYPED[0]: "1"}))
    assert request.GET[NAME] == "1"


def test_contents_of_files_stay_as_they_are(client):
    content = TYPED[0].encode() + b"\x00\xff" * 70_000
    answer = client.post("/echo/", {"f": SimpleUploadedFile("a.bin", content)}).json()
    assert answer["files"] == {"f": [["a.bin", hashlib.sha256(content).hexdigest()]]}


def test_a_large_upload_goes_through_a_temporary_file(client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    content = b"x" * 5000
    answer = client.post("/echo/", {"f": SimpleUploadedFile(f"{TYPED[0]}.bin", content)}).json()
    assert answer["files"] == {"f": [[f"{NAME}.bin", hashlib.sha256(content).hexdigest()]]}


def test_a_json_body_is_left_alone(client):
    body = json.dumps({"title": TYPED[0]}, ensure_ascii=False)
    answer = client.post("/body/", body, content_type="application/json").json()
    assert bytes.fromhex(answer["body"]).decode() == body


def test_a_view_may_read_the_raw_body_of_a_form(client):
    answer = client.post("/body/", {"title": TYPED[0]}).json()
    assert TYPED[0].encode() in bytes.fromhex(answer["body"])


def test_the_form_is_not_read_before_it_is_asked_for():
    request = RequestFactory().post("/", {"title": TYPED[0]})
    assert not hasattr(passed_on(request), "_post")
    request.upload_handlers = list(request.upload_handlers)
    assert request.POST["title"] == NAME


def test_the_csrf_check_still_passes_and_still_refuses(client):
    strict = Client(enforce_csrf_checks=True)
    token = "a" * 32
    strict.cookies["csrftoken"] = token
    assert strict.post("/echo/", {"title": TYPED[0]}).status_code == 403
    answer = strict.post("/echo/", {"title": TYPED[0], "csrfmiddlewaretoken": token})
    assert answer.json()["form"]["title"] == [NAME]


def test_text_in_order_is_passed_on_as_the_same_object():
    plain = RequestFactory().post("/?q=a%20b", {"title": NAME})
    query = plain.GET
    assert passed_on(plain).GET is query
    assert plain.POST["title"] == NAME


def test_what_the_view_gets_stays_immutable():
    request = passed_on(RequestFactory().post(f"/?q={TYPED[0]}", {"title": TYPED[0]}))
    for fields in (request.GET, request.POST):
        with pytest.raises(AttributeError):
            fields["x"] = "y"


def test_a_broken_form_is_refused_not_an_error(client):
    client.raise_request_exception = False
    answer = client.post("/echo/", b"x", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400


def test_the_middleware_stands_before_the_csrf_check():
    order = configured.MIDDLEWARE
    assert order.index("cms.text.middleware.NormaliseInputMiddleware") < order.index(
        "django.middleware.csrf.CsrfViewMiddleware"
    )
