"""Every sentence with which a change is refused, in one list: pushes, hooks and CI say the same.

Faults of the posts and plans themselves have theirs in `core.sentences`.
"""

# Who it was.
UNKNOWN_AUTHOR = (
    "tác giả {email} không có trong danh sách thành viên; hãy chạy git config user.email với địa"
    " chỉ đã đăng ký, rồi git commit --amend --reset-author"
)
UNKNOWN_COMMITTER = (
    "người lưu {email} không có trong danh sách thành viên; hãy chạy git config user.email với địa"
    " chỉ đã đăng ký, rồi git commit --amend --no-edit"
)
FORGED = "ghi tác giả là {author} nhưng do {committer} lưu; mỗi người chỉ lưu việc của mình"
UNSIGNED = (
    "chưa có chữ ký của {name}; hãy chạy git config commit.gpgSign true, rồi"
    " git commit --amend --no-edit"
)
OTHER_KEY = (
    "chữ ký không phải của {name}; hãy ký bằng khóa đã đăng ký (git config user.signingKey), rồi"
    " git commit --amend --no-edit"
)
NO_VERIFIER = "máy chủ chưa xem được chữ ký vì thiếu {program}; hãy báo người quản trị"

# What may be changed.
OTHER_UNIT = "là bài của {units}; {name} chỉ được sửa bài của {own}"
FOREIGN_LEAD = "ghi đơn vị đứng đầu là {units}; {name} chỉ được đưa bài của {own}"
FAULTY_STANDS = "bài trong kho đang có lỗi nên không rõ của đơn vị nào; hãy nhờ người duyệt bài sửa"
OTHERS_FILE = "là tệp của bài {post} ({units}); {name} chỉ được sửa tệp của {own}"
NO_WRITER = "{name} không được giao viết bài; hãy gửi bài cho đơn vị phụ trách"
NOT_REVIEWER = "là {what}; chỉ người duyệt bài hoặc người quản trị được sửa, hãy gửi đề nghị cho họ"
NOT_ADMIN = "là {what}; chỉ người quản trị được sửa, hãy gửi đề nghị cho họ"
NOT_PLAIN = "không phải tệp thường (liên kết hoặc kho con); hãy thay bằng tệp thường"

# What stays.
POST_GONE = (
    "bài đã đăng thì không xóa; hãy giữ tệp và ghi lý do gỡ vào mục withdrawn, hoặc ghi tên cũ vào"
    " formerly của bài mới nếu đổi tên"
)
POST_HIDDEN = "bài đã đăng thì không cất đi bằng {field}; hãy ghi lý do gỡ vào mục withdrawn"
CLOSED_GONE = "số liệu kỳ đã chốt thì không xóa; hãy lấy lại tệp"
CLOSED_REWRITTEN = (
    "số liệu kỳ đã chốt thì không sửa tay; cần chốt lại thì chạy"
    " cchc close {period} --again 'lý do'"
)
CLOSED_ELSEWHERE = "tên tệp không đúng kỳ ghi bên trong; hãy dùng tệp do cchc close tạo ra"
REWOUND = (
    "nhánh {branch} không nhận lịch sử viết lại; hãy chạy git pull, xem lại, rồi git push không kèm"
    " --force"
)
BRANCH_GONE = "nhánh {branch} không xóa được; trang được dựng từ nhánh này"
TAG_MOVED = "nhãn {tag} đã có thì không đổi, không xóa; hãy đặt nhãn tên khác"
OTHER_REF = "không nhận {ref}; kho này chỉ nhận nhánh và nhãn"
OCTOPUS = "gộp hơn hai nhánh một lúc nên không soát được; hãy gộp từng nhánh"
