"""What is true in the lists beside the plan: documents, fields, tasks, classes, gifts."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from sample_data.quang_nam import rows

SEED = 1190  # its own, so that what rows.py draws does not depend on these lists

NOT_SAID = "không ghi"
NUMBER, SYMBOL, SORT, ISSUER, ISSUED, ABOUT = (
    "TT",
    "Số, ký hiệu",
    "Loại văn bản",
    "Cơ quan ban hành",
    "Ngày ban hành",
    "Trích yếu",
)
FIELD = "Lĩnh vực trợ giúp"
TASK, LEAD, WITH, DEADLINE, SENT, STATE = (
    "Nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Ngày báo cáo",
    "Tình trạng",
)
COURSE, PERSON, GROUP, RIGHT, SESSIONS, ATTENDED, FULL = (
    "Lớp tập huấn",
    "Mã học viên",
    "Thành phần",
    "Đúng thành phần",
    "Số buổi",
    "Số buổi dự",
    "Dự đủ thời gian",
)
PLACE, SEEN_ON, FOUND = "Địa bàn, cơ sở", "Ngày kiểm tra", "Kết luận"
TARGET, MEASURE, FIRST, SECOND = "Chỉ tiêu", "Đơn vị tính", "2021-2025", "2026-2030"
DAY, EVENT, PLACES, GIFTS = "Ngày", "Hoạt động", "Địa điểm", "Số suất quà"
DONOR, DONOR_KIND, AMOUNT, PURPOSE = "Đơn vị ủng hộ", "Loại", "Số tiền (đồng)", "Mục đích"
VIETNAM_DAY, WORLD_DAY = date(2023, 4, 18), date(2023, 12, 3)

DOCUMENTS = (
    ("12921/UBND-VP", "Công văn", "UBND tỉnh (nguồn không nêu tên tỉnh)", None,
     "Phê duyệt kế hoạch trợ giúp người khuyết tật và phát triển nghề công tác xã hội năm 2021"),
    ("686/KH-SLĐTBXH", "Kế hoạch", "Sở LĐTBXH", None,
     "Chương trình trợ giúp người khuyết tật năm 2021"),
    ("685/KH-SLĐTBXH", "Kế hoạch", "Sở LĐTBXH", None,
     "Đề án phát triển nghề công tác xã hội năm 2021"),
    ("785/KH-UBND", "Kế hoạch", "UBND tỉnh Quảng Nam", rows.PLAN_DAY,
     "Công tác người khuyết tật năm 2023"),
    (NOT_SAID, "Công văn", "Sở LĐTBXH", None, "Phối hợp thực hiện Kế hoạch 785/KH-UBND"),
    ("1190/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", None,
     "Chương trình trợ giúp người khuyết tật giai đoạn 2021-2030"),
)  # fmt: skip
HEALTH, SCHOOL, LABOUR = "Sở Y tế", "Sở GDĐT", "Sở LĐTBXH"
DEPARTMENTS = (
    LABOUR, "Sở TTTT", HEALTH, SCHOOL, "Sở NNPTNT", "Sở Xây dựng", "Sở GTVT", "Sở Tư pháp",
    "Sở VHTTDL",
)  # fmt: skip
LEADS = dict(
    zip(
        rows.FIELDS,
        ("Sở TTTT", HEALTH, SCHOOL, LABOUR, "Sở NNPTNT", "Sở Xây dựng", "Sở GTVT", "Sở Tư pháp",
         "Sở VHTTDL"),
        strict=True,
    )
)  # fmt: skip
# The two figures of 1190/QĐ-TTg that are known here; the rest of the sheet is invented.
NATIONAL = (
    ("Y TẾ", (("Người khuyết tật được tiếp cận dịch vụ y tế", "%", 80.0, 90.0),
              ("Trẻ dưới 6 tuổi được sàng lọc khuyết tật", "%", 62.5, 74.0))),
    ("VIỆC LÀM", (("Người khuyết tật được hỗ trợ học nghề, việc làm (cả nước, khoảng)", "người",
                   None, 300_000.0),
                  ("Người khuyết tật được dạy nghề (tỉnh)", "người", 6250.0, 7500.0),
                  ("Có việc làm sau dạy nghề", "%", 65.0, 72.5))),
    ("SỐNG ĐỘC LẬP", (("Trẻ tự kỷ, người rối nhiễu tâm trí được trợ giúp", "người", 1150.0,
                       1840.0),)),
)  # fmt: skip
GROUPS = ("công chức, viên chức", "nhân viên", "cộng tác viên", "gia đình", "ngoài thành phần")


def tables() -> dict[str, pd.DataFrame]:
    """Draw every list."""
    rng = np.random.default_rng(SEED)
    return {
        "documents": _numbered(DOCUMENTS, (SYMBOL, SORT, ISSUER, ISSUED, ABOUT)),
        "fields": _fields(rng),
        "tasks": _tasks(),
        "classes": _classes(rng),
        "inspections": _inspections(rng),
        "targets": _targets(),
        "events": _events(rng),
        "gifts": _gifts(rng),
    }


def sections() -> dict[int, tuple[Any, ...]]:
    """Tell before which rows of the targets a section begins, and what it is called."""
    found, place = {}, 0
    for number, (name, lines) in zip(("I", "II", "III"), NATIONAL, strict=True):
        found[place] = (number, name)
        place += len(lines)
    return found


def _numbered(lines: Any, names: tuple[str, ...]) -> pd.DataFrame:  # noqa: ANN401
    table = pd.DataFrame(list(lines), columns=list(names))
    table.insert(0, NUMBER, range(1, len(table) + 1))
    return table


def _fields(rng: np.random.Generator) -> pd.DataFrame:
    """Mark who leads and who co-operates, field by field; blank is neither."""
    lines = [
        (
            field,
            *(
                "chủ trì" if name == lead else "phối hợp" if rng.random() < 0.3 else None
                for name in DEPARTMENTS
            ),
        )
        for field, lead in LEADS.items()
    ]
    return _numbered(lines, (FIELD, *DEPARTMENTS))


def _tasks() -> pd.DataFrame:
    """Tell the state of the five tasks at the end of 2021; days are invented."""
    told = (
        ("Sở TTTT", date(2021, 11, 30), date(2021, 11, 22), "hoàn thành"),
        ("Sở Tư pháp", date(2021, 10, 15), date(2021, 10, 15), "hoàn thành"),
        ("Sở Nội vụ", date(2021, 12, 15), None, "đang thực hiện"),
        ("Các cơ sở bảo trợ xã hội", date(2021, 12, 15), date(2021, 12, 20), "hoàn thành"),
        ("UBND huyện, thành phố", date(2021, 11, 30), None, "chưa thực hiện"),
    )
    lines = [
        (f"({number}) {task}", LABOUR, others, deadline, sent, state)
        for number, (task, (others, deadline, sent, state)) in enumerate(
            zip(rows.TASKS, told, strict=True), start=1
        )
    ]
    return pd.DataFrame(lines, columns=[TASK, LEAD, WITH, DEADLINE, SENT, STATE])


def _classes(rng: np.random.Generator) -> pd.DataFrame:
    """Tell who came to which class: the right people, for the whole time."""
    lines = []
    for number, (sessions, size) in enumerate(((6, 32), (4, 28), (6, 35), (3, 25)), start=1):
        for _ in range(size):
            group = str(rng.choice(GROUPS, p=[0.2, 0.25, 0.3, 0.17, 0.08]))
            came = sessions - int(rng.binomial(sessions, 0.08))
            right = "không" if group == GROUPS[-1] else "có"
            code = f"TH{len(lines) + 1:03d}"
            full = "có" if came == sessions else "không"
            lines.append((f"Lớp {number}", code, group, right, sessions, came, full))
    return _numbered(lines, (COURSE, PERSON, GROUP, RIGHT, SESSIONS, ATTENDED, FULL))


def _inspections(rng: np.random.Generator) -> pd.DataFrame:
    places = [*(f"Huyện {each}" for each in "ABCDEF"), "Cơ sở bảo trợ 1", "Cơ sở bảo trợ 2"]
    days = sorted(date(2021, 5, 4) + timedelta(days=int(n)) for n in rng.integers(0, 200, 8))
    found = rng.choice(["đạt", "cần bổ sung", "chưa đạt"], len(places), p=[0.6, 0.3, 0.1])
    return _numbered(zip(places, days, found, strict=True), (PLACE, SEEN_ON, FOUND))


def _targets() -> pd.DataFrame:
    lines = [line for _, lines in NATIONAL for line in lines]
    return _numbered(lines, (TARGET, MEASURE, FIRST, SECOND))


def _events(rng: np.random.Generator) -> pd.DataFrame:
    lines = [
        (day, name, district.split(" ", 1)[1], int(gifts))
        for day, name, some in (
            (VIETNAM_DAY, "Ngày người khuyết tật Việt Nam", rows.DISTRICTS[:10]),
            (WORLD_DAY, "Ngày Quốc tế người khuyết tật", rows.DISTRICTS[6:]),
        )
        for district, gifts in zip(some, rng.integers(20, 90, len(some)), strict=True)
    ]
    return _numbered(lines, (DAY, EVENT, PLACES, GIFTS))


def _gifts(rng: np.random.Generator) -> pd.DataFrame:
    n = 60
    days = sorted(date(2023, 1, 5) + timedelta(days=int(each)) for each in rng.integers(0, 355, n))
    kinds = rng.choice(["doanh nghiệp", "cá nhân", "hội từ thiện"], n, p=[0.4, 0.35, 0.25])
    return pd.DataFrame(
        {
            DAY: days,
            DONOR: [f"Nhà tài trợ {each:02d}" for each in rng.integers(1, 38, n)],
            DONOR_KIND: kinds,
            AMOUNT: rng.choice([500, 1250, 2000, 5000, 12_500, 30_000], n) * 1000,
            PURPOSE: rng.choice(["sinh kế", "quà tặng", "xe lăn", "học nghề"], n),
        }
    )
