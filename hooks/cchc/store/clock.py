"""The machine's clock, read once at a door and passed down as a day."""

import os
from datetime import UTC, date, datetime

from cchc.core.calendar import today


def clock() -> date:
    """Return today in Viet Nam; SOURCE_DATE_EPOCH, if set, stands for the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return today(datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC))
