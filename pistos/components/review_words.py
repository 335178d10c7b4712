"""Why reviews stand as they do, and in which states, as the public and the desk call them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pistos.reviews.rules.words import GROUNDS

OTHER_REASONS: Mapping[str, object] = {
    "unconfirmed": _("It waits for its author's confirmation."),
    "clear": _("Nothing spoke against it."),
    "checked": _("A person found nothing against it."),
    "imported": _("It came from another platform."),
    "appeal_upheld": _("The author appealed and was right."),
    "by_author": _("The author took it back."),
    "changed": _("The author changed it."),
    "author_erased": _("The author had their data erased."),
}
"""Why a review stands as it does, where no ground is needed."""
STATES: Mapping[str, object] = {
    "": pgettext_lazy("a review", "new"),
    "received": pgettext_lazy("a review", "not confirmed"),
    "held": pgettext_lazy("a review", "held"),
    "published": pgettext_lazy("a review", "shown"),
    "refused": pgettext_lazy("a review", "refused"),
    "removed": pgettext_lazy("a review", "removed"),
    "withdrawn": pgettext_lazy("a review", "taken back"),
}


def reason_words(code: str) -> str:
    return str(GROUNDS.get(code) or OTHER_REASONS.get(code) or code)
