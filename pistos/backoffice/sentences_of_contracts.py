"""What a person reads for each event of contracts."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CONTRACTS: Mapping[str, object] = {
    "contracts.ContractBegun": _("A contract began to be kept here."),
    "contracts.ContractEnded": _("A contract ended: %(kind)s."),
    "contracts.ContractLeft": _("A customer lets a contract end on %(ends_on)s."),
    "contracts.ContractRenewed": _("A contract was renewed, on version %(terms)s of its terms."),
    "contracts.OutreachDropped": _("A word about renewing a contract was dropped."),
    "contracts.OutreachHeld": _("A word about renewing a contract was held back: %(reasons)s."),
    "contracts.OutreachSent": _("A customer was written to about renewing their contract."),
    "contracts.ReasonGiven": _("A customer said by what they decided: %(how)s."),
}
