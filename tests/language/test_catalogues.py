"""The catalogues are complete, say what the source says, and are compiled."""

import re
import unicodedata
from gettext import c2py

import polib
import pytest

from workbench.language.catalogue import CATALOGUES, messages
from workbench.language.extract import ROOMS, ROOT, TRANSLATED, check, todo
from workbench.language.messages import gather, placeholders

FOUND = gather(ROOT, ROOMS)
# Placeholders, and what the user types or what stands in code.
TYPED = re.compile(r"\{[^{}]*\}|«[^»]*»|`[^`]*`|\w+\(\)|age >= .*\"|“[^”]*”")


@pytest.fixture(params=TRANSLATED)
def catalogue(request):
    return polib.pofile(str(CATALOGUES / f"{request.param}.po"))


def forms(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]


def own_words(text):
    """What is left of a translation without placeholders, and without what the user types."""
    return TYPED.sub("", text)


def test_nothing_keeps_the_catalogues_from_being_complete():
    assert check(FOUND) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language):
    assert todo(language, FOUND) == {}


def test_placeholders_are_those_of_the_message(catalogue):
    for entry in catalogue:
        wanted = [placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)]
        assert all(placeholders(form) in wanted for form in forms(entry) if form)


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    compiled = CATALOGUES / f"{catalogue.metadata['Language']}.mo"
    assert compiled.read_bytes() == catalogue.to_binary()


def test_translations_are_not_the_english(catalogue):
    sentences = [entry for entry in catalogue if len(own_words(entry.msgid).split()) > 3]
    assert [entry.msgid for entry in sentences if entry.msgid in forms(entry)] == []


@pytest.mark.parametrize("language", ["fa", "zh"])
def test_no_latin_letter_is_left(language):
    for entry in polib.pofile(str(CATALOGUES / f"{language}.po")):
        for form in forms(entry):
            latin = set(re.findall(r"[A-Za-z]+", own_words(form)))
            assert latin <= {"p", "t"}, f"{form!r} is not all in the language"


def test_persian_is_written_with_persian_letters_and_digits():
    for entry in polib.pofile(str(CATALOGUES / "fa.po")):
        for form in forms(entry):
            assert not set(own_words(form)) & set("كي٠١٢٣٤٥٦٧٨٩0123456789,;?%"), form


def test_translations_are_normalised(catalogue):
    for entry in catalogue:
        assert all(unicodedata.is_normalized("NFC", form) for form in forms(entry))


def test_plural_forms_are_those_of_the_language():
    rules = {code: messages(code).info()["plural-forms"] for code in TRANSLATED}
    chosen = {code: c2py(rule.split("plural=")[1].rstrip(";")) for code, rule in rules.items()}
    assert [chosen["fa"](n) for n in (0, 1, 2)] == [0, 0, 1]
    assert [chosen[code](5) for code in ("zh", "vi")] == [0, 0]
