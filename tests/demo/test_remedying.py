"""The demo's remedies: given for what was complained of, each at another step."""

from datetime import datetime, timedelta

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.demo.actions.remedying import make_good
from pistos.remedies.models import Remedy
from tests.complaints.conftest import complained

__all__ = ["complained"]


def test_what_was_complained_of_is_put_right_at_every_step(
    complained, cleo: Customer, dora: Customer, alma: User, at: datetime
) -> None:
    for number in range(6):
        who = (cleo, dora)[number % 2]
        complained(who, f"Matter {number}", at=at - timedelta(days=20 * number + 4))

    made = make_good(at)

    assert made >= 2
    assert Remedy.objects.count() == made
    assert {"voucher", "gift"} <= set(Remedy.objects.values_list("kind", flat=True))
