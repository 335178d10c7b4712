"""A line, a day's plan and an exchange that reports."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest

from pistos.accounts.models import User
from pistos.calls.actions.lines import add_line
from pistos.calls.facts import LineFacts
from pistos.calls.models import Line
from pistos.connectors.sms.local import LocalTextSender
from pistos.kit.actors import Actor
from pistos.notifications import ports
from pistos.shop.models import Shift, Shop, WorkingHours


@pytest.fixture
def line(shop: Shop, at: datetime) -> Line:
    facts = LineFacts("210 123 4567", "Customer service")
    return add_line(facts=facts, by=Actor.person(1), at=at)


@pytest.fixture
def duty(shop: Shop, ben: User) -> Shift:
    """Ben is on duty on Mondays from nine to five."""
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    return Shift.objects.create(person=ben, weekday=0, starts=time(9), ends=time(17))


@pytest.fixture
def texts(shop: Shop) -> Iterator[None]:
    """The shop can send SMS."""
    before = ports.text_sender()
    ports.use_text_sender(LocalTextSender())
    yield
    ports.use_text_sender(before)


@pytest.fixture
def no_texts() -> Iterator[None]:
    before = ports.text_sender()
    ports.use_text_sender(None)
    yield
    ports.use_text_sender(before)
