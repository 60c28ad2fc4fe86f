"""What is true in Quang Nam's tables, before any office writes it down."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

SEED = 785
PLAN, PLAN_DAY = "785/KH-UBND", date(2023, 2, 16)
PLANS_BEFORE, RESULTS_BEFORE = date(2023, 3, 10), date(2023, 11, 15)
CUT_OFF = date(2023, 12, 31)
TRAINEES = 240

UNIT, UNIT_KIND, ROLE = "Đơn vị", "Loại đơn vị", "Vai trò"
PLAN_SENT, RESULTS_SENT = "Ngày gửi kế hoạch", "Ngày gửi báo cáo"
INDICATOR, MEASURE, LEAD, TARGET, ACTUAL = (
    "Chỉ tiêu",
    "Đơn vị tính",
    "Đơn vị chủ trì",
    "Kế hoạch 2023",
    "Thực hiện 2023",
)
DOCUMENT, KIND, ITEM = "Số kế hoạch", "Loại nội dung", "Nội dung"
CODE, DISTRICT, SEX, BIRTH, DISABILITY = "Mã", "Huyện", "Giới tính", "Năm sinh", "Dạng tật"
START, PLACED, STATUS = "Ngày bắt đầu", "Ngày có việc", "Tình trạng"
BEFORE, AFTER = "Thu nhập trước", "Thu nhập sau"

LEAD_UNIT = "Sở Lao động - Thương binh và Xã hội"
DEPARTMENTS = (
    "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Tài chính", "Sở Kế hoạch và Đầu tư",
    "Sở Thông tin và Truyền thông", "Sở Giao thông vận tải", "Sở Xây dựng", "Sở Tư pháp",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và Phát triển nông thôn",
)  # fmt: skip
ASSOCIATIONS = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Hội Người khuyết tật tỉnh", "Hội Người mù tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh Đoàn", "Hội Nông dân tỉnh",
)  # fmt: skip
DISTRICTS = (
    "thành phố Tam Kỳ", "thành phố Hội An", "thị xã Điện Bàn", "huyện Đại Lộc", "huyện Duy Xuyên",
    "huyện Quế Sơn", "huyện Nông Sơn", "huyện Thăng Bình", "huyện Hiệp Đức", "huyện Tiên Phước",
    "huyện Phú Ninh", "huyện Núi Thành", "huyện Bắc Trà My", "huyện Nam Trà My",
    "huyện Phước Sơn", "huyện Nam Giang", "huyện Đông Giang", "huyện Tây Giang",
)  # fmt: skip
FIELDS = (
    "công nghệ thông tin - truyền thông", "y tế", "giáo dục", "tạo việc làm và hỗ trợ sinh kế",
    "phòng chống dịch bệnh và giảm nhẹ thiên tai", "tiếp cận công trình xây dựng",
    "tiếp cận và tham gia giao thông", "trợ giúp pháp lý", "văn hóa, thể thao và du lịch",
)  # fmt: skip
TASKS = (
    "Tuyên truyền thông tin, nâng cao nhận thức về công tác xã hội",
    "Triển khai thực hiện các văn bản quy phạm pháp luật",
    "Củng cố, phát triển mạng lưới nhân viên, cộng tác viên và cơ sở",
    "Cung cấp và nâng cao chất lượng dịch vụ công tác xã hội",
    "Kiểm tra, hướng dẫn tại huyện, thành phố và cơ sở bảo trợ xã hội",
)
TARGETS: tuple[tuple[str, str, str, float, float], ...] = (
    ("Người khuyết tật được dạy nghề", "người", LEAD_UNIT, 1250, 1138),
    ("Người khuyết tật có việc làm sau dạy nghề", "%", LEAD_UNIT, 65, 58.5),
    ("Người khuyết tật được vay vốn", "người", LEAD_UNIT, 420, 433),
    ("Người khuyết tật được chăm sóc sức khỏe", "%", "Sở Y tế", 90, 92.5),
    ("Trẻ khuyết tật đến trường", "%", "Sở Giáo dục và Đào tạo", 80, 77.25),
    ("Cán bộ, cộng tác viên được tập huấn", "lượt người", LEAD_UNIT, 1600, 1604),
)


def clean_tables() -> dict[str, pd.DataFrame]:
    """Draw every table as it truly is."""
    rng = np.random.default_rng(SEED)
    return {
        "units": _units(rng),
        "targets": pd.DataFrame(TARGETS, columns=[INDICATOR, MEASURE, LEAD, TARGET, ACTUAL]),
        "plans": _plans(),
        "trainees": _trainees(rng),
    }


def _units(rng: np.random.Generator) -> pd.DataFrame:
    kinds = (
        [(name, "Sở, ngành") for name in (LEAD_UNIT, *DEPARTMENTS)]
        + [(name, "Hội, đoàn thể") for name in ASSOCIATIONS]
        + [(f"UBND {name}", "UBND cấp huyện") for name in DISTRICTS]
    )
    table = pd.DataFrame(kinds, columns=[UNIT, UNIT_KIND])
    table[ROLE] = np.where(table[UNIT] == LEAD_UNIT, "chủ trì", "phối hợp")
    table[PLAN_SENT] = _sent(rng, len(table), PLANS_BEFORE, on_the_day=2, never=4)
    table[RESULTS_SENT] = _sent(rng, len(table), RESULTS_BEFORE, on_the_day=1, never=6)
    return table


def _sent(
    rng: np.random.Generator, n: int, deadline: date, *, on_the_day: int, never: int
) -> list[date | None]:
    days: list[date | None] = [
        deadline + timedelta(days=int(each)) for each in rng.integers(-16, 10, n)
    ]
    odd = rng.permutation(np.arange(1, n))[: on_the_day + never].tolist()
    for row in odd[:on_the_day]:
        days[row] = deadline  # "trước": sent on the day itself is late
    for row in odd[on_the_day:]:
        days[row] = None
    days[0] = deadline - timedelta(days=3)
    return days


def _plans() -> pd.DataFrame:
    lines = [("686/KH-SLĐTBXH", "lĩnh vực", each) for each in FIELDS]
    lines += [("685/KH-SLĐTBXH", "nhiệm vụ", each) for each in TASKS]
    return pd.DataFrame(lines, columns=[DOCUMENT, KIND, ITEM])


def _trainees(rng: np.random.Generator) -> pd.DataFrame:
    n = TRAINEES
    kinds = ["vận động", "nghe, nói", "nhìn", "thần kinh, tâm thần", "trí tuệ", "khác"]
    start = [date(2023, 3, 1) + timedelta(days=int(each)) for each in rng.integers(0, 215, n)]
    wait = np.ceil(rng.exponential(150, n)).astype(int) + 20
    unknown = rng.random(n) < 0.06
    placed = [
        day + timedelta(days=int(days))
        if not lost and day + timedelta(days=int(days)) <= CUT_OFF
        else None
        for day, days, lost in zip(start, wait, unknown, strict=True)
    ]
    before = np.round(rng.gamma(3.0, 0.45, n), 2)
    works = np.array([day is not None for day in placed])
    gain = np.where(works, rng.normal(2.1, 0.8, n).clip(0.2), rng.normal(0.1, 0.2, n))
    after = np.round((before + gain).clip(0.3), 2)
    return pd.DataFrame(
        {
            CODE: [f"QN{number:04d}" for number in range(1, n + 1)],
            DISTRICT: rng.choice([name.split(" ", 1)[1] for name in DISTRICTS], n),
            SEX: rng.choice(["nam", "nữ"], n, p=[0.57, 0.43]),
            BIRTH: rng.integers(1968, 2006, n),
            DISABILITY: rng.choice(kinds, n, p=[0.4, 0.14, 0.12, 0.12, 0.14, 0.08]),
            START: start,
            PLACED: placed,
            STATUS: np.where(unknown, "không rõ", np.where(works, "có việc", "chưa có việc")),
            BEFORE: before,
            AFTER: np.where(unknown, np.nan, after),
        }
    )
