"""The machine's clock, read once at a door and passed down as a day."""

import os
from datetime import UTC, date, datetime

from cchc.core.calendar import ZONE, today


def clock() -> date:
    """Return today in Viet Nam; SOURCE_DATE_EPOCH, if set, stands for the clock."""
    return today(moment())


def moment() -> datetime:
    """Return this moment in Viet Nam, by the same clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), ZONE) if epoch else datetime.now(UTC).astimezone(ZONE)
