"""The closed vocabularies shared by every plan (source: domain/channels.md, domain/topics.md).

Units and groups are not here: each plan names its own. A plan may add the names
that it uses for a channel.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.digest import digest
from cchc.core.names import Names, Term

OWN_SITE = "trang-ttdt"
CITY_PAGE = "trang-cchc-tp"
# Channels on which something is heard at a time rather than put up at an address.
BROADCAST = frozenset(
    {"truyen-thanh", "phat-thanh-truyen-hinh", "doi-thoai-truyen-hinh", "xe-luu-dong"}
)

CATEGORIES = Names(
    [
        Term("the-che", "Cải cách thể chế", ("thể chế",)),
        Term(
            "tthc",
            "Cải cách thủ tục hành chính",
            ("thủ tục hành chính", "Cải cách TTHC", "kiểm soát thủ tục hành chính"),
        ),
        Term(
            "to-chuc-bo-may",
            "Cải cách tổ chức bộ máy",
            ("tổ chức bộ máy", "cải cách tổ chức bộ máy hành chính nhà nước"),
        ),
        Term(
            "cong-vu",
            "Cải cách chế độ công vụ",
            ("chế độ công vụ", "công vụ", "cải cách công vụ, công chức"),
        ),
        Term("tai-chinh-cong", "Cải cách tài chính công", ("tài chính công",)),
        Term(
            "chinh-quyen-so",
            "Xây dựng chính quyền điện tử, chính quyền số",
            (
                "chính quyền số",
                "chính quyền điện tử, chính quyền số",
                "xây dựng và phát triển chính quyền điện tử, chính quyền số",
                "chuyển đổi số",
                "Chuyển đổi số trong cơ quan nhà nước",
            ),
        ),
        Term("chung", "Tin chung về cải cách hành chính", ("cải cách hành chính", "CCHC")),
    ]
)

# topics.md, section 2. A topic also has the categories as its values: a quota that asks for
# "tai-chinh-cong" is met by that category or by that topic.
TOPICS = Names(
    [
        *CATEGORIES.terms.values(),
        Term("chu-truong", "Chủ trương, chính sách, văn bản về CCHC"),
        Term("trach-nhiem", "Vai trò, trách nhiệm của người đứng đầu, cấp ủy"),
        Term("chi-dao-dieu-hanh", "Chỉ đạo, điều hành CCHC", ("chỉ đạo, điều hành",)),
        Term("ket-qua", "Tình hình, kết quả thực hiện CCHC", ("kết quả CCHC",)),
        Term("kiem-tra-cchc", "Kiểm tra CCHC"),
        Term("chi-so", "Chỉ số CCHC, mức độ hài lòng", ("chỉ số CCHC",)),
        Term("mo-hinh", "Mô hình, cách làm hay", ("cách làm hay", "điển hình tốt")),
        Term("han-che", "Hạn chế, xin lỗi chậm muộn"),
        Term("cuoc-thi-sang-kien", "Cuộc thi, ý tưởng, sáng kiến CCHC"),
        Term("phap-luat", "Xây dựng, thi hành, phổ biến pháp luật"),
        Term("dat-dai-moi-truong", "Đất đai, môi trường"),
        Term("dvc-truc-tuyen", "Dịch vụ công trực tuyến", ("dịch vụ công",)),
        Term("doi-thoai-pakn", "Đối thoại, phản ánh, kiến nghị"),
        Term("phan-cap", "Phân cấp, ủy quyền, chính quyền địa phương hai cấp"),
        Term("bau-cu", "Bầu cử"),
        Term("ky-cuong", "Kỷ luật, kỷ cương, đạo đức công vụ", ("kỷ luật, kỷ cương",)),
        Term("tap-huan-cb", "Đào tạo, tập huấn CCHC cho cán bộ"),
        Term("kinh-te-dau-tu", "Kinh tế - xã hội, đầu tư, doanh nghiệp, ngân sách"),
        Term("khcn-dmst", "Khoa học, công nghệ, đổi mới sáng tạo"),
    ]
)

CHANNELS = Names(
    [
        Term(
            OWN_SITE,
            "Trang thông tin điện tử",
            ("Trang TTĐT", "Trang thông tin điện tử của cơ quan"),
        ),
        Term(
            CITY_PAGE,
            "Trang thông tin CCHC của Thành phố",
            ("Trang CCHC Thành phố", "Trang thông tin CCHC Thành phố"),
        ),
        Term("trang-cchc-xa", "Trang thông tin CCHC của xã", ("Trang thông tin CCHC xã",)),
        Term("cong-ttdt", "Cổng thông tin điện tử", ("Cổng TTĐT",)),
        Term(
            "truyen-thanh",
            "Hệ thống truyền thanh cơ sở",
            ("hệ thống truyền thanh", "hệ thống loa truyền thanh", "đài truyền thanh", "loa"),
        ),
        Term(
            "phat-thanh-truyen-hinh",
            "Hệ phát thanh, truyền hình",
            ("hệ phát thanh", "Báo và Đài Phát thanh"),
        ),
        Term("doi-thoai-truyen-hinh", "Đối thoại qua truyền hình"),
        Term("bao-chi", "Báo chí", ("các cơ quan báo chí", "các loại hình báo chí")),
        Term("fanpage", "Fanpage chính thức", ("fanpage chính thức của xã",)),
        Term("facebook", "Facebook"),
        Term("zalo", "Zalo", ("Zalo OA",)),
        Term("youtube", "YouTube"),
        Term("tiktok", "TikTok"),
        Term("bang-ron", "Băng rôn"),
        Term("pano", "Pano", ("panô",)),
        Term("ap-phich", "Áp phích"),
        Term("man-hinh-led", "Màn hình LED"),
        Term("man-hinh-mot-cua", "Màn hình tại Bộ phận tiếp nhận và trả kết quả"),
        Term("to-roi", "Tờ rơi, tờ gấp", ("tờ rơi", "tờ gấp")),
        Term("tranh-co-dong", "Tranh cổ động"),
        Term("ban-tin-an-pham", "Bản tin, ấn phẩm"),
        Term("xe-luu-dong", "Xe phát thanh, thông tin lưu động"),
        Term("tieu-pham", "Tiểu phẩm, sân khấu hóa", ("sân khấu hóa",)),
        Term("trien-lam", "Triển lãm, trưng bày, nói chuyện chuyên đề"),
        Term("niem-yet", "Niêm yết tại trụ sở"),
        Term("csdl-tthc", "Cơ sở dữ liệu quốc gia về thủ tục hành chính"),
        Term("duong-day-nong", "Đường dây nóng"),
        Term("cam-nang", "Cẩm nang điện tử"),
        Term("ung-dung", "Ứng dụng, tiện ích, trợ lý ảo"),
        Term("hop-thon", "Họp thôn, sinh hoạt cộng đồng"),
        Term("tuyen-truyen-mieng", "Báo cáo viên, tuyên truyền viên"),
    ]
)

KINDS = Names(
    [
        Term("tin-bai", "Tin, bài", ("tin/bài", "tin", "bài")),
        Term("bai-chuyen-sau", "Bài chuyên sâu", ("bài chính luận", "bài viết chuyên sâu")),
        Term("tin-bai-truyen-thanh", "Tin, bài truyền thanh"),
        Term("phong-su", "Phóng sự"),
        Term("clip", "Video, clip", ("video", "video clip")),
        Term("do-hoa", "Đồ họa thông tin", ("infographic",)),
        Term("pano", "Pano"),
        Term("ap-phich", "Áp phích"),
        Term("bang-ron", "Băng rôn"),
        Term("to-roi", "Tờ rơi, tờ gấp"),
        Term("an-pham", "Bản tin, ấn phẩm"),
        Term("so-chuyen-muc", "Số chuyên mục"),
        Term("chuyen-muc", "Chuyên mục"),
        Term("tieu-pham", "Tiểu phẩm"),
        Term("xe-phat-thanh", "Chuyến xe phát thanh"),
        Term("trien-lam", "Triển lãm, trưng bày"),
        Term("doi-thoai", "Hội nghị đối thoại", ("đối thoại",)),
        Term("toa-dam", "Tọa đàm, hội thảo", ("tọa đàm", "hội thảo")),
        Term("tap-huan", "Lớp tập huấn, bồi dưỡng", ("tập huấn",)),
        Term("hoc-tap-kn", "Trao đổi, học tập kinh nghiệm"),
        Term("cuoc-thi", "Cuộc thi ý tưởng, giải pháp", ("cuộc thi",)),
        Term("hoi-thi", "Hội thi tìm hiểu CCHC", ("hội thi",)),
        Term("khao-sat", "Khảo sát"),
        Term("hop-bao", "Họp báo"),
        Term("hop-thon", "Họp thôn, sinh hoạt cộng đồng"),
        Term("pbgdpl", "Hội nghị phổ biến, giáo dục pháp luật"),
        Term("kiem-tra", "Kiểm tra, hướng dẫn"),
        Term("ke-hoach", "Kế hoạch"),
        Term("bao-cao", "Báo cáo"),
        Term("van-ban", "Văn bản"),
        Term("bieu-duong", "Đề xuất biểu dương"),
        Term("du-toan", "Dự toán"),
        Term("cam-nang", "Cẩm nang"),
    ]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a post may use under one plan; *rule_kinds*: quota, task or duty by id."""

    units: Names
    channels: Names
    rules: Names
    rule_kinds: Mapping[str, str]

    @property
    def key(self) -> str:
        """A digest of all that the reading of a post depends on beside its file."""
        names = (self.units, self.channels, self.rules)
        told = [repr(term) for each in names for term in each.terms.values()]
        return digest(*told, repr(sorted(self.rule_kinds.items())))
