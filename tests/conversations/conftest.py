"""A shop with hours, and messages that come in."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest

from pistos.conversations.facts import Arrival, Sender
from pistos.conversations.models import Channel
from pistos.shop.models import Shop, WorkingHours


@pytest.fixture
def open_shop(shop: Shop) -> Shop:
    """Monday to Friday from 9 to 17 in Athens."""
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    return shop


@pytest.fixture
def mail(at: datetime) -> Callable[..., Arrival]:
    """A mail of Cleo's; each with its own Message-ID unless one is given."""
    count = 0

    def write(
        text: str = "Where is my parcel?", address: str = "cleo@customer.example", **given: Any
    ) -> Arrival:
        nonlocal count
        count += 1
        values: dict[str, object] = {
            "channel": Channel.EMAIL,
            "sender": Sender("email", address, name="Cleo", email=address),
            "text": text,
            "happened_at": at,
            "external_id": f"mail:<{count}@customer.example>",
            "subject": "My parcel",
            "language": "en",
        }
        return Arrival(**{**values, **given})

    return write
