"""Surveys in words: kinds, occasions, values with their intervals."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.surveys.rules.figures import Change, Enough, Figure, Rate
from pistos.surveys.rules.scales import AS_EXPECTED, BETTER, WORSE, Aspect, Kind

KINDS: Mapping[str, object] = {
    Kind.NPS: gettext_lazy("Recommendation (NPS, 0–10)"),
    Kind.CSAT: gettext_lazy("Satisfaction (CSAT, 1–5)"),
    Kind.CES: gettext_lazy("Effort (CES 2.0, 1–7)"),
    Kind.EXPECTATION: gettext_lazy("Against expectation (worse, as expected, better)"),
    Kind.COURTESY: gettext_lazy("Courtesy (1–5)"),
    Kind.ASPECT: gettext_lazy("One side of buying (1–5)"),
    Kind.YES_NO: gettext_lazy("Yes or no"),
    Kind.CHOICE: gettext_lazy("One of several"),
    Kind.TEXT: gettext_lazy("Words"),
}
MEASURED = frozenset(set(Kind) - {Kind.CHOICE, Kind.TEXT})
SURVEY_KINDS: Mapping[str, object] = {
    "nps": gettext_lazy("Recommendation (NPS)"),
    "csat": gettext_lazy("Satisfaction (CSAT)"),
    "ces": gettext_lazy("Effort (CES 2.0)"),
    "expectation": gettext_lazy("Against expectation"),
    "courtesy": gettext_lazy("Courtesy of couriers"),
    "aspects": gettext_lazy("The six sides of buying"),
    "visit": gettext_lazy("Visit to the store"),
    "own": gettext_lazy("A survey of our own"),
}
TRIGGERS: Mapping[str, object] = {
    "delivery": gettext_lazy("after a delivery"),
    "conversation": gettext_lazy("after a conversation was closed"),
    "case": gettext_lazy("after a matter about an order was settled"),
    "damage": gettext_lazy("after damage on the way"),
    "waves": gettext_lazy("in waves, of all who bought lately"),
    "none": gettext_lazy("by link alone"),
}
ASPECTS: Mapping[str, object] = {
    Aspect.PRODUCT: gettext_lazy("Product"),
    Aspect.SERVICE: gettext_lazy("Service"),
    Aspect.CONVENIENCE: gettext_lazy("Convenience"),
    Aspect.PAYMENT: gettext_lazy("Payment"),
    Aspect.DELIVERY: gettext_lazy("Delivery"),
    Aspect.INFORMATION: gettext_lazy("Information"),
}
SLICES: Mapping[str, object] = {
    "promise": gettext_lazy("Promise kept or broken"),
    "courier": gettext_lazy("Courier"),
    "product": gettext_lazy("Product"),
    "agent": gettext_lazy("Member of staff"),
    "team": gettext_lazy("Team"),
    "channel": gettext_lazy("Channel"),
    "topic": gettext_lazy("Kind of case"),
    "language": gettext_lazy("Language"),
    "country": gettext_lazy("Country"),
    "asked_by": gettext_lazy("Asked by"),
    "place": gettext_lazy("Place"),
    "store": gettext_lazy("Store"),
}
ASKED_BY: Mapping[str, object] = {
    "mail": gettext_lazy("E-mail"),
    "chat": gettext_lazy("Chat"),
    "link": gettext_lazy("Link"),
    "qr": gettext_lazy("QR code"),
    "phone": gettext_lazy("Telephone"),
}
PROMISES: Mapping[str, object] = {
    "kept": gettext_lazy("Promise kept"),
    "broken": gettext_lazy("Promise broken"),
}
LIGHTS: Mapping[str, tuple[object, str]] = {
    "red": (gettext_lazy("Not good"), "broken"),
    "amber": (gettext_lazy("Not good enough yet"), "due_soon"),
    "green": (gettext_lazy("Good"), "kept"),
    "unknown": (gettext_lazy("Not known yet"), "open"),
}


def value_words(kind: str, value: float | None) -> str:
    """NPS in points with its sign, CES as a mean of 7, all else as a share."""
    if value is None:
        return "–"
    if kind == Kind.NPS:
        number = words.number_words(round(value, 1), language())
        return f"+{number}" if value > 0 else number
    if kind == Kind.CES:
        return words.number_words(round(value, 2), language())
    return words.percent_words(value, language())


def figure_words(found: Figure) -> str:
    return value_words(found.kind, found.value)


def interval_words(found: Figure) -> str:
    if found.low is None:
        return ""
    return f"{value_words(found.kind, found.low)} … {value_words(found.kind, found.high)}"


def based_on(n: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": words.number_words(n, language())}


def rate_words(rate: Rate) -> str:
    """ "24.5 % (49 of 200 delivered)"; that it is not known where nobody was asked one by one."""
    if rate.value is None:
        return _("not known: nobody was asked one by one")
    return _("%(share)s (%(answered)s of %(delivered)s delivered)") % {
        "share": words.percent_words(rate.value, language()),
        "answered": words.number_words(rate.answered, language()),
        "delivered": words.number_words(rate.delivered, language()),
    }


def enough_words(found: Enough) -> str:
    if found.is_enough:
        return _("Enough answers: the interval is narrow.")
    if not found.needed:
        return _("No answers yet.")
    return _("Not enough answers: about %(needed)s would be.") % {
        "needed": words.number_words(found.needed, language())
    }


def change_words(kind: str, change: Change | None) -> str:
    """Never more than is proven."""
    if change is None:
        return ""
    if not change.is_proven:
        return _("No proven change")
    by = abs(change.by)
    said = (
        value_words(kind, by).lstrip("+")
        if kind in (Kind.NPS, Kind.CES)
        else words.number_words(round(100 * by, 1), language())
    )
    pattern = _("Better by %(by)s points") if change.by > 0 else _("Worse by %(by)s points")
    return pattern % {"by": said}


def answer_label(kind: str, value: int) -> str:
    if kind == Kind.EXPECTATION:
        return {WORSE: _("Worse"), AS_EXPECTED: _("As expected"), BETTER: _("Better")}[value]
    if kind == Kind.YES_NO:
        return _("Yes") if value else _("No")
    return str(value)
