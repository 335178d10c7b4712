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
    "returns.AppealDecided": _("An objection to a lower value of goods was decided."),
    "returns.ClaimChosen": _("How a claim is put right was chosen: %(outcome)s."),
    "returns.ClaimClosed": _("A claim was closed: %(state)s."),
    "returns.ClaimConfirmed": _("What a customer told us of their goods is so."),
    "returns.ClaimInspected": _(
        "Goods of a claim were looked at: %(approved)s fit to be sold, %(damaged)s not."
    ),
    "returns.ClaimMoved": _("A claim moved to another right: %(track)s instead of %(was)s."),
    "returns.ClaimOpened": _("A customer told us that something is wrong with their goods."),
    "returns.ClaimReceived": _("The goods of a claim are here."),
    "returns.ClaimRefunded": _("The money of a claim is back: %(amount)s %(currency)s."),
    "returns.ClaimRefunding": _(
        "The money of a claim is on its way back: %(amount)s %(currency)s."
    ),
    "returns.CourierClaimMoved": _("A claim against a courier moved on: %(state)s."),
    "returns.CourierClaimPrepared": _(
        "A claim against a courier was prepared; its last day is %(deadline_on)s."
    ),
    "returns.GuaranteeChanged": _(
        "What a product is guaranteed for was changed: %(months)s months."
    ),
    "returns.GuaranteeExtended": _(
        "A repair added twelve months to the legal guarantee of a piece."
    ),
    "returns.GuaranteesRegistered": _(
        "Guarantees of a delivered order were registered: %(items)s."
    ),
    "returns.GoodsAsked": _("The goods of a claim have to be seen; the customer got a label."),
    "returns.LessAppealed": _("A customer objected to a lower value of their goods."),
    "returns.LoanNoted": _("A loan for the time of a repair was noted."),
    "returns.RepairMoved": _("A repair went on: %(stage)s; the next day is %(promised_on)s."),
    "returns.SerialNoted": _("The serial number of a sold piece was noted."),
    "returns.ValueLessened": _("The value of goods that came back was set lower by %(amount)s."),
}
