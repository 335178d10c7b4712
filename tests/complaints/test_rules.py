"""The shop's rules for complaints, as a manager sets them."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.complaints.actions.settling import RulesFacts, RulesWrong, save_rules
from pistos.complaints.models import ComplaintSettings
from pistos.complaints.queries.settings import rules_in_force
from pistos.journal.models import Event
from pistos.kit.actors import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
FACTS = RulesFacts(12, 5, None, Decimal(300))
ADDRESS = "/desk/complaints/rules/"


def test_a_new_version_is_in_force_and_the_old_one_stays(alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    save_rules(facts=FACTS, by=by, at=at)
    made = save_rules(facts=replace(FACTS, solution_days=4), by=by, at=at)

    assert rules_in_force().solution_days == 4
    assert ComplaintSettings.objects.count() == 2
    events = Event.objects.filter(name="complaints.ComplaintRulesChanged").order_by("-id")
    assert events[0].data == {"version": made.version}


@pytest.mark.parametrize(
    "changes",
    [
        {"people_told": 0}, {"people_told": 101}, {"solution_days": 0}, {"late_days": -1},
        {"large_amount": Decimal(-1)},
    ],
)  # fmt: skip
def test_rules_that_cannot_hold_are_refused(alma: User, at: datetime, changes) -> None:
    with pytest.raises(RulesWrong):
        save_rules(facts=replace(FACTS, **changes), by=Actor.person(alma.pk), at=at)

    assert not ComplaintSettings.objects.exists()
    assert not Event.objects.filter(name="complaints.ComplaintRulesChanged").exists()


@pytest.mark.serves("S3-101")
def test_the_page_calls_the_factor_a_claim_and_saves(alma: User, ben: User) -> None:
    client = Client()
    client.force_login(alma)
    page = client.get(ADDRESS).content.decode()
    assert "A claim, not a measurement." in page
    assert 'name="people_told" value="10"' in page
    assert ADDRESS in client.get("/desk/complaints/").content.decode()

    typed = {"people_told": 8, "solution_days": 6, "late_days": "", "large_amount": "250.00"}
    assert client.post(ADDRESS, {**typed, "solution_days": 0}).status_code == 422
    assert client.post(ADDRESS, typed).status_code == 302

    now = rules_in_force()
    assert (now.people_told, now.solution_days, now.late_days) == (8, 6, None)
    client.force_login(ben)
    assert client.get(ADDRESS).status_code in (403, 404)
    assert client.post(ADDRESS, typed).status_code in (403, 404)
    assert ComplaintSettings.objects.count() == 1
