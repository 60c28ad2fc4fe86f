"""What columns about jobs, follow-ups, employers and vacancies are called."""

from __future__ import annotations

from analyses.grammar.roles import Role

NAMES: dict[Role, str] = {
    Role.SPELL: """
        spell | spell id | placement id | job id | placement number | employment id |
        job number | کد اشتغال | شناسه اشتغال | شماره اشتغال | 就业编号 | 就业记录号 |
        mã việc làm | mã đợt làm việc""",
    Role.EMPLOYER: """
        employer | employer id | employer number | employer code | company id | company |
        firm | firm id | workplace | کارفرما | کد کارفرما | شناسه کارفرما | کد کارگاه |
        کارگاه | شرکت | محل کار | 用人单位 | 用人单位编号 | 单位编号 | 企业 | 企业编号 |
        雇主 | 雇主编号 | 就业单位 | 工作单位 | người sử dụng lao động | mã doanh nghiệp |
        doanh nghiệp | nhà tuyển dụng | công ty | mã người sử dụng lao động | nơi làm việc""",
    Role.VACANCY: """
        vacancy | vacancy id | vacancy number | job order | job order id | opening id |
        post id | فرصت شغلی | کد فرصت شغلی | شماره آگهی | 岗位编号 | 职位编号 | 空缺岗位 |
        mã vị trí | mã tin tuyển dụng | vị trí tuyển dụng""",
    Role.JOB_START: """
        job start | job start date | employment start | employment start date |
        date started job | date job started | job started | start of employment |
        start of job | work start date | start date of primary employment |
        date of initial employment | start date of employment | شروع به کار |
        تاریخ شروع به کار | تاریخ شروع کار | شروع کار | تاریخ آغاز به کار | تاریخ استخدام |
        入职日期 | 开始工作日期 | 入职时间 | 到岗日期 | 录用日期 | ngày bắt đầu làm việc |
        ngày vào làm | ngày đi làm | ngày nhận việc | ngày bắt đầu việc làm""",
    Role.JOB_END: """
        job end | job end date | employment end | employment end date | date job ended |
        job ended | end of employment | end of job | date left job | job exit date |
        termination date | پایان کار | تاریخ پایان کار | تاریخ ترک کار | تاریخ قطع همکاری |
        تاریخ پایان اشتغال | 离职日期 | 离职时间 | 离岗日期 | 解除合同日期 | ngày nghỉ việc |
        ngày thôi việc | ngày kết thúc làm việc | ngày kết thúc việc làm""",
    Role.END_REASON: """
        end reason | reason job ended | reason the job ended | reason for job end |
        job end reason | reason for separation | separation reason | reason left |
        علت ترک کار | علت پایان کار | دلیل ترک کار | علت قطع همکاری | 离职原因 | 离岗原因 |
        lý do nghỉ việc | lý do thôi việc""",
    Role.JOB_TYPE: """
        job type | type of job | employment type | type of employment |
        employment outcome type | primary employment type | kind of job | نوع شغل |
        نوع اشتغال | نوع کار | 就业类型 | 就业形式 | 工作类型 | 就业方式 | loại việc làm |
        hình thức việc làm | loại công việc""",
    Role.OCCUPATION: """
        occupation | job title | position title | soc | soc code | isco | isco code |
        onet code | primary occupation | job role | شغل | عنوان شغل | عنوان شغلی | حرفه |
        رسته شغلی | 职业 | 岗位 | 岗位名称 | 工种 | 职务 | nghề nghiệp | nghề |
        tên công việc | công việc | chức danh | vị trí việc làm""",
    Role.HOURS: """
        weekly hours | hours per week | hours a week | hours worked per week | hours weekly |
        hours worked in a week | hours per wk | working hours | ساعت کار هفتگی |
        ساعت در هفته | ساعات کار هفتگی | ساعت کار در هفته | 每周工时 | 周工时 | 每周工作小时 |
        工时 | số giờ mỗi tuần | số giờ làm việc mỗi tuần | giờ làm mỗi tuần | giờ tuần""",
    Role.WAGE: """
        wage | monthly wage | job wage | starting wage | salary | monthly salary | pay |
        pay rate | wage per month | monthly pay | دستمزد | دستمزد ماهانه | حقوق |
        حقوق ماهانه | حقوق و دستمزد | میزان دستمزد | دستمزد روزانه | 工资 | 月工资 | 月薪 |
        薪资 | 薪酬 | 工资收入 | tiền lương | lương | lương tháng | mức lương | tiền công""",
    Role.CONTRACT: """
        contract | contract type | type of contract | نوع قرارداد | قرارداد | 合同 |
        合同类型 | 劳动合同 | 合同期限 | hợp đồng | loại hợp đồng | loại hợp đồng lao động""",
    Role.INSURED: """
        insured | insurance | is insured | social insurance | بیمه | بیمه شده | وضعیت بیمه |
        دارای بیمه | 是否参保 | 参保 | 社保 | 是否缴纳社保 | 参保情况 | có bảo hiểm |
        đóng bảo hiểm | bhxh | tham gia bảo hiểm | bảo hiểm xã hội""",
    Role.INSURANCE_SCHEME: """
        insurance scheme | insurance type | type of insurance | نوع بیمه | صندوق بیمه |
        保险类型 | 险种 | 保险种类 | loại bảo hiểm | hình thức bảo hiểm""",
    Role.SUBSIDISED: """
        subsidised | subsidized | wage subsidy | subsidy | has subsidy | یارانه |
        یارانه دستمزد | مشمول یارانه | 有无补贴 | 是否补贴 | 岗位补贴 | có trợ cấp |
        được trợ cấp | trợ cấp lương""",
    Role.EVIDENCE: """
        evidence | evidence type | verification | proof | how verified |
        source of information | مدرک | مستندات | نحوه تأیید | منبع اطلاع | 依据 | 证明材料 |
        核实方式 | 信息来源 | căn cứ | minh chứng | nguồn xác nhận | tài liệu chứng minh""",
    Role.CHECK: """
        check id | follow up id | followup id | check number | کد پیگیری | شماره پیگیری |
        回访编号 | 跟踪编号 | mã theo dõi""",
    Role.DUE_DATE: """
        due date | due | follow up due date | check due | date due | موعد | موعد پیگیری |
        تاریخ موعد | 应访日期 | 应回访日期 | 计划回访日期 | ngày đến hạn | ngày phải theo dõi""",
    Role.CHECK_DATE: """
        check date | follow up date | followup date | date of follow up | date checked |
        contact date | date of contact | survey date | تاریخ پیگیری | تاریخ تماس | 回访日期 |
        跟踪日期 | 随访日期 | 回访时间 | ngày theo dõi | ngày kiểm tra lại | ngày liên hệ""",
    Role.WAVE: """
        wave | round | follow up wave | survey wave | wave number | نوبت | نوبت پیگیری | دور |
        مرحله پایش | مرحله نظارت | دوره پایش | 轮次 | 批次 | 回访次数 | 第几次 | đợt | lần |
        vòng | đợt kiểm tra""",
    Role.MODE: """
        mode | contact mode | method of contact | visit mode | visit type | how contacted |
        شیوه | نحوه پیگیری | نوع بازدید | نحوه نظارت | شیوه نظارت | حضوری غیرحضوری | 方式 |
        回访方式 | 走访方式 | 监测方式 | hình thức | hình thức kiểm tra | phương thức""",
    Role.SAME_EMPLOYER: """
        same employer | retention with same employer | retained with same employer |
        same employer q2 q4 |
        retention with the same employer in the 2nd quarter and the 4th quarter |
        همان کارفرما | نزد همان کارفرما | 同一用人单位 | 是否同一单位 |
        cùng người sử dụng lao động | cùng doanh nghiệp""",
    Role.EMPLOYED_Q1: """
        employed q1 | employed in q1 | employed q1 after exit |
        employed in 1st quarter after exit quarter |
        employment first quarter after exit quarter |
        employment in the first quarter after exit""",
    Role.EMPLOYED_Q2: """
        employed q2 | employed in q2 | employed q2 after exit |
        employed in 2nd quarter after exit quarter |
        employment second quarter after exit quarter |
        employment in the second quarter after exit""",
    Role.EMPLOYED_Q3: """
        employed q3 | employed in q3 | employed q3 after exit |
        employed in 3rd quarter after exit quarter |
        employment third quarter after exit quarter |
        employment in the third quarter after exit""",
    Role.EMPLOYED_Q4: """
        employed q4 | employed in q4 | employed q4 after exit |
        employed in 4th quarter after exit quarter |
        employment fourth quarter after exit quarter |
        employment in the fourth quarter after exit""",
    Role.EARNINGS_Q1: """
        wages q1 | wage q1 | earnings q1 | wages 1st quarter after exit quarter |
        wages first quarter after exit""",
    Role.EARNINGS_Q2: """
        wages q2 | wage q2 | earnings q2 | wages 2nd quarter after exit quarter |
        wages second quarter after exit | median earnings q2""",
    Role.EARNINGS_Q3: """
        wages q3 | wage q3 | earnings q3 | wages 3rd quarter after exit quarter |
        wages third quarter after exit""",
    Role.EARNINGS_Q4: """
        wages q4 | wage q4 | earnings q4 | wages 4th quarter after exit quarter |
        wages fourth quarter after exit""",
    Role.MATCH_Q1: "match q1 | type of employment match 1st quarter after exit quarter",
    Role.MATCH_Q2: "match q2 | type of employment match 2nd quarter after exit quarter",
    Role.MATCH_Q3: "match q3 | type of employment match 3rd quarter after exit quarter",
    Role.MATCH_Q4: "match q4 | type of employment match 4th quarter after exit quarter",
    Role.EMPLOYER_NAME: """
        employer name | name of employer | company name | business name | firm name |
        نام کارفرما | نام شرکت | نام کارگاه | عنوان کارگاه | 单位名称 | 企业名称 |
        用人单位名称 | 公司名称 | tên doanh nghiệp | tên công ty |
        tên người sử dụng lao động | tên đơn vị sử dụng lao động""",
    Role.TAX_NUMBER: """
        tax number | tax id | tin | vat number | ein | fein | company registration number |
        شماره مالیاتی | کد اقتصادی | شناسه ملی شرکت | 税号 | 统一社会信用代码 | 信用代码 |
        mã số thuế | mst""",
    Role.INDUSTRY: """
        industry | sector | industry sector | naics | naics code | sic | isic |
        business type | صنعت | رشته فعالیت | نوع فعالیت | بخش اقتصادی | 行业 | 所属行业 |
        行业类别 | 产业 | ngành | ngành nghề | lĩnh vực kinh doanh""",
    Role.EMPLOYER_SIZE: """
        size | employer size | company size | number of employees | employees | staff number |
        تعداد کارکنان | اندازه کارگاه | تعداد پرسنل | 规模 | 企业规模 | 职工人数 | 员工人数 |
        quy mô | quy mô doanh nghiệp | số lao động | số nhân viên""",
    Role.POSTED: """
        posted | posted date | date posted | posting date | vacancy date | opened on |
        تاریخ آگهی | تاریخ اعلام | 发布日期 | 招聘日期 | ngày đăng | ngày đăng tuyển |
        ngày thông báo""",
    Role.POSITIONS: """
        positions | number of positions | openings | vacancies | places |
        number of vacancies | تعداد جایگاه | تعداد فرصت شغلی | تعداد نیرو | 岗位数 |
        招聘人数 | 需求人数 | 岗位数量 | số vị trí | số chỗ | số lượng tuyển |
        chỉ tiêu tuyển dụng""",
    Role.APPROXIMATE: """
        approximate | approx | is approximate | estimated | تقریبی | برآوردی | 约数 |
        是否约数 | 估计 | ước chừng | ước tính | xấp xỉ""",
    Role.FILLED: """
        filled | positions filled | number filled | hires | تکمیل شده | جذب شده | تعداد جذب |
        已招人数 | 录用人数 | 已填补 | đã tuyển | số đã tuyển""",
    Role.ACCESSIBLE: """
        accessible | is accessible | accessible workplace | wheelchair access | دسترس پذیر |
        مناسب سازی | مناسب سازی شده | 无障碍 | 是否无障碍 | tiếp cận | có lối tiếp cận""",
}
