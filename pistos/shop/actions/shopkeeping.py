"""Deeds on the shop itself: setting it up, its facts, hours, logo and rules."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.actions import create_first_owner
from pistos.accounts.models import User
from pistos.accounts.rules import NewOwner
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import Translated
from pistos.kit.tokens import public_token
from pistos.shop import events
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours
from pistos.shop.queries import settings_in_force, the_shop
from pistos.shop.rules.facts import (
    FactsUnusable,
    Identity,
    Place,
    SettingsValues,
    check_guarantee,
    check_identity,
    check_openness,
    check_place,
    check_settings,
    first_guarantee,
)
from pistos.shop.rules.hours import Span, check_spans
from pistos.shop.rules.logo import logo_kind

SHOP = Ref("shop", "1")


class AlreadySetUp(Refused):
    """The shop exists; the wizard is gone."""


class ClosureBackwards(Refused):
    """The closure ends before it starts."""


def set_up_shop(
    *,
    owner: NewOwner,
    code: str,
    identity: Identity,
    place: Place,
    guarantee: Decimal | None,
    at: datetime,
) -> User:
    """Makes the shop and its first owner together. Publishes ShopSetUp, and SettingsSaved with what is given
    for a missed day: None is what a new shop gives in its currency. Returns the owner.

    Refuses with AlreadySetUp, FactsUnusable and what `create_first_owner` refuses.
    """
    check_identity(identity)
    check_place(place)
    with transaction.atomic():
        user = create_first_owner(owner=owner, code=code, at=at)
        if Shop.objects.exists():
            raise AlreadySetUp(_("This shop is already set up."))
        Shop.objects.create(
            **asdict(identity), **{**asdict(place), "languages": list(place.languages)}
        )
        by = Actor.person(user.pk)
        publish(events.ShopSetUp(owner_id=user.pk), about=SHOP, by=by, at=at)
        given = first_guarantee(place.currency) if guarantee is None else guarantee
        save_settings(values=SettingsValues(late_amount=given), by=by, at=at)
        return user


def finish_set_up(*, by: Actor, at: datetime) -> None:
    """Ends the first-run wizard for good. Publishes SetUpFinished. Refuses with AlreadySetUp."""
    with transaction.atomic():
        if not Shop.objects.filter(pk=1, set_up_at=None).update(set_up_at=at):
            raise AlreadySetUp(_("This shop is already set up."))
        publish(events.SetUpFinished(), about=SHOP, by=by, at=at)


def change_identity(*, identity: Identity, by: Actor, at: datetime) -> Shop:
    """Replaces name, motto and legal data. Publishes IdentityChanged when anything did."""
    check_identity(identity)
    return _change(asdict(identity), by, at)


def change_place(*, place: Place, by: Actor, at: datetime) -> Shop:
    """Replaces country, currency, zone and languages. Publishes IdentityChanged when anything did.

    Amounts and due days already on record keep the currency and zone they were made with. Refuses with
    FactsUnusable, also another currency while an amount for missed days is promised: it would become that
    many of the other.
    """
    check_place(place)
    if place.currency != the_shop().currency and settings_in_force().late_amount:
        raise FactsUnusable(
            _(
                "What a customer gets for a missed day is in force in the former currency. Set it to 0,"
                " change the currency, then state it anew."
            )
        )
    return _change({**asdict(place), "languages": list(place.languages)}, by, at)


def change_logo(*, data: bytes, by: Actor, at: datetime) -> Shop:
    """Stores the image under a new name through the storage port. Publishes LogoChanged.

    The former file stays until the change is committed. Refuses with LogoUnusable.
    """
    kind = logo_kind(data)
    with transaction.atomic():
        shop = Shop.objects.select_for_update().get(pk=1)
        former = shop.logo.name
        shop.logo.save(f"{public_token()}.{kind}", ContentFile(data), save=False)
        shop.save(update_fields=["logo"])
        publish(events.LogoChanged(kind=kind), about=SHOP, by=by, at=at)
        _drop_file(shop, former)
        return shop


def remove_logo(*, by: Actor, at: datetime) -> Shop:
    """Publishes LogoChanged with an empty kind, when there was a logo."""
    with transaction.atomic():
        shop = Shop.objects.select_for_update().get(pk=1)
        former = shop.logo.name
        if not former:
            return shop
        shop.logo.name = ""
        shop.save(update_fields=["logo"])
        publish(events.LogoChanged(kind=""), about=SHOP, by=by, at=at)
        _drop_file(shop, former)
        return shop


def set_hours(*, spans: Sequence[Span], by: Actor, at: datetime) -> list[WorkingHours]:
    """Replaces the weekly hours. Publishes HoursChanged. Refuses with HoursOverlap."""
    check_spans(spans)
    with transaction.atomic():
        Shop.objects.select_for_update().get(pk=1)
        WorkingHours.objects.all().delete()
        rows = WorkingHours.objects.bulk_create(
            WorkingHours(weekday=span.weekday, opens=span.opens, closes=span.closes)
            for span in sorted(spans)
        )
        told = [(row.weekday, f"{row.opens:%H:%M}", f"{row.closes:%H:%M}") for row in rows]
        publish(events.HoursChanged(spans=told), about=SHOP, by=by, at=at)
        return rows


def add_closure(
    *, starts_on: date, ends_on: date, reason: Translated, by: Actor, at: datetime
) -> Closure:
    """Closes the shop from one day to another, both included. Publishes ClosureAdded."""
    if ends_on < starts_on:
        raise ClosureBackwards(_("The closure ends before it starts."))
    with transaction.atomic():
        closure = Closure.objects.create(starts_on=starts_on, ends_on=ends_on, reason=reason)
        publish(
            events.ClosureAdded(closure.pk, str(starts_on), str(ends_on)),
            about=Ref("closure", str(closure.pk)),
            by=by,
            at=at,
        )
        return closure


def remove_closure(*, closure: Closure, by: Actor, at: datetime) -> None:
    """Publishes ClosureRemoved, once."""
    with transaction.atomic():
        removed, _by_model = Closure.objects.filter(pk=closure.pk).delete()
        if removed:
            publish(
                events.ClosureRemoved(closure.pk, str(closure.starts_on), str(closure.ends_on)),
                about=Ref("closure", str(closure.pk)),
                by=by,
                at=at,
            )


def save_settings(*, values: SettingsValues, by: Actor, at: datetime) -> ShopSettings:
    """Puts a new version in force; older ones stay as they were. Publishes SettingsSaved.

    Saving what is in force already makes no version. Refuses with FactsUnusable, also to hide a
    record that is public or to open it later than announced.
    """
    check_settings(values)
    wanted = asdict(values)
    with transaction.atomic():
        shop = Shop.objects.select_for_update().filter(pk=1).first()
        check_guarantee(values.late_amount, shop.currency if shop else "")
        current = settings_in_force()
        check_openness(
            values.trust_page_public_from,
            in_force=current.trust_page_public_from,
            was_announced=ShopSettings.objects.exclude(trust_page_public_from=None).exists(),
            today=at.astimezone(ZoneInfo(shop.time_zone) if shop else UTC).date(),
        )
        changed = {
            name: (_plain(getattr(current, name)), _plain(value))
            for name, value in wanted.items()
            if getattr(current, name) != value
        }
        if not changed:
            return current
        row = ShopSettings.objects.create(made_at=at, made_by=by.id, **wanted)
        publish(
            events.SettingsSaved(version=row.pk, changed=changed),
            about=Ref("settings", str(row.pk)),
            by=by,
            at=at,
        )
        return row


def _change(wanted: dict[str, object], by: Actor, at: datetime) -> Shop:
    with transaction.atomic():
        shop = Shop.objects.select_for_update().get(pk=1)
        changed = [name for name, value in wanted.items() if getattr(shop, name) != value]
        if not changed:
            return shop
        for name in changed:
            setattr(shop, name, wanted[name])
        shop.save(update_fields=changed)
        publish(events.IdentityChanged(fields=sorted(changed)), about=SHOP, by=by, at=at)
        return shop


def _drop_file(shop: Shop, name: str | None) -> None:
    if name:
        transaction.on_commit(lambda: shop.logo.storage.delete(name))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
