"""What a person reads for each event of causes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CAUSES: Mapping[str, object] = {
    "causes.AlarmClosed": _("%(code)s is back to its usual rate."),
    "causes.AlarmRaised": _(
        "%(code)s strikes more often than chance allows: %(counted)s times, where %(expected)s were to be"
        " expected."
    ),
    "causes.CausesWatched": _(
        "All causes were looked over: %(raised)s alarms raised, %(closed)s closed."
    ),
    "causes.CauseAdded": _("A cause was added to the list: %(code)s."),
    "causes.CauseCoded": _("The cause was found: %(code)s."),
    "causes.CauseDropped": _("A cause no longer stands, it was coded again: %(code)s."),
    "causes.CausesProposed": _("New causes are proposed: %(count)s."),
    "causes.CodingLearned": _("What was coded was learned from: %(language)s, %(texts)s texts."),
    "causes.ProposalDecided": _("A proposal for a new cause was decided: %(code)s."),
    "causes.SecondOpinionGiven": _("A colleague gave a second opinion on a cause."),
    "causes.CauseRetired": _("A cause can no longer be chosen: %(code)s."),
    "causes.CauseReworded": _("The words or the keeper of a cause were changed: %(code)s."),
}
