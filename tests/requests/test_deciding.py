"""What each role may decide at once."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from pistos.accounts.models import Role
from pistos.journal.models import Event
from pistos.requests.actions.empowering import TableIncomplete, set_empowerment
from pistos.requests.models import Empowerment, Matter, Permission
from pistos.requests.queries.empowerment import may_decide
from pistos.requests.rules.deciding import decide

FULL = {(role, matter): Decimal(5) for role in Role.values for matter in Matter.values}


@pytest.mark.serves("S3-43")
@pytest.mark.parametrize(
    ("role", "amount", "may", "others"),
    [
        ("agent", "10", True, ()), ("agent", "10.01", False, ("manager", "owner")),
        ("manager", "100", True, ()), ("manager", "101", False, ("owner",)),
        ("owner", "100000", True, ()), ("nobody", "0", False, ("agent", "manager", "owner")),
    ],
)  # fmt: skip
def test_role_decides_up_to_its_limit(role, amount, may, others):
    table = {
        ("agent", "gift"): Decimal(10), ("manager", "gift"): Decimal(100), ("owner", "gift"): None,
    }  # fmt: skip
    found = decide(table, role, "gift", Decimal(amount))
    assert (found.may, found.others) == (may, others)


@pytest.mark.serves("S3-43")
def test_owner_sets_a_new_version_that_holds_at_once(shop, alma, at):
    assert may_decide("agent", "gift", Decimal(15)).may
    set_empowerment(limits=FULL, by=alma, at=at)

    assert not may_decide("agent", "gift", Decimal(15)).may
    assert Event.objects.get(name="requests.EmpowermentChanged").data == {
        "version": Empowerment.objects.get().pk
    }


def test_nobody_decides_more_than_those_above_them(shop, alma, at):
    for wrong in (
        FULL | {("agent", "gift"): None}, FULL | {("agent", "gift"): Decimal(6)},
        FULL | {("owner", "gift"): Decimal(-1)}, {("agent", "gift"): Decimal(1)},
    ):  # fmt: skip
        with pytest.raises(TableIncomplete):
            set_empowerment(limits=wrong, by=alma, at=at)
    assert not Empowerment.objects.exists()


def test_versions_are_never_changed(shop, alma, at):
    set_empowerment(limits=FULL, by=alma, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permission.objects.update(limit_amount=999)


@pytest.mark.serves("S3-43")
def test_table_is_seen_by_all_and_saved_by_the_owner_alone(client: Client, shop, alma, ben):
    client.force_login(ben)
    assert "without limit" in client.get("/desk/requests/deciding/").content.decode()
    fields = {f"{role}-{matter}": "7" for role, matter in FULL}
    assert client.post("/desk/requests/deciding/save/", fields).status_code == 403
    client.force_login(alma)
    client.post("/desk/requests/deciding/save/", fields)
    assert may_decide("agent", "gift", Decimal(7)).limit_amount == Decimal(7)
