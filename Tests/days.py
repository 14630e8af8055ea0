"""Days as the product counts them: a day begins and ends in Copenhagen, wherever the machine that runs the tests stands."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def in_days(count: int) -> str:
    """The day so many days from today, as `2026-11-22`; before today when `count` is negative."""
    return (datetime.datetime.now(COPENHAGEN).date() + datetime.timedelta(days=count)).isoformat()
