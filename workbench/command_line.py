"""The command line: every question, headless, with the exit codes that scripts rely on."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.language.languages import LANGUAGES
from workbench.language.translate import say
from workbench.version import VERSION

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.roles import Basis
    from workbench.data.quality.examined import Report
    from workbench.data.template import Template

ANSWERED, FINDINGS, USAGE, REFUSED, UNREADABLE = 0, 1, 2, 3, 4
TELL_SECONDS = 0.2
BROKEN, STOPPED, NOBODY_READS = 70, 130, 141  # as shells expect them


class Unreadable(Exception):  # noqa: N818 - carries the reader's refusal to the exit code
    """A refusal of the reader, as against one of a question."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Codes: 0 answered (or nothing found by `check`), 1 findings, 2 wrong usage, 3 refused (the
    refusal as JSON on standard error), 4 the data could not be read, 70 the program erred.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may say otherwise
    given_words = list(sys.argv[1:] if words is None else words)
    language = _asked_language(given_words)
    try:
        try:
            given = _parser(given_words).parse_args(given_words)
            return _refusing(given, language)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # Nothing more can be said; Python would try once again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except KeyboardInterrupt:
        return STOPPED
    except Exception as problem:
        return _erred(problem, language)


def _refusing(given: argparse.Namespace, language: str) -> int:
    act: Callable[[argparse.Namespace], int] = given.act
    try:
        return act(given)
    except Unreadable as unreadable:
        return _refused(unreadable.refusal, language, UNREADABLE)
    except Refusal as refusal:
        return _refused(refusal, language, REFUSED)


def _refused(refusal: Refusal, language: str, code: int) -> int:
    from workbench.export.answer import refusal_object

    told = refusal_object(refusal, language)
    if sys.stderr is not None:
        print(json.dumps(told, ensure_ascii=False), file=sys.stderr)
    return code


def _erred(problem: Exception, language: str) -> int:
    """Write where the program erred to its log, and say so without a word of the data."""
    import logging

    from workbench.project.log import keep_log, log_file, trail

    with contextlib.suppress(OSError):
        keep_log()
    logging.getLogger("workbench").error(trail(type(problem), problem.__traceback__))
    words = Words(
        "The program erred ({kind}). A report without any of your data was written to {path}.",
        kind=type(problem).__name__,
        path=str(log_file()),
    )
    return _refused(Refusal(words, code="internal-error"), language, BROKEN)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Evaluate disability-employment programmes. Without words: the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"workbench {VERSION}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="alone: draw four languages, write every format, and say whether it worked",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _demo_flags(commands)
    _questions_flags(commands)
    _records_flags(commands)
    _ask_flags(commands, words)
    _run_flags(commands)
    _check_flags(commands)
    _script_flags(commands)
    _key_flags(commands)
    return parser


def _language_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the words")


def _new(commands: Any, name: str, help_text: str, act: Callable[..., int]) -> Any:  # noqa: ANN401
    parser = commands.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
    parser.set_defaults(act=act)
    return parser


def _demo_flags(commands: Any) -> None:  # noqa: ANN401 - argparse's own class is private
    parser = _new(commands, "demo", "answer questions of every sample programme", _demo)
    parser.add_argument("--out", required=True, metavar="DIR", help="where figures and briefs go")


def _questions_flags(commands: Any) -> None:  # noqa: ANN401
    parser = _new(commands, "questions", "list every question", _questions)
    _language_flag(parser)


def _records_flags(commands: Any) -> None:  # noqa: ANN401
    parser = _new(commands, "records", "say what the files of a programme hold", _records)
    parser.add_argument("kind", nargs="?", help="one kind of records, such as placements")
    parser.add_argument("--csv", metavar="FILE", help="write an empty sheet of this kind")
    _language_flag(parser)


def _check_flags(commands: Any) -> None:  # noqa: ANN401
    from workbench.flags import add_reading_flags, add_template_flag

    parser = _new(commands, "check", "report the quality of files, and between them", _check)
    parser.add_argument(
        "file", nargs="+", help="data files, a folder of them, or a project file (.wbk)"
    )
    parser.add_argument(
        "--out",
        action="append",
        default=[],
        metavar="FILE",
        help="save the report: .pdf, .html, .csv or .json; may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    _language_flag(parser)
    add_template_flag(parser)
    add_reading_flags(parser)


def _run_flags(commands: Any) -> None:  # noqa: ANN401
    parser = _new(commands, "run", "answer a project again, on its data or on new data", _run)
    parser.add_argument("project", help="a project file (.wbk)")
    parser.add_argument("--out", required=True, metavar="DIR", help="where the answers go")
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="[NAME=]FILE",
        help="a file to read instead of a source of the project",
    )
    parser.add_argument("--disclosure", choices=("on", "off"), default=None)
    parser.add_argument("--language", choices=LANGUAGES, default=None, help="language of the words")


def _script_flags(commands: Any) -> None:  # noqa: ANN401
    help_text = "print the Python that makes the tables of a project"
    parser = _new(commands, "script", help_text, _script)
    parser.add_argument("project", help="a project file (.wbk)")
    parser.add_argument(
        "--source", metavar="NAME", default=None, help="one table, with those that it needs"
    )
    _language_flag(parser)


def _key_flags(commands: Any) -> None:  # noqa: ANN401
    help_text = "save the key of a project's pseudonyms, or bring it from another computer"
    parser = _new(commands, "key", help_text, _key)
    parser.add_argument("project", help="a project file (.wbk)")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--save", metavar="FILE", help="write the key; who has it can find persons")
    what.add_argument("--bring", metavar="FILE", help="take the key that was saved elsewhere")
    _language_flag(parser)


def _ask_flags(commands: Any, words: Sequence[str]) -> None:  # noqa: ANN401
    ask = commands.add_parser("ask", help="answer one question of a file", allow_abbrev=False)
    if "ask" not in words:
        return
    from analyses.catalogue import QUESTIONS

    language = _asked_language(words)
    questions = ask.add_subparsers(title="questions", metavar="QUESTION", required=True)
    for question in QUESTIONS:
        _ask_one(questions, question, language)


def _ask_one(questions: Any, question: type[Analysis], language: str) -> None:  # noqa: ANN401
    from workbench.flags import add_question_flags, add_reading_flags, add_template_flag

    title = say(Words(question.question), language, isolate=False)
    parser = questions.add_parser(
        question.command(),
        help=title,
        description=title,
        allow_abbrev=False,
        epilog=question.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(act=_ask, question=question)
    if question.needs_table:
        parser.add_argument("file", help="the data file")
    else:
        parser.add_argument(
            "file", nargs="?", help="a data file, for what is not given as a number"
        )
    add_question_flags(parser.add_argument_group("the question"), question, language)
    output = parser.add_argument_group("the answer")
    output.add_argument(
        "--json", action="store_true", help="print one JSON object (internal: nothing withheld)"
    )
    output.add_argument(
        "--figure",
        action="append",
        default=[],
        metavar="FILE",
        help="save the picture: .svg, .pdf or .png; may be repeated",
    )
    output.add_argument("--table", metavar="FILE", help="save the estimates as .csv")
    output.add_argument(
        "--script", metavar="FILE", help="save the Python that gives the same numbers"
    )
    output.add_argument("--style", default=None, help="column, full, slide or square")
    output.add_argument(
        "--disclosure",
        choices=("on", "off"),
        default="on",
        help="off shows groups under ten, and says so in the manifest",
    )
    output.add_argument(
        "--a-row-is", metavar="BASIS", default=None, help="persons, spells, events …"
    )
    _language_flag(output)
    add_template_flag(parser)
    add_reading_flags(parser)


def _asked_language(words: Sequence[str]) -> str:
    """Help comes in the language that is asked for on the same line."""
    for here, following in zip(words, [*words[1:], ""], strict=False):
        if here == "--language" and following in LANGUAGES:
            return following
        if here.startswith("--language=") and here.partition("=")[2] in LANGUAGES:
            return here.partition("=")[2]
    return "en"


# What the commands do


def _ask(given: argparse.Namespace) -> int:
    from analyses.grammar.edge import no_table
    from workbench.export.answer import answer_object, text
    from workbench.export.printed import printed
    from workbench.export.saving import save, strange_signs
    from workbench.flags import given_fields, reading_options

    question: type[Analysis] = given.question
    options = reading_options(given)
    if given.file is None:
        table = no_table()
    else:
        table = _read(given.file, options, given.a_row_is, given.template)
    seconds = {
        name: _read(getattr(given, name), {}, None)
        for name, item in question.inputs().items()
        if item.is_a == "records" and getattr(given, name) is not None
    }
    asked = _filled(question, table, given_fields(question, given))
    answer = asked.run(table if given.file else None, **seconds)
    data = {Path(given.file).name: table.data_hash} if given.file else {}
    written: list[Path] = []
    for path in [*given.figure, *([given.table] if given.table else [])]:
        written += save(
            answer,
            path,
            style=given.style,
            language=given.language,
            disclosure=given.disclosure,
            data=data,
        )
    if given.script:
        written.append(_write_script(asked, given, options))
    if given.json:
        told = answer_object(answer, table.data_hash, given.language)
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(printed(answer, given.language))
        for path in written:
            print(path)
        for words in strange_signs(answer.picture, given.language) if given.figure else ():
            print(text(words, given.language))
    return ANSWERED


def _filled(question: type[Analysis], table: MemoryTable, fields: dict[str, Any]) -> Analysis:
    """Fill a question from the table's design, or refuse with the field that is still open."""
    known = question.known(table, fields)
    for name, item in question.inputs().items():
        if name not in known and name not in question.defaults():
            raise Refusal(
                Words("Choose {label} to answer this question.", label=Words(item.label)),
                field=name,
                code="missing-field",
            )
    return question(**known)


def _write_script(asked: Analysis, given: argparse.Namespace, fields: dict[str, Any]) -> Path:
    from workbench.data.options import options
    from workbench.export.atomic import write_bytes
    from workbench.export.script import Prepared, script

    basis = _basis(given.a_row_is) if given.a_row_is else None
    main = Prepared(given.file, options(**fields), basis=basis, template=given.template)
    tables = {"main": main} if given.file else {}
    for name, item in type(asked).inputs().items():
        if item.is_a == "records" and getattr(given, name) is not None:
            tables[name] = Prepared(getattr(given, name))
    text = script(asked, tables, figure=given.figure[0] if given.figure else None)
    return write_bytes(Path(given.script), text.encode())


def _read(
    path: str, options: dict[str, Any], row_is: str | None, template: str | None = None
) -> MemoryTable:
    from workbench.data.read import read

    try:
        table = read(path, **options, template=template)
    except Refusal as refusal:
        raise Unreadable(refusal) from refusal
    return table if row_is is None else table.with_design(table.design, _basis(row_is))


def _basis(name: str) -> Basis:
    from analyses.grammar.roles import Basis

    known = {item.value: item for item in Basis}
    if name not in known:
        raise Refusal(
            Words("A row cannot be {basis}.", basis=name), field="a_row_is", code="no-such-basis"
        )
    return known[name]


def _questions(given: argparse.Namespace) -> int:
    from analyses.catalogue import FAMILIES

    for family in FAMILIES:
        print(say(family.title, given.language, isolate=False))
        for question in family.questions:
            plain = say(Words(question.question), given.language, isolate=False)
            print(f"  {question.command():28} {plain}")
    return ANSWERED


def _records(given: argparse.Namespace) -> int:
    from analyses.records.model import kind_of
    from workbench.export.records_page import empty_sheet, kinds_listed, no_such_kind, records_page

    if given.kind is None:
        if given.csv:
            raise no_such_kind("")
        print(kinds_listed(given.language))
        return ANSWERED
    kind = kind_of(given.kind)
    if kind is None:
        raise no_such_kind(given.kind)
    if given.csv:
        from workbench.export.atomic import write_bytes

        # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
        sheet = empty_sheet(kind, given.language).encode("utf-8-sig")
        print(write_bytes(Path(given.csv), sheet))
    else:
        print(records_page(kind, given.language))
    return ANSWERED


def _check(given: argparse.Namespace) -> int:
    from workbench.data.options import options
    from workbench.export.examining import examine
    from workbench.export.quality import report_object, report_text
    from workbench.flags import reading_options

    chosen = reading_options(given)
    files = [Path(file) for file in given.file]
    with _told_on_terminal(given.language):
        report = examine(files, options(**chosen) if chosen else None, _template(given))
    if report.unreadable and not report.tables and len(report.unreadable) == 1:
        raise Unreadable(report.unreadable[0][1])
    if given.json:
        print(json.dumps(report_object(report, given.language), ensure_ascii=False, indent=1))
    else:
        print(report_text(report, given.language))
    for out in given.out:
        _write_report(report, Path(out), given)
    if report.unreadable:
        return UNREADABLE
    return FINDINGS if report.findings else ANSWERED


def _template(given: argparse.Namespace) -> Template | None:
    if given.template is None:
        return None
    from workbench.data.template import load_template

    try:
        return load_template(given.template)
    except Refusal as refusal:
        raise Unreadable(refusal) from refusal


def _write_report(report: Report, out: Path, given: argparse.Namespace) -> None:
    from workbench.export.quality_document import save_report

    for path in save_report(report, out, language=given.language):
        print(path, file=sys.stderr if given.json else sys.stdout)


@contextlib.contextmanager
def _told_on_terminal(language: str) -> Iterator[None]:
    """Say on standard error how far reading is, when somebody looks at it."""
    from analyses.grammar.progress import listening
    from workbench.reading_time import far

    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    begun = last = time.monotonic()
    most = 0

    def tell(done: int, total: int) -> None:
        nonlocal begun, last, most
        now = time.monotonic()
        if done < most:  # the next file
            begun = now
        most = done
        if now - last >= TELL_SECONDS:
            last = now
            line = say(far(Words("Reading"), done, total, now - begun), language, isolate=False)
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    try:
        with listening(tell):
            yield
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _demo(given: argparse.Namespace) -> int:
    from workbench.export.demo import demo

    for path in demo(Path(given.out)):
        print(path)
    return ANSWERED


def _run(given: argparse.Namespace) -> int:
    from workbench.export.study import study
    from workbench.project.running import UnreadableSource

    data = dict(_named(text) for text in given.data)
    try:
        written, refused = study(
            Path(given.project),
            Path(given.out),
            data=data,
            language=given.language,
            disclosure=given.disclosure,
        )
    except UnreadableSource as refusal:
        raise Unreadable(refusal) from refusal
    for path in written:
        print(path)
    return REFUSED if refused else ANSWERED


def _script(given: argparse.Namespace) -> int:
    from workbench.export.script import table_script
    from workbench.project.project_file import open_project

    project = open_project(Path(given.project)).project
    source = None if given.source is None else project.named(given.source)
    print(table_script(project, source), end="")
    return ANSWERED


def _key(given: argparse.Namespace) -> int:
    from workbench.project.project_file import open_project
    from workbench.project.pseudonyms import bring_key, key_for, save_key

    project = open_project(Path(given.project)).project
    mark = next((source.key_mark for source in project.sources if source.key_mark), "")
    if given.bring:
        bring_key(project.id, given.bring, mark)
    else:
        key_for(project.id, mark)  # another key than the project's is of no use to anybody
        print(save_key(project.id, given.save))
    return ANSWERED


def _named(text: str) -> tuple[str, str]:
    name, sign, path = text.partition("=")
    is_named = sign and not Path(text).exists()  # a file may have the sign in its own name
    return (name, path) if is_named else ("", text)
