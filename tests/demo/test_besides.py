"""A second pair of hands: its work is there at the end, and its failure is not overlooked."""

import pytest

from pistos.customers.models import Customer
from pistos.demo.actions.besides import beside

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.mark.django_db(transaction=True)
def test_both_hands_write() -> None:
    wait = beside(lambda: Customer.objects.create(name="Beside"))
    Customer.objects.create(name="Here")
    wait()

    assert set(Customer.objects.values_list("name", flat=True)) == {"Beside", "Here"}


@pytest.mark.django_db(transaction=True)
def test_a_failure_beside_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    wait = beside(lambda: Customer.objects.create(name=None))

    with pytest.raises(ChildProcessError):
        wait()
    assert "IntegrityError" in capfd.readouterr().err


@pytest.mark.django_db
def test_inside_a_transaction_it_is_done_at_once(cleo: Customer) -> None:
    seen: list[str] = []

    beside(lambda: seen.extend(Customer.objects.values_list("name", flat=True)))

    assert seen == ["Cleo"]
