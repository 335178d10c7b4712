"""What a person reads for each event of the reviews."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REVIEWS: Mapping[str, object] = {
    "reviews.AppealDecided": _("An author's appeal was decided: %(decision)s."),
    "reviews.AspectSaved": _("What reviews are asked about was changed: %(code)s."),
    "reviews.BuyerInvited": _("A buyer may review what they bought."),
    "reviews.CaseOpened": _("A sharp review opened a conversation."),
    "reviews.DecisionAppealed": _("An author asked for another look at their hidden review."),
    "reviews.FlagDecided": _("A report about a review was decided: %(decision)s."),
    "reviews.FoundHelpful": _("A review was found helpful; so many say so now: %(count)s."),
    "reviews.LoopClosed": _("The author of a review was told what was done with it: %(deed)s."),
    "reviews.OutcomeConfirmed": _("The author of a review said how the matter ended: %(outcome)s."),
    "reviews.QuotingAllowed": _("The author of a review lets us quote it elsewhere."),
    "reviews.QuotingForbidden": _("The author of a review took back that we may quote it."),
    "reviews.RepliedPublicly": _("A review was answered publicly."),
    "reviews.ReviewChanged": _("The author of a review changed it; this is version %(version)s."),
    "reviews.ReviewConfirmed": _("The author of a review confirmed it by the link."),
    "reviews.ReviewFlagged": _(
        "Somebody reported a review: %(ground)s. It stays visible until it is decided."
    ),
    "reviews.ReviewHeld": _("A review waits for a decision: %(reason)s."),
    "reviews.ReviewPublished": _("A review was published after a look at it: %(reason)s."),
    "reviews.ReviewRefused": _("A review was refused: %(reason)s. Its author was told why."),
    "reviews.ReviewRemoved": _("A review was removed: %(reason)s. Its author was told why."),
    "reviews.ReviewSettingsSaved": _(
        "The rules by which reviews are asked were saved as version %(version)s."
    ),
    "reviews.ReviewTranslated": _("A review was translated: %(language)s."),
    "reviews.ReviewWithdrawn": _("The author of a review took it back."),
    "reviews.ReviewWritten": _("A review arrived. Stars: %(stars)s; state: %(state)s."),
    "reviews.ReviewsImported": _("Reviews came in from files of %(source)s: %(count)s."),
    "reviews.ReviewsMoved": _("Reviews of a merged customer were moved: %(review_count)s."),
    "reviews.SignalsFound": _("A review shows signs that a person should look at."),
    "reviews.SignalsJudged": _(
        "A person looked at the signs of a review and found nothing against it."
    ),
    "reviews.TranslationRefused": _(
        "The author of a review said that a translation is not what they wrote: %(language)s."
    ),
}
