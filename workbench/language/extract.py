"""The translators' tool: collect the messages of the source, show what is missing, fill it in.

    python -m workbench.language.extract                  bring the catalogues up to date
    python -m workbench.language.extract --check          report what is missing, change nothing
    python -m workbench.language.extract --todo fa        print what Persian lacks, as JSON
    python -m workbench.language.extract --fill fa FILE   fill in what such a JSON file gives

What `--todo` prints, `--fill` reads: an object from each message to its translation, or to the
list of its plural forms.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import polib

from workbench.language.bidi import PLACEHOLDER
from workbench.language.catalogue import CATALOGUES
from workbench.language.languages import LANGUAGES
from workbench.language.messages import Message, Messages, gather, placeholders

ROOT = Path(__file__).parents[2]
ROOMS = ("analyses", "workbench", "sample_data")
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
PLURALS = {"fa": "nplurals=2; plural=(n > 1);"}
NO_PLURALS = "nplurals=1; plural=0;"

Translations: TypeAlias = Mapping[str, str | list[str]]


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks, and give the exit code."""
    asked = _arguments().parse_args(words)
    messages = gather(ROOT, ROOMS)
    if asked.check:
        problems = check(messages)
        print("\n".join(problems))
        return 1 if problems else 0
    if asked.todo:
        print(json.dumps(todo(asked.todo, messages), ensure_ascii=False, indent=1))
        return 0
    filled: Translations = {}
    if asked.fill:
        filled = json.loads(Path(asked.fill[1]).read_text("utf-8"))
        _tell_unknown(filled, messages)
    for language in TRANSLATED:
        is_asked = bool(asked.fill) and asked.fill[0] == language
        save(update(language, messages, filled if is_asked else {}), CATALOGUES, language)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workbench.language.extract")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--check", action="store_true", help="report what is missing")
    ways.add_argument("--todo", choices=TRANSLATED, help="print what a language lacks")
    ways.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), help="fill in a JSON file")
    return parser


def _tell_unknown(filled: Translations, messages: Messages) -> None:
    for message in filled.keys() - messages.found.keys():
        print(f"Not in the source: {message!r}", file=sys.stderr)


# Catalogues


def update(language: str, messages: Messages, filled: Translations) -> polib.POFile:
    """Make a language's catalogue anew, keeping the translations whose message is still said."""
    known = translations(language) | dict(filled)
    catalogue = empty(language)
    for _, message in sorted(messages.found.items()):
        translated = known.get(message.one) or _as_it_is(message.one)
        catalogue.append(_entry(message, translated, language))
    return catalogue


def empty(language: str) -> polib.POFile:
    """Start a catalogue; no date and no person stands in its head, so it changes only in words."""
    catalogue = polib.POFile(wrapwidth=99)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS.get(language, NO_PLURALS),
    }
    return catalogue


def _as_it_is(template: str) -> str:
    """A template without a letter of its own needs no translator, though he may still differ."""
    return "" if re.search(r"[^\W\d_]", PLACEHOLDER.sub("", template)) else template


def _entry(message: Message, translated: str | list[str], language: str) -> polib.POEntry:
    files = [(file, "") for file in message.files]
    if message.many is None:
        text = translated if isinstance(translated, str) else translated[-1]
        return polib.POEntry(msgid=message.one, msgstr=text, occurrences=files)
    # A single translation serves every plural form, as most languages here have but one.
    number = 2 if language in PLURALS else 1
    forms = translated if isinstance(translated, list) else [translated] * number
    return polib.POEntry(
        msgid=message.one,
        msgid_plural=message.many,
        msgstr_plural=dict(enumerate(forms[-number:])),
        occurrences=files,
    )


def translations(language: str) -> dict[str, str | list[str]]:
    """Read what is translated into a language."""
    path = CATALOGUES / f"{language}.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    return {
        entry.msgid: list(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr
        for entry in entries
    }


def save(catalogue: polib.POFile, folder: Path, language: str) -> None:
    """Write a catalogue for people to read, and for gettext."""
    catalogue.save(str(folder / f"{language}.po"), newline="\n")
    (folder / f"{language}.mo").write_bytes(catalogue.to_binary())


# What is missing


def todo(language: str, messages: Messages) -> dict[str, str | list[str]]:
    """Give the messages that a language lacks, ready to be filled."""
    entries = update(language, messages, {})
    return {
        entry.msgid: [""] * len(entry.msgstr_plural) if entry.msgid_plural else ""
        for entry in entries
        if not all(_forms(entry))
    }


def check(messages: Messages) -> list[str]:
    """Say everything that keeps the catalogues from being complete."""
    problems = list(messages.faults)
    for language in TRANSLATED:
        fresh = update(language, messages, {})
        problems += [problem for entry in fresh for problem in _problems(entry, language)]
        problems += _stale(CATALOGUES / f"{language}.po", fresh)
    return problems


def _stale(path: Path, fresh: polib.POFile) -> list[str]:
    if not path.exists() or not path.with_suffix(".mo").exists():
        return [f"{path.name} or its .mo is missing: extract again"]
    written = polib.pofile(str(path), wrapwidth=99)
    problems = []
    if str(written) != str(fresh):
        problems.append(f"{path.name} is not what the source says: extract again")
    if path.with_suffix(".mo").read_bytes() != written.to_binary():
        problems.append(f"{path.stem}.mo is not what {path.name} says: extract again")
    return problems


def _problems(entry: polib.POEntry, language: str) -> list[str]:
    if not all(_forms(entry)):
        return [f"{language}: not translated: {entry.msgid!r}"]
    wanted = [placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)]
    return [
        f"{language}: other placeholders than {entry.msgid!r}: {form!r}"
        for form in _forms(entry)
        if not _fills_alike(form, wanted)
    ]


def _fills_alike(form: str, wanted: list[set[str]]) -> bool:
    try:
        return placeholders(form) in wanted
    except ValueError:
        return False


def _forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


if __name__ == "__main__":
    raise SystemExit(main())
