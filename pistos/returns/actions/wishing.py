"""Which of the remedies a customer wishes: theirs to choose, by the law's order."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.returns import events
from pistos.returns.actions.steps import locked, note_step, ref
from pistos.returns.models import Claim, StepKind
from pistos.returns.queries.law import wishes_open


class WishNotOpen(Refused):
    """The law's order of remedies does not open it, or something is decided."""


@transaction.atomic
def wish_remedy(*, claim: Claim, wish: str, by: Actor, at: datetime) -> None:
    """The customer says what would put it right. Publishes ClaimChosen; the same again is nothing.

    Refuses with WishNotOpen.
    """
    held = locked(claim)
    if wish not in [value for value, _label in wishes_open(held, at)]:
        raise WishNotOpen(_("This cannot be chosen here any more, or not yet."))
    if held.wished == wish:
        return
    held.wished = wish
    held.save(update_fields=["wished"])
    note_step(held, StepKind.CHOSEN, by, at, wished=wish)
    publish(events.ClaimChosen(held.pk, held.order_id, wish), about=ref(held), by=by, at=at)
