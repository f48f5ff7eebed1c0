"""How a report is laid out: what its rows are put together and ordered by."""

from enum import StrEnum
from typing import NamedTuple


class GroupBy(StrEnum):
    """What the rows of a report are put together by."""

    PLAN = "plan"
    REGION = "region"
    INDICATOR = "indicator"
    STATUS = "status"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"
    CATEGORY = "category"
    SCOPE = "scope"
    CHANGE = "change"


class SortBy(StrEnum):
    """What the rows of a group are ordered by; what has no value comes last."""

    FILE = "file"
    ID = "id"
    TITLE = "title"
    REGION = "region"
    DEADLINE = "deadline"
    STATUS = "status"
    ATTAINMENT = "attainment"
    PROGRESS = "progress"
    PACE = "pace"
    GAP = "gap"
    UPDATED = "updated"


class Order(NamedTuple):
    """How a report is laid out."""

    by: GroupBy = GroupBy.PLAN
    sort: SortBy = SortBy.FILE
    descending: bool = False
    limit: int | None = None
