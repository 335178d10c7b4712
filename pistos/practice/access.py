"""The gate: the only loaders of practice that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound, Unknown
from pistos.orders.models import Order
from pistos.practice.models import Finding, Rehearsal, TestPurchase


def rehearsal_for(agent: User, token: str) -> Rehearsal:
    """One's own; another's is not found."""
    require(agent, "practise")
    found = Rehearsal.objects.filter(token=token, person=agent).first()
    if found is None:
        raise NotFound
    return found


def purchase_for(agent: User, token: str) -> TestPurchase:
    require(agent, "see_test_purchases")
    rows = TestPurchase.objects.select_related("person", "order")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def finding_for(agent: User, finding_id: int) -> Finding:
    require(agent, "see_test_purchases")
    found = Finding.objects.select_related("purchase").filter(pk=finding_id).first()
    if found is None:
        raise NotFound
    return found


def tester_for(agent: User, person_id: str) -> User:
    """An active colleague who may be given a test purchase or a finding."""
    require(agent, "see_test_purchases")
    is_id = person_id.isdecimal() and len(person_id) < 19
    found = User.objects.filter(pk=int(person_id), is_active=True).first() if is_id else None
    if found is None:
        raise NotFound
    return found


def order_of_test(agent: User, number: str) -> Order | None:
    """The newest order with this number; None where nothing was typed. Refuses with Unknown."""
    require(agent, "see_test_purchases")
    typed = number.strip().lstrip("#")
    if not typed:
        return None
    found = Order.objects.filter(number=typed).order_by("-placed_at").first()
    if found is None:
        raise Unknown(typed)
    return found
