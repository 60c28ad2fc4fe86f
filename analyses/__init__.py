"""Questions about programmes, for scripts: `from analyses import BeforeAfter`."""

from analyses.change.before_after import BeforeAfter
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.edge import as_table
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Check, Estimate, Result
from analyses.grammar.table import Design, Table

__all__ = [
    "Analysis",
    "BeforeAfter",
    "Check",
    "Design",
    "Estimate",
    "Refusal",
    "Result",
    "Table",
    "as_table",
    "question",
]
