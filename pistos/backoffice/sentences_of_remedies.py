"""What a person reads for each event of remedies."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REMEDIES: Mapping[str, object] = {
    "remedies.ApprovalOverdue": _("A remedy waited a day for approval; the owners were told."),
    "remedies.RemedyAsked": _("A remedy above the limit waits for a colleague's approval."),
    "remedies.RemedyConfirmed": _("A customer says that all is well after a remedy."),
    "remedies.RemedyDeclined": _("A remedy was not approved."),
    "remedies.RemedyDisputed": _("A customer says that it is not well after a remedy."),
    "remedies.RemedyDone": _("A remedy was carried out."),
    "remedies.RemedyFailed": _("The money of a remedy could not be sent."),
    "remedies.RemedyGiven": _("A remedy was promised to a customer."),
    "remedies.RemedyPolicyChanged": _(
        "The rules of making good were saved as version %(version)s."
    ),
    "remedies.RemedyWithdrawn": _("A remedy was withdrawn: the customer wanted something else."),
}
