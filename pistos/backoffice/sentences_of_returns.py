"""What a person reads for each event of returns."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

RETURNS: Mapping[str, object] = {
    "returns.ExemptionChanged": _("What is exempt from withdrawal was changed: %(ground)s."),
    "returns.GoodsBack": _("The goods of a withdrawal are back."),
    "returns.WithdrawalClosed": _("A withdrawal without an order was closed with a reason."),
    "returns.WithdrawalDeclared": _("A customer withdrew from a contract."),
    "returns.WithdrawalMatched": _("The order or the goods of a withdrawal were found."),
    "returns.WithdrawalRefunded": _("The money of a withdrawal is back: %(amount)s %(currency)s."),
    "returns.WithdrawalRefunding": _(
        "The money of a withdrawal is on its way back: %(amount)s %(currency)s."
    ),
}
