"""What columns about a programme's design, its delivery and its money are called."""

from __future__ import annotations

from analyses.grammar.roles import Role

NAMES: dict[Role, str] = {
    Role.ARM: """
        arm | stream | group | treatment | intervention | study arm | treatment group |
        pathway | track | جریان حمایت | گروه | گروه مطالعه | مسیر | 组别 | 分组 | 干预组别 |
        nhóm | nhóm can thiệp""",
    Role.AREA: """
        area | county | district | city | local authority | municipality | town |
        county of residence | county code | place | location | state county code | commune |
        شهرستان | شهر | منطقه | محل سکونت | نام شهرستان | شهر محل سکونت | بخش | 县区 | 区县 |
        地区 | 村居 | 县 | 区 | 县市区 | 镇街 | 乡镇 | 社区 | 街道 | huyện thành phố | huyện |
        quận huyện | địa bàn | quận | xã | phường xã | xã phường | huyện thị xã thành phố""",
    Role.REGION: """
        region | province | state | zone | استان | ناحیه | 省份 | 省 | 大区 | 地市 | 片区 |
        tỉnh | tỉnh thành phố | vùng | khu vực""",
    Role.PROVIDER: """
        provider | provider id | centre | center | provider name | service provider | agency |
        office | delivery partner | مرکز | نام مرکز | مجری | مجری خدمات | موسسه | 机构 |
        服务机构 | 机构名称 | 服务站 | cơ sở | trung tâm | đơn vị cung cấp |
        cơ sở cung cấp dịch vụ | tên cơ sở""",
    Role.STATUS: """
        status | status now | employment status | current status | outcome status |
        job status | employed | in work | وضعیت | وضعیت اشتغال | وضعیت شغلی | وضعیت فعلی |
        وضعیت کنونی | شاغل | 状态 | 就业状态 | 就业状况 | 目前状态 | 现状 | 就业情况 |
        tình trạng | tình trạng việc làm | trạng thái | đang làm việc | hiện đang làm việc |
        是否就业 | 是否在业 | tình trạng hiện tại""",
    Role.STAGE: """
        stage | step | phase | stage name | milestone | گام | مرحله | نام گام | 阶段 | 步骤 |
        环节 | giai đoạn | bước | khâu""",
    Role.STAGE_DATE: """
        stage date | date of stage | step date | count date | as of | as at | as of date |
        snapshot date | تاریخ گام | تاریخ مرحله | تاریخ آمار | تا تاریخ | 阶段日期 |
        统计日期 | 截止日期 统计 | 截至日期 | ngày giai đoạn | ngày thống kê | tính đến ngày""",
    Role.COUNT: """
        count | n | number | number of people | number of persons | headcount | total number |
        تعداد | تعداد نفرات | نفر | شمار | تعداد افراد | فراوانی | 数量 | 人数 | 人次 | 计数 |
        合计人数 | số lượng | số người | số lượt | tổng số người""",
    Role.TIME: """
        year | quarter | period | month | week | reporting period | reporting month | time |
        fiscal year | program year | سال | فصل | دوره | ماه | هفته | سال مالی | ماه گزارش |
        دوره گزارش | 年份 | 年度 | 季度 | 月份 | 月 | 年 | 统计月份 | 时期 | năm | quý |
        tháng | kỳ | kỳ báo cáo | tháng báo cáo""",
    Role.UNIT: "unit | unit id | panel id | panel unit | unit code",
    Role.OUTCOME: "outcome | outcome value | y | نتیجه | پیامد | 结果 | 结局 | kết quả",
    Role.BEFORE: "before | pre | baseline | pre test | pretest | پیش آزمون | 前测 | trước",
    Role.AFTER: "after | post | endline | post test | posttest | پس آزمون | 后测 | sau",
    Role.CLUSTER: "cluster | cluster id | psu | خوشه | 群 | 聚类 | cụm",
    Role.WEIGHT: """
        weight | weights | survey weight | sampling weight | وزن | ضریب وزنی | 权重 | trọng số""",
    Role.FIRST_TREATED: """
        first treated | first_treated | treated from | adoption date | adoption year |
        first treated year | 首次干预时间 | năm bắt đầu can thiệp | نخستین زمان مداخله""",
    Role.VISIT: """
        visit | visit id | visit number | inspection id | کد بازدید | شماره بازدید |
        走访编号 | 检查编号 | mã lượt kiểm tra | mã lượt thăm""",
    Role.SITE: """
        site | site id | site name | project site | workplace visited | محل بازدید | محل طرح |
        طرح | کد محل | 走访地点 | 站点 | 项目点 | 检查地点 | địa điểm | điểm kiểm tra |
        cơ sở được kiểm tra""",
    Role.VISIT_DATE: """
        visit date | date of visit | inspection date | monitoring date | date visited |
        تاریخ بازدید | تاریخ نظارت | تاریخ پایش | 走访日期 | 检查日期 | 监测日期 | 走访时间 |
        ngày kiểm tra | ngày thăm | ngày giám sát""",
    Role.VISIT_FINDING: """
        finding | findings | visit finding | visit result | inspection result | نتیجه بازدید |
        یافته | یافته ها | نتیجه نظارت | 检查结果 | 走访结果 | 发现问题 | kết quả kiểm tra |
        phát hiện | tồn tại""",
    Role.FOLLOW_UP_DUE: """
        follow up due | corrective action due | action due date | مهلت رفع | مهلت اصلاح |
        整改期限 | hạn khắc phục""",
    Role.POPULATION: """
        working age disabled | disabled people of working age | disabled population |
        population of working age disabled people | جمعیت معلولان | جمعیت معلولان در سن کار |
        افراد دارای معلولیت در سن کار | 劳动年龄残疾人数 | 残疾人口 | 残疾人数 |
        người khuyết tật trong độ tuổi lao động | số người khuyết tật""",
    Role.TARGET: """
        target id | target number | target no | کد هدف | شماره هدف | 目标编号 | mã chỉ tiêu""",
    Role.INDICATOR: """
        indicator | measure | kpi | performance indicator | indicator name | target name |
        شاخص | عنوان شاخص | نام شاخص | 指标 | 指标名称 | 考核指标 | chỉ số | chỉ tiêu |
        tên chỉ tiêu | nội dung chỉ tiêu""",
    Role.COUNTED: """
        unit of measure | unit of measurement | what is counted | counting unit | count of |
        counted in | واحد سنجش | واحد شمارش | واحد اندازه گیری | 计量单位 | 统计单位 |
        计数单位 | đơn vị tính | đvt | đơn vị đo""",
    Role.OWNER: """
        owner | owner department | responsible department | department | responsible |
        اداره مسئول | معاونت مسئول | مسئول | 责任部门 | 责任单位 | 主管部门 |
        đơn vị chịu trách nhiệm | cơ quan chịu trách nhiệm | sở ngành""",
    Role.PERIOD_START: """
        period start | period from | start of period | from date | period begin | شروع دوره |
        ابتدای دوره | از تاریخ | 期初 | 开始时间 | 时期开始 | bắt đầu kỳ | từ ngày | đầu kỳ""",
    Role.PERIOD_END: """
        period end | period to | end of period | to date | پایان دوره | انتهای دوره | 期末 |
        结束时间 | 时期结束 | kết thúc kỳ | đến ngày | cuối kỳ""",
    Role.TARGET_VALUE: """
        target | target value | goal | planned | annual target | plan value | هدف |
        مقدار هدف | هدف گذاری | هدف کمی | تعهد | 目标 | 目标值 | 计划数 | 任务数 | 年度目标 |
        giá trị chỉ tiêu | mục tiêu | kế hoạch năm | chỉ tiêu giao""",
    Role.CONDITION: """
        condition | conditional on | conditions | شرط | مشروط به | شرایط تحقق | 条件 |
        前提条件 | điều kiện""",
    Role.SOURCE_DOCUMENT: """
        source document | document | source doc | document number | سند | شماره سند | مستند |
        منبع | 来源文件 | 文件 | 文号 | 文件依据 | văn bản | số văn bản | văn bản nguồn |
        căn cứ văn bản""",
    Role.TASK: """
        task | task id | task number | task name | activity no | وظیفه | شرح وظیفه |
        کد وظیفه | اقدام | 任务 | 任务编号 | 工作任务 | 任务名称 | nhiệm vụ | mã nhiệm vụ |
        nội dung nhiệm vụ | công việc được giao""",
    Role.PLAN: """
        plan | plan no | plan number | plan id | شماره برنامه | شماره طرح | 计划编号 |
        方案编号 | số kế hoạch | kế hoạch""",
    Role.LEAD_UNIT: """
        lead unit | lead | lead department | lead agency | responsible unit | دستگاه مسئول |
        دستگاه مجری | مسئول اجرا | متولی | 牵头单位 | 牵头部门 | 主办单位 | đơn vị chủ trì |
        cơ quan chủ trì | chủ trì | đơn vị thực hiện""",
    Role.CO_UNITS: """
        co units | co operating units | supporting units | partner units | دستگاه همکار |
        دستگاه های همکار | همکار | 配合单位 | 协办单位 | đơn vị phối hợp | cơ quan phối hợp |
        phối hợp""",
    Role.DOMAIN: """
        domain | field of work | thematic area | theme | حوزه | محور | زمینه | 领域 |
        工作领域 | lĩnh vực | nhóm nhiệm vụ""",
    Role.DEADLINE: """
        deadline | due by | date due by | submission deadline | مهلت | آخرین مهلت |
        مهلت انجام | 截止日期 | 期限 | 完成时限 | 报送期限 | thời hạn | hạn nộp |
        hạn hoàn thành | hạn chót | thời hạn hoàn thành""",
    Role.DEADLINE_KIND: "deadline kind | kind of deadline | نوع مهلت | 期限类型 | loại thời hạn",
    Role.SUBMITTED: """
        submitted | submitted date | date submitted | day submitted | received date |
        date received | تاریخ ارسال | تاریخ تحویل | تاریخ دریافت گزارش | 报送日期 | 提交日期 |
        上报日期 | ngày nộp | ngày gửi | ngày báo cáo | ngày nhận báo cáo""",
    Role.COST_ITEM: """
        cost id | cost item | expense id | transaction id | invoice number | ردیف هزینه |
        شماره سند هزینه | 费用编号 | 凭证号 | mã chi phí | số chứng từ""",
    Role.COST_CATEGORY: """
        cost category | category of cost | expense category | cost type | expenditure type |
        نوع هزینه | سرفصل هزینه | سرفصل | 费用类别 | 费用类型 | 支出类别 | 科目 |
        loại chi phí | khoản mục chi | mục chi""",
    Role.AMOUNT: """
        amount | cost | costs | expenditure | spend | total cost | amount paid | مبلغ |
        هزینه | مبلغ پرداختی | مبلغ هزینه | 金额 | 费用 | 支出 | 支出金额 | 补贴金额 |
        số tiền | chi phí | kinh phí | mức hỗ trợ""",
    Role.CURRENCY: """
        currency | currency code | واحد پول | ارز | 币种 | 货币 | đơn vị tiền tệ | loại tiền |
        tiền tệ""",
    Role.PRICE_YEAR: """
        price year | prices of | price base year | سال پایه | سال قیمت | 价格年份 | 基年 |
        năm giá | năm gốc""",
    Role.REVIEW_DATE: """
        review date | date of review | fidelity review date | تاریخ ارزیابی | تاریخ بازبینی |
        评估日期 | 评审日期 | ngày đánh giá""",
    Role.ITEM: """
        item | item number | item no | fidelity item | scale item | گویه | شماره گویه | 条目 |
        评估条目 | mục | mục đánh giá""",
    Role.SCORE: """
        score | rating | item score | امتیاز | نمره | 得分 | 分数 | 评分 | điểm | điểm số""",
}
