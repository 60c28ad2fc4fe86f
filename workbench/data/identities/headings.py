"""What columns that tell who a person is are called in four languages."""

from __future__ import annotations

import re
from functools import cache

from workbench.data.matching import unaccented
from workbench.data.spelling import key

HEADINGS: dict[str, str] = {
    "name": """
        first name | given name | forename | middle name | last name | surname | family name |
        full name | client name | participant name | customer name | person name | name of client |
        name of participant | name of person | patient name | trainee name | student name |
        learner name | beneficiary name | employee name | applicant name | claimant name |
        father name | mother name | fathers name | mothers name | name of father |
        name of mother | maiden name | preferred name | nickname | guardian | guardian name |
        next of kin | emergency contact | contact person | carer name | parent name |
        name of parent | name of guardian | first and last name | name and surname |
        firstname | lastname | fullname |
        نام خانوادگی | نام و نام خانوادگی | نام نام خانوادگی | نام ونام خانوادگی | نام کوچک |
        نام مددجو | نام پدر | نام مادر | نام کامل | نام شخص | نام فرد | نام متقاضی | نام معلول |
        نام کارآموز | نام شاغل | نام توان خواه | نام مجری | نام مجری طرح | نام سرپرست |
        نام قیم | نام همسر | نام ولی | اسم و فامیل | فامیل | فامیلی | شهرت | نام مراجع |
        姓名 | 名字 | 姓 | 本人姓名 | 残疾人姓名 | 服务对象姓名 | 学员姓名 | 个案姓名 | 员工姓名 |
        申请人 | 申请人姓名 | 家长姓名 | 监护人 | 监护人姓名 | 父亲姓名 | 母亲姓名 | 联系人 |
        联系人姓名 | 紧急联系人 | 曾用名 | 户主 | 户主姓名 |
        họ và tên | họ tên | họ và tên người khuyết tật | họ tên người khuyết tật |
        họ và tên học viên | họ tên học viên | tên học viên | tên người khuyết tật |
        tên đối tượng | họ tên đối tượng | họ | tên đệm | tên lót | họ đệm | họ và tên đệm |
        họ tên cha | họ tên mẹ | tên cha | tên mẹ | họ tên bố | người giám hộ |
        họ tên người giám hộ | người liên hệ | họ tên chủ hộ | chủ hộ | tên người lao động |
        họ tên người lao động""",
    "perhaps-name": "name | names | client | participant | نام | اسم | نام ها | 名称 | 人员 | tên",
    "telephone": """
        phone | phone number | phone no | telephone | telephone number | tel | tel no | mobile |
        mobile number | mobile phone | mobile no | cell | cell phone | cellphone | contact number |
        home phone | work phone | emergency phone | emergency contact number | whatsapp | fax |
        wechat | zalo | telegram |
        تلفن | شماره تلفن | تلفن همراه | شماره همراه | همراه | موبایل | شماره موبایل | تلفن ثابت |
        شماره تماس | تماس | تلفن تماس | تلفن منزل | شماره تلفن همراه | شماره تلفن ثابت |
        电话 | 电话号码 | 联系电话 | 手机 | 手机号 | 手机号码 | 联系方式 | 固定电话 | 家庭电话 |
        紧急联系电话 | 监护人电话 | 微信 | 微信号 | 本人电话 |
        điện thoại | số điện thoại | sđt | sdt | số đt | điện thoại di động | di động |
        số di động | điện thoại liên hệ | số liên hệ | liên hệ""",
    "mail": """
        email | e mail | email address | e mail address | mail | ایمیل | پست الکترونیک |
        پست الکترونیکی | نشانی ایمیل | رایانامه | 邮箱 | 电子邮箱 | 电子邮件 | 邮箱地址 |
        thư điện tử | địa chỉ email | hộp thư""",
    "address": """
        address | home address | street | street address | address line 1 | address line 2 |
        address 1 | address 2 | residential address | mailing address | postal address |
        permanent address | current address | house number | postcode | post code | postal code |
        zip | zip code |
        آدرس | نشانی | آدرس منزل | نشانی منزل | محل سکونت | آدرس محل سکونت | نشانی محل سکونت |
        آدرس دقیق | کد پستی | کدپستی | پلاک |
        地址 | 住址 | 家庭住址 | 家庭地址 | 联系地址 | 详细地址 | 现住址 | 现住地址 | 通讯地址 |
        户籍地址 | 居住地址 | 门牌号 | 邮编 | 邮政编码 |
        địa chỉ | nơi ở | chỗ ở | nơi ở hiện nay | địa chỉ nhà | địa chỉ thường trú |
        nơi thường trú | địa chỉ liên hệ | hộ khẩu | hộ khẩu thường trú | địa chỉ hiện tại |
        số nhà | mã bưu chính""",
    "national": """
        national id | national number | national identity number | national insurance number |
        nino | ni number | ssn | social security number | social security no | passport |
        passport number | identity card | id card | id card number | driving licence number |
        birth certificate number | tax number |
        کد ملی | کدملی | شماره ملی | کد ملّی | شماره شناسنامه | ش ش | شناسنامه | شماره گذرنامه |
        کد ملی پدر | کد ملی سرپرست | کدملی مددجو | کد ملی مددجو |
        身份证 | 身份证号 | 身份证号码 | 身份证件号 | 证件号码 | 公民身份号码 | 护照号 | 社保号 |
        社会保障号 | 监护人身份证号 |
        cccd | số cccd | cmnd | số cmnd | cccd cmnd | số cccd cmnd | cmnd cccd | số cmnd cccd |
        căn cước | căn cước công dân | số căn cước | số căn cước công dân | số định danh |
        số định danh cá nhân | mã định danh | mã định danh cá nhân | hộ chiếu | số hộ chiếu |
        chứng minh nhân dân | mã bảo hiểm xã hội | số sổ bhxh""",
    "card": """
        disability card | disability card number | disability card no | blue badge number |
        شماره کارت معلولیت | کد معلولیت | شماره پرونده معلولیت | شماره کارت معلول |
        残疾证 | 残疾证号 | 残疾证号码 | 残疾人证号 | 残疾人证 | 残疾人证号码 |
        giấy xác nhận khuyết tật | số giấy xác nhận khuyết tật | số thẻ khuyết tật |
        số giấy xác nhận""",
    "bank": """
        bank account | bank account number | account number | account no | iban | card number |
        bank card | bank card number | sort code | routing number |
        شماره حساب | شماره شبا | شبا | شماره کارت | شماره کارت بانکی | شماره حساب بانکی |
        银行账号 | 银行卡号 | 银行账户 | 账号 | 银行卡 | 开户账号 | 卡号 |
        số tài khoản | tài khoản ngân hàng | stk | số tài khoản ngân hàng | số thẻ ngân hàng""",
    "note": """
        notes | note | remarks | remark | comment | comments | case notes | description | memo |
        free text | observations | توضیحات | شرح | ملاحظات | یادداشت | شرح حال | توضیح |
        备注 | 说明 | 备注说明 | 个案记录 | 记录 | 情况说明 |
        ghi chú | nhận xét | mô tả | diễn giải""",
}

# Firms and offices have names, addresses and telephones too, and those name no person.
_OTHERS = """
    employer company firm business organisation organization agency provider centre center office
    school bank branch project programme program department supplier vendor site workplace
    کارفرما شرکت کارگاه موسسه سازمان مرکز اداره بنگاه مدرسه بانک طرح محل کارخانه
    doanh nghiệp công ty cơ quan đơn vị trung tâm cơ sở
"""
_OTHER_SIGNS = (
    "企业",
    "单位",
    "公司",
    "机构",
    "中心",
    "学校",
    "项目",
    "工厂",
    "雇主",
    "部门",
    "银行名称",
)
# Staff are people too, but a study is often of their work: their names become pseudonyms.
STAFF = (
    "worker", "coach", "counsellor", "counselor", "adviser", "advisor", "staff", "officer",
    "trainer", "interviewer", "visitor", "مددکار", "مربی", "کارشناس", "مشاور", "بازدیدکننده",
    "مسئول", "社工", "辅导员", "经办人", "负责人", "工作人员", "cán bộ", "nhân viên",
    "giáo viên", "người phụ trách",
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OWNER = re.compile(r"^(?:client|participant|person|customer|patient|trainee|beneficiary)s? ")


def speaks_of(name: str) -> str | None:
    """Tell what a heading speaks of: a key of `HEADINGS`, `staff`, or None."""
    known = _known()
    for way in _ways(name):
        if way in known:
            return known[way]
        if _OWNER.sub("", way) in known:
            return known[_OWNER.sub("", way)]
    whole = key(name)
    if any(word in whole for word in STAFF):
        return "staff"
    return None


def is_of_others(name: str) -> bool:
    """Whether a heading speaks of a firm or an office."""
    whole = key(_CAMEL.sub(" ", name))
    words = set(whole.split())
    pairs = ("doanh nghiệp", "công ty", "cơ quan", "đơn vị", "trung tâm", "cơ sở")
    return (
        bool(words & (_others() - set(" ".join(pairs).split())))
        or any(pair in whole for pair in pairs)
        or any(sign in name for sign in _OTHER_SIGNS)
    )


def _ways(name: str) -> list[str]:
    """A heading as it is, without brackets, and the last of its rows."""
    plain = _CAMEL.sub(" ", name)
    bare = re.sub(r"[(（\[].*?[)）\]]", " ", plain)
    last = plain.split(" · ")[-1]
    ways = [name, plain, bare, last, re.sub(r"[(（\[].*?[)）\]]", " ", last)]
    made = []
    for way in map(key, ways):
        # One file tells apart what comes twice by a number: phone 1, phone_2.
        made += [way, re.sub(r" ?\d+$", "", way)]
    return list(dict.fromkeys(way for way in made if way))


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    for what, names in HEADINGS.items():
        for name in names.split("|"):
            found.setdefault(key(name), what)
    for name, what in list(found.items()):
        plain = unaccented(name)
        # Vietnamese typed without its marks; one bare word could be anything.
        if plain != name and plain.isascii() and " " in plain:
            found.setdefault(plain, what)
    return found


@cache
def _others() -> frozenset[str]:
    return frozenset(_OTHERS.split())
