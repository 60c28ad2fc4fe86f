"""Names of people: how they look, and those that most people have."""

from __future__ import annotations

import re


def _several(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CHINESE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_VIETNAMESE = _several("""
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý nguyen tran pham
    hoang huynh phan vu vo dang bui do ho ngo duong ly đinh trịnh mai lâm đoàn trương cao tạ hà
    tô thái
""")  # fmt: skip
_PERSIAN = _several("""
    علی محمد حسین حسن رضا مهدی عباس احمد امیر امیرحسین محمدرضا علیرضا حمید سعید مجید مسعود محسن
    ابراهیم اسماعیل جواد ابوالفضل اکبر اصغر قاسم کریم رحیم یوسف یونس موسی عیسی داود سجاد میثم
    بهرام بهروز بهزاد فرهاد فرید کامران آرش آرمان پویا پیمان حامد هادی کاظم ناصر منصور محمود
    مصطفی مرتضی مجتبی صادق جعفر نادر شهرام شاهین کیان فاطمه زهرا مریم زینب معصومه سکینه خدیجه
    صدیقه رقیه طاهره اعظم اکرم لیلا سمیه سارا نرگس نازنین نرجس الهام الهه آزاده مهناز شهناز
    پروین پروانه نسرین نسترن ندا سمیرا سحر شیرین فرشته مینا منیژه مژگان ژاله کبری صغری ملیحه
    راضیه مرضیه محبوبه حمیده وحید وحیده سعیده فریده زهره طیبه عصمت عفت ثریا گلی یاسمن عبدالله
    غلامرضا غلامحسین حمیدرضا احمدرضا امیررضا محمدعلی محمدحسین محمدمهدی علی‌اکبر
""")  # fmt: skip
_ENGLISH = _several("""
    bob tom jim bill joe mike dave sue liz ben sam dan tim nick chris alex tony greg
    james john robert michael william david richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward
    ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
    scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry mary
    patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret
    betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah
    stephanie rebecca laura sharon cynthia kathleen helen amy anna angela ruth brenda pamela
    nicole katherine emma samantha christine catherine virginia rachel janet maria olivia sophie
    grace harry oliver alice ann anne jane kate lucy peter simon ian alan fatima mohammed
    muhammad ahmed ali hassan omar maryam priya wei juan jose carlos luis ana
""")  # fmt: skip
_ORGANISED = re.compile(
    r"\b(?:ltd|llc|inc|plc|gmbh|co|company|centre|center|office|agency|school|group|services?|"
    r"hospital|council|university|foundation|trust|bakery|cafe|hotel|shop|store|factory|works)\b"
    r"|شرکت|مرکز|موسسه|مؤسسه|اداره|کارگاه|سازمان|بیمارستان|مدرسه|تعاونی|شهرستان|استان"
    r"|公司|中心|厂|店|集团|学校|医院|办|局|部|会$|社$|社区|街道"
    r"|công ty|trung tâm|doanh nghiệp|cơ sở|sở |phòng |hội |huyện |xã |phường |tỉnh ",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[市区县镇乡村路省州街里弄湖山江河港湾桥]$")
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|آقای|خانم|سید|سیده|ông|bà|anh|chị)\.? ", re.I)
_HAN = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’.\-\u200c،,]+[^\W\d_]+)*\.?")


def could_be_name(text: str) -> bool:
    """Whether a text looks like a name: a few short words of letters, or two to four signs."""
    text = text.strip()
    if _HAN.search(text) or any("\u4e00" <= sign <= "\u9fff" for sign in text):
        return _HAN.fullmatch(text) is not None
    if len(text) > 60 or not _WORDS.fullmatch(text):
        return False
    words = text.split()
    return len(words) <= 7 and all(len(word) <= 20 for word in words)


def is_organisation(text: str) -> bool:
    """Whether a text has a word that firms, offices and places have in their names."""
    return _ORGANISED.search(text) is not None


def is_known_name(text: str) -> bool:
    """Whether a text begins as the names of many people do."""
    text = _TITLE.sub("", text.strip())
    if not could_be_name(text) or is_organisation(text):
        return False
    if _HAN.fullmatch(text):
        return text[0] in _CHINESE and len(text) <= 3 and _PLACE.search(text) is None
    words = text.replace(",", " ").casefold().split()
    if not words:
        return False
    if words[0] in _VIETNAMESE and 2 <= len(words) <= 5:
        return True
    # Family name first, as on a list, or last.
    ends = {words[0].split("\u200c")[0], words[0], words[-1]}
    return bool(ends & (_PERSIAN | _ENGLISH))
