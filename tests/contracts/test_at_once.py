"""Yes pressed by many fingers at once is one yes; a yes and an outreach at once do not cross."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection

from pistos.accounts.models import User
from pistos.contracts.actions.answering import renew_contract, renewal_mark
from pistos.contracts.models import Contract, Decision, Outreach, Terms
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from tests.factories.contracts import BETTER, written


def at_once(*deeds: Callable[[], object]) -> list[Exception]:
    """Does all at the same moment, each in a connection of its own; what they raised."""
    together, raised = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        together.wait()
        try:
            deed()
        except Exception as error:  # told to the test
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_a_yes_pressed_many_times_at_once_is_one(loved: Contract, ben: User, at: datetime) -> None:
    seen = renewal_mark(loved)

    def press() -> None:
        renew_contract(contract=loved, seen=seen, by=Actor.customer(1), at=at)

    def write() -> None:
        written(loved, ben, at, BETTER, is_offer=True)

    raised = at_once(press, press, press, write)

    assert all(isinstance(error, Refused) for error in raised)
    told = Outreach.objects.filter(terms__starts_on__gt=loved.ends_on, state="sent").count()
    loved.refresh_from_db()
    renewed = Decision.objects.filter(kind="renewed").count()
    # Either the yes came first, or the offer did and the yes to what stood before is refused.
    assert (renewed, loved.terms_number > 1) in ((1, True), (0, False))
    assert renewed or told == 1
    assert Terms.objects.filter(contract=loved, number=loved.terms_number).count() == 1
