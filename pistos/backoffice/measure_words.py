"""The desk's words for partners, the steps of choosing them, and figures."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from pistos.components.tags.speaking import language
from pistos.indicators.rules.measures import Unit
from pistos.journal.models import Event
from pistos.kit import words

PARTNER_KINDS = {
    "courier": gettext_lazy("Courier"),
    "supplier": gettext_lazy("Supplier"),
    "payment": gettext_lazy("Payment provider or bank"),
    "photographer": gettext_lazy("Photographer"),
    "web": gettext_lazy("Web developer or host"),
}
PARTNER_STATES = {
    "candidate": gettext_lazy("Candidate"),
    "trial": gettext_lazy("On trial"),
    "active": gettext_lazy("Active"),
    "ended": gettext_lazy("Ended"),
}
DEADLINES = {
    "hand_over": gettext_lazy("Pick-up and hand-over"),
    "delivery": gettext_lazy("Delivery"),
    "photos": gettext_lazy("Hand-over of photos"),
    "fix": gettext_lazy("Solution"),
    "settlement": gettext_lazy("Settlement"),
    "answer": gettext_lazy("Answer"),
    "call_back": gettext_lazy("Call back"),
    "refund": gettext_lazy("Refund"),
    "custom": gettext_lazy("Other promise"),
}
STEPS = {
    "alternatives": gettext_lazy("Comparison with other firms"),
    "reference": gettext_lazy("Reference check"),
    "trial": gettext_lazy("Trial"),
}
SCORE_PARTS = {
    "reliable": gettext_lazy("Reliable: keeps its word"),
    "steady": gettext_lazy("Steady: little spread, no late tail"),
    "trusted": gettext_lazy("Trusted: few breaks, praise"),
    "careful": gettext_lazy("Careful: complete and undamaged"),
    "courteous": gettext_lazy("Courteous: customers pleased with who came"),
}
CRITERIA = {
    "reliable": gettext_lazy("Keeps its word"),
    "steady": gettext_lazy("Steadiness"),
    "careful": gettext_lazy("Care: complete and undamaged"),
    "support": gettext_lazy("Answers when asked"),
    "quality": gettext_lazy("Quality of the work"),
    "choice_of_ways": gettext_lazy("Ways that customers can use it"),
    "cost": gettext_lazy("Price"),
}
GATES = {
    "reports_scans": gettext_lazy("Reports every scan and proves delivery"),
    "serves_regions": gettext_lazy("Serves all regions of our customers"),
    "liable_for_damage": gettext_lazy("Liable for loss and damage, in writing"),
    "data_contract": gettext_lazy("Signs a contract on personal data"),
    "safety_documents": gettext_lazy("Hands over safety documents of its goods"),
    "states_stock": gettext_lazy("States its true stock every day"),
    "takes_back_faulty": gettext_lazy("Takes faulty goods back"),
    "licensed": gettext_lazy("Licensed for payments in our countries"),
    "hosted_page": gettext_lazy("Card numbers never reach us"),
    "refunds_to_source": gettext_lazy("Refunds to the means that was used"),
    "grants_rights": gettext_lazy("Grants the right to use its pictures"),
    "true_colours": gettext_lazy("Shows colours as they are"),
    "returns_goods": gettext_lazy("Returns the goods it was given"),
    "security_updates": gettext_lazy("Installs security updates within days"),
    "backups": gettext_lazy("Keeps backups and has restored one"),
    "hands_over_keys": gettext_lazy("Hands over all keys when it leaves"),
}
PERIODS = {
    "kind": gettext_lazy("Kind of promise"),
    "partner": gettext_lazy("Partner"),
    "made_by": gettext_lazy("Member of staff"),
    "country": gettext_lazy("Country"),
    "region": gettext_lazy("Region"),
    "record": gettext_lazy("Part of the record"),
    "topic": gettext_lazy("Kind of case"),
    "channel": gettext_lazy("Channel"),
}


def code_words(known: Mapping[str, object], code: str) -> str:
    """The words of a code; one that an owner added is its own word."""
    return str(known.get(code, code.replace("_", " ")))


def value_words(value: float | None, unit: str) -> str:
    """A value with its unit, in the language of the page."""
    said = language()
    if value is None:
        return "–"
    if unit == Unit.SHARE:
        return words.percent_words(value, said)
    if unit == Unit.COUNT:
        return words.number_words(round(value), said)
    if unit == Unit.POINTS:
        number = words.number_words(round(value, 1), said)
        return _("%(number)s of 100") % {"number": number}
    if unit == Unit.SCORE:
        return words.number_words(round(value, 1), said)
    if unit == Unit.HOURS:
        return words.span_words(timedelta(hours=value), said)
    return words.days_words(round(value, 1), said)


def based_on(numerator: float | None, denominator: float | None, unit: str) -> str:
    """What a value was computed from: "912 of 960"."""
    said = get_language() or "en"
    if not denominator or unit == Unit.COUNT:
        return ""
    whole = words.number_words(round(denominator), said)
    if unit == Unit.SHARE and numerator is not None:
        part = words.number_words(round(numerator), said)
        return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}
    return ngettext("from %(whole)s record", "from %(whole)s records", round(denominator)) % {
        "whole": whole
    }


def history_row(event: Event) -> dict[str, object]:
    """One row of a partner's history: when, what, and the words on record."""
    data = event.data
    sentences = {
        "partners.PartnerAdded": _("Added as a candidate"),
        "partners.PartnerEdited": _("Details changed"),
        "partners.TermsAgreed": _("Terms agreed"),
        "partners.StepDone": _("Done: %(step)s"),
        "partners.StepSkipped": _("Left out: %(step)s"),
        "partners.TrialStarted": _("Trial started"),
        "partners.PartnerActivated": _("Active from here on"),
        "partners.PartnerEnded": _("Work together ended"),
        "partners.PraiseNoted": _("Praise noted"),
        "partners.PraisePassedOn": _("Praise passed on"),
    }
    step = code_words(STEPS, str(data.get("step", "")))
    return {
        "at": event.happened_at,
        "what": sentences.get(event.name, event.name) % {"step": step},
        "words": data.get("reason", ""),
        "until": _date(data.get("until")),
    }


def _date(text: object) -> object:
    return datetime.fromisoformat(str(text)).date() if text else None


def money(amount: Decimal, currency: str) -> str:
    return words.money_words(amount, currency or "EUR", language())
