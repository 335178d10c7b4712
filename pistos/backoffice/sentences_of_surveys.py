"""The sentences of surveys; part of `sentences`."""

from django.utils.translation import gettext_lazy as _

SURVEYS: dict[str, object] = {
    "surveys.CallsListed": _("Customers are to be called about a survey: %(count)s."),
    "surveys.DefaultSurveysAdded": _("The usual surveys were added."),
    "surveys.PlaceClosed": _("A link of a survey was closed."),
    "surveys.PlaceOpened": _("A survey has a new link of its own."),
    "surveys.QuestionsChanged": _("The questions of a survey were saved as version %(version)s."),
    "surveys.ResponseChanged": _("Somebody changed their answers to a survey."),
    "surveys.ResponseGiven": _("Somebody answered a survey."),
    "surveys.ResponsesRecorded": _("Answers to a survey were taken in: %(count)s."),
    "surveys.SurveyAdded": _("A survey was added: %(key)s."),
    "surveys.SurveyCalled": _("A customer was called about a survey: %(outcome)s."),
    "surveys.SurveyEdited": _("A survey was changed: %(key)s."),
    "surveys.SurveyFellSilent": _("A survey is without an answer: %(key)s. Days so far: %(days)s."),
    "surveys.SurveySpeaks": _("A silent survey has answers again: %(key)s."),
    "surveys.WaveBegun": _("Wave %(wave)s of a survey began; invited: %(invited)s."),
}
