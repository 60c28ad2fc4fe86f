"""What one role means, whichever file it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyses.grammar.roles import Kind, Role

if TYPE_CHECKING:
    from analyses.records.model.codes import CodeList

GROUPS, DATE, NUMBER, ANY = Kind.GROUPS, Kind.DATE, Kind.NUMERIC, Kind.ANY


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for.

    Attributes
    ----------
    role : Role
        The part it plays.
    label, help : str
        What it is called, and one sentence on what it holds; messages to be translated.
    kinds : Kind
        What it may hold.
    unit : str
        What a number is in, a message; empty where there is none.
    pirl, rsa : str
        Its element numbers in the WIOA participant record layout and in RSA-911.
    codes : CodeList, optional
        The standard levels.
    """

    role: Role
    label: str
    help: str
    kinds: Kind = ANY
    unit: str = ""
    pirl: str = ""
    rsa: str = ""
    codes: CodeList | None = None
