"""What a person reads for each event of public questions, suggestions and the shop's name."""

from django.utils.translation import gettext_lazy as _

QUESTIONS: dict[str, object] = {
    "questions.BuyersInvited": _("Earlier buyers are to be asked for an answer: %(count)s."),
    "questions.FlagDecided": _("A report about a question was decided."),
    "questions.QuestionAnswered": _("A public question was answered: %(kind)s."),
    "questions.QuestionAsked": _("A visitor asked a public question: %(state)s."),
    "questions.QuestionFlagged": _("Somebody reported a question or an answer: %(reason)s."),
    "questions.QuestionModerated": _(
        "A question or an answer changed for the public: %(state)s, %(reason)s."
    ),
    "questions.QuestionSettingsChanged": _(
        "The rules of questions and suggestions were saved as version %(version)s."
    ),
    "questions.RemovalAppealDecided": _("An appeal against a removal was decided: %(decision)s."),
    "questions.RemovalAppealed": _(
        "An author contests that something was removed: %(about_kind)s."
    ),
    "questions.SuggestionDecided": _("A suggestion was decided: %(state)s."),
    "questions.SuggestionMade": _("A customer made a suggestion: %(shown)s."),
    "questions.SuggestionModerated": _(
        "A suggestion changed for the public: %(state)s, %(reason)s."
    ),
    "questions.SuggestionReviewMissed": _(
        "The suggestions were to be gone through, and nobody did."
    ),
    "questions.SuggestionVoted": _("A suggestion has one more voice: %(count)s."),
    "questions.SuggestionsReviewed": _(
        "The suggestions were gone through. Open then: %(open_count)s."
    ),
    "reputation.EffortNoted": _("Work to win the name back was noted: %(source)s."),
    "reputation.MentionNoted": _("What was said of the shop elsewhere was noted: %(place)s."),
    "reputation.MentionStruck": _("A mention noted by mistake was struck."),
    "reputation.ReputationReckoned": _("The shop's name was reckoned up to %(day)s: %(score)s."),
}
