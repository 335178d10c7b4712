"""What a person reads for each event of complaints."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

COMPLAINTS: Mapping[str, object] = {
    "complaints.ComplaintRulesChanged": _("The rules for complaints were changed."),
    "complaints.ComplaintOpened": _("A complaint was heard."),
    "complaints.ComplaintJoined": _("The same complaint was heard again, by another way."),
    "complaints.ComplaintMoved": _("A complaint went to another customer, with its conversation."),
    "complaints.ComplaintReclassified": _("A complaint was judged anew: severity %(severity)s."),
    "complaints.SolutionPromised": _("The customer was told by when it is put right."),
    "complaints.ComplaintPlanned": _("The customer was told what happens by when."),
    "complaints.ComplaintRemedied": _("What a complaint was about was put right."),
    "complaints.ComplaintConfirmed": _("The customer says that it is well."),
    "complaints.ComplaintClosed": _("A complaint was closed with its cause."),
    "complaints.BoomerangSeen": _("A complaint that we had ignored appeared in public."),
    "complaints.PostNoted": _("A post about us was entered: %(place)s."),
    "complaints.PostAnswered": _("A post about us was answered."),
    "complaints.PostOutcomeTold": _("Below a post about us it was said how it ended."),
    "complaints.AttentionRaised": _("A customer needs attention before they complain."),
    "complaints.AttentionSeen": _("Somebody looked after a customer before they complained."),
    "complaints.ComplaintCredited": _("A complaint led to something being fixed."),
    "complaints.ComplaintReopened": _("A complaint was opened again."),
}
