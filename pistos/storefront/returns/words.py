"""What returns are called in public."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from pistos.returns.models import WithdrawalState

STATES: Mapping[WithdrawalState, object] = {
    WithdrawalState.DECLARED: _(
        "Received. We wait for the goods, or for your proof that you sent them."
    ),
    WithdrawalState.GOODS_BACK: _("The goods are back. Your money follows."),
    WithdrawalState.REFUNDING: _("Your money is on its way back."),
    WithdrawalState.REFUNDED: _("Done: your money went back."),
    WithdrawalState.CLOSED: _("Closed without a refund."),
}
