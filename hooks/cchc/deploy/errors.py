"""Why a site could not be put on the air, in words for the person who wanted it."""

BUSY = "Đang có một lệnh khác đưa trang lên {place}; lệnh này dừng, hãy chờ xong rồi chạy lại."


class DeployError(Exception):
    """The site was not put on the air; what stood there before still stands."""
