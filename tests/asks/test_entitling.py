"""The shop's own words on legal bases and on how it asks."""

import pytest

from pistos.asks.actions.entitling import (
    AskSettingsUnusable,
    AskValues,
    BasisUnusable,
    change_ask_settings,
    set_basis,
)
from pistos.asks.models import AskKind, AskSettings, LegalBasis
from pistos.asks.queries.rules import asks_in_force, delay_of
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from tests.asks.conftest import DAY

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)


def put(at, country="de", kind="review", basis="soft_opt_in"):
    set_basis(country=country, kind=kind, basis=basis, by=ALMA, at=at)


def test_a_basis_is_set_changed_and_taken_back_each_told_once(at):
    put(at)
    put(at)
    put(at, basis="none")
    put(at, basis="")
    put(at, basis="")

    told = Event.objects.filter(name="asks.BasisSet").order_by("pk")
    assert [(event.data["was"], event.data["basis"]) for event in told] == [
        ("", "soft_opt_in"),
        ("soft_opt_in", "none"),
        ("none", ""),
    ]
    assert told[0].data["country"] == "DE"
    assert not LegalBasis.objects.exists()


@pytest.mark.parametrize("wrong", [{"country": "XX"}, {"kind": "spam"}, {"basis": "because"}])
def test_an_unknown_country_kind_or_basis_is_refused(wrong, at):
    with pytest.raises(BasisUnusable):
        put(at, **wrong)

    assert not LegalBasis.objects.exists()


def test_settings_are_versions_and_delays_have_defaults(at):
    assert delay_of(AskKind.REVIEW) == 7 * DAY

    values = AskValues(most_in_30_days=2, delays={"review": 14})
    for _ in range(2):
        change_ask_settings(values=values, by=ALMA, at=at)

    assert AskSettings.objects.count() == 1
    assert asks_in_force().most_in_30_days == 2
    assert delay_of(AskKind.REVIEW) == 14 * DAY
    assert delay_of(AskKind.SURVEY) == 3 * DAY
    assert Event.objects.filter(name="asks.AskSettingsChanged").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"most_in_30_days": 0},
        {"days_between": 0},
        {"reminder_days": 61},
        {"lasting_days": 6},
        {"delays": {"review": 800}},
        {"delays": {"spam": 1}},
    ],
)
def test_rules_that_cannot_be_followed_are_refused(wrong, at):
    with pytest.raises(AskSettingsUnusable):
        change_ask_settings(values=AskValues(**wrong), by=ALMA, at=at)

    assert not AskSettings.objects.exists()
