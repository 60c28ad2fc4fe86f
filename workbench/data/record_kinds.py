"""Which kind of records a table holds, by the roles that its columns play."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from analyses.grammar.roles import Records, Role
from analyses.grammar.words import Words
from analyses.records.model import KINDS, RecordKind
from workbench.data.options import Guess

_SURE = 0.8
# What stands in for a required column: a count of an indicator by month is a count by stage.
INSTEAD: dict[Records, dict[Role, tuple[Role, ...]]] = {
    Records.STAGE_COUNTS: {
        Role.STAGE: (Role.INDICATOR,), Role.STAGE_DATE: (Role.TIME, Role.PERIOD_START),
    },
    Records.TARGETS: {Role.PERIOD_START: (Role.TIME,), Role.PERIOD_END: (Role.TIME,)},
    Records.COSTS: {Role.TIME: (Role.PERIOD_START,)},
    Records.EMPLOYERS: {Role.EMPLOYER: (Role.EMPLOYER_NAME, Role.TAX_NUMBER)},
    Records.PARTICIPANTS: {Role.START: (Role.REFERRAL,)},
}  # fmt: skip


def guess_records(roles: Collection[Role], *, persons_repeat: bool | None = None) -> Guess | None:
    """Guess the kind of records; None when the roles say too little.

    Parameters
    ----------
    roles : collection of Role
        The roles that are sure.
    persons_repeat : bool, optional
        Whether some person has several rows, if there is a column of persons.
    """
    scores = {records: _score(kind, set(roles), persons_repeat) for records, kind in KINDS.items()}
    ranked = sorted(scores, key=lambda records: -scores[records])
    best, second = ranked[0], ranked[1]
    if scores[best] < 1.0:
        return None
    margin = scores[best] - scores[second]
    confidence = min(0.95, 0.6 + 0.4 * margin)
    if not _is_plain(KINDS[best], roles):
        confidence = min(confidence, 0.75)
    options = tuple(each.value for each in ranked if scores[each] > 0)[:4]
    words = Words("The columns are those of: {kind}", kind=Words(KINDS[best].label))
    return Guess("records", best.value, words, confidence, options, certain=False)


def _is_plain(kind: RecordKind, roles: Collection[Role]) -> bool:
    """Whether enough columns speak: three, or two that are all it asks for."""
    n = sum(kind.has(role) for role in roles)
    return n >= 3 or (n >= 2 and not lacking(kind.records, roles))


def sure_records(guess: Guess | None) -> Records | None:
    """Give the kind that a guess is sure of."""
    if guess is None or guess.value is None or guess.confidence < _SURE:
        return None
    return Records(guess.value)


def lacking(records: Records, roles: Collection[Role]) -> tuple[Role, ...]:
    """List the required roles of a kind that no column plays."""
    instead = INSTEAD.get(records, {})
    return tuple(
        role
        for role in KINDS[records].required
        if role not in roles and not any(other in roles for other in instead.get(role, ()))
    )


def _score(kind: RecordKind, roles: set[Role], persons_repeat: bool | None) -> float:
    """Add up what speaks for a kind: the rarer a role among the kinds, the more it says."""
    instead = {other for others in INSTEAD.get(kind.records, {}).values() for other in others}
    own = {field.role for field in kind.fields}
    score = sum(1 / _spread()[role] for role in roles & own)
    score += sum(0.5 / _spread().get(role, 1) for role in (roles & instead) - own)
    needed = len(kind.required)
    score += 0.75 * (needed - len(lacking(kind.records, roles))) / needed
    score -= 0.75 * len(lacking(kind.records, roles)) / needed
    if Role.PERSON in roles and not kind.has(Role.PERSON):
        score -= 2.0
    if Role.COUNT in roles and kind.records in _AGGREGATES and Role.TARGET_VALUE not in roles:
        score += 0.5 if kind.records is Records.STAGE_COUNTS else -0.5
    if persons_repeat is not None and kind.records is Records.PARTICIPANTS:
        score += -1.0 if persons_repeat else 0.5
    return score


_AGGREGATES = (Records.STAGE_COUNTS, Records.TARGETS)


@cache
def _spread() -> dict[Role, int]:
    """In how many kinds each role stands."""
    return {
        role: sum(kind.has(role) for kind in KINDS.values())
        for role in Role
        if any(kind.has(role) for kind in KINDS.values())
    }
