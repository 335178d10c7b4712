"""The owner sets what each role may decide at once."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import Role, User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.requests import events
from pistos.requests.models import Empowerment, Matter, Permission
from pistos.shop.queries import the_shop


class TableIncomplete(Refused):
    """A limit for every role and matter, none below zero, nobody above whom they report to."""


@transaction.atomic
def set_empowerment(
    *, limits: Mapping[tuple[str, str], Decimal | None], by: User, at: datetime
) -> Empowerment:
    """A new version of the table, in force from now on. Publishes EmpowermentChanged.

    Refuses with TableIncomplete; an agent may never decide more than a manager, nor a manager more than
    the owner.
    """
    if any(limit is not None and limit < 0 for limit in limits.values()):
        raise TableIncomplete(_("A limit is 0 or more; empty means without limit."))
    for matter in Matter.values:
        steps = [limits.get((role, matter), Decimal(-1)) for role in _UPWARDS]
        if Decimal(-1) in steps or not _rises(steps):
            raise TableIncomplete(
                _("Every role needs a limit, and nobody decides more than those above them.")
            )
    version = Empowerment.objects.create(made_at=at, made_by=by, currency=the_shop().currency)
    Permission.objects.bulk_create(
        Permission(version=version, role=role, matter=matter, limit_amount=limits[role, matter])
        for role in Role.values
        for matter in Matter.values
    )
    told = events.EmpowermentChanged(version.pk)
    publish(told, about=Ref("empowerment", str(version.pk)), by=Actor.person(by.pk), at=at)
    return version


_UPWARDS = (Role.AGENT, Role.MANAGER, Role.OWNER)


def _rises(steps: list[Decimal | None]) -> bool:
    as_numbers = [Decimal("Infinity") if step is None else step for step in steps]
    return as_numbers == sorted(as_numbers)
