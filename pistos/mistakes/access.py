"""The gate: the only loaders that edges use."""

from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound, Refused
from pistos.mistakes.models import Improvement, Incident, Mistake, Process, Told
from pistos.orders.models import Order


class NoSuchEvidence(Refused):
    """What was typed names nothing that can be looked at."""


def mistake_for(agent: User, token: str, deed: str = "see_mistakes") -> Mistake:
    """A mistake with its owner, for a member of staff who may do the deed."""
    require(agent, deed)
    found = Mistake.objects.select_related("owner").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def colleague_named(agent: User, user_id: str) -> User:
    """Who will own it: somebody who works here."""
    require(agent, "handle_mistakes")
    return _colleague(user_id)


def owner_named(agent: User, user_id: str) -> User:
    """Who will own an incident: somebody who works here."""
    require(agent, "handle_incidents")
    return _colleague(user_id)


def editor_named(agent: User, user_id: str) -> User:
    """Who will own an improvement or answer for a process."""
    require(agent, "edit_improvements")
    return _colleague(user_id)


def improvement_for(agent: User, token: str) -> Improvement:
    require(agent, "edit_improvements")
    found = Improvement.objects.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def process_for(agent: User, process_id: str) -> Process:
    require(agent, "see_improvements")
    rows = Process.objects.select_related("owner")
    found = rows.filter(pk=int(process_id)).first() if process_id.isdecimal() else None
    if found is None:
        raise NotFound
    return found


def _colleague(user_id: str) -> User:
    found = User.objects.filter(pk=int(user_id), is_active=True) if user_id.isdecimal() else None
    person = found.first() if found is not None else None
    if person is None:
        raise NotFound
    return person


def incident_for(agent: User, token: str) -> Incident:
    """An incident with its owner, for a member of staff."""
    require(agent, "see_incidents")
    found = Incident.objects.select_related("owner").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def told_by_link(token: str) -> Told:
    """What was told to whoever holds the link; NotFound for any other token, and after an erasure."""
    rows = Told.objects.select_related("mistake", "customer").filter(token=token)
    found = rows.filter(customer__erased_at=None).first()
    if found is None:
        raise NotFound
    return found


def evidence_named(agent: User, where: str) -> tuple[Order | None, str]:
    """The order with that number, or the address as written: of the desk, or of any page by https."""
    require(agent, "handle_mistakes")
    text = where.strip()
    order = (
        Order.objects.select_related("customer")
        .filter(number=text.lstrip("#"), customer__erased_at=None)
        .order_by("-placed_at")
        .first()
    )
    if order is None and not text.startswith(("/desk/", "https://")):
        raise NoSuchEvidence(
            _("No order has that number. Write an order's number, or an address with https://.")
        )
    return order, text
