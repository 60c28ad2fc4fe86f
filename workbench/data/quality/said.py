"""What offices write for working, not working and unknown, in four languages."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from workbench.data.rows import known
from workbench.data.spelling import key

State = Literal["working", "not working", "unknown"]

_SAID: dict[State, tuple[str, ...]] = {
    "working": (
        "working", "employed", "in work", "same job", "other job", "in employment",
        "self employed", "yes", "y", "true", "شاغل", "مشغول به کار", "بله", "همان شغل",
        "شغل دیگر", "在职", "就业", "已就业", "在岗", "是", "同一工作", "其他工作",
        "có việc làm", "đang làm việc", "có việc", "đang làm", "có", "việc cũ", "việc khác",
    ),
    "not working": (
        "not working", "unemployed", "not employed", "out of work", "no job", "jobless", "no", "n",
        "false", "بیکار", "غیرشاغل", "غیر شاغل", "خیر", "失业", "未就业", "待业", "离职", "否",
        "thất nghiệp", "không có việc", "không làm việc", "chưa có việc", "nghỉ việc", "không",
    ),
    "unknown": (
        "unknown", "not known", "not reached", "no contact", "lost", "lost to follow up",
        "نامشخص", "نامعلوم", "未知", "不详", "失联", "không rõ", "chưa rõ", "mất liên lạc",
    ),
}  # fmt: skip
_STATES: dict[str, State] = {key(word): state for state, words in _SAID.items() for word in words}


def state_of(level: str) -> State | None:
    """Say whether a level means working, not working or unknown; None when it is not known."""
    return _STATES.get(key(level))


def are(column: Column, state: State) -> NDArray[np.bool_]:
    """Where a column of words or truths says so, (n,)."""
    there = known(column)
    match column.info.kind:
        case Kind.TEXT:
            says = np.array([*(state_of(text) == state for text in column.levels), False])
            codes = np.clip(column.values.astype(np.int64), 0, max(len(column.levels) - 1, 0))
            chosen: NDArray[np.bool_] = says[codes] & there
            return chosen
        case Kind.TRUTH if state != "unknown":
            holds: NDArray[np.bool_] = (column.values.astype(bool) == (state == "working")) & there
            return holds
        case _:
            return np.zeros(len(there), dtype=bool)


_FEMALE = ("f", "female", "woman", "w", "زن", "مونث", "مؤنث", "女", "nữ", "2")
_MALE = ("m", "male", "man", "مرد", "مذکر", "男", "nam", "1")
_SEX = {key(word): "f" for word in _FEMALE} | {key(word): "m" for word in _MALE}


def sex_of(level: str) -> str:
    """Spell a sex one way; what is not known stays as it is, matched by its letters."""
    return _SEX.get(key(level), key(level))
