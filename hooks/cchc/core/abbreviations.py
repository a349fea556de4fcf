"""The abbreviations that offices write, with what they stand for: one table for index and search.

A text that says `TTHC` is indexed as if it said it in full, and so is a query; therefore either
finds the other. That a text has the short form itself is kept too, to rank it first when asked.
"""

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, str] = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BTTTT": "bộ thông tin và truyền thông",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCCD": "căn cước công dân",
    "CCHC": "cải cách hành chính",
    "CĐS": "chuyển đổi số",
    "CNTT": "công nghệ thông tin",
    "CSDL": "cơ sở dữ liệu",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "ĐMST": "đổi mới sáng tạo",
    "GCN": "giấy chứng nhận",
    "GPMB": "giải phóng mặt bằng",
    "GTVT": "giao thông vận tải",
    "HĐND": "hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "KHCN": "khoa học công nghệ",
    "KTXH": "kinh tế - xã hội",
    "KT-XH": "kinh tế - xã hội",
    "MTTQ": "mặt trận tổ quốc",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "PAKN": "phản ánh, kiến nghị",
    "PBGDPL": "phổ biến, giáo dục pháp luật",
    "PCCC": "phòng cháy, chữa cháy",
    "QLNN": "quản lý nhà nước",
    "QSDĐ": "quyền sử dụng đất",
    "TNMT": "tài nguyên môi trường",
    "TTĐT": "thông tin điện tử",
    "TTHC": "thủ tục hành chính",
    "TTPVHCC": "trung tâm phục vụ hành chính công",
    "TW": "trung ương",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBND": "ủy ban nhân dân",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "VHXH": "văn hóa xã hội",
    "VH-XH": "văn hóa xã hội",
    "VHTT": "văn hóa thông tin",
    "VNeID": "định danh điện tử",
    "VSMT": "vệ sinh môi trường",
}
# The kinds of documents and who issues them, as they stand in a number: 108/KH-UBND. Typed without
# the mark between ("108 khubnd") they are two words as well.
DOCUMENTS = ("bc", "cb", "ct", "cv", "gm", "hd", "kh", "kl", "nq", "qd", "tb", "tr", "ttr", "vb")
ISSUERS = ("cp", "hdnd", "mttq", "sxd", "sns", "tu", "ttg", "ubnd", "vp")
