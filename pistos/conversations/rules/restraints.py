"""Why a conversation cannot be closed yet, in words for the agent."""

from collections.abc import Iterable

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from pistos.conversations.models.restraints import Restraint, RestraintReason

REASONS: dict[str, Lazy | str] = {
    RestraintReason.QUESTIONS: _("A question of the customer is not answered yet."),
    RestraintReason.HEARING: _("The customer is not heard to the end yet."),
    RestraintReason.COMPLAINT: _("The complaint is not closed yet."),
    RestraintReason.RETURN: _("The return is not finished yet."),
    RestraintReason.REMEDY: _("What was promised to put it right is not done yet."),
    RestraintReason.OTHER: _("Something in it is not settled yet."),
}


def restraint_words(standing: Iterable[Restraint]) -> str:
    """Each reason once, in its own words where it has some."""
    said = dict.fromkeys(each.words or str(REASONS[each.reason]) for each in standing)
    return " ".join(said)
