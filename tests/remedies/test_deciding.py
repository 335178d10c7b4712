"""Who may give how much: limits, a second person, cases alike, and the settings in versions."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.payments.models import Refund
from pistos.pricing.models import Voucher
from pistos.promises.models import Promise
from pistos.remedies.actions import deciding, finishing, giving
from pistos.remedies.actions.editing import PolicyFacts, PolicyWrong, save_policy
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case
from pistos.remedies.models import Policy, RemedyState
from pistos.remedies.queries.alike import cases_alike
from pistos.remedies.queries.policy import in_force
from tests.remedies.offering import about, an_offer, given, nothing_was_given

ALMA = Actor.person(1)
EUR = Decimal


@pytest.mark.serves("S1-56")
def test_above_the_limit_a_named_manager_approves(
    case: Case, ben: User, mira: User, later: datetime
) -> None:
    light = Case(case.subject, case.customer, case.order, severity=1)
    with pytest.raises(giving.AboveLimit) as refused:
        given(light, ben, later, amount="10.01")
    assert mira in refused.value.approvers
    assert ben not in refused.value.approvers
    assert nothing_was_given(case.order)

    made = given(light, ben, later, amount="10.01", asked_of=mira)

    assert (made.state, made.asked_of, made.promise_id) == ("asked", mira, None)
    assert not Refund.objects.exists()
    assert not Message.objects.filter(template="remedy_given").exists()
    asked = Message.objects.get(template="remedy_asked")
    assert asked.to_address == mira.email
    with pytest.raises(deciding.CannotApprove):
        deciding.approve_remedy(remedy=made, by=ben, at=later)

    deciding.approve_remedy(remedy=made, by=mira, at=later + timedelta(hours=1))
    drain(later)

    made.refresh_from_db()
    assert (made.state, made.approved_by, made.given_by) == ("promised", mira, ben)
    assert Refund.objects.get().amount == EUR("10.01")
    with pytest.raises(finishing.WrongMoment):
        deciding.approve_remedy(remedy=made, by=mira, at=later)
    assert Refund.objects.count() == 1


def test_what_is_not_approved_promises_nothing(
    case: Case, ben: User, mira: User, later: datetime
) -> None:
    light = Case(case.subject, case.customer, case.order, severity=1)
    made = given(light, ben, later, amount="10.01", asked_of=mira)

    with pytest.raises(deciding.ReasonMissing):
        deciding.decline_remedy(remedy=made, because=" ", by=mira, at=later)
    deciding.decline_remedy(remedy=made, because="A voucher is enough", by=mira, at=later)

    made.refresh_from_db()
    assert (made.state, made.declined_because) == ("declined", "A voucher is enough")
    assert not Promise.objects.filter(about_kind="remedy").exists()


@pytest.mark.serves("S1-56", "S2-47")
def test_cases_alike_are_shown_and_a_difference_needs_a_reason(
    case: Case, alma: User, later: datetime
) -> None:
    for number in range(2, 14):
        given(about(case, number), alma, later, "voucher", "5.00", attempt=f"v{number}")

    alike = cases_alike(case)
    assert len(alike) == 10
    assert {row.kind for row in alike} == {"voucher"}
    with pytest.raises(giving.DiffersFromAlike):
        given(case, alma, later, "voucher", "6.00")
    with pytest.raises(giving.DiffersFromAlike):
        given(case, alma, later, "refund", "5.00")
    made = given(case, alma, later, "voucher", "6.00", deviation="Waited twice as long")

    assert made.deviation == "Waited twice as long"
    assert given(about(case, 20), alma, later, "voucher", "5.00", attempt="same").deviation == ""


def test_another_cause_severity_or_value_is_not_alike(
    case: Case, alma: User, later: datetime
) -> None:
    for number in range(2, 6):
        given(about(case, number), alma, later, "voucher", "5.00", attempt=f"v{number}")
    bare = {"subject": case.subject, "customer": case.customer}

    assert len(cases_alike(case)) == 4
    for other in (
        Case(**bare, order=case.order, cause="goods.broken"),
        Case(**bare, order=case.order, cause="carrier.late", severity=3),
        Case(**bare, cause="carrier.late"),
        Case(**bare, order=case.order),
    ):
        assert cases_alike(other) == []


@pytest.mark.serves("S1-56")
def test_the_owner_switches_kinds_and_limits_in_versions(
    case: Case, ben: User, later: datetime
) -> None:
    assert in_force().is_offered("gift")
    facts = PolicyFacts(["refund", "voucher"], {("agent", 2): EUR("6.00")}, due_days=3)
    first = save_policy(facts=facts, by=ALMA, at=later)

    assert in_force().policy == first
    assert in_force().limits["agent", 2] == EUR("6.00")
    assert in_force().limits["owner", 2] is None
    with pytest.raises(giving.NotOffered):
        given(case, ben, later, "gift")
    with pytest.raises(giving.AboveLimit):
        given(case, ben, later, amount="6.01")
    assert given(case, ben, later, amount="6.00").due_on == (later + timedelta(days=3)).date()
    save_policy(facts=PolicyFacts(["gift"], {}), by=ALMA, at=later)
    assert Policy.objects.count() == 2
    for wrong in (
        PolicyFacts([], {}),
        PolicyFacts(["gift"], {}, due_days=0),
        PolicyFacts(["gift"], {("agent", 1): EUR(-1)}),
    ):
        with pytest.raises(PolicyWrong):
            save_policy(facts=wrong, by=ALMA, at=later)


def test_somebody_without_the_right_gives_nothing(
    case: Case, ben: User, later: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(giving.may.__globals__["DEEDS"], "give_remedy", frozenset())

    with pytest.raises(giving.NotEntitled):
        give_remedy(case=case, offer=an_offer(), by=ben, at=later)


def test_two_halves_do_not_do_what_one_whole_may_not(
    case: Case, ben: User, mira: User, later: datetime
) -> None:
    """A severity of two: an agent may give up to 30 for a case and its order, however it is cut."""
    given(case, ben, later, "voucher", "20.00")
    for again in (case, about(case, 2)):
        with pytest.raises(giving.AboveLimit):
            given(again, ben, later, "voucher", "20.01", deviation="so", attempt="half")
    asked = given(
        case, ben, later, "voucher", "20.01", deviation="so", attempt="half", asked_of=mira
    )

    assert asked.state == RemedyState.ASKED
    other = User.objects.create(email="ned@kalamos.example", name="Ned", role="agent")
    with pytest.raises(deciding.CannotApprove):
        deciding.approve_remedy(remedy=asked, by=other, at=later)
    assert Voucher.objects.count() == 1
