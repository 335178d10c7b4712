"""From the order to the courier, on the desk: wishes answered, picked, packed, split, handed over."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.backoffice.order_work import needs_on, work_of
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.orders import actions
from pistos.orders.access import order_for
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Line, Order, Parcel, ScanCode
from pistos.orders.queries import contents_of, parcels_of
from pistos.orders.rules.scan_files import COLUMNS, read_time
from pistos.shop.queries import the_shop

BIGGEST_FILE = 5 * 1024 * 1024
Deed = Callable[[Order, datetime], str]


class ScanFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The courier's file"),
        help_text=gettext_lazy(
            "CSV with the columns tracking_number, happened_at, code, place, text."
        ),
    )


def _deed(request: DeskRequest, token: str, deed: Deed) -> HttpResponse:
    found = order_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:order", token)


def _parcel(order: Order, token: str) -> Parcel:
    found = order.parcels.filter(token=token).select_related("order").first()
    if found is None:
        raise NotFound
    return found


def _line(order: Order, position: int) -> Line:
    found = order.lines.filter(position=position).first()
    if found is None:
        raise NotFound
    return found


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


@require_POST
@desk("prepare_order")
def prepare(request: DeskRequest, token: str) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        actions.begin_preparing(order=order, by=by(request), at=at)
        return _("The order is being prepared.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def cancel(request: DeskRequest, token: str) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        actions.cancel_order(order=order, by=by(request), at=at)
        return _("Cancelled. What was paid goes back.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def wish(request: DeskRequest, token: str, position: int) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        answer = request.POST.get("answer", "")
        is_yes = request.POST.get("do") == "grant"
        answering = actions.grant_request if is_yes else actions.refuse_request
        answering(line=_line(order, position), answer=answer, by=by(request), at=at)
        return _("Answered. The buyer gets a message.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def short(request: DeskRequest, token: str, position: int) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        text = request.POST.get("restock_on", "")
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            raise Refused(_("Please enter a day, or leave it empty.")) from None
        actions.note_shortage(
            line=_line(order, position),
            quantity=_number(request.POST.get("quantity", "")),
            restock_on=day,
            by=by(request),
            at=at,
        )
        return _("Noted. The buyer is told and chooses; until then nothing is packed.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def pack(request: DeskRequest, token: str, parcel: str) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        actions.pack_parcel(parcel=_parcel(order, parcel), by=by(request), at=at)
        return _("Packed.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def split(request: DeskRequest, token: str, parcel: str) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        found = _parcel(order, parcel)
        wanted = {
            line_id: _number(request.POST.get(f"move-{line_id}", ""))
            for line_id in contents_of(found)
        }
        actions.split_parcel(parcel=found, quantities=wanted, by=by(request), at=at)
        return _("Split. The new parcel is promised for the same day.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def hand_over(request: DeskRequest, token: str, parcel: str) -> HttpResponse:
    def deed(order: Order, at: datetime) -> str:
        actions.hand_over_parcel(
            parcel=_parcel(order, parcel),
            tracking_number=request.POST.get("tracking_number", ""),
            handed_over_at=at,
            by=by(request),
            at=at,
        )
        return _("Handed over.")

    return _deed(request, token, deed)


@require_POST
@desk("prepare_order")
def scan(request: DeskRequest, token: str, parcel: str) -> HttpResponse:
    """What a courier reported by telephone or letter, entered by hand."""

    def deed(order: Order, at: datetime) -> str:
        found = _parcel(order, parcel)
        code, text = request.POST.get("code", ""), request.POST.get("happened_at", "")
        when = read_time(text, found.zone) if text else at
        if code not in ScanCode.values or when is None or when > at:
            raise Refused(_("Please choose what was reported, and when it was so."))
        facts = ScanFacts(when, code, request.POST.get("place", "").strip()[:120])
        actions.record_scans(parcel=found, scans=[facts], by=by(request), at=at)
        return _("Noted.")

    return _deed(request, token, deed)


@require_safe
@desk("prepare_order")
def slip(request: DeskRequest, token: str) -> HttpResponse:
    """What is picked and packed, on paper: no prices, so that it can lie in the parcel."""
    found = order_for(request.agent, token)
    context = {
        "order": found,
        "parcels": [(parcel, contents_of(parcel)) for parcel in parcels_of(found)],
        **work_of(found, clock.now()),
        **needs_on(found),
    }
    return render(request, "backoffice/packing_slip.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("prepare_order")
def scan_file(request: DeskRequest) -> HttpResponse:
    """A courier's CSV; what could not be used is said row by row."""
    form = ScanFileForm(request.POST or None, request.FILES or None)
    taken = None
    if request.method == "POST" and form.is_valid():
        with refusal_on(form, "file"):
            rows = _rows(form.cleaned_data["file"].read(BIGGEST_FILE + 1))
            taken = actions.take_scan_file(rows=rows, zone=_zone(), by=by(request), at=clock.now())
            words = ngettext(
                "%(count)d report was new.", "%(count)d reports were new.", taken.taken
            )
            messages.success(request, words % {"count": taken.taken})
    context = {"form": form, "taken": taken, "why": _WHY}
    status = 422 if form.errors else 200
    return render(request, "backoffice/scan_file.html", context, status=status)


_WHY = {
    "number": gettext_lazy("no tracking number"),
    "time": gettext_lazy("no time that can be read"),
    "code": gettext_lazy("a code that we do not know"),
}


def _rows(content: bytes) -> list[dict[str, str]]:
    if len(content) > BIGGEST_FILE:
        raise Refused(_("The file is larger than 5 MB. Please split it."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The file is not text in UTF-8.")) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    if not rows or not {"tracking_number", "happened_at", "code"} <= set(rows[0]):
        raise Refused(
            _("The first row must name the columns: %(names)s.") % {"names": ", ".join(COLUMNS)}
        )
    return rows


def _zone() -> str:
    return ZoneInfo(the_shop().time_zone).key
