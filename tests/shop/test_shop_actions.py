"""Setting the shop up and changing it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import override_settings

from pistos.accounts.actions import AlreadyOwned, PasswordTooWeak, WrongSetupCode
from pistos.accounts.models import Role, User
from pistos.accounts.rules import NewOwner, setup_code
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.shop import actions, queries
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours
from pistos.shop.rules.facts import FactsUnusable, Identity, Place, SettingsValues
from pistos.shop.rules.hours import HoursOverlap, Span, is_open
from pistos.shop.rules.logo import LogoUnusable
from tests.shop.test_logo import png

pytestmark = pytest.mark.django_db
BY = Actor.person(1)
IDENTITY = Identity(name="Kalamos", legal_name="Kalamos IKE", email="shop@kalamos.example")
PLACE = Place("GR", "EUR", "Europe/Athens", ("el", "en"), "el")
OWNER = NewOwner("Alma@Kalamos.example", "Alma", "a long walk by the sea", "el")


def set_up(at: datetime, **other: Any) -> User:
    given: dict[str, object] = {
        "owner": OWNER,
        "code": setup_code(settings.SECRET_KEY),
        "identity": IDENTITY,
        "place": PLACE,
        "guarantee": None,
        **other,
    }
    return actions.set_up_shop(at=at, **given)


def names() -> list[str]:
    return list(Event.objects.order_by("id").values_list("name", flat=True))


def test_set_up_makes_the_shop_and_its_owner_together(at: datetime) -> None:
    user = set_up(at)

    shop = queries.the_shop()
    assert (shop.name, shop.currency, shop.languages) == ("Kalamos", "EUR", ["el", "en"])
    assert (user.email, user.role, user.language) == ("alma@kalamos.example", Role.OWNER, "el")
    assert user.check_password(OWNER.password)
    assert names() == ["accounts.FirstOwnerJoined", "shop.ShopSetUp", "shop.SettingsSaved"]
    assert Event.objects.get(name="shop.ShopSetUp").data == {"owner_id": user.pk}


@pytest.mark.serves("S4-7")
@pytest.mark.parametrize(
    ("currency", "said", "given"),
    [
        ("EUR", None, "5"),
        ("AMD", None, "1000"),
        ("JPY", None, "0"),
        ("EUR", "0", "0"),
        ("EUR", "9", "9"),
    ],
)
def test_a_new_shop_answers_for_its_word_unless_its_owner_says_otherwise(
    at: datetime, currency: str, said: str | None, given: str
) -> None:
    set_up(
        at,
        place=replace(PLACE, currency=currency),
        guarantee=None if said is None else Decimal(said),
    )

    assert queries.settings_in_force().late_amount == Decimal(given)


@pytest.mark.parametrize(
    ("currency", "most"), [("EUR", "1000"), ("AMD", "200000"), ("RSD", "100000")]
)
def test_what_a_missed_day_gives_has_a_limit_in_each_currency(
    shop: Shop, at: datetime, currency: str, most: str
) -> None:
    actions.change_place(place=replace(PLACE, currency=currency), by=BY, at=at)

    with pytest.raises(FactsUnusable, match=f"{int(most):,}"):
        actions.save_settings(values=SettingsValues(late_amount=Decimal(most) + 1), by=BY, at=at)
    actions.save_settings(values=SettingsValues(late_amount=Decimal(most)), by=BY, at=at)

    assert queries.settings_in_force().late_amount == Decimal(most)


def test_so_many_drams_for_a_missed_day_never_become_so_many_euros(
    shop: Shop, at: datetime
) -> None:
    actions.change_place(place=replace(PLACE, currency="AMD"), by=BY, at=at)
    actions.save_settings(values=SettingsValues(late_amount=Decimal(1000)), by=BY, at=at)

    with pytest.raises(FactsUnusable, match="missed day"):
        actions.change_place(place=PLACE, by=BY, at=at)

    actions.save_settings(values=SettingsValues(), by=BY, at=at)
    assert actions.change_place(place=PLACE, by=BY, at=at).currency == "EUR"


def test_set_up_twice_is_refused(at: datetime) -> None:
    set_up(at)

    with pytest.raises(AlreadyOwned):
        set_up(at, owner=replace(OWNER, email="mallory@example.com"))

    assert User.objects.count() == 1


def test_set_up_needs_the_code(at: datetime) -> None:
    with pytest.raises(WrongSetupCode):
        set_up(at, code="AAAA-BBBB-CCCC")

    assert not Shop.objects.exists()
    assert not User.objects.exists()
    assert names() == []


def test_set_up_takes_the_code_as_people_type_it(at: datetime) -> None:
    set_up(at, code=setup_code(settings.SECRET_KEY).lower().replace("-", " "))

    assert queries.the_shop_or_none() is not None


def test_set_up_refuses_a_weak_password_and_writes_nothing(at: datetime) -> None:
    with pytest.raises(PasswordTooWeak):
        set_up(at, owner=replace(OWNER, password="12345678"))

    assert not User.objects.exists()
    assert not Shop.objects.exists()


def test_set_up_over_a_shop_without_owner_is_refused(shop: Shop, at: datetime) -> None:
    with pytest.raises(actions.AlreadySetUp):
        set_up(at)

    assert not User.objects.exists()


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, country="XX"),
        replace(PLACE, country="150"),
        replace(PLACE, currency="DRACHMA"),
        replace(PLACE, time_zone="Europe/Atlantis"),
        replace(PLACE, languages=()),
        replace(PLACE, languages=("el", "de")),
        replace(PLACE, default_language="sl"),
    ],
)
def test_impossible_places_are_refused(place: Place, at: datetime) -> None:
    with pytest.raises(FactsUnusable):
        set_up(at, place=place)

    assert not Shop.objects.exists()


def test_finishing_the_set_up_happens_once(shop: Shop, at: datetime) -> None:
    Shop.objects.update(set_up_at=None)
    actions.finish_set_up(by=BY, at=at)

    with pytest.raises(actions.AlreadySetUp):
        actions.finish_set_up(by=BY, at=at)

    assert queries.the_shop().set_up_at == at
    assert names() == ["shop.SetUpFinished"]


def test_changing_the_identity_names_the_fields_and_not_the_values(
    shop: Shop, at: datetime
) -> None:
    changed = replace(IDENTITY, tax_number="EL094259216", phone="+30 210 0000000")

    actions.change_identity(identity=changed, by=BY, at=at)
    actions.change_identity(identity=changed, by=BY, at=at)

    assert queries.the_shop().tax_number == "EL094259216"
    event = Event.objects.get()
    assert event.data == {"fields": ["phone", "tax_number"]}


def test_a_shop_without_name_is_refused(shop: Shop, at: datetime) -> None:
    with pytest.raises(FactsUnusable):
        actions.change_identity(identity=Identity(name=" "), by=BY, at=at)
    with pytest.raises(FactsUnusable):
        actions.change_identity(identity=replace(IDENTITY, tagline={"fr": "x"}), by=BY, at=at)


def test_changing_the_place(shop: Shop, at: datetime) -> None:
    actions.change_place(place=replace(PLACE, country="AM", time_zone="Asia/Yerevan"), by=BY, at=at)

    assert queries.the_shop().time_zone == "Asia/Yerevan"
    assert Event.objects.get().data == {"fields": ["country", "languages", "time_zone"]}


def test_logo_is_stored_replaced_and_removed(
    shop: Shop,
    at: datetime,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    with override_settings(STORAGES=storages):
        for deed in (
            lambda: actions.change_logo(data=png(), by=BY, at=at),
            lambda: actions.change_logo(data=png(3, 3), by=BY, at=at),
        ):
            with django_capture_on_commit_callbacks(execute=True):
                deed()
        with queries.the_shop().logo.open() as stored:
            assert stored.read() == png(3, 3)
        assert len(list(tmp_path.rglob("*.png"))) == 1, "the former file is gone"

        with django_capture_on_commit_callbacks(execute=True):
            actions.remove_logo(by=BY, at=at)
            actions.remove_logo(by=BY, at=at)

    assert not queries.the_shop().logo
    assert list(tmp_path.rglob("*.png")) == []
    assert [event.data["kind"] for event in Event.objects.order_by("id")] == ["png", "png", ""]


def test_an_unusable_logo_changes_nothing(shop: Shop, at: datetime) -> None:
    with pytest.raises(LogoUnusable):
        actions.change_logo(data=b"MZ" + b"\0" * 100, by=BY, at=at)

    assert not queries.the_shop().logo
    assert names() == []


def test_hours_are_replaced_as_a_whole(shop: Shop, at: datetime) -> None:
    actions.set_hours(spans=[Span(0, time(9), time(17))], by=BY, at=at)
    actions.set_hours(
        spans=[Span(0, time(17, 30), time(21)), Span(0, time(9), time(14))], by=BY, at=at
    )

    assert [str(row) for row in WorkingHours.objects.order_by("opens")] == [
        "0 09:00:00-14:00:00",
        "0 17:30:00-21:00:00",
    ]
    last = Event.objects.order_by("-id")[0]
    assert last.data == {"spans": [[0, "09:00", "14:00"], [0, "17:30", "21:00"]]}
    calendar = queries.working_calendar(shop, at)
    assert is_open(calendar, at)


def test_overlapping_hours_leave_the_old_ones(shop: Shop, at: datetime) -> None:
    actions.set_hours(spans=[Span(0, time(9), time(17))], by=BY, at=at)

    with pytest.raises(HoursOverlap):
        actions.set_hours(
            spans=[Span(0, time(9), time(17)), Span(0, time(16), time(18))], by=BY, at=at
        )

    assert WorkingHours.objects.count() == 1


def test_closures_come_and_go(shop: Shop, at: datetime) -> None:
    actions.set_hours(spans=[Span(0, time(9), time(17))], by=BY, at=at)
    closure = actions.add_closure(
        starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2), reason={}, by=BY, at=at
    )
    assert not is_open(queries.working_calendar(shop, at), at)

    actions.remove_closure(closure=closure, by=BY, at=at)
    closure.pk = closure.pk or 1
    actions.remove_closure(closure=closure, by=BY, at=at)

    assert is_open(queries.working_calendar(shop, at), at)
    assert names() == ["shop.HoursChanged", "shop.ClosureAdded", "shop.ClosureRemoved"]


def test_a_closure_backwards_is_refused(shop: Shop, at: datetime) -> None:
    with pytest.raises(actions.ClosureBackwards):
        actions.add_closure(
            starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1), reason={}, by=BY, at=at
        )

    assert not Closure.objects.exists()


def test_public_holidays_close_the_shop_unless_the_owner_says_otherwise(
    shop: Shop, at: datetime
) -> None:
    actions.set_hours(spans=[Span(2, time(9), time(17))], by=BY, at=at)
    independence_day = at.replace(month=3, day=25)

    assert not is_open(queries.working_calendar(shop, independence_day), independence_day)

    shop = actions.change_place(place=replace(PLACE, is_closed_on_holidays=False), by=BY, at=at)
    assert is_open(queries.working_calendar(shop, independence_day), independence_day)


def test_settings_are_versions_and_the_newest_is_in_force(shop: Shop, at: datetime) -> None:
    assert queries.settings_in_force().kept_rate_target == 0.95

    first = actions.save_settings(values=SettingsValues(kept_rate_target=0.9), by=BY, at=at)
    same = actions.save_settings(values=SettingsValues(kept_rate_target=0.9), by=BY, at=at)
    second = actions.save_settings(
        values=SettingsValues(kept_rate_target=0.97, trust_page_public_from=date(2026, 4, 1)),
        by=BY,
        at=at,
    )

    assert same == first
    assert list(queries.settings_versions()) == [second, first]
    assert queries.settings_in_force() == second
    assert Event.objects.order_by("-id")[0].data == {
        "version": second.pk,
        "changed": {
            "kept_rate_target": [0.9, 0.97],
            "trust_page_public_from": [None, "2026-04-01"],
        },
    }


@pytest.mark.parametrize(
    "statement",
    ["UPDATE shop_shopsettings SET warn_at_chance = 0.9", "DELETE FROM shop_shopsettings"],
)
def test_versions_of_settings_cannot_be_changed(shop: Shop, at: datetime, statement: str) -> None:
    actions.save_settings(values=SettingsValues(kept_rate_target=0.9), by=BY, at=at)

    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        ShopSettings.objects.raw(statement + " RETURNING version")[0]


@pytest.mark.parametrize(
    "values",
    [
        SettingsValues(kept_rate_target=1.0),
        SettingsValues(kept_rate_target=0.2),
        SettingsValues(warn_at_chance=0),
        SettingsValues(refund_within_days=400),
        SettingsValues(retention={"horoscopes": 3}),
        SettingsValues(retention={"messages": -1}),
    ],
)
def test_senseless_settings_are_refused(shop: Shop, at: datetime, values: SettingsValues) -> None:
    with pytest.raises(FactsUnusable):
        actions.save_settings(values=values, by=BY, at=at)

    assert not ShopSettings.objects.exists()


def test_retention_falls_back_to_the_default(shop: Shop, at: datetime) -> None:
    assert queries.days_kept("messages") == 1095

    actions.save_settings(values=SettingsValues(retention={"messages": 30}), by=BY, at=at)

    assert queries.days_kept("messages") == 30
    assert queries.days_kept("import_files") == 90


@pytest.mark.serves("S4-6")
def test_the_record_opens_on_the_announced_day_or_earlier(shop: Shop, at: datetime) -> None:
    """Once a day is stated it never moves away, and a public record is not hidden again."""
    today = at.date()

    def announce(days: int | None, later: int = 0) -> ShopSettings:
        public_from = None if days is None else today + timedelta(days=days)
        values = SettingsValues(trust_page_public_from=public_from)
        return actions.save_settings(values=values, by=BY, at=at + timedelta(days=later))

    with pytest.raises(FactsUnusable, match="within a year"):
        announce(400)
    announce(60)
    with pytest.raises(FactsUnusable, match="earlier, not later"):
        announce(61)
    announce(30)
    with pytest.raises(FactsUnusable, match="earlier, not later"):
        announce(60)
    with pytest.raises(FactsUnusable, match="public already"):
        announce(90, later=31)
    announce(None)
    with pytest.raises(FactsUnusable, match="public already"):
        announce(10)

    assert queries.settings_in_force().trust_page_public_from is None
