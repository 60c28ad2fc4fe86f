"""Which columns tell who a person is, why that is thought, and what a project does with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from workbench.data.identities import numbers, people, telephones
from workbench.data.identities.headings import is_of_others, speaks_of
from workbench.data.identities.notes import finding_persons
from workbench.data.levels import distinct_texts
from workbench.data.rows import known, take

Treatment = Literal["left out", "pseudonym", "kept"]
SAMPLE = 2_000  # rows, evenly chosen: a column of names shows itself in far fewer
FEW = 3  # values, below which contents prove nothing
_PSEUDONYM = re.compile("p-[0-9a-f]{20}")  # as a project has put them in the place of persons
_ROUND = re.compile(r"\d+000")


@dataclass(frozen=True, slots=True)
class Identity:
    """A column that tells who a person is.

    Attributes
    ----------
    column : str
        Which.
    what : str
        `name`, `telephone`, `mail`, `address`, `national-number`, `disability-card`, `bank`,
        `note`, `staff` or `birth`.
    treatment : {"left out", "pseudonym", "kept"}
        What a project does with it, unless it is told otherwise.
    confidence : float
        Between nought and one.
    words : Words
        Why it is thought so; no value stands in it.
    """

    column: str
    what: str
    treatment: Treatment
    confidence: float
    words: Words


def recognised(table: MemoryTable) -> tuple[Identity, ...]:
    """Find the columns that tell who a person is, in the order of the table.

    A heading alone is not enough, and contents alone only where they can hardly be anything
    else: a false alarm takes away a column that a study needs. The column whose role is the
    person is named here only when it holds national numbers.
    """
    looked = [_Looked(table, name) for name in table.names]
    found = [_recognised(each) for each in looked]
    names = [each for each, what in zip(looked, found, strict=True) if what and what.what == "name"]
    sure = {name for each in names for name in each.texts if people.could_be_name(name)}
    made = []
    for each, what in zip(looked, found, strict=True):
        identity = what or _note(each, sure)
        if identity is not None:
            made.append(identity)
    return tuple(made)


class _Looked:
    """A column as far as it is looked at: some of its rows, spread over the file."""

    def __init__(self, table: MemoryTable, name: str) -> None:
        self.table, self.name = table, name
        self.column: Column = table.columns[name]
        self.kind = self.column.info.kind
        self.says = speaks_of(name)
        if self.says is None and self.column.info.label:
            self.says = speaks_of(self.column.info.label)

    @cached_property
    def role(self) -> Role | None:
        return next((r for r, held in self.table.design.columns if held == self.name), None)

    @cached_property
    def texts(self) -> list[str]:
        """The distinct values of the rows that are looked at, as text."""
        is_there = known(self.column)
        if self.kind is Kind.DECIMAL:
            is_there = is_there & np.isfinite(self.column.values)
        there = np.flatnonzero(is_there)
        self.rows = min(len(there), SAMPLE)
        if not self.rows:
            return []
        places = there[np.linspace(0, len(there) - 1, self.rows).astype(np.int64)]
        part = take(_only(self.table, self.name), places).columns[self.name]
        codes, words = distinct_texts(part)
        return [words[code].strip() for code in np.unique(codes[codes >= 0]).tolist()]

    @property
    def variety(self) -> float:
        """How many of the rows have a value of their own: 1 when all differ."""
        return len(self.texts) / max(self.rows, 1)

    def share(self, test: Callable[[str], bool]) -> float:
        """The share of distinct values that pass a test."""
        texts = self.texts
        return sum(map(test, texts)) / len(texts) if texts else 0.0


def _only(table: MemoryTable, name: str) -> MemoryTable:
    return MemoryTable({name: table.columns[name]})


def _recognised(each: _Looked) -> Identity | None:
    if each.kind is Kind.DATE or each.role is Role.BIRTH:
        return _birth(each)
    if each.kind not in (Kind.TEXT, Kind.WHOLE, Kind.DECIMAL) or not each.texts:
        return None
    if all(map(_PSEUDONYM.fullmatch, each.texts)):
        return None
    for look in (_mail, _national, _bank, _telephone, _address, _name):
        found = look(each)
        if found is not None:
            return found
    return None


def _birth(each: _Looked) -> Identity | None:
    if each.role is not Role.BIRTH or each.kind is not Kind.DATE:
        return None
    words = Words("Exact dates of birth; with a place and a sex they can tell who somebody is")
    return Identity(each.name, "birth", "kept", 0.9, words)


def _mail(each: _Looked) -> Identity | None:
    share = each.share(telephones.is_mail)
    if share < (0.3 if each.says == "mail" else 0.6) or is_of_others(each.name):
        return None
    return _direct(each, "mail", 0.99, Words("Addresses of e-mail"))


_STATES = {
    "disability-card": Words("Numbers of disability cards, whose check digits are right"),
    "chinese": Words("Chinese resident numbers, whose check digits are right"),
    "iranian": Words("Iranian national numbers, whose check digits are right"),
    "vietnamese": Words("Numbers in the form of Vietnamese citizen numbers"),
    "british": Words("Numbers in the form of British National Insurance numbers"),
}


def _national(each: _Looked) -> Identity | None:
    """Numbers that a state gives to one person each."""
    tight = [numbers.bare(text) for text in each.texts]
    said = each.says in ("national", "card")
    for state, test in numbers.NATIONAL.items():
        if state == "vietnamese" and not said and each.kind is not Kind.TEXT:
            continue  # twelve digits and no nought before them are as well an amount of money
        share = sum(map(test, tight)) / len(tight)
        enough = len(tight) >= (FEW if said else 5) and each.variety > 0.05
        if share >= (0.5 if said else 0.9) and enough:
            what = "disability-card" if state == "disability-card" else "national-number"
            return Identity(each.name, what, "pseudonym", 0.99 if said else 0.95, _STATES[state])
    parted = each.share(lambda text: re.fullmatch(r"\d{3}-\d{2}-\d{4}", text) is not None)
    american = sum(map(numbers.is_american, tight)) / len(tight)
    if american >= 0.9 and (parted >= 0.9 or said) and len(tight) >= FEW:
        words = Words("Numbers in the form of Social Security numbers of the United States")
        return Identity(each.name, "national-number", "pseudonym", 0.95, words)
    coded = each.share(lambda text: sum(sign.isdigit() for sign in text) >= 4)
    if said and coded >= 0.8:
        what = "disability-card" if each.says == "card" else "national-number"
        return Identity(each.name, what, "pseudonym", 0.8, _BY_HEADING[each.says or ""])
    return None


_BY_HEADING = {
    "national": Words("The heading speaks of the number that a state gives to one person"),
    "card": Words("The heading speaks of disability cards"),
    "bank": Words("The heading speaks of bank accounts"),
    "telephone": Words("The heading speaks of telephone numbers, and numbers stand in it"),
    "address": Words("The heading speaks of addresses"),
    "name": Words("The heading speaks of names, and so they look"),
}


def _bank(each: _Looked) -> Identity | None:
    tight = [numbers.bare(text) for text in each.texts]
    share = sum(numbers.is_iban(text) or numbers.is_card(text) for text in tight) / len(tight)
    if share >= 0.9 and len(tight) >= FEW and not _is_amount(each):
        words = Words("Numbers of bank cards or accounts, whose check digits are right")
        return _direct(each, "bank", 0.97, words)
    long = sum(sum(sign.isdigit() for sign in text) >= 6 for text in tight) / len(tight)
    if each.says == "bank" and long >= 0.6 and not is_of_others(each.name):
        return _direct(each, "bank", 0.85, _BY_HEADING["bank"])
    return None


def _telephone(each: _Looked) -> Identity | None:
    if is_of_others(each.name):
        return None
    share = each.share(telephones.is_telephone)
    if each.says == "telephone" and each.share(telephones.could_be_telephone) >= 0.5:
        return _direct(each, "telephone", 0.97, _BY_HEADING["telephone"])
    is_key = each.role is not None
    if share < 0.9 or len(each.texts) < 5 or _is_amount(each) or is_key:
        return None
    if each.kind is not Kind.TEXT and len(each.texts) < 20:
        return None
    return _direct(each, "telephone", 0.9, Words("Numbers in the form of telephone numbers"))


def _is_amount(each: _Looked) -> bool:
    """Whether round numbers say that money is counted here."""
    return each.share(lambda text: _ROUND.fullmatch(text) is not None) > 0.2


_STREET = re.compile(
    r"خیابان|کوچه|بلوار|پلاک|میدان|بن‌بست|[路街巷弄].{0,8}号|号楼|\d+号|\d单元|室$"
    r"|\b(?:đường|phố|ngõ|ngách|hẻm|số nhà|thôn|khối|tổ dân phố)\b"
    r"|\d.*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|way|square)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\d{5,6}|\d{10}|\d{5}-\d{4,5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


def _address(each: _Looked) -> Identity | None:
    if is_of_others(each.name):
        return None
    streets = each.share(lambda text: _STREET.search(text) is not None)
    words = Words("Places with a street or the number of a house")
    if each.says == "address":
        if streets >= 0.3:
            return _direct(each, "address", 0.97, words)
        codes = each.share(lambda text: _CODE.fullmatch(text.upper()) is not None)
        # A few places that many share are an area.
        if each.variety >= 0.5 and len(each.texts) >= FEW:
            return _direct(each, "address", 0.8, _BY_HEADING["address"])
        return _direct(each, "address", 0.8, _BY_HEADING["address"]) if codes >= 0.8 else None
    if streets >= 0.6 and each.variety >= 0.5 and len(each.texts) >= 5 and each.role is None:
        return _direct(each, "address", 0.85, words)
    return None


def _name(each: _Looked) -> Identity | None:
    if each.kind is not Kind.TEXT or is_of_others(each.name):
        return None
    looks = each.share(people.could_be_name)
    firms = each.share(people.is_organisation)
    common = each.share(people.is_known_name)
    several = len(each.texts) >= 2
    if each.says == "staff":
        if common >= 0.6 and several:
            words = Words("Names of staff, by the heading and by what stands in it")
            return Identity(each.name, "staff", "pseudonym", 0.8, words)
        return None
    if each.says == "name" and looks >= 0.6 and firms < 0.5:
        return _direct(each, "name", 0.95, _BY_HEADING["name"])
    if each.says == "perhaps-name" and looks >= 0.7 and firms < 0.2 and several:
        if common >= 0.3 or (each.variety >= 0.5 and _is_of_persons(each.table)):
            return _direct(each, "name", 0.85, _BY_HEADING["name"])
        return None
    is_free = each.says is None and each.role in (None, Role.PERSON)
    # Many places in China begin as names of people do.
    enough = 0.9 if each.share(_is_han) > 0.5 else 0.7
    if is_free and common >= enough and each.variety >= 0.3 and len(each.texts) >= 8:
        words = Words("Most begin or end as the names of people do")
        return _direct(each, "name", 0.8, words)
    return None


def _is_han(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def _is_of_persons(table: MemoryTable) -> bool:
    roles = {role for role, _ in table.design.columns}
    others = roles & {Role.EMPLOYER, Role.AREA, Role.PROVIDER}
    persons = roles & {Role.PERSON, Role.BIRTH, Role.SEX, Role.AGE, Role.DISABILITY_TYPE}
    return bool(persons) and not (others and table.basis is not Basis.PERSONS)


def _note(each: _Looked, names: set[str]) -> Identity | None:
    """Free text in which a person can be found."""
    if each.kind is not Kind.TEXT or each.role is Role.PERSON or len(each.column.levels) < 2:
        return None
    if each.share(_is_wordy) < 0.1:  # codes are no notes, and there may be millions of them
        return None
    n = finding_persons(each.column, names)
    if not n:
        return None
    words = Words(
        "Free text; in {n} note a name, a number or an address tells who is meant",
        "Free text; in {n} notes a name, a number or an address tells who is meant",
        n=n,
    )
    return _direct(each, "note", 0.9, words)


def _is_wordy(text: str) -> bool:
    return " " in text.strip() or (len(text) > 8 and _is_han(text))


def _direct(each: _Looked, what: str, confidence: float, words: Words) -> Identity:
    """What tells directly who somebody is: left out, but for a key or what plays a part."""
    plays = each.role is not None and what != "note"
    return Identity(each.name, what, "pseudonym" if plays else "left out", confidence, words)


def by_treatment(found: Sequence[Identity], treatment: Treatment) -> tuple[str, ...]:
    """Name the columns that a project treats in one way."""
    return tuple(each.column for each in found if each.treatment == treatment)
