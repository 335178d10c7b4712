"""What a person reads for each event of replies."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REPLIES: Mapping[str, object] = {
    "replies.AnswerRated": _("A customer rated an answer."),
    "replies.CoachingDone": _("A coaching was done."),
    "replies.CoachingGiven": _("A coaching was agreed on."),
    "replies.ReplyChecked": _("A reply was read by the checks before it went."),
}
