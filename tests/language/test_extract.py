"""Messages are found however the source writes them, and translations outlive an extraction."""

import json

import polib
import pytest

from workbench.language import extract
from workbench.language.messages import Messages, read_file

QUESTION = """
from analyses.grammar.inputs import choice, column as col, number
from analyses.grammar.words import N_, Words

_WAYS = ("wilson", "exact")
_HELD = {1: N_("texts"), 2: "dates"}

@question
class Rate(Analysis):
    title = "Placement rate"
    question = "Who found work, " "and when?"
    family = "outcomes"
    group: str = col("Group", Kind.GROUPS, help="Whom to compare.", default=None)
    weeks: int = number("Weeks", "How long.", default=26)
    way: str = choice("Interval", _WAYS, "How it is computed.", default="wilson")

class Plain:
    title = "not a message"

class Basis(Enum):
    PERSONS = "persons"

def say(few, n, table):
    table.column("not a label")
    Words("One" if few else "Several" " of them")
    Words("{n} person", "{n} persons", n=n)
    Words(_HELD.get(few, "others"))
    return Words(title or "Untitled"), Words("")
"""


def read(source):
    messages = Messages()
    read_file(source, "rate.py", messages)
    return messages


def test_messages_are_found_however_they_are_written():
    messages = read(QUESTION)
    assert set(messages.found) == {
        "texts", "dates", "others", "Placement rate", "Who found work, and when?", "Group",
        "Whom to compare.", "Weeks", "How long.", "Interval", "wilson", "exact",
        "How it is computed.", "persons", "One", "Several of them", "{n} person", "Untitled",
    }  # fmt: skip
    assert messages.found["{n} person"].many == "{n} persons"
    assert messages.found["Group"].files == ("rate.py",)
    assert messages.faults == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('Words(f"{n} people")', "f-string"),
        ('Words("{n} of {all}", n=n)', "nothing fills {all}"),
        ('Words("{n} a", "{n} b", n=n); Words("{n} a", "{n} c", n=n)', "two plurals"),
        ("from analyses.grammar.inputs import day\nday(LABEL, 'Help')", "mark it with N_"),
    ],
)
def test_what_no_translation_could_serve_is_told(source, fault):
    assert fault in "".join(read(source).faults)


def test_values_given_as_a_mapping_are_trusted():
    assert read('Words("{n} of {all}", **values)').faults == []


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(extract, "CATALOGUES", tmp_path)
    monkeypatch.setattr(extract, "gather", lambda root, rooms: read(QUESTION))
    return tmp_path


def test_what_todo_prints_fill_reads(folder, capsys):
    assert extract.main([]) == 0
    extract.main(["--todo", "fa"])
    asked = json.loads(capsys.readouterr().out)
    assert asked["{n} person"] == ["", ""]
    answered = {
        key: "متن" if isinstance(value, str) else ["{n} نفر"] * 2 for key, value in asked.items()
    }
    (folder / "fa.json").write_text(json.dumps(answered), "utf-8")
    extract.main(["--fill", "fa", str(folder / "fa.json")])
    extract.main([])
    extract.main(["--todo", "fa"])
    assert json.loads(capsys.readouterr().out) == {}


def test_translations_stay_and_the_obsolete_go(folder):
    po = extract.empty("vi")
    po.append(polib.POEntry(msgid="Group", msgstr="Nhóm"))
    po.append(polib.POEntry(msgid="Gone", msgstr="Mất"))
    extract.save(po, folder, "vi")
    extract.main([])
    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder / "vi.po"))}
    assert entries["Group"] == "Nhóm"
    assert "Gone" not in entries


def test_one_translation_serves_every_plural(folder):
    (folder / "fa.json").write_text(json.dumps({"{n} person": "{n} نفر"}), "utf-8")
    extract.main(["--fill", "fa", str(folder / "fa.json")])
    entry = polib.pofile(str(folder / "fa.po")).find("{n} person")
    assert set(entry.msgstr_plural.values()) == {"{n} نفر"}


def test_the_check_tells_what_is_missing(folder, capsys):
    (folder / "zh.json").write_text(json.dumps({"{n} person": "{m}人", "No": "无"}), "utf-8")
    extract.main(["--fill", "zh", str(folder / "zh.json")])
    assert "Not in the source: 'No'" in capsys.readouterr().err
    assert extract.main(["--check"]) == 1
    told = capsys.readouterr().out
    assert "zh: not translated: 'Group'" in told
    assert "zh: other placeholders than '{n} person': '{m}人'" in told


def test_a_catalogue_that_was_edited_is_to_be_compiled(folder, capsys):
    extract.main([])
    po = polib.pofile(str(folder / "vi.po"), wrapwidth=99)
    po.find("Group").msgstr = "Nhóm"
    po.save()
    extract.main(["--check"])
    assert "vi.mo is not what vi.po says" in capsys.readouterr().out
