"""Every role's meaning, said once."""

from __future__ import annotations

from analyses.grammar.roles import Role
from analyses.records.model import (
    delivery_meanings,
    design_meanings,
    people_meanings,
    work_meanings,
)
from analyses.records.model.meaning import Meaning

MEANINGS: dict[Role, Meaning] = {
    each.role: each
    for part in (design_meanings, people_meanings, work_meanings, delivery_meanings)
    for each in part.MEANINGS
}
