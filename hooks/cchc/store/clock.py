"""The machine's clock, read once at a door and passed down as a day.

A machine whose battery is empty wakes up years ago: built on that day, the site would lose its
news. So the last day is kept in a file.
"""

import contextlib
import os
from datetime import date, datetime
from pathlib import Path

from cchc.core.calendar import ZONE, today
from cchc.core.problem import ContentError, Problem

DIAL = ".cchc/clock"
NO_MOMENT = (
    "'{found}' không phải số giây tính từ năm 1970; hãy bỏ biến này, hoặc viết như 1795305600"
)
WENT_BACK = (
    "đồng hồ máy chỉ ngày {today:%d/%m/%Y}, trước lần dựng gần nhất ({last:%d/%m/%Y}), nên các bài"
    " đăng sau đó sẽ bị gỡ; hãy chỉnh lại giờ máy, nếu giờ máy đúng thì xóa tệp này rồi chạy lại"
)
_FIXED = "SOURCE_DATE_EPOCH"


def clock() -> date:
    """Return today in Viet Nam; SOURCE_DATE_EPOCH, if set, stands for the clock."""
    return today(moment())


def moment() -> datetime:
    """Return this moment in Viet Nam, by the same clock."""
    epoch = os.environ.get(_FIXED)
    try:
        return datetime.fromtimestamp(int(epoch), ZONE) if epoch else datetime.now(ZONE)
    except (ValueError, OverflowError, OSError) as error:
        raise ContentError([Problem(_FIXED, 0, "", NO_MOMENT.format(found=epoch))]) from error


class Dial:
    """What the clock showed when the site of the project in *root* was last built."""

    def __init__(self, root: Path) -> None:
        self._path = root / DIAL

    def day(self) -> date:
        """Return today; ContentError where the clock went back, and no fixed day stands for it."""
        day, last = clock(), self._last()
        if day < last:
            sentence = WENT_BACK.format(today=day, last=last)
            raise ContentError([Problem(DIAL, 0, "", sentence)])
        return day

    def note(self, day: date) -> None:
        """Keep *day*, unless it is a fixed one; a disk without room keeps none."""
        if not os.environ.get(_FIXED) and day != self._last():
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(exist_ok=True)
                self._path.write_text(f"{day}\n", "utf-8", newline="\n")

    def _last(self) -> date:
        if not os.environ.get(_FIXED):
            with contextlib.suppress(OSError, ValueError):
                return date.fromisoformat(self._path.read_text("utf-8").strip())
        return date.min
