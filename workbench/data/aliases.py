"""What columns are called in four languages, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping

from analyses.grammar.roles import Role
from analyses.records.model import MEANINGS
from workbench.data.names import delivery, people, several, work


def _parts(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in names.split("|"))


# Names that mean one role and no other.
ROLES: dict[Role, tuple[str, ...]] = {
    role: _parts(names) for part in (people, work, delivery) for role, names in part.NAMES.items()
}

# Names that fit several roles, so that the other columns or a person have to say.
SEVERAL: Mapping[str, tuple[Role, ...]] = {
    name: roles for names, roles in several.NAMES for name in _parts(names)
}

# The element numbers that stand before the names in extracts of the two reporting layouts.
PIRL: dict[str, Role] = {m.pirl: m.role for m in MEANINGS.values() if m.pirl}
RSA: dict[str, Role] = {m.rsa: m.role for m in MEANINGS.values() if m.rsa}

# How the names of identifiers end.
IDENTIFIERS = ("id", "code", "no", "number", "ref", "شناسه", "کد", "编号", "代码", "mã")

# What a column measures, by a word of its name.
MEASURES: dict[str, tuple[str, ...]] = {
    "age": ("age", "سن", "年龄", "tuổi"),
    "hours": ("hours", "hour", "ساعت", "小时", "工时", "giờ"),
    "pay": ("wage", "wages", "salary", "earnings", "pay", "income", "دستمزد", "حقوق", "درآمد",
            "工资", "月工资", "收入", "lương", "thu nhập"),
    "share": ("percent", "percentage", "share", "درصد", "百分比", "比例", "tỷ lệ", "phần trăm"),
    "birth": ("birth", "dob", "born", "تولد", "出生", "生日", "sinh"),
    "death": ("death", "died", "deceased", "فوت", "死亡", "tử vong", "chết"),
    "name": ("name", "full name", "نام", "姓名", "họ và tên", "họ tên"),
    "start": ("start", "started", "begin", "entry", "شروع", "开始", "入职", "bắt đầu"),
    "end": ("end", "ended", "exit", "finish", "پایان", "结束", "离职", "kết thúc"),
    "sex": ("sex", "gender", "جنسیت", "性别", "giới tính"),
}  # fmt: skip
