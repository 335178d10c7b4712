"""What each way to pay is called, and what the customer should know of it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

NAMES: Mapping[str, object] = {
    "stripe": _("Card or wallet"),
    "bank_transfer": _("Bank transfer"),
    "cash_on_delivery": _("Cash on delivery"),
    "test": _("Test payment"),
    "site": _("Our own pages"),
}
WORDS: Mapping[str, object] = {
    "stripe": _("You pay on the page of Stripe. Your card never reaches us."),
    "bank_transfer": _(
        "You get our account and a reference. We prepare your order when the money is here."
    ),
    "cash_on_delivery": _("You pay the courier at the door."),
    "test": _("For trying things out: no money moves."),
}


def name_of(code: str) -> str:
    """In the language in force; the code itself for a way that has no words yet."""
    return str(NAMES.get(code, code))


def words_of(code: str) -> str:
    return str(WORDS.get(code, ""))
