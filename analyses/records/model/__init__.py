"""The data model: what the files of a programme hold, column by column."""

from analyses.records.model.codes import CODE_LISTS, CodeList
from analyses.records.model.kinds import KINDS, Field, RecordKind, kind_of
from analyses.records.model.meaning import Meaning
from analyses.records.model.meanings import MEANINGS

__all__ = [
    "CODE_LISTS", "KINDS", "MEANINGS", "CodeList", "Field", "Meaning", "RecordKind", "kind_of",
]  # fmt: skip
