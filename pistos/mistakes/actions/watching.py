"""Silence is an event: a correction whose day went by rises to its owner and the owners of the shop."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from pistos.accounts.queries import owners
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.apart import each_apart
from pistos.mistakes import events
from pistos.mistakes.actions.writing import ref
from pistos.mistakes.models import Mistake, Stage
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("mistakes.watch")


def raise_overdue(*, at: datetime) -> int:
    """Once for each planned day that went by, each apart. Publishes CorrectionOverdue for each; returns how
    many."""
    today = day_of(at, the_shop().time_zone)
    late = Mistake.objects.filter(
        stage=Stage.FOUND, due_on__lt=today, late_told_at=None, owner__isnull=False
    )
    ids = list(late.order_by("due_on", "pk").values_list("pk", flat=True))
    return each_apart("mistakes.raise_overdue", ids, lambda pk: _raise(late, pk, at))


@transaction.atomic
def _raise(late: QuerySet[Mistake], pk: int, at: datetime) -> bool:
    mistake = late.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if mistake is None:
        return False
    mistake.late_told_at = at
    mistake.save(update_fields=["late_told_at"])
    _write(mistake, at)
    event = events.CorrectionOverdue(mistake.pk, mistake.owner_id or 0)
    publish(event, about=ref(mistake), by=MACHINE, at=at)
    return True


def _write(mistake: Mistake, at: datetime) -> None:
    people = {person.pk: person for person in owners()}
    if mistake.owner is not None and mistake.owner.is_active:
        people[mistake.owner.pk] = mistake.owner
    context = {
        "title": mistake.title,
        "day": mistake.due_on,
        "person": mistake.owner.name if mistake.owner else "",
        "link": f"{settings.SITE_URL}/desk/mistakes/{mistake.token}/",
    }
    for person in people.values():
        write_message(
            key=f"mistake:{mistake.pk}:{mistake.round}:{mistake.due_on}:late:{person.pk}",
            draft=Draft("correction_late", context, ref(mistake)),
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=MACHINE,
            at=at,
        )
