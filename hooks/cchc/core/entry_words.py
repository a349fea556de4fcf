"""The closed vocabularies of the registers: kinds of documents, events and contacts."""

from cchc.core.names import Names, Term

# Decree 30/2020/NĐ-CP, article 7, and what stands above an office's own documents.
DOCUMENT_KINDS = Names(
    [
        Term("luat", "Luật"),
        Term("nghi-dinh", "Nghị định"),
        Term("thong-tu", "Thông tư"),
        Term("nghi-quyet", "Nghị quyết"),
        Term("quyet-dinh", "Quyết định"),
        Term("chi-thi", "Chỉ thị"),
        Term("quy-che", "Quy chế, quy định"),
        Term("ke-hoach", "Kế hoạch"),
        Term("chuong-trinh", "Chương trình, đề án"),
        Term("huong-dan", "Hướng dẫn"),
        Term("thong-bao", "Thông báo"),
        Term("bao-cao", "Báo cáo"),
        Term("to-trinh", "Tờ trình"),
        Term("cong-van", "Công văn"),
        Term("giay-moi", "Giấy mời"),
        Term("van-ban-khac", "Văn bản khác"),
    ]
)
EVENT_KINDS = Names(
    [
        Term("hoi-nghi", "Hội nghị"),
        Term("doi-thoai", "Hội nghị đối thoại", ("đối thoại",)),
        Term("tiep-dan", "Tiếp công dân", ("lịch tiếp dân", "tiếp dân")),
        Term("tap-huan", "Lớp tập huấn", ("tập huấn",)),
        Term("cuoc-thi", "Cuộc thi"),
        Term("su-kien-khac", "Sự kiện khác"),
    ]
)
CONTACT_KINDS = Names(
    [
        Term("co-quan", "Cơ quan chủ quản"),
        Term("duong-day-nong", "Đường dây nóng"),
        Term("mot-cua", "Bộ phận tiếp nhận và trả kết quả", ("một cửa",)),
        Term("phu-trach", "Người chịu trách nhiệm về trang"),
        Term("don-vi", "Cơ quan, đơn vị"),
    ]
)
