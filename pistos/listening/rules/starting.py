"""Whether a message is more than a simple question, so that its customer is heard step by step."""

from collections.abc import Collection

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

BECAUSE: dict[str, Lazy | str] = {
    "complaint": _("There is a complaint in it."),
    "wish": _("There is a wish in it."),
    "questions": _("There is more than one question in it."),
    "feeling": _("There are feelings in it."),
    "repeat": _("They had to say it again."),
    "agent": _("An agent wanted to hear it out."),
}


def why_more(kinds: Collection[str], questions: int, *, is_repeat: bool) -> str:
    """What shows that it is more; empty for a simple question."""
    if "complaint" in kinds:
        return "complaint"
    if questions > 1:
        return "questions"
    if "wish" in kinds and not questions:
        return "wish"
    if "feeling" in kinds and ("opinion" in kinds or "need" in kinds):
        return "feeling"
    return "repeat" if is_repeat else ""
