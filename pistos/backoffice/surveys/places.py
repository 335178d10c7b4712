"""Links of the shop's own: made, closed, and printed as a QR code for the counter."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.surveys.codes import code_path
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.shop.queries import the_shop
from pistos.surveys.access import place_for, store_for_place, survey_to_edit
from pistos.surveys.actions.places import close_place, open_place
from pistos.surveys.models import Place


@require_POST
@desk("edit_surveys")
def add(request: DeskRequest, key: str) -> HttpResponse:
    found = survey_to_edit(request.agent, key)
    with refusal_told(request):
        made = open_place(
            survey=found,
            name=request.POST.get("name", ""),
            store=store_for_place(request.agent, request.POST.get("store", "")[:40]),
            by=by(request),
            at=clock.now(),
        )
        return redirect("backoffice:survey_place", token=made.token)
    return redirect("backoffice:survey", key=key)


@require_POST
@desk("edit_surveys")
def close(request: DeskRequest, token: str) -> HttpResponse:
    place = place_for(request.agent, token)
    close_place(place=place, by=by(request), at=clock.now())
    messages.success(request, _("Closed. What was answered stays."))
    return redirect("backoffice:survey", key=place.survey.key)


@require_safe
@desk("edit_surveys")
def printed(request: DeskRequest, token: str) -> HttpResponse:
    """The link, and a sheet to be printed: the same in each of the shop's languages."""
    place, shop = place_for(request.agent, token), the_shop()
    address = _address(place, shop.default_language)
    context = {
        "place": place,
        "name": text_in(place.survey.name, request.LANGUAGE_CODE),
        "address": address,
        "sheets": [_sheet(place, code) for code in shop.languages],
    }
    return render(request, "backoffice/surveys/place.html", context)


def _sheet(place: Place, language: str) -> dict[str, object]:
    address = _address(place, language)
    path, side = code_path(address)
    return {"language": language, "address": address, "path": path, "side": side}


def _address(place: Place, language: str) -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse('storefront:survey-place', args=[place.token])}"
