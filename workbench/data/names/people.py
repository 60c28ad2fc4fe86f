"""What columns about participants and their services are called."""

from __future__ import annotations

from analyses.grammar.roles import Role

NAMES: dict[Role, str] = {
    Role.PERSON: """
        person | person id | personid | person number | participant id | participant |
        participant number | client id | client | client number | client no | clientid |
        case id | case number | case no | unique individual identifier | unique identifier |
        individual id | customer id | consumer id | beneficiary id | national id |
        national insurance number | nino | ssn | social security number | pid | study id |
        respondent id | learner id | کد ملی | کدملی | شماره ملی | کد مددجو | کد مددجویی |
        شماره مددجویی | شماره پرونده | کد پرونده | شناسه | شناسه فرد | شناسه مددجو | مددجو |
        کد فرد | شماره شناسایی | کد متقاضی | کد معلول | شماره کارت معلولیت | کد شرکت کننده |
        شرکت کننده | توان خواه | کد توان خواه | 身份证号 | 身份证 | 身份证号码 |
        公民身份号码 | 档案号 | 档案编号 | 编号 | 残疾证号 | 残疾人证号 | 个案编号 | 个案号 |
        服务对象编号 | 学员编号 | 人员编号 | 人员 | 个人编号 | 参加者编号 | mã | mã số |
        mã hồ sơ | mã người | số hồ sơ | cccd | số cccd | cmnd | số cmnd | mã định danh |
        số định danh | mã đối tượng | mã học viên | mã người tham gia | số căn cước | mã nkt |
        mã ca""",
    Role.PROGRAMME: """
        programme | program | programme name | program name | programme id | program id |
        project name | scheme | contract id | funding stream | grant | نام برنامه | نام طرح |
        کد طرح | عنوان طرح | عنوان برنامه | کد برنامه | 项目 | 项目名称 | 项目编号 |
        计划名称 | chương trình | tên chương trình | mã chương trình | tên dự án | dự án""",
    Role.REFERRAL: """
        referral date | date of referral | referred | referred on | date referred | referral |
        تاریخ ارجاع | تاریخ معرفی | 转介日期 | 转介时间 | 推荐日期 | ngày giới thiệu |
        ngày chuyển gửi | ngày được giới thiệu""",
    Role.CASE_OPENED: """
        case opened | case opened date | date case opened | case open date | opened |
        تاریخ تشکیل پرونده | تاریخ گشایش پرونده | 开案日期 | 立案日期 | 个案开启日期 |
        ngày mở ca | ngày mở hồ sơ""",
    Role.START: """
        date of program entry | program entry | programme start | program start |
        program start date | programme start date | programme entry | entry date |
        enrolment date | enrollment date | date enrolled | enrolled on | intake date |
        date of intake | date of application | application date | commencement date |
        participation start | registration date | تاریخ پذیرش | تاریخ ثبت نام | تاریخ ورود |
        تاریخ ورود به برنامه | تاریخ شروع برنامه | تاریخ درخواست | تاریخ تقاضا | 建档日期 |
        建档时间 | 入组日期 | 登记日期 | 登记时间 | 报名日期 | 入项日期 | 参加日期 |
        申请日期 | 项目开始日期 | ngày tiếp nhận | ngày đăng ký | ngày vào chương trình |
        ngày lập hồ sơ | ngày tham gia | ngày nộp đơn | ngày bắt đầu chương trình |
        ngày nhập học""",
    Role.EXIT: """
        date of program exit | program exit | programme exit | exit date | date of exit |
        exited | closure date | date of closure | case closed | case closed date |
        completion date | discharge date | leaving date | programme end | program end date |
        programme end date | تاریخ خروج | تاریخ ترخیص | تاریخ خروج از برنامه |
        تاریخ مختومه شدن | تاریخ مختومه | تاریخ بستن پرونده | 退出日期 | 结案日期 | 结案时间 |
        退出时间 | 结束服务日期 | 销案日期 | ngày ra khỏi chương trình |
        ngày kết thúc chương trình | ngày rời chương trình | ngày đóng ca | ngày đóng hồ sơ""",
    Role.EXIT_TYPE: """
        type of exit | exit type | closure type | type of closure | نوع خروج | نوع ترخیص |
        退出类型 | 结案类型 | kiểu rời chương trình | loại kết thúc | hình thức kết thúc""",
    Role.EXIT_REASON: """
        exit reason | reason for exit | closure reason | reason for closure |
        reason for leaving | leaving reason | withdrawal reason | علت خروج | دلیل خروج |
        علت ترخیص | علت ترک برنامه | 退出原因 | 结案原因 | 离开原因 | lý do rời chương trình |
        lý do kết thúc | lý do đóng ca | lý do ra khỏi chương trình""",
    Role.EXCLUSION: """
        exclusion | exclusion reason | reason for exclusion | other reasons for exit |
        excluded because | علت حذف | دلیل حذف | علت استثنا | علت کنارگذاشتن | 剔除原因 |
        排除原因 | lý do loại trừ | lý do loại""",
    Role.PLACED: """
        placed | placed date | placement date | date placed | date of placement |
        job entry date | first job date | date employed | employment date |
        date of employment | hire date | تاریخ اشتغال | تاریخ به کار گماری | تاریخ بکارگماری |
        تاریخ جایابی | تاریخ اشتغال به کار | 上岗日期 | 就业日期 | 上岗时间 | 就业时间 |
        安置日期 | ngày có việc | ngày có việc làm | ngày tìm được việc | ngày bố trí việc làm""",
    Role.BIRTH: """
        date of birth | birth date | birthdate | dob | born | birthday | year of birth |
        birth year | d o b | تاریخ تولد | سال تولد | متولد | تولد | ت تولد | 出生日期 |
        出生年月 | 出生年月日 | 生日 | 出生年份 | 出生 | ngày sinh | năm sinh |
        ngày tháng năm sinh | sinh năm""",
    Role.DEATH: """
        date of death | death date | died on | deceased date | تاریخ فوت | تاریخ وفات |
        死亡日期 | 死亡时间 | ngày mất | ngày chết | ngày tử vong""",
    Role.AGE: """
        age | age at start | age at entry | age group | age band | age range | age years |
        سن | گروه سنی | رده سنی | سن در زمان پذیرش | 年龄 | 年龄段 | 年龄组 | 岁数 | tuổi |
        nhóm tuổi | độ tuổi""",
    Role.SEX: "sex | gender | m f | male female | جنسیت | جنس | 性别 | giới tính | giới | phái",
    Role.RELATION: """
        relation | relationship | relation to client | relation to the client |
        client or family | نسبت | نسبت با مددجو | نسبت خانوادگی | مددجو یا خانواده |
        与服务对象关系 | 与本人关系 | 与户主关系 | 关系 | quan hệ | quan hệ với đối tượng |
        quan hệ với chủ hộ""",
    Role.DISABILITY: """
        disability | disabled | has disability | individual with a disability |
        disability status | disability y n | معلول | دارای معلولیت | معلولیت دارد |
        وضعیت معلولیت | 是否残疾 | 残疾 | 是否残疾人 | khuyết tật | là người khuyết tật |
        có khuyết tật | nkt""",
    Role.DISABILITY_TYPE: """
        type of disability | disability type cause | disability type and cause |
        disability type | primary disability | disability category | impairment |
        category of disability | primary impairment | نوع معلولیت | گروه معلولیت |
        نوع ناتوانی | 残疾类别 | 残疾类型 | 残疾种类 | dạng khuyết tật | loại khuyết tật |
        dạng tật""",
    Role.SEVERITY: """
        severity | disability severity | severity of disability | degree of disability |
        disability grade | disability level | level of disability | grade of disability |
        significance of disability | شدت | شدت معلولیت | درجه معلولیت | میزان معلولیت |
        سطح معلولیت | 残疾等级 | 残疾级别 | 残疾程度 | 等级 | mức độ khuyết tật |
        mức khuyết tật | mức độ | hạng khuyết tật | mức độ tật""",
    Role.EDUCATION: """
        education | education level | level of education | highest education |
        highest qualification | qualification | schooling | highest school grade completed |
        تحصیلات | میزان تحصیلات | سطح تحصیلات | مدرک تحصیلی | 文化程度 | 学历 | 教育程度 |
        受教育程度 | trình độ học vấn | học vấn | trình độ | trình độ văn hóa""",
    Role.STATUS_BEFORE: """
        status at start | status at entry | employment status at start |
        employment status at entry | employment status at program entry |
        employment status before | baseline employment status | employment at ipe |
        employment status at ipe | employment status at application |
        وضعیت اشتغال در زمان پذیرش | وضعیت اشتغال قبلی | وضعیت اشتغال پیش از برنامه |
        وضعیت شغلی قبلی | 入项时就业状态 | 原就业状态 | 建档时就业状况 | 建档时就业状态 |
        tình trạng việc làm ban đầu | tình trạng việc làm lúc bắt đầu | tình trạng trước""",
    Role.WAGE_BEFORE: """
        wage at start | wage before | hourly wage at start | hourly wage at ipe |
        wage at entry | hourly wage at application | baseline wage | previous wage |
        دستمزد قبلی | دستمزد پیش از برنامه | حقوق قبلی | 原工资 | 入项前工资 | lương trước |
        lương trước đây | thu nhập trước""",
    Role.HOURS_BEFORE: """
        hours at start | weekly hours at start | hours worked in a week at ipe |
        hours before | hours at entry | hours worked in a week at application |
        ساعت کار قبلی | 原每周工时 | số giờ trước đây""",
    Role.BENCHMARK_HOURS: """
        benchmark hours | benchmark | assessed hours | work capacity hours | ساعت معیار |
        ساعت مبنا | 基准工时 | 评估工时 | số giờ chuẩn | giờ chuẩn""",
    Role.BENEFIT: """
        benefit | benefit status | benefits | on benefit | benefit type | public support |
        allowance | مستمری | وضعیت مستمری | نوع مستمری | مستمری بگیر | 福利 | 低保 |
        补贴领取情况 | 低保情况 | trợ cấp xã hội | hưởng trợ cấp | tình trạng trợ cấp""",
    Role.CONSENT: """
        consent | consented | consent given | data consent | رضایت | رضایت نامه |
        رضایت آگاهانه | 知情同意 | 是否同意 | đồng ý | chấp thuận | đồng ý cung cấp dữ liệu""",
    Role.SEEING: "wg see | wg seeing | wgss seeing | difficulty seeing | vision difficulty",
    Role.HEARING: "wg hear | wg hearing | wgss hearing | difficulty hearing | hearing difficulty",
    Role.WALKING: "wg walk | wg walking | wg mob | difficulty walking | mobility difficulty",
    Role.REMEMBERING: "wg rem | wg cog | wg cognition | difficulty remembering",
    Role.SELF_CARE: "wg care | wg sc | wg self care | difficulty with self care",
    Role.COMMUNICATING: "wg comm | wg com | wg communication | difficulty communicating",
    Role.EARNINGS_Q1_BEFORE: """
        earnings q 1 | earnings q1 before | wages q1 before |
        wages 1st quarter prior to participation | wages 1st quarter prior to program entry |
        earnings quarter 1 before start""",
    Role.EARNINGS_Q2_BEFORE: """
        earnings q2 before | wages q2 before | wages 2nd quarter prior to participation |
        wages 2nd quarter prior to program entry | earnings quarter 2 before start""",
    Role.EARNINGS_Q3_BEFORE: """
        earnings q3 before | wages q3 before | wages 3rd quarter prior to participation |
        wages 3rd quarter prior to program entry | earnings quarter 3 before start""",
    Role.SERVICE: """
        service id | service number | service record | activity id | کد خدمت | شناسه خدمت |
        服务编号 | 服务记录号 | mã dịch vụ""",
    Role.SERVICE_TYPE: """
        service type | type of service | service | service name | activity | activity type |
        support type | type of support | intervention type | instrument | نوع خدمت | خدمت |
        نوع حمایت | نوع تسهیلات | شرح خدمت | 服务类型 | 服务内容 | 服务项目 | 支持类型 |
        扶持类型 | loại dịch vụ | dịch vụ | loại hỗ trợ | hình thức hỗ trợ | nội dung hỗ trợ""",
    Role.PURPOSE: """
        purpose | creation or stabilisation | creation or stabilization |
        job creation or stabilisation | هدف حمایت | ایجاد یا تثبیت | تثبیت یا ایجاد |
        ایجاد تثبیت | 目的 | 用途 | mục đích""",
    Role.SERVICE_START: """
        service start | service start date | date service started | service date |
        date of service | first service date | ipe date | date of ipe | تاریخ شروع خدمت |
        تاریخ خدمت | تاریخ ارائه خدمت | 服务开始日期 | 服务日期 | 服务时间 |
        ngày bắt đầu dịch vụ | ngày dịch vụ | ngày cung cấp dịch vụ | ngày hỗ trợ""",
    Role.SERVICE_END: """
        service end | service end date | date service ended | last service date |
        تاریخ پایان خدمت | 服务结束日期 | ngày kết thúc dịch vụ | ngày kết thúc hỗ trợ""",
    Role.SERVICE_HOURS: """
        service hours | hours of service | hours delivered | contact hours | ساعت خدمت |
        مدت خدمت | 服务时长 | 服务小时 | 服务工时 | số giờ dịch vụ | thời lượng dịch vụ""",
    Role.WORKER: """
        worker | case worker | caseworker | job coach | coach | counselor | counsellor |
        advisor | adviser | key worker | staff member | مددکار | نام مددکار | مربی |
        مربی شغلی | کارشناس | 社工 | 负责社工 | 就业辅导员 | 辅导员 | 经办人 | nhân viên |
        nhân viên phụ trách | cán bộ phụ trách | nhân viên công tác xã hội | người phụ trách""",
}
