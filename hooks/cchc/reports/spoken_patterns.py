"""What an announcer meets in a text: the patterns of numbers, days, signs and places."""

import re

SIGN = r"(?:NQ|QĐ|KH|NĐ|TT|CT|BC|CV|TB|HD|TTr|TTg|CP|TW|UBND|HĐND|[A-ZĐ]{1,6}[a-z]?)"
DOCUMENT = re.compile(rf"\b(\d+)((?:/\d{{4}})?(?:[-/–&]{SIGN})+)(?![\w/])")
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
DAYS = re.compile(
    r"\b(ngày )?(\d{1,2}) ?[-–] ?(\d{1,2})[/.](\d{1,2})(?:[/.]((?:19|20)\d\d))?\b(?![/.]\d)"
)
DATE = re.compile(r"\b(ngày |mùng )?(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b")
SHORT_DATE = re.compile(
    r"\b(ngày|mùng|sáng|trưa|chiều|tối|đêm|hôm|thứ \w+,?|Chủ nhật,?) (\d{1,2})[/-](\d{1,2})\b(?!/)",
    re.IGNORECASE,
)
UP_TO_DATE = re.compile(r"\b(đến|tới|và) (\d{1,2})/(\d{1,2})\b(?![/%])")
MONTH = re.compile(r"\b(tháng) 0?(\d{1,2})(?:/((?:19|20)\d\d))?\b(?!/)", re.IGNORECASE)
DAY = re.compile(r"\b(ngày) 0?(\d{1,2})\b(?=[ ,.;:)]|$)(?! (?:ngày|lần|làm))", re.IGNORECASE)
QUARTER = re.compile(r"\b([Qq]uý) (IV|I{1,3}|[1-4])(?:/((?:19|20)\d\d))?\b")
TIMES = re.compile(r"\b(\d{1,2}) ?(?:h|giờ|:) ?(\d\d)? ?[-–] ?(\d{1,2}) ?(?:h|giờ|:) ?(\d\d)?\b")
TIME = re.compile(r"\b([01]?\d|2[0-4])(?:h(\d\d)?|:(\d\d)| giờ (\d\d)(?: phút)?)\b")
PHONE = re.compile(
    r"(?<![\d.,])(?:\(?0\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}"
    r"|1[89]00[ .-]?\d{4,6}|1[89]00[ .-]\d{2}[ .-]\d{2})(?![\d,]|\.\d)"
)
SHORT_PHONE = re.compile(
    r"\b((?:tổng đài|đường dây nóng|điện thoại|hotline|gọi|số máy)(?: số| đến| tới|:)*)"
    r" (\d{3,5})\b(?![.,]\d)",
    re.IGNORECASE,
)
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT = r"km/h|km2|km²|m2|m²|m3|m³|km|cm|mm|kg|ha|°C|%|VNĐ|VND|đ|MB|GB|kWh|kW|m|g|l"
RANGE = re.compile(
    rf"(?<![\w/,.-])(từ )?({NUMBER}) ?[-–] ?({NUMBER})(?: ?({_UNIT})(?![\w²³])|(?![\w/]|[.,]\d))",
    re.IGNORECASE,
)
MEASURE = re.compile(rf"({NUMBER}) ?({_UNIT})(?![\w²³])")
UNITS = {
    "km/h": "ki lô mét trên giờ",
    "km2": "ki lô mét vuông",
    "km²": "ki lô mét vuông",
    "m2": "mét vuông",
    "m²": "mét vuông",
    "m3": "mét khối",
    "m³": "mét khối",
    "km": "ki lô mét",
    "cm": "xăng ti mét",
    "mm": "mi li mét",
    "kg": "ki lô gam",
    "ha": "héc ta",
    "°C": "độ xê",
    "%": "phần trăm",
    "VNĐ": "đồng",
    "VND": "đồng",
    "đ": "đồng",
    "MB": "mê ga bai",
    "GB": "gi ga bai",
    "kW": "ki lô oát",
    "kWh": "ki lô oát giờ",
    "m": "mét",
    "g": "gam",
    "l": "lít",
}
FRACTION = re.compile(r"(?<![\w/.,-])(\d{1,4})/(\d{1,4})(?![\w/]|[.,]\d)")
ORDINAL = re.compile(r"\b([Tt]hứ) ([IVX]+|\d{1,2})\b")
PLACE = re.compile(r"\b([IVX]+|\d{1,2})((?:\.(?:\d{1,2}|[a-zđ]))+)(?!\w)")
ROMAN_AFTER = re.compile(
    r"\b([Cc]hương|[Pp]hần|[Mm]ục|[Kk]h[oó][aá]|[Kk]ỳ|[Pp]hụ lục|[Tt]hế kỷ|[Cc]ấp|[Ll]oại"
    r"|[Đđ]ại hội|[Bb]ảng|[Hh]ạng) ([IVX]+)\b"
)
ROMAN_ALONE = re.compile(r"(?<!\w)(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{1,3}|I{2,3})(?!\w)")
PLAIN = re.compile(rf"(?<![\w])({NUMBER})(?![\w])")
# Digits within a word: "A4", "5G".
INSIDE = re.compile(r"\d+")
LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>]+[^\s<>.,;:!?)\]”\"]/?>?", re.IGNORECASE)
BARE_HOST = re.compile(
    r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net)\b(?:/\S*)?", re.IGNORECASE
)
MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
EXPLAINED = re.compile(r" \((?:sau đây gọi tắt là |gọi tắt là |viết tắt là )?[A-ZĐ]{2,8}\)")
CAPITALS = re.compile(r"(?<![\w-])[A-ZĐ]{2,6}(?![\w-])")
VOWELS = frozenset("AEIOUYÂÊÔƠƯĂ")
# Signs without a meaning to anybody else: bullets of a word processor's own font.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# They then stand for what is in words already; the last two planes have room for any text.
FIRST_KEPT = 0xF0000
KEPT = re.compile("[\U000f0000-\U0010ffff]")
CLEAN = (
    (re.compile(r"[“”\"‘’«»]"), ""),
    (re.compile(r"\btin/bài\b"), "tin bài"),
    (re.compile(r"/(?=(?:ngày|tuần|tháng|quý|năm)\b)"), " mỗi "),
    (re.compile("/(?=[\U000f0000-\U0010ffff])"), " "),
    (re.compile(r"(?<=\w)/(?=[^\W\d])"), " hoặc "),
    (re.compile(r"\s*/\s*\.(?=\s|$)"), "."),
    (re.compile(r"(?<=[a-zà-ỹđ]) [–-] (?=[A-ZÀ-ỸĐ])"), " "),
    (re.compile(r"\s+[–—-]\s+"), ", "),
    (re.compile(r"\s*[(\[]"), ", "),
    (re.compile(r"[)\]]\s*(?=[.,;:!?])"), ""),
    (re.compile(r"[)\]]"), ", "),
    (re.compile(r"\s*&\s*"), " và "),
    (re.compile(r"\.{3}|…"), "."),
    (re.compile(r"(?<=\S)-(?=\S)"), " "),
    (re.compile(r"[*_#|<>~^=`\\]"), " "),
    (re.compile(r"\s+([.,;:!?])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*,)+"), r"\1"),
    (re.compile(r",\s*([.;:!?])"), r"\1"),
    (re.compile(r"\s+"), " "),
)
