"""How the standard levels are written in files, in four languages."""

from __future__ import annotations

LANGUAGES = ("en", "fa", "zh", "vi")

# For each code the words of the four languages, parted by a double bar.
WORDS: dict[str, dict[str, str]] = {
    "yes-no": {
        "yes": "yes | y | true || بله | بلی | آری | دارد | هست || 是 | 有 || có | rồi | đúng",
        "no": """
            no | n | false || خیر | نه | ندارد | نیست || 否 | 无 | 没有 | 不是 || không | chưa
            | sai""",
        "unknown": """
            unknown | not known | don't know | not stated || نامعلوم | نامشخص | نمی داند ||
            不详 | 未知 | 不清楚 || không rõ | chưa rõ | không biết""",
    },
    "sex": {
        "female": """
            female | f | woman | women | girl || زن | مونث | خانم | دختر || 女 | 女性 || nữ |
            nữ giới""",
        "male": """
            male | m | man | men | boy || مرد | مذکر | آقا | پسر || 男 | 男性 || nam | nam
            giới""",
        "other": "other | x | non-binary || سایر || 其他 || khác",
        "unknown": """
            unknown | not known | not stated | did not self-identify || نامشخص | نامعلوم ||
            不详 | 未知 || không rõ""",
    },
    "severity": {
        "mild": "mild | slight || خفیف | کم || 轻度 | 轻微 || nhẹ",
        "moderate": "moderate | medium || متوسط || 中度 || vừa | trung bình",
        "severe": "severe || شدید | زیاد || 重度 | 严重 || nặng",
        "profound": """
            profound | very severe | extremely severe || خیلی شدید | بسیار شدید || 极重度 |
            极重 || đặc biệt nặng | rất nặng""",
        "significant": "significant | significant disability || || ||",
        "most significant": "most significant | most significant disability || || ||",
        "not significant": "not significant | no significant disability || || ||",
        "unknown": "unknown || نامشخص | نامعلوم || 不详 | 未定级 || không rõ | chưa xác định",
    },
    "grade": {
        "grade 1": """
            grade 1 | level 1 || درجه یک | درجه ۱ || 一级 | 壹级 | 1级 || hạng 1 | hạng một""",
        "grade 2": """
            grade 2 | level 2 || درجه دو | درجه ۲ || 二级 | 贰级 | 2级 || hạng 2 | hạng hai""",
        "grade 3": """
            grade 3 | level 3 || درجه سه | درجه ۳ || 三级 | 叁级 | 3级 || hạng 3 | hạng ba""",
        "grade 4": """
            grade 4 | level 4 || درجه چهار | درجه ۴ || 四级 | 肆级 | 4级 || hạng 4 | hạng bốn""",
    },
    "employment": {
        "employed": """
            employed | working | in work | in employment | competitively employed || شاغل |
            مشغول به کار || 在业 | 已就业 | 就业 | 在职 | 在岗 || có việc làm | đang làm việc
            | có việc""",
        "self-employed": """
            self-employed | self employed || خویش فرما | خوداشتغال | خود اشتغالی || 自雇 |
            自主创业 | 个体 | 个体就业 || tự làm | tự tạo việc làm | tự kinh doanh""",
        "sheltered": """
            in sheltered work | sheltered | sheltered employment || کارگاه حمایتی | اشتغال
            حمایتی || 庇护性就业 | 辅助性就业 || việc làm được bảo trợ""",
        "student": """
            student | in education || دانشجو | دانش آموز | محصل || 学生 | 在校 || học sinh |
            sinh viên | đang đi học""",
        "trainee": """
            trainee | volunteer | trainee or volunteer | in training || کارآموز | داوطلب ||
            学员 | 实习 | 志愿者 || học viên | học nghề | tình nguyện viên""",
        "not employed": """
            not employed | unemployed | not working | jobless | out of work || بیکار | غیرشاغل
            | بی کار | جویای کار || 未就业 | 失业 | 待业 | 无业 || không có việc làm | thất
            nghiệp | chưa có việc làm | không có việc | không việc làm""",
        "unknown": "unknown | not known || نامشخص | نامعلوم || 不详 | 未知 || không rõ | chưa rõ",
    },
    "relation": {
        "client": """
            client | the client | self || مددجو | خود مددجو | خود فرد || 本人 || bản thân |
            đối tượng""",
        "family": """
            family | family member | a family member | relative || خانواده | عضو خانواده |
            خانواده مددجو || 家属 | 亲属 | 家庭成员 || người nhà | gia đình | thân nhân""",
    },
    "type of service": {
        "profiling": """
            profiling | vocational profiling | assessment || نیمرخ شغلی | ارزیابی || 职业评估
            | 评估 || đánh giá | lập hồ sơ nghề nghiệp""",
        "training": """
            training | vocational training || آموزش | آموزش فنی و حرفه ای | مهارت آموزی ||
            培训 | 职业培训 | 技能培训 || đào tạo | đào tạo nghề | học nghề | dạy nghề""",
        "job search": """
            job search | help with the job search || کاریابی | جستجوی کار || 求职协助 |
            职业介绍 || hỗ trợ tìm việc | tìm việc | giới thiệu việc làm""",
        "job coaching": """
            job coaching | coaching | job coach || مربی گری شغلی | مربی شغلی || 就业辅导 |
            支持性就业辅导 || hướng dẫn tại nơi làm việc | huấn luyện việc làm""",
        "wage subsidy": """
            wage subsidy | subsidy | efficiency subsidy || یارانه دستمزد | کارانه | یارانه
            ارتقای کارایی | ارتقای کارایی || 工资补贴 | 岗位补贴 || trợ cấp tiền lương | hỗ
            trợ tiền lương""",
        "employer insurance": """
            employer insurance | employer's insurance || بیمه کارفرمایی | بیمه سهم کارفرما |
            سهم بیمه کارفرما || 雇主保险 | 单位社保补贴 || bảo hiểm do người sử dụng lao động
            đóng""",
        "self-employment insurance": """
            self-employment insurance | self-employed person's insurance || بیمه خویش فرمایی |
            بیمه خویش فرما || 自雇人员保险 | 灵活就业社保补贴 || bảo hiểm cho người tự làm""",
        "loan": """
            loan | loans || وام | تسهیلات | وام اشتغال || 贷款 | 小额贷款 || vay vốn | vốn vay""",
        "licensed centre": """
            licensed centre | placement by a licensed centre || مراکز دارای مجوز | مرکز
            کاریابی | کاریابی از مرکز دارای مجوز || 持证机构安置 || giới thiệu việc làm qua
            trung tâm được cấp phép""",
        "counselling": "counselling | counseling || مشاوره || 咨询辅导 | 咨询 | 辅导 || tư vấn",
        "accessibility": """
            accessibility | adaptation | workplace adaptation || مناسب سازی | دسترس پذیری ||
            无障碍改造 || hỗ trợ tiếp cận""",
        "other": "other || سایر || 其他 || khác",
    },
    "purpose": {
        "creation": """
            creation | job creation | creating a job || ایجاد | ایجاد شغل | ایجاد اشتغال ||
            创造岗位 | 新增就业 || tạo việc làm | tạo mới""",
        "stabilisation": """
            stabilisation | stabilization | stabilising a job || تثبیت | تثبیت شغل | تثبیت
            اشتغال || 稳定岗位 | 稳岗 || ổn định việc làm | duy trì""",
        "unknown": "unknown || نامشخص | نامعلوم || 不详 || không rõ",
    },
    "type of job": {
        "competitive": """
            competitive | competitive integrated employment | open | open employment || بازار
            آزاد | رقابتی | اشتغال رقابتی و فراگیر || 公开就业 | 竞争性就业 | 竞争性融合就业 |
            分散按比例就业 || việc làm mở | việc làm cạnh tranh hòa nhập""",
        "supported": """
            supported | supported employment || حمایت شده | اشتغال حمایت شده || 支持性就业 ||
            việc làm có hỗ trợ""",
        "self-employed": """
            self-employed | self employed | self-employment || خویش فرما | خویش فرمایی |
            خوداشتغالی || 自雇 | 自主创业 | 个体就业 || tự làm | tự tạo việc làm""",
        "sheltered": """
            sheltered | sheltered employment | in sheltered work || حفاظت شده | حمایتی |
            کارگاه حمایتی || 庇护性就业 | 集中就业 | 辅助性就业 || việc làm được bảo trợ""",
        "subsidised": "subsidised | subsidized || با یارانه || 补贴就业 || việc làm có trợ cấp",
        "apprenticeship": """
            apprenticeship | apprentice || کارآموزی | استاد شاگردی || 学徒 | 实习 || học nghề""",
        "homemaker": "homemaker || خانه دار || 家务劳动者 || nội trợ",
        "other": "other || سایر || 其他 || khác",
    },
    "evidence": {
        "payroll": """
            payroll | payroll record | wage record | pay slip || فهرست حقوق | فیش حقوقی | لیست
            بیمه || 工资单 | 社保记录 || bảng lương""",
        "employer": """
            employer | the employer || کارفرما | تأیید کارفرما || 用人单位 | 单位证明 || người
            sử dụng lao động""",
        "self-report": """
            self-report | self report | the person's own word | client || خوداظهاری | گفته خود
            فرد || 本人陈述 | 自述 || tự khai | lời của chính người đó""",
        "coach": """
            coach | job coach | the job coach || مربی شغلی | مددکار || 就业辅导员 | 社工 ||
            người hỗ trợ việc làm""",
    },
    "mode": {
        "in person": """
            in person | visit | face to face | on site || حضوری | بازدید حضوری || 实地 | 上门
            | 现场 || trực tiếp | tại chỗ""",
        "phone": """
            phone | telephone | by telephone | call || تلفنی | تلفن || 电话 | 电话回访 || điện
            thoại | qua điện thoại""",
        "remote": """
            remote | online | virtual || غیرحضوری | از راه دور | مجازی || 远程 | 线上 | 在线
            || từ xa | trực tuyến""",
        "admin": """
            admin | administrative | from administrative records | system || سامانه | سیستمی |
            از سوابق اداری || 行政记录 | 系统比对 || từ hồ sơ hành chính""",
    },
    "status at a check": {
        "same job": """
            same job | in the same job | still in job || همان شغل | در همان شغل || 原岗位 |
            在同一份工作 || việc cũ | vẫn làm việc cũ""",
        "other job": """
            other job | in another job | new job || شغل دیگر | در شغل دیگر || 换岗 |
            在另一份工作 | 新岗位 || việc khác | đang làm việc khác""",
        "not working": """
            not working | not employed | unemployed || بیکار | بدون کار || 未工作 | 失业 |
            离职 || không làm việc | thất nghiệp""",
        "unknown": """
            unknown | not known | not reached || نامشخص | نامعلوم | بی پاسخ || 不详 | 失联 |
            未知 || không rõ | không liên lạc được""",
    },
    "what is counted": {
        "percent": "percent | per cent | % || درصد || 百分比 | 百分点 || phần trăm | tỷ lệ",
        "persons": "persons | people | person || نفر | افراد || 人 | 人数 | 名 || người",
        "events": """
            events | cases | times || رویداد | مورد | فقره || 人次 | 次 | 件 || lượt | vụ | sự
            kiện""",
        "employers": """
            employers || کارفرما | کارفرمایان || 家 | 用人单位 | 企业 || doanh nghiệp | người
            sử dụng lao động""",
        "vacancies": "vacancies || فرصت شغلی || 岗位 | 空缺岗位 | 个岗位 || vị trí tuyển dụng",
        "visits": "visits || بازدید || 次走访 | 走访 || lượt thăm | lượt kiểm tra",
    },
    "kind of deadline": {
        "before": """
            before | before the day || پیش از | قبل از || 之前 | 前 | 在该日之前 || trước |
            trước ngày đó""",
        "on or before": """
            on or before | by | until || تا | حداکثر تا || 截至 | 该日或之前 | 以前含当日 ||
            đến hết | chậm nhất | vào ngày đó hoặc trước đó""",
    },
    "cost category": {
        "staff": """
            staff | salaries | personnel || کارکنان | حقوق کارکنان || 人员 | 人员经费 || nhân
            sự | lương""",
        "subsidy": "subsidy | subsidies || یارانه || 补贴 | 补助 || trợ cấp | hỗ trợ",
        "insurance": "insurance || بیمه || 保险 | 社保 || bảo hiểm",
        "loan": "loan | loans || وام | تسهیلات || 贷款 || vay vốn | vốn vay",
        "overhead": """
            overhead | overheads | administration || سربار | هزینه سربار | اداری || 间接费用 |
            管理费 || chi phí quản lý""",
        "other": "other || سایر || 其他 || khác",
    },
    "currency": {
        "IRR": """
            irr | rial | rials | iranian rial || ریال | ریال ایران || 里亚尔 | 伊朗里亚尔 ||
            rial | rial iran""",
        "toman": "toman | tomans | irt || تومان || 土曼 || toman",
        "CNY": "cny | rmb | yuan || یوان || 元 | 人民币 | 人民币元 || nhân dân tệ",
        "VND": "vnd | dong | vietnamese dong || دونگ || 越南盾 | 盾 || đồng | đồng việt nam | vnđ",
        "GBP": "gbp | pound | pounds | £ | pound sterling || پوند || 英镑 || bảng anh",
        "USD": """
            usd | dollar | dollars | us dollar | $ || دلار | دلار آمریکا || 美元 || đô la | đô
            la mỹ""",
        "EUR": "eur | euro | euros | € || یورو || 欧元 || euro",
    },
    "difficulty": {
        "none": """
            no difficulty | none | no - no difficulty || بدون دشواری | بدون مشکل || 没有困难 |
            无困难 || không khó khăn""",
        "some": """
            some difficulty | some | yes - some difficulty || کمی دشواری || 有些困难 |
            有一些困难 || hơi khó khăn | khó khăn một chút""",
        "a lot": """
            a lot of difficulty | a lot | yes - a lot of difficulty || دشواری زیاد || 很困难 |
            很大困难 || rất khó khăn""",
        "cannot": """
            cannot do it at all | cannot do at all | cannot || ناتوانی کامل در انجام آن | نمی
            تواند || 完全无法做到 | 完全不能 || hoàn toàn không thể làm | không thể""",
    },
}
