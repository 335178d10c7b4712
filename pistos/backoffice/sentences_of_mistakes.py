"""What a person reads for each event of mistakes, incidents and improvements."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

MISTAKES: Mapping[str, object] = {
    "mistakes.CorrectionJudged": _(
        "The effect of a correction was measured: %(verdict)s (before %(before_count)s among"
        " %(before_exposure)s, after %(after_count)s among %(after_exposure)s)."
    ),
    "mistakes.CorrectionOverdue": _("The day of a correction went by, and it is not recorded."),
    "mistakes.CorrectionPlanned": _(
        "A correction was planned for %(due_on)s, with its test: %(drop_percent)s%% fewer within"
        " %(window_days)s days."
    ),
    "mistakes.EvidenceAdded": _("Evidence of a mistake was linked: %(ref_kind)s."),
    "mistakes.AffectedFound": _("Customers whom an incident reaches were listed: %(count)s."),
    "mistakes.FindingNoted": _("Something was found about a process."),
    "mistakes.ImprovementAdded": _("An improvement was put on the list for %(due_on)s."),
    "mistakes.ImprovementDone": _("An improvement is done."),
    "mistakes.ImprovementDropped": _("An improvement was dropped with a reason."),
    "mistakes.ImprovementMeasured": _("The effect of an improvement was measured."),
    "mistakes.ImprovementsNotReviewed": _("Alarm: the day to go through the improvements went by."),
    "mistakes.ImprovementsReviewed": _(
        "The improvements were gone through: %(open_count)s open, %(late_count)s late."
    ),
    "mistakes.ProcessAdded": _("A process was put in the register: %(department)s."),
    "mistakes.IncidentClosed": _("An incident was closed."),
    "mistakes.IncidentDeclared": _("An incident was declared: %(kind)s."),
    "mistakes.IncidentResolved": _("An incident is over; everybody it reached was told."),
    "mistakes.IncidentReviewed": _("An incident was reviewed."),
    "mistakes.IncidentSilent": _("The promised time of the next word on an incident went by."),
    "mistakes.IncidentStepDone": _("A step of an incident's playbook was done: %(step)s."),
    "mistakes.IncidentUpdated": _("Everybody whom an incident reaches was told how it stands."),
    "mistakes.LessonTaken": _("A lesson was taken from a mistake: %(kind)s."),
    "mistakes.MistakeAnalysed": _("The cause of a mistake was found: %(cause)s."),
    "mistakes.MistakeClosed": _("A mistake was closed: %(verdict)s."),
    "mistakes.MistakeContained": _("The harm of a mistake was stopped for now."),
    "mistakes.MistakeCorrected": _("A mistake was corrected."),
    "mistakes.MistakeFound": _("A mistake was found: %(cause)s (%(origin)s)."),
    "mistakes.MistakeReopened": _("A mistake was opened again."),
    "mistakes.MistakeRepeated": _(
        "Repeated mistake: %(cause)s happened again after its correction. Severity %(severity)s."
    ),
    "mistakes.ReportersTold": _("Those who reported a mistake were told (%(kind)s): %(count)s."),
    "mistakes.WordsAgreed": _("A customer decided whether their words are shown."),
}
