"""The lines of Python that give the same numbers again."""

from __future__ import annotations

from collections.abc import Mapping

from analyses.grammar.analysis import Analysis
from workbench.version import VERSION


def script(
    question: Analysis,
    files: Mapping[str, str],
    *,
    options: Mapping[str, str] | None = None,
    figure: str | None = None,
) -> str:
    """Write a script that reads the files, asks the question and prints the estimates.

    Parameters
    ----------
    question : Analysis
        The question as asked; its `repr` is the line that asks it.
    files : mapping of table name to path
        `main` first; the others are second tables, by the field that names them.
    options : mapping, optional
        For each table name, further arguments of `read` as they are written in Python.
    figure : str, optional
        Where to save the headline picture.
    """
    options = options or {}
    lines = [f'"""Made by the workbench {VERSION}."""', ""]
    lines += [f"from analyses import {type(question).__name__}", "from workbench import read, save"]
    if "datetime.date(" in repr(question):
        lines.insert(2, "import datetime\n")
    lines.append("")
    for name, path in files.items():
        more = f", {options[name]}" if options.get(name) else ""
        lines.append(f"{name} = read({path!r}{more})")
    lines += ["", f"question = {question!r}"]
    seconds = "".join(f", {name}={name}" for name in files if name != "main")
    lines.append(f"answer = question.run(main{seconds})")
    lines.append("print(answer.sentence)")
    lines.append("print(answer.estimates.frame().to_string())")
    if figure:
        lines.append(f"save(answer, {figure!r})")
    return "\n".join(lines) + "\n"
