"""What a person reads for each event of apologies, plans and recovery."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

RECOVERY: Mapping[str, object] = {
    "complaints.ApologySent": _("A customer was told our mistake, our apology and the plan."),
    "complaints.CheckedIn": _("A customer was asked whether all is well since."),
    "complaints.CustomerLost": _("A customer was given up, after documented attempts."),
    "complaints.PanelAnswered": _("A customer answered whether they test what was changed."),
    "complaints.PanelInvited": _("A customer was asked to test what was changed because of them."),
    "complaints.PlanStepAdded": _("A step was added to a plan, and promised."),
    "complaints.PlanStepDone": _("A step of a plan was done."),
    "complaints.PlanStepMoved": _("A step of a plan was given a later day; the customer was told."),
    "complaints.RecoveryAttempted": _("Somebody tried to win a customer again."),
    "complaints.RecoveryRated": _("A customer said how satisfied they are after a complaint."),
}
