"""A shop with hours, and a customer who has more than a simple question."""

from datetime import datetime, time

import pytest

from pistos.accounts.models import User
from pistos.conversations.models import AnswerSettings
from pistos.listening.models import Hearing
from pistos.shop.models import Shop, WorkingHours
from tests.listening.steps import COMPLAINT, comes_in


@pytest.fixture
def open_shop(shop: Shop) -> Shop:
    """Monday to Friday from 9 to 17 in Athens; answers go out at once."""
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    AnswerSettings.objects.create(undo_seconds=0)
    return shop


@pytest.fixture
def hearing(open_shop: Shop, alma: User, ben: User, at: datetime) -> Hearing:
    message = comes_in(COMPLAINT, at=at)
    return Hearing.objects.select_related("conversation").get(conversation=message.conversation)
