"""The catalogue check sees what a translator must not forget."""

import pytest

from tools.catalogues import OURS, problems, update

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


@pytest.fixture
def house(tmp_path):
    """A checkout with one file of code that says "Headline"."""
    (tmp_path / "cms").mkdir()
    (tmp_path / "cms" / "models.py").write_text('title = _("Headline")\n')
    (tmp_path / OURS).parent.mkdir(parents=True)
    write(tmp_path, 'msgid "Headline"\nmsgstr "Tiêu đề"\n')
    return tmp_path


def write(house, entries, compile_it=True):
    (house / OURS).write_text(HEADER + entries, encoding="utf-8")
    if compile_it:
        update(house)


def template(house, text):
    path = house / "portal" / "templates" / "portal" / "a.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_complete_catalogue_is_fine(house):
    assert list(problems(house)) == []


def test_message_with_plural_forms_is_fine(house):
    template(
        house, "{% blocktranslate count n=n %}one{% plural %}{{ n }} all{% endblocktranslate %}"
    )
    write(
        house,
        'msgid "Headline"\nmsgstr "Tít"\n\n'
        '#, python-format\nmsgid "one"\nmsgid_plural "%(n)s all"\nmsgstr[0] "%(n)s"\n',
    )
    assert list(problems(house)) == []


def test_message_with_a_context_is_fine(house):
    (house / "cms" / "models.py").write_text('title = pgettext("of a story", "Headline")\n')
    write(house, 'msgctxt "of a story"\nmsgid "Headline"\nmsgstr "Tít"\n')
    assert list(problems(house)) == []


def test_fuzzy_message_is_seen(house):
    write(house, '#, fuzzy\nmsgid "Headline"\nmsgstr "Tiêu đề"\n')
    assert any("fuzzy" in line for line in problems(house))


def test_empty_message_is_seen(house):
    write(house, 'msgid "Headline"\nmsgstr ""\n')
    assert any("not translated: 'Headline'" in line for line in problems(house))


def test_stale_compiled_file_is_seen(house):
    write(house, 'msgid "Headline"\nmsgstr "Tít"\n', compile_it=False)
    assert any("django.mo: not compiled" in line for line in problems(house))


def test_absent_compiled_file_is_seen(house):
    (house / OURS).with_suffix(".mo").unlink()
    assert any("django.mo: not compiled" in line for line in problems(house))


def test_catalogue_in_a_folder_of_its_own_is_checked_too(house):
    path = house / "locale" / "wagtail" / "vi" / "LC_MESSAGES" / "djangojs.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "Save"\nmsgstr ""\n', encoding="utf-8")
    found = [line for line in problems(house) if line.startswith("locale/wagtail/vi/")]
    assert any("not translated: 'Save'" in line for line in found)
    assert any("djangojs.mo: not compiled" in line for line in found)


def test_lost_placeholder_is_seen(house):
    write(
        house,
        'msgid "Headline"\nmsgstr "Tiêu đề"\n\n'
        '#, python-format\nmsgid "%(count)s photos"\nmsgstr "%(so)s ảnh"\n',
    )
    assert any("%(count)s photos" in line for line in problems(house))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('a = _("Standfirst")', "'Standfirst'"),
        ('a = pgettext_lazy("of a photo", "Credit")', "'Credit'"),
        ('a = ngettext("%d photo", "%d photos", n)', "'%d photo'"),
        ('a = _("a long text "\n      "in two pieces")', "'a long text in two pieces'"),
    ],
)
def test_text_in_code_missing_from_the_catalogue_is_seen(house, code, shown):
    (house / "cms" / "forms.py").write_text(code + "\n")
    assert [line for line in problems(house) if line.startswith("cms/forms.py:1")] == [
        f"cms/forms.py:1: not in the catalogue: {shown}"
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{% translate "Search" %}', "'Search'"),
        ('<p>\n   {% if a %}\n  <b>{% translate "Search" context "verb" %}</b>', "'Search'"),
        ("{% blocktranslate trimmed %}\n Read\n all {% endblocktranslate %}", "'Read all'"),
        (
            "{% blocktranslate count n=n %}one story{% plural %}{{ n }} stories"
            "{% endblocktranslate %}",
            "'one story'",
        ),
        ('{% include "x.html" with label=_("Photo: “wide”") %}', "'Photo: “wide”'"),
    ],
)
def test_text_in_a_template_missing_from_the_catalogue_is_seen(house, text, shown):
    template(house, "{% load i18n %}\n" + text)
    found = [line for line in problems(house) if "a.html" in line]
    assert len(found) == 1
    assert found[0].endswith(f"not in the catalogue: {shown}")


def test_update_adds_what_is_missing_and_keeps_what_is_there(house):
    (house / "cms" / "forms.py").write_text('a = _("Standfirst")\n')
    template(house, "{% load i18n %}{% blocktranslate with n=a %}By {{ n }}{% endblocktranslate %}")
    assert update(house) == 2
    assert update(house) == 0
    text = (house / OURS).read_text(encoding="utf-8")
    assert 'msgstr "Tiêu đề"' in text
    assert 'msgid "By %(n)s"' in text
    assert all("not translated" in line for line in problems(house))


def test_update_makes_the_first_catalogue(house):
    (house / OURS).unlink()
    assert update(house) == 1
    assert list(problems(house)) == [
        line for line in problems(house) if line.endswith("not translated: 'Headline'")
    ]
