"""The published reasons in words: the only ones for which a question, an answer or a suggestion goes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASON_WORDS: Mapping[str, str | Promise] = {
    "illegal": _("it is against the law"),
    "personal_data": _("it shows somebody's personal data"),
    "advertising": _("it advertises something else"),
    "other_matter": _("it is not about this product or this shop"),
}
HOLD_WORDS: Mapping[str, str | Promise] = {
    "links": _("several links stand in it"),
    "program": _("a program seems to have written it"),
    "illegal": _("it is said to be against the law"),
}
