"""Names of kinds and reasons, for people."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pistos.listening.models import FindingKind, ShortBecause, TalkKind

KINDS: dict[str, Lazy | str] = {
    FindingKind.FACT: pgettext_lazy("finding", "Fact"),
    FindingKind.FEELING: pgettext_lazy("finding", "Feeling"),
    FindingKind.NEED: pgettext_lazy("finding", "Need"),
    FindingKind.WISH: pgettext_lazy("finding", "Wish"),
    FindingKind.COMPLAINT: pgettext_lazy("finding", "Complaint"),
    FindingKind.OPINION: pgettext_lazy("finding", "Opinion"),
    FindingKind.QUESTION: pgettext_lazy("finding", "Question"),
}
TALKS: dict[str, Lazy | str] = {
    TalkKind.SERVICE: pgettext_lazy("talk", "Service"),
    TalkKind.SALE: pgettext_lazy("talk", "Sale"),
    TalkKind.NEGOTIATION: pgettext_lazy("talk", "Negotiation"),
    TalkKind.PARTNER: pgettext_lazy("talk", "With a partner"),
}
SHORTS: dict[str, Lazy | str] = {
    ShortBecause.SIMPLE: _("It is a simple matter, and the answer is known"),
    ShortBecause.URGENT: _("It cannot wait: help first"),
    ShortBecause.THEIR_WISH: _("They asked for a short answer"),
    ShortBecause.NO_REPLY: _("They did not reply to what we understood"),
    ShortBecause.NOT_OURS: _("It is no matter for us"),
    ShortBecause.OTHER: _("Something else (say what)"),
}
TAGS: dict[str, Lazy | str] = {
    "wish": pgettext_lazy("tag", "wish"),
    "complaint": pgettext_lazy("tag", "complaint"),
    "opinion": pgettext_lazy("tag", "opinion"),
}
