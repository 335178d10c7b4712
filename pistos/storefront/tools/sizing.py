"""The size guide: the chart in both units, and the size that a body's measurements speak for.

Measurements come by POST, so that they stand in no address; they are answered and forgotten.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.kit.errors import NotFound
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.shopping import language_of_page
from pistos.storefront.tools.noting import note
from pistos.storefront.tools.words import (
    MEASURES,
    figure,
    fit_words,
    ground_words,
    headline,
    reason,
)
from pistos.tools.models import Tool
from pistos.tools.queries.attached import tools_at
from pistos.tools.queries.fits import fit_record
from pistos.tools.rules.kinds import SIZE_GUIDE
from pistos.tools.rules.reading import decimal
from pistos.tools.rules.sizes import MOST_CM, Chart, advise, in_centimetres, in_inches, read_chart

TONES = {"fits": "kept", "between": "due", "apart": "due", "below": "broken", "above": "broken"}


def size_context(sheet: Sheet, tool: Tool, language: str) -> Mapping[str, Any]:
    chart = read_chart(tool.content)
    return {
        "slug": sheet.slug,
        "columns": [MEASURES[code][0] for code in chart.measures],
        "rows": [
            (size.name, [_both(size.spans[code], language) for code in chart.measures])
            for size in chart.sizes
        ],
        "fields": [(code, *MEASURES[code], "") for code in chart.measures],
        "fit": fit_words(fit_record(sheet.product_id)),
        "unit": "cm",
    }


def _both(span: tuple[Decimal, Decimal], language: str) -> tuple[str, str]:
    """A span in centimetres and in inches, as it is read."""
    sides = [(low := span[0], high := span[1]), (in_inches(low), in_inches(high))]
    said = [(figure(low, language), figure(high, language)) for low, high in sides]
    cm, inches = (low if low == high else f"{low}–{high}" for low, high in said)
    return cm, inches


@require_http_methods(["GET", "HEAD", "POST"])
@private
def size(request: HttpRequest, slug: str) -> HttpResponse:
    """The advice, on a page of its own without a script and in its place with one."""
    language = language_of_page()
    sheet = sheet_of(slug, language, shop_of_page().default_language)
    attached = tools_at(sheet.product_id, [place.slug for place in sheet.path])
    if SIZE_GUIDE not in attached:
        raise NotFound
    if (
        request.method != "POST"
    ):  # whoever comes back to the address of an answer finds the questions
        address = reverse("storefront:product", args=[slug])
        return redirect(f"{address}#{SIZE_GUIDE}")
    tool = attached[SIZE_GUIDE]
    chart = read_chart(tool.content)
    unit = "in" if request.POST.get("unit") == "in" else "cm"
    typed = {code: request.POST.get(code, "").strip()[:10] for code in chart.measures}
    body, wrong = _read(typed, unit)
    context = dict(size_context(sheet, tool, language))
    context["fields"] = [(code, *MEASURES[code], typed[code]) for code in chart.measures]
    context["unit"] = unit
    advised = None if wrong else advise(chart, body, fit_record(sheet.product_id))
    if advised is None:
        context["problem"] = wrong or _("Enter at least one measurement.")
    else:
        note(request, sheet.product_id, SIZE_GUIDE)
        context["advice"] = {
            "headline": headline(advised),
            "reason": reason(advised),
            "grounds": [ground_words(ground, language) for ground in advised.grounds],
            "tone": TONES[advised.kind],
            "choices": [
                (name, variant)
                for name in (advised.size, advised.other)
                if name and (variant := variant_of(sheet, chart, name))
            ],
        }
    page = frame() | {"sheet": sheet, "tool": {"of": context, "kind": SIZE_GUIDE}}
    name = "size.html" if request.headers.get("HX-Request") else "size_page.html"
    return render(request, f"storefront/tools/{name}", page, status=200 if advised else 422)


def _read(typed: Mapping[str, str], unit: str) -> tuple[dict[str, Decimal], str]:
    body: dict[str, Decimal] = {}
    for code, text in typed.items():
        if not text:
            continue
        value = decimal(text)
        cm = in_centimetres(value, unit) if value is not None and 0 < value <= MOST_CM else None
        if cm is None or not 1 <= cm <= MOST_CM:
            problem = _("%(name)s: enter a number of centimetres or inches, such as 92 or 36.5.")
            return {}, problem % {"name": MEASURES[code][0]}
        body[code] = cm
    return body, ""


def variant_of(sheet: Sheet, chart: Chart, name: str) -> int | None:
    """The variant in this size, where there is one."""
    wanted = name.casefold()
    for variant in sheet.variants:
        for option in variant.options:
            said = {str(option.raw).casefold(), option.value.casefold()}
            if option.code == chart.attribute and wanted in said:
                return variant.id
    return None
