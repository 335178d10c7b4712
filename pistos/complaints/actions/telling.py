"""What a customer is written about their complaint: that it was heard, and by when it is put right."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings

from pistos.complaints.actions.writing import ref
from pistos.complaints.models import Complaint, Origin
from pistos.customers.queries import as_recipient
from pistos.kit.actors import Actor
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft

TELLER = Actor.machine("complaints.telling")


def case_link(complaint: Complaint) -> str:
    """The page of the complaint, for whoever holds its link."""
    return f"{settings.SITE_URL}/{complaint.language}/wrong/{complaint.token}/"


def tell_heard(complaint: Complaint, solution_on: date, *, at: datetime) -> Message | None:
    """Thanks, the day until which it is put right, and the link. None without an address. Once for each
    day that is promised to a customer."""
    context = {
        "order_number": complaint.order.number if complaint.order else "",
        "was_said": complaint.origin != Origin.PROMISE,
        "solution_on": solution_on,
        "link": case_link(complaint),
    }
    draft = Draft("complaint_heard", context, ref(complaint))
    to = replace(as_recipient(complaint.customer), language=complaint.language)
    key = f"complaint_heard:{complaint.pk}:{complaint.customer_id}:{solution_on.isoformat()}"
    with suppress(NoAddress):
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None
