"""An order of Cleo's that is paid and arrived, and what she says of it."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

import pytest

from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.facts import Complained
from pistos.complaints.models import Complaint, Origin
from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from tests.returns.conftest import arrived, later, order, paid, world

__all__ = ["arrived", "later", "order", "paid", "world"]

MACHINE = Actor.machine("tests")
_numbers = count(1)


@pytest.fixture
def complained(shop: object, at: datetime) -> Callable[..., Complaint]:
    """A complaint, heard by the door unless said otherwise."""

    def complain(
        customer: Customer, text: str = "The mug is cracked.", **changes: Any
    ) -> Complaint:
        when = changes.pop("at", at)
        said = {
            "customer": customer,
            "text": text,
            "language": "en",
            "origin": Origin.DOOR,
            "source": Ref("door", f"said-{next(_numbers)}"),
            **changes,
        }
        return open_complaint(said=Complained(**said), by=MACHINE, at=when)

    return complain
