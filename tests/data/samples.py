"""Where the small files are, and what a column of them holds."""

from pathlib import Path

FILES = Path(__file__).parent / "files"


def values(table, column):
    """A column's values as plain Python, None where nothing is known; dates as texts."""
    from workbench.data.rows import texts

    kind = table.column(column).kind.name
    read = {"WHOLE": int, "DECIMAL": float}.get(kind, str)
    return [None if text is None else read(text) for text in texts(table.find(column))]


def kinds(table):
    """The kind of every column by its name."""
    return {name: table.column(name).kind.name.lower() for name in table.names}
