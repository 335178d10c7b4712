"""What scenarios, steps and remarks of practice are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

SCENARIOS: Mapping[str, object] = {
    "late_parcel": _("A present that is late"),
    "broken_cup": _("One cup is broken"),
    "cocoa": _("A spoonful of cocoa"),
    "wrong_size": _("The shirt is too small"),
    "asked_twice": _("Asked for the third time"),
    "allergy": _("What is it treated with?"),
    "invoice": _("An invoice for the firm"),
    "refund": _("Where is the money?"),
}
KINDS: Mapping[str, object] = {
    "fact": _("fact"),
    "feeling": _("feeling"),
    "need": _("need"),
    "wish": _("wish"),
    "complaint": _("complaint"),
    "opinion": _("opinion"),
    "question": _("question"),
}
SCORES: Mapping[str, object] = {
    "listen": _("Listening"),
    "ask": _("Asking"),
    "repeat": _("Repeating"),
    "act": _("Acting"),
    "talk": _("Words left to the customer"),
}
REMARKS: Mapping[str, object] = {
    "closed_question": _("The question can be answered by yes or no. Ask with what, how or when."),
    "no_question": _("Nothing was asked or said."),
    "too_short": _("Too short to show that you understood."),
    "near_copy": _("These are the customer's own words. Say it in yours."),
    "point_missing": _("Something that matters to the customer was left out."),
}
