"""A codebook, written once and laid out for machines and for people."""

import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analyses.grammar.roles import Records, Role

KINDS = ("id", "category", "integer", "number", "date", "text")
BASES = ("persons", "spells", "events", "visits", "units", "employers", "vacancies", "costs")
# The kinds of records that an office keeps, as in the data model.
RECORDS = tuple(each.value for each in Records)
DESIGN_VALUES = ("cut-off", "treated level", "policy start")
# The roles by which a table's columns are found, as in analyses.grammar.roles.
DESIGN_ROLES = tuple(role.value for role in Role if role.value not in DESIGN_VALUES)
# Roles that only tell a reader what a column is for.
ROLES = (
    *DESIGN_ROLES, "category", "cohort", "covariate", "date", "field", "first spell", "months",
    "role in the plan", "stream",
)  # fmt: skip

_WIDE = 160  # signs in a line of JSON

Text = dict[str, str]
Row = dict[str, Any]


def words(en: str, fa: str, zh: str, vi: str) -> Text:
    """Say one thing in the four languages."""
    return {"en": en, "fa": fa, "zh": zh, "vi": vi}


def levels(labels: Mapping[Any, Text]) -> list[Row]:
    """List the values of a category, in their order, with their labels."""
    return [{"value": value, "label": label} for value, label in labels.items()]


def column(
    name: str,
    label: Text,
    kind: str,
    role: str | None = None,
    *,
    unit: str | None = None,
    missing: Iterable[Any] = (),
    levels: Iterable[Row] = (),
    note: str | None = None,
    header: Iterable[str] = (),
) -> Row:
    """Describe one column; ``header`` holds the cells above it where there are several."""
    if kind not in KINDS:
        raise ValueError(f"No kind {kind!r}")
    if role not in (None, *ROLES):
        raise ValueError(f"No role {role!r}")
    return {
        "name": name,
        "label": label,
        "kind": kind,
        "role": role,
        "unit": unit,
        "missing": list(missing),
        "levels": list(levels),
        "note": note,
        "header": list(header),
    }


def table(
    path: str,
    title: Text,
    story: Text,
    basis: str,
    rows: int,
    columns: list[Row],
    *,
    sheet: str | None = None,
    values: Mapping[str, Any] | None = None,
    reading: Mapping[str, Any] | None = None,
    records: str | None = None,
) -> Row:
    """Describe one file, or one sheet of a workbook."""
    if basis not in BASES:
        raise ValueError(f"No basis {basis!r}")
    if records not in (None, *RECORDS):
        raise ValueError(f"No kind of records {records!r}")
    roles: dict[str, str] = {}
    for each in columns:
        if each["role"] in DESIGN_ROLES:
            roles.setdefault(each["role"], each["name"])
    told = dict(values or {})
    known = {role: told.pop(role) for role in DESIGN_VALUES if role in told}
    return {
        "path": path,
        "sheet": sheet,
        "title": title,
        "story": story,
        "basis": basis,
        "records": records,
        "rows": rows,
        "reading": dict(reading or {}),
        "columns": columns,
        "design": {"columns": roles, "values": known, "options": told},
    }


def under(header: list[str], described: Row) -> Row:
    """Name a column as a reader does who joins the header cells above it."""
    return {**described, "name": " · ".join(header), "header": header}


def kept_as(files: list[Row], kinds: Mapping[tuple[str, str | None], str | None]) -> list[Row]:
    """Say of files and sheets which kind of records they hold."""
    unknown = set(kinds.values()) - {None, *RECORDS}
    if unknown:
        raise ValueError(f"No kind of records {unknown}")
    return [
        {**each, "records": kinds.get((each["path"], each["sheet"]), each["records"])}
        for each in files
    ]


def by_full_names(aggregates: list[Row], files: list[Row]) -> list[Row]:
    """Let the published figures name their columns as the files do."""
    full = {
        (file["path"], file["sheet"], column["header"][-1]): column["name"]
        for file in files
        for column in file["columns"]
        if column["header"]
    }
    told = []
    for each in aggregates:
        counted = dict(each["counted"])
        if counted.get("sheet") and "where" in counted:
            place = (counted["file"], counted["sheet"])
            where = counted["where"].items()
            counted["where"] = {full[(*place, name)]: value for name, value in where}
        told.append({**each, "counted": counted})
    return told


def aggregate(
    name: str,
    label: Text,
    value: float | str,
    basis: str,
    source: str,
    *,
    counted: Mapping[str, Any] | None = None,
    approximate: bool = False,
) -> Row:
    """Set down a figure that its source has published, with the plain count that gives it."""
    return {
        "name": name,
        "label": label,
        "value": value,
        "basis": basis,
        "source": source,
        "published": True,
        "approximate": approximate,
        "counted": dict(counted or {}),
    }


def discrepancy(
    name: str,
    said: Text,
    figures: Mapping[str, Any],
    quoted: str,
    source: str,
    about: Iterable[tuple[str, str | None]],
    *,
    severity: str = "caution",
) -> Row:
    """Set down where a source contradicts itself or leaves something open.

    Parameters
    ----------
    name : str
        A stable name, such as `seven-provinces-six-named`.
    said : Text
        What does not agree, in four languages.
    figures : mapping
        What the source states and what can be counted in the files.
    quoted, source : str
        The words of the source, and which source it is.
    about : iterable of (file, sheet)
        The tables whose readers should know.
    severity : {"note", "caution"}
        Whether it may mislead, or is only good to know.
    """
    return {
        "name": name,
        "words": said,
        "figures": dict(figures),
        "quoted": quoted,
        "source": source,
        "files": [{"path": path, "sheet": sheet} for path, sheet in about],
        "severity": severity,
    }


def write_json(file: Path, value: Row) -> None:
    """Write JSON that reads well and never changes by itself."""
    file.write_text(_laid_out(value, "") + "\n", encoding="utf-8", newline="\n")


def _laid_out(value: Any, margin: str) -> str:  # noqa: ANN401 - whatever JSON holds
    """Keep what is short in one line, and give each part of what is long a line of its own."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= _WIDE or not isinstance(value, dict | list) or not value:
        return flat
    inner = margin + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(k, ensure_ascii=False)}: {_laid_out(v, inner)}"
                 for k, v in value.items()]  # fmt: skip
        opening, closing = "{}"
    else:
        parts = [_laid_out(each, inner) for each in value]
        opening, closing = "[]"
    lines = f",\n{inner}".join(parts)
    return f"{opening}\n{inner}{lines}\n{margin}{closing}"


def write_workbook(file: Path, book: Any) -> None:  # noqa: ANN401
    """Write an openpyxl workbook without the day and hour of writing."""
    held = io.BytesIO()
    book.save(held)
    with ZipFile(held) as drawn, ZipFile(file, "w", ZIP_DEFLATED) as kept:
        for name in drawn.namelist():
            content = drawn.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", content
                )
            entry = ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            kept.writestr(entry, content, compresslevel=9)


def write(folder: Path, book: Row, prose: str) -> None:
    """Write ``codebook.json`` and, with some prose before it, ``README.md``."""
    write_json(folder / "codebook.json", _without_blanks(book))
    (folder / "README.md").write_text(page(book, prose), encoding="utf-8", newline="\n")


def _without_blanks(book: Row) -> Row:
    """Leave out of the columns what is not said of them."""
    files = [
        {
            **file,
            "columns": [
                {key: said for key, said in each.items() if said not in (None, [])}
                for each in file["columns"]
            ],
        }
        for file in book["files"]
    ]
    return {**book, "files": files}


def page(book: Row, prose: str) -> str:
    """Lay the codebook out for people, in the programme's own language."""
    language = book["language"]
    lines = [f"# {book['title'][language]}", "", book["story"][language], ""]
    if language != "en":
        lines += [f"*{book['title']['en']}.* {book['story']['en']}", ""]
    lines += [prose.strip(), ""]
    for each in book["files"]:
        lines += _file_section(each, language)
    if book["aggregates"]:
        head = _HEADS["figures"][language]
        lines += [f"## {head[0]}", "", _line(head[1:]), "|---|---|---|"]
        lines += [_figure_line(each, language) for each in book["aggregates"]]
        lines.append("")
    if book.get("discrepancies"):
        lines += [f"## {_HEADS['discrepancies'][language][0]}", ""]
        lines += [_open_matter(each, language) for each in book["discrepancies"]]
        lines.append("")
    return "\n".join(lines)


_HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "columns": {
        "en": ("Column", "Label", "Kind", "Role", "Unit", "Levels, missing codes, notes"),
        "fa": ("ستون", "برچسب", "نوع", "نقش", "واحد", "سطح‌ها، کدهای گمشده، یادداشت"),
        "zh": ("列", "标签", "类型", "角色", "单位", "取值、缺失码、备注"),
        "vi": ("Cột", "Nhãn", "Loại", "Vai trò", "Đơn vị", "Giá trị, mã thiếu, ghi chú"),
    },
    "figures": {
        "en": ("Published figures", "Figure", "Value", "Source"),
        "fa": ("ارقام منتشرشده", "رقم", "مقدار", "منبع"),
        "zh": ("已公布数字", "指标", "数值", "来源"),
        "vi": ("Số liệu đã công bố", "Chỉ số", "Giá trị", "Nguồn"),
    },
    "discrepancies": {
        "en": ("Where the sources disagree or leave something open",),
        "fa": ("جاهایی که منبع با خود نمی‌خواند یا چیزی را ناگفته گذاشته است",),
        "zh": ("来源自相矛盾或未说明之处",),
        "vi": ("Chỗ nguồn chưa thống nhất hoặc chưa nêu rõ",),
    },
    "rows": {
        "en": ("{} rows; one row counts: {}.", "Design: {}."),
        "fa": ("{} سطر؛ مبنای شمارش: {}.", "طرح: {}."),
        "zh": ("{} 行；计数单位：{}。", "设计：{}。"),
        "vi": ("{} dòng; đơn vị đếm: {}.", "Thiết kế: {}."),
    },
}


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _figure_line(entry: Row, language: str) -> str:
    value = f"≈ {entry['value']}" if entry["approximate"] else str(entry["value"])
    return _line((entry["label"][language], value, entry["source"]))


def _open_matter(entry: Row, language: str) -> str:
    said = entry["words"]
    also = "" if language == "en" else f" *{said['en']}*"
    quoted = f" — “{entry['quoted']}”" if entry["quoted"] else ""
    return f"- {said[language]}{also}{quoted} ({entry['source']})"


def _file_section(entry: Row, language: str) -> list[str]:
    name = entry["path"] if entry["sheet"] is None else f"{entry['path']} › {entry['sheet']}"
    rows, design = _HEADS["rows"][language]
    stop = "。" if language == "zh" else ". "
    lines = [f"## {name}", "", entry["title"][language] + stop + entry["story"][language], ""]
    lines += [rows.format(entry["rows"], entry["basis"]), ""]
    told = entry["design"]["values"] | entry["design"]["options"]
    values = [f"`{role}` = {value}" for role, value in told.items()]
    if values:
        lines += [design.format(", ".join(values)), ""]
    lines += [_line(_HEADS["columns"][language]), "|---|---|---|---|---|---|"]
    lines += [_column_line(each, language) for each in entry["columns"]]
    return [*lines, ""]


def _column_line(entry: Row, language: str) -> str:
    said = [
        str(level["value"])
        if str(level["value"]) == level["label"][language]
        else f"{level['value']} = {level['label'][language]}"
        for level in entry["levels"]
    ]
    notes = ["; ".join(said)] if said else []
    if entry["missing"]:
        codes = ", ".join("blank" if code == "" else str(code) for code in entry["missing"])
        notes.append(f"missing: {codes}")
    if entry["note"]:
        notes.append(entry["note"])
    name = f"`{entry['name']}`"
    role, unit = entry["role"] or "", entry["unit"] or ""
    return _line((name, entry["label"][language], entry["kind"], role, unit, ". ".join(notes)))
