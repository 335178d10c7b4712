"""The words of playbooks, of rules, and the drafts of messages in the shop's languages."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.mistakes.models import Incident
from pistos.mistakes.rules.playbooks import steps_of

STEP_WORDS: Mapping[str, object] = {
    "own": gettext_lazy("One person owns it, and everybody knows who"),
    "stop": gettext_lazy("Stop what makes it worse"),
    "affected": gettext_lazy("List all whom it reaches"),
    "say": gettext_lazy("Say what is known, within the hour, and when you speak again"),
    "courier": gettext_lazy("Ask the courier for a day in writing; have a second one ready"),
    "move_promises": gettext_lazy("Move the promises that will not hold, before they are due"),
    "stop_sale": gettext_lazy("Take the product out of sale"),
    "recall": gettext_lazy("Decide on a recall with its hazard and remedy"),
    "authority": gettext_lazy("Tell the market surveillance authority where people may be harmed"),
    "provider": gettext_lazy("Call the payment provider; offer another way to pay"),
    "reconcile": gettext_lazy("Compare every payment of the time with its order, to the cent"),
    "by_telephone": gettext_lazy("Put the telephone number where everybody looks"),
    "orders_lost": gettext_lazy("Look for orders and messages that were lost meanwhile"),
    "evidence": gettext_lazy("Keep logs and copies; change no evidence"),
    "authority_72": gettext_lazy("Tell the data protection authority within 72 hours"),
    "write_to_each": gettext_lazy(
        "Write to each person whose data are at risk, what and what to do"
    ),
    "right": gettext_lazy("Put it right for each person, not only in general"),
    "end": gettext_lazy("Say that it is over, and what changes"),
    "review": gettext_lazy("Review it together: what happened, why, what changes"),
}
RULE_WORDS: Mapping[str, object] = {
    "orders": gettext_lazy("Who ordered in that time"),
    "courier": gettext_lazy("Whose parcel a courier took in that time"),
    "product": gettext_lazy("Who bought a product"),
    "conversations": gettext_lazy("Everybody who waits for an answer now"),
}
MOMENTS = ("begin", "going_on", "end")


def steps(incident: Incident) -> list[dict[str, Any]]:
    """The playbook with what is done of it."""
    return [
        {"code": code, "words": STEP_WORDS[code], "is_done": code in incident.steps_done}
        for code in steps_of(incident.kind)
    ]


def draft(kind: str, moment: str, languages: list[str]) -> dict[str, str]:
    """A message to begin from, in each of the shop's languages: facts first, no blame, what comes next."""
    found = {}
    for code in languages:
        with translation.override(code):
            found[code] = f"{_first(kind, moment)}\n\n{_second(moment)}"
    return found


def _first(kind: str, moment: str) -> str:
    if moment == "end":
        return _("It is over: everything works again. We are sorry for the trouble it gave you.")
    if moment == "going_on":
        return _("It is not over yet. Since we last wrote we have … What is still missing is …")
    return {
        "delivery": _("Parcels are standing still since … Yours may come later than we promised."),
        "product": _("We have found a fault in … Please do not use it until you hear from us."),
        "payment": _(
            "Payments have gone wrong since … Your money is safe; you need not pay again."
        ),
        "site": _("Our shop cannot be used since … Orders that you have placed stand."),
        "data": _("Since … somebody may have seen data of yours: … We have closed the way in."),
        "service": _("We cannot answer as fast as we promised, because …"),
        "other": _("Something has gone wrong that may reach you: …"),
    }[kind]


def _second(moment: str) -> str:
    if moment == "end":
        return _("What happened: … What we change so that it does not come back: …")
    return _("What you can do now: … What we do: …")
