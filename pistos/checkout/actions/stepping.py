"""How far each purchase comes, and what goes wrong on the way."""

from datetime import datetime

from django.db import transaction

from pistos.checkout.facts import StepFacts
from pistos.checkout.models import Cart, CartState, Step, StepTaken
from pistos.checkout.rules.steps import further


@transaction.atomic
def note_step(*, cart: Cart, facts: StepFacts, at: datetime) -> None:
    """Notes a step of a cart, what went wrong there, and what its owner said of help. No event.

    An address is kept only with a yes to being written to about the cart.
    """
    locked = Cart.objects.select_for_update().get(pk=cart.pk)
    changed = write_step(locked, facts, at)
    if facts.step == Step.CHECKOUT and locked.state == CartState.OPEN:
        changed |= {
            "email": facts.email if facts.asks_help else "",
            "asks_help": facts.asks_help and bool(facts.email),
        }
    Cart.objects.filter(pk=locked.pk).update(**changed)


def write_step(locked: Cart, facts: StepFacts, at: datetime) -> dict[str, object]:
    """The step of a cart that the caller has locked; gives what changes of the cart by it."""
    StepTaken.objects.create(
        cart=locked,
        step=facts.step,
        device=facts.device or locked.device,
        problem=facts.problem[:60],
        is_technical=facts.is_technical,
        happened_at=at,
    )
    return {
        "reached": further(locked.reached, facts.step),
        "problem": facts.problem[:60] or locked.problem,
        "seen_at": at,
    }
