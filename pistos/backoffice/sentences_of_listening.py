"""The sentences of listening; part of `sentences`."""

from django.utils.translation import gettext_lazy as _

LISTENING: dict[str, object] = {
    "listening.Acted": _("A solution was promised to a customer who was heard."),
    "listening.CallOffered": _("A customer was offered a call, to understand them rightly."),
    "listening.CallTimed": _("How long each side spoke in a call was noted."),
    "listening.CustomerAsked": _("A customer was asked for what was missing, or nothing was."),
    "listening.FindingConfirmed": _("Something was marked in a customer's words."),
    "listening.FindingDismissed": _("Something suggested in a customer's words was dismissed."),
    "listening.HearingBegun": _("A customer is heard step by step."),
    "listening.HearingDone": _("A customer was heard to the end, and it is done."),
    "listening.Listened": _("A customer's words were marked."),
    "listening.MessageHeard": _("A customer's message was read for what it is."),
    "listening.QuestionAnswered": _("A customer's question was marked as answered."),
    "listening.ReasonFound": _("The reason of a complaint was noted."),
    "listening.Restated": _("A customer was told what we understood."),
    "listening.RestatementConfirmed": _("A customer confirmed what we understood."),
    "listening.RestatementCorrected": _("A customer put right what we understood."),
    "listening.RouteChanged": _("Where messages of a kind go was changed."),
    "listening.ShortPathTaken": _("The steps of hearing were skipped, with a reason."),
    "listening.TalkTyped": _("What kind of talk a conversation is was changed."),
}
