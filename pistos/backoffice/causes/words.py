"""How causes are said on the desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pistos.causes.models import Alarm, Slice
from pistos.causes.queries.alarms import slice_names
from pistos.causes.queries.tree import path_of
from pistos.components.tags.speaking import language
from pistos.kit import words

AREAS: Mapping[str, object] = {
    "product": gettext_lazy("Product"),
    "delivery": gettext_lazy("Delivery"),
    "packing": gettext_lazy("Packing"),
    "payment": gettext_lazy("Payment"),
    "site": gettext_lazy("The site"),
    "answer_speed": gettext_lazy("Speed of answers"),
    "answers": gettext_lazy("Quality of answers"),
    "attitude": gettext_lazy("Attitude"),
    "information": gettext_lazy("Information"),
    "returns": gettext_lazy("Returns and terms"),
    "privacy": gettext_lazy("Personal data"),
    "other": gettext_lazy("Something else"),
}
DEPARTMENTS: Mapping[str, object] = {
    "management": gettext_lazy("Management"),
    "purchasing": gettext_lazy("Purchasing"),
    "warehouse": gettext_lazy("Warehouse"),
    "delivery": gettext_lazy("Delivery"),
    "web": gettext_lazy("The site"),
    "payments": gettext_lazy("Payments"),
    "service": gettext_lazy("Customer service"),
    "marketing": gettext_lazy("Marketing"),
}
TRACKS: Mapping[str, object] = {
    "": gettext_lazy("None"),
    "withdrawal": gettext_lazy("Withdrawal"),
    "conformity": gettext_lazy("Legal guarantee"),
    "transport": gettext_lazy("Transport damage or loss"),
    "safety": gettext_lazy("Product safety"),
    "privacy": gettext_lazy("Data protection"),
    "contract": gettext_lazy("What was agreed"),
}
FIXES: Mapping[str, object] = {
    "supplier": gettext_lazy("Settle it with the supplier"),
    "stop_sale": gettext_lazy("Stop the sale"),
    "sheet": gettext_lazy("Correct the product sheet"),
    "photos": gettext_lazy("Make better photos"),
    "size_table": gettext_lazy("Correct the size advice"),
    "stock_count": gettext_lazy("Count the stock"),
    "promise_rule": gettext_lazy("Promise what history supports"),
    "courier": gettext_lazy("Settle it with the courier"),
    "packing": gettext_lazy("Pack better"),
    "second_check": gettext_lazy("A second look when packing"),
    "site": gettext_lazy("Repair the site"),
    "texts": gettext_lazy("Write it clearly"),
    "provider": gettext_lazy("Settle it with the payment provider"),
    "terms": gettext_lazy("Change the terms"),
    "process": gettext_lazy("Change how we work"),
    "staffing": gettext_lazy("Plan more people"),
    "training": gettext_lazy("Train"),
    "notices": gettext_lazy("Tell earlier"),
    "privacy": gettext_lazy("Look after the data"),
    "guard": gettext_lazy("Guard against abuse"),
    "none": gettext_lazy("None"),
}
SLICES: Mapping[str, object] = {
    Slice.ALL: gettext_lazy("Everything"),
    Slice.PRODUCT: gettext_lazy("Product"),
    Slice.COURIER: gettext_lazy("Courier"),
    Slice.SUPPLIER: gettext_lazy("Supplier"),
    Slice.PAGE: gettext_lazy("Page"),
}


def alarm_rows(alarms: Sequence[Alarm], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each alarm in words, with the address of its chart. Two queries at most."""
    of = slice_names([(row.slice, row.slice_key) for row in alarms], language())
    return [
        {
            "alarm": row,
            "cause": path_of(row.cause.code, dict(names)),
            "where": where_words(row.slice, of[row.slice, row.slice_key]),
            "url": chart_url(row.cause.code, row.slice, row.slice_key),
            "state": "overdue" if row.closed_at is None else "kept",
            "label": _("Stands") if row.closed_at is None else _("Back to usual"),
            "said": _("%(counted)s, where %(expected)s were to be expected")
            % {
                "counted": words.number_words(row.latest_counted, language()),
                "expected": words.number_words(round(row.latest_expected, 1), language()),
            },
        }
        for row in alarms
    ]


def where_words(slice_: str, name: str) -> str:
    return f"{SLICES[slice_]}: {name}" if slice_ != Slice.ALL else str(SLICES[slice_])


def chart_url(code: str, slice_: str, key: str) -> str:
    address = reverse("backoffice:cause", args=[code])
    return address if slice_ == Slice.ALL else f"{address}?by={slice_}&key={key}"


def kappa_words(kappa: float | None) -> str:
    """κ to two digits."""
    return "–" if kappa is None else f"κ {words.number_words(round(kappa, 2), language())}"


def compared_words(pairs: int) -> str:
    """Of how many matters a κ speaks."""
    said = ngettext("%(count)s matter compared", "%(count)s matters compared", pairs)
    return said % {"count": words.number_words(pairs, language())}
