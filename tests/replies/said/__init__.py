"""Replies as agents write them, good and bad, in four languages; each with what is known beside it.

A bad one names the check that must speak. `known` names a situation of `SITUATIONS`.
"""

from typing import Any

from pistos.replies.facts import Recorded

SITUATIONS: dict[str, dict[str, Any]] = {
    "": {},
    "feels": {"has_feeling": True},
    "delivered": {"recorded": Recorded(is_delivered=True, is_under_way=False)},
    "moving": {"recorded": Recorded(is_delivered=False, is_under_way=True)},
    "packed": {"recorded": Recorded(is_delivered=False, is_under_way=False)},
    "paid": {"recorded": Recorded(is_paid=True, is_refunded=False, is_cancelled=False)},
    "unpaid": {"recorded": Recorded(is_paid=False, is_refunded=False, is_cancelled=False)},
    "refunded": {"recorded": Recorded(is_paid=True, is_refunded=True, is_cancelled=True)},
    "late": {"recorded": Recorded(is_delivered=True, is_under_way=False, was_in_time=False)},
    "numbered": {"order_numbers": ("10231",)},
}
