"""Codes as their owner reads them in the mail."""

import re
from datetime import datetime

from pistos.customers.actions import send_code
from pistos.customers.models import CodePurpose
from pistos.notifications.models import Message
from pistos.orders.models import Order


def code_for(order: Order, at: datetime) -> str:
    send_code(
        customer=order.customer, purpose=CodePurpose.CHANGE, address=order.contact_email, link="",
        about=f"order:{order.pk}", at=at,
    )  # fmt: skip
    found = re.search(r"^(\d{3} \d{3})$", Message.objects.latest("pk").text, re.M)
    assert found
    return found[1]
