"""The shop's own words on legal bases, and on how often and when it asks."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from babel import Locale
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.asks import events
from pistos.asks.models import AskKind, AskSettings, Basis, LegalBasis
from pistos.asks.queries.rules import asks_in_force
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused


class BasisUnusable(Refused):
    """No such country, kind or basis."""


class AskSettingsUnusable(Refused):
    """A rule of asking that cannot be followed."""


@dataclass(frozen=True, slots=True)
class AskValues:
    """How often and when the shop asks; see `AskSettings`."""

    most_in_30_days: int = 3
    days_between: int = 7
    reminder_days: int = 7
    lasting_days: int = 60
    follow_up_days: int = 3
    visit_days: int = 2
    delays: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def set_basis(*, country: str, kind: str, basis: str, by: Actor, at: datetime) -> None:
    """The shop's word on a kind in a country ("" is everywhere without a word of its own); an empty basis
    takes it back. Publishes BasisSet when it changes anything. Refuses with BasisUnusable."""
    country = country.strip().upper()
    is_known = not country or (len(country) == 2 and country in Locale("en").territories)
    if not is_known or kind not in AskKind.values or (basis and basis not in Basis.values):
        raise BasisUnusable(_("Please choose a country, a kind and a basis from the lists."))
    lock_until_commit("asks.basis")
    row = LegalBasis.objects.filter(country=country, kind=kind).first()
    was = row.basis if row else ""
    if was == basis:
        return
    if not basis:
        LegalBasis.objects.filter(country=country, kind=kind).delete()
    else:
        LegalBasis.objects.update_or_create(
            country=country, kind=kind, defaults={"basis": basis, "set_at": at, "set_by": by.id}
        )
    told = events.BasisSet(country, kind, basis, was)
    publish(told, about=Ref("legal_basis", f"{country}:{kind}"), by=by, at=at)


@transaction.atomic
def change_ask_settings(*, values: AskValues, by: Actor, at: datetime) -> AskSettings:
    """Puts a new version in force; older ones stay. Publishes AskSettingsChanged when anything did.

    Refuses with AskSettingsUnusable.
    """
    _check(values)
    lock_until_commit("asks.settings")
    wanted = asdict(values)
    current = asks_in_force()
    if all(getattr(current, name) == value for name, value in wanted.items()):
        return current
    row = AskSettings.objects.create(made_at=at, made_by=by.id, **wanted)
    told = events.AskSettingsChanged(row.pk)
    publish(told, about=Ref("ask_settings", str(row.pk)), by=by, at=at)
    return row


def _check(values: AskValues) -> None:
    if not 1 <= values.most_in_30_days <= 10:
        raise AskSettingsUnusable(_("Ask one person between 1 and 10 times in thirty days."))
    if not 1 <= values.days_between <= 90:
        raise AskSettingsUnusable(_("Leave between 1 and 90 days until the next time."))
    if not 1 <= values.reminder_days <= 60:
        raise AskSettingsUnusable(_("Remind after 1 to 60 days."))
    if not 7 <= values.lasting_days <= 365:
        raise AskSettingsUnusable(_("Let a question stand for 7 to 365 days."))
    if not (1 <= values.follow_up_days <= 60 and 1 <= values.visit_days <= 60):
        raise AskSettingsUnusable(_("Follow up 1 to 60 days later."))
    if any(
        kind not in AskKind.values or not 0 <= days <= 730 for kind, days in values.delays.items()
    ):
        raise AskSettingsUnusable(_("Wait between 0 and 730 days with each kind."))
