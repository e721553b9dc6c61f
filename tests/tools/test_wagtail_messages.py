"""The list of what the admin says and nobody translates is true; and it is empty."""

import pytest

from tools.wagtail_messages import main, untranslated

PLURAL = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'


@pytest.fixture
def folders(tmp_path):
    """A folder of languages that speaks, and another that translates it."""
    return tmp_path / "theirs", tmp_path / "ours"


def write(folder, language, entries, domain="django"):
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    forms = 2 if language == "en" else 1
    header = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals={forms}; plural=0;\\n"\n\n'
    path.write_text(header + entries, encoding="utf-8")


def missing(theirs, ours):
    return [(message.context, message.text) for message in untranslated([theirs], [theirs, ours])]


def test_message_without_a_translation_is_listed_with_its_place(folders):
    theirs, ours = folders
    write(theirs, "en", '#: admin/menu.py:12\nmsgid "Save"\nmsgstr ""\n')
    [message] = untranslated([theirs], [theirs, ours])
    assert (message.text, message.path, message.line) == ("Save", "admin/menu.py", 12)


@pytest.mark.parametrize("translator", [0, 1])
def test_message_that_one_of_the_two_translates_is_not_listed(folders, translator):
    write(folders[0], "en", 'msgid "Save"\nmsgstr ""\n')
    write(folders[translator], "vi", 'msgid "Save"\nmsgstr "Lưu"\n')
    assert missing(*folders) == []


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Save"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Save"\nmsgstr "Lưu"\n',
        'msgctxt "a game"\nmsgid "Save"\nmsgstr "Cứu thua"\n',
    ],
)
def test_empty_uncertain_and_other_senses_translate_nothing(folders, entry):
    theirs, ours = folders
    write(theirs, "en", 'msgid "Save"\nmsgstr ""\n')
    write(ours, "vi", entry)
    assert missing(theirs, ours) == [(None, "Save")]


def test_message_with_plural_forms_needs_its_one_vietnamese_form(folders):
    theirs, ours = folders
    write(theirs, "en", PLURAL + 'msgstr[0] ""\nmsgstr[1] ""\n')
    write(ours, "vi", PLURAL + 'msgstr[0] ""\n')
    assert missing(theirs, ours) == [(None, ("%(n)s page", "%(n)s pages"))]
    write(ours, "vi", PLURAL + 'msgstr[0] "%(n)s trang"\n')
    assert missing(theirs, ours) == []


def test_message_of_a_script_is_not_translated_by_the_server(folders):
    theirs, ours = folders
    write(theirs, "en", 'msgid "Reply"\nmsgstr ""\n', domain="djangojs")
    write(ours, "vi", 'msgid "Reply"\nmsgstr "Trả lời"\n')
    assert missing(theirs, ours) == [(None, "Reply")]
    write(ours, "vi", 'msgid "Reply"\nmsgstr "Trả lời"\n', domain="djangojs")
    assert missing(theirs, ours) == []


def test_nothing_of_the_admin_is_left_untranslated(capsys):
    code = main()
    assert capsys.readouterr().out == ""
    assert code == 0
