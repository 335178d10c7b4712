"""How a mistake is said to people: its stage, its verdict, its numbers, what shows it."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pistos.catalogue.models import Product
from pistos.components.tags.speaking import language
from pistos.kit.languages import text_in
from pistos.kit.words import number_words, percent_words
from pistos.mistakes.models import Correction, Deed, Mistake, MistakeEntry, Stage, Verdict
from pistos.mistakes.rules.effect import Rate, effect
from pistos.orders.models import Order
from pistos.partners.models import Partner

SEVERITIES = {
    1: gettext_lazy("small"),
    2: gettext_lazy("serious"),
    3: gettext_lazy("grave"),
}
TONES = {Stage.FOUND: "broken", Stage.CORRECTED: "moved", Stage.LEARNED: "open"}
VERDICT_TONES = {Verdict.WORKED: "kept", Verdict.DID_NOT: "broken", Verdict.TOO_FEW: "unproven"}
KINDS = {
    "complaint": gettext_lazy("Complaint"),
    "review": gettext_lazy("Review"),
    "order": gettext_lazy("Order"),
    "claim": gettext_lazy("Claim"),
    "conversation": gettext_lazy("Conversation"),
    "return": gettext_lazy("Return"),
    "response": gettext_lazy("Survey answer"),
    "address": gettext_lazy("Address"),
}


def badge(mistake: Mistake) -> dict[str, Any]:
    """State and label of a mistake for a badge."""
    if not mistake.is_open:
        return {"state": "kept", "label": _("closed")}
    return {"state": TONES[Stage(mistake.stage)], "label": Stage(mistake.stage).label}


def severity_words(mistake: Mistake) -> str:
    return str(SEVERITIES[mistake.severity])


def rate_words(count: int, exposure: int) -> str:
    """ "12 among 3,400 orders (3.5 per 1,000)", with its denominator."""
    rate = Rate(count, exposure)
    among = ngettext(
        "%(count)s among %(exposure)s order or parcel",
        "%(count)s among %(exposure)s orders or parcels",
        exposure,
    ) % {
        "count": number_words(count, language()),
        "exposure": number_words(exposure, language()),
    }
    if not exposure:
        return among
    rate_of = number_words(round(rate.per_thousand, 1), language())
    per = _("%(rate)s per 1,000") % {"rate": rate_of}
    return f"{among} ({per})"


def test_words(row: Correction) -> str:
    """What the test demands, in one sentence."""
    return ngettext(
        "In %(days)d day after it, at least %(percent)d%% fewer than before.",
        "In %(days)d days after it, at least %(percent)d%% fewer than before.",
        row.window_days,
    ) % {"days": row.window_days, "percent": row.drop_percent}


def correction_row(row: Correction) -> dict[str, Any]:
    """A round with its numbers."""
    found: dict[str, Any] = {
        "row": row,
        "test": test_words(row),
        "before": rate_words(row.before_count, row.before_exposure),
    }
    if row.verdict and row.after_count is not None and row.after_exposure is not None:
        before = Rate(row.before_count, row.before_exposure)
        after = Rate(row.after_count, row.after_exposure)
        judged = effect(before, after, drop_percent=row.drop_percent)
        verdict = Verdict(row.verdict)
        found |= {
            "after": rate_words(row.after_count, row.after_exposure),
            "verdict": verdict.label,
            "tone": VERDICT_TONES[verdict],
            "drop": drop_words(judged.drop),
        }
    return found


def drop_words(drop: float) -> str:
    """ "72% fewer" or "15% more"."""
    share = percent_words(abs(drop), language(), 0)
    if drop < 0:
        return _("%(share)s more") % {"share": share}
    return _("%(share)s fewer") % {"share": share}


def facet_words(mistakes: "list[Mistake]") -> dict[int, str]:
    """What narrows each, by the mistake's id. Two queries however many."""
    partners = [row.facet_id for row in mistakes if row.facet_kind in ("courier", "supplier")]
    products = [row.facet_id for row in mistakes if row.facet_kind == "product"]
    names = {
        str(pk): name
        for pk, name in Partner.objects.filter(
            pk__in=[int(key) for key in partners if key.isdecimal()]
        ).values_list("pk", "name")
    }
    goods = {
        str(pk): text_in(name, language())
        for pk, name in Product.objects.filter(
            pk__in=[int(key) for key in products if key.isdecimal()]
        ).values_list("pk", "name")
    }
    return {row.pk: _facet(row, names, goods) for row in mistakes}


def _facet(row: Mistake, names: Mapping[str, str], goods: Mapping[str, str]) -> str:
    if row.facet_kind == "product":
        return goods.get(row.facet_id, row.facet_id)
    if row.facet_kind in ("courier", "supplier"):
        return names.get(row.facet_id, row.facet_id)
    return row.facet_id


def history_row(entry: MistakeEntry) -> dict[str, Any]:
    """A row of the history; what the program noted is said here."""
    data, words = entry.data, entry.words
    if "verdict" in data:
        words = str(Verdict(data["verdict"]).label)
    elif "severity" in data:
        words = _("%(kind)s. Severity now: %(severity)s.") % {
            "kind": KINDS.get(data["ref_kind"], data["ref_kind"]),
            "severity": SEVERITIES[data["severity"]],
        }
    elif "ref_kind" in data:
        words = str(KINDS.get(data["ref_kind"], data["ref_kind"]))
    elif "count" in data:
        words = number_words(data["count"], language())
    return {"entry": entry, "label": Deed(entry.deed).label, "words": words}


def evidence_rows(rows: "list[Any]") -> list[dict[str, Any]]:
    """What shows it, with the address on the desk where it can be read. One query at most."""
    orders = [int(row.ref_id) for row in rows if row.ref_kind == "order" and row.ref_id.isdecimal()]
    known = Order.objects.filter(pk__in=orders).only("token", "number") if orders else ()
    ours = {order.pk: order for order in known}
    found = []
    for row in rows:
        url = ""
        label: object = KINDS.get(row.ref_kind, row.ref_kind)
        if row.ref_kind == "order" and (order := ours.get(int(row.ref_id))):
            url = reverse("backoffice:order", args=[order.token])
            label = _("Order %(number)s") % {"number": order.number}
        elif row.ref_kind == "address" and row.ref_id.startswith(("/desk/", "https://")):
            url = row.ref_id
        found.append({"row": row, "label": label, "url": url})
    return found
