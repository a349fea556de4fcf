"""How much of the network one run may use, and the words for what goes beyond."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and numbers; *private* also lets in hosts inside the office's own network."""

    connect: float = 5.0
    read: float = 10.0
    total: float = 60.0
    size: int = 5 * 1024 * 1024
    redirects: int = 5
    at_once: int = 12
    retry_after: float = 20.0
    private: bool = False


class FetchError(Exception):
    """That an address gave nothing; *temporary* if it may give something in a while."""

    def __init__(self, reason: str, *, temporary: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.temporary = temporary


# What the report says, after the name of the source.
NOT_WEB = "địa chỉ '{found}' không phải http hoặc https"
HAS_LOGIN = "địa chỉ có kèm tên, mật khẩu, hoặc thiếu tên máy chủ"
DOWNGRADE = "bị chuyển từ https sang http: {found}"
PRIVATE = "máy chủ '{found}' nằm trong mạng nội bộ"
NO_HOST = "không tìm thấy máy chủ '{found}'"
TOO_MANY_REDIRECTS = "bị chuyển địa chỉ quá {limit} lần"
SLOW = "quá chậm: không xong trong {limit:g} giây"
NO_ANSWER = "không kết nối được ({found})"
STATUS = "máy chủ trả lời mã {found}"
WRONG_TYPE = "không phải nguồn tin RSS, Atom (máy chủ ghi kiểu '{found}')"
WRONG_ENCODING = "máy chủ nén theo cách lạ '{found}'"
BROKEN_GZIP = "dữ liệu nén bị hỏng"
TOO_LARGE = "lớn hơn {limit} MB"
HAS_ENTITIES = "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"
NOT_FEED = "không phải nguồn tin RSS, Atom"
