"""What payments ask of a person: bank statements, reports set aside, trouble, ways to pay, invoices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.backoffice.payment_forms import ProviderForm, StatementForm
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.invoices.access import invoice_for
from pistos.invoices.actions.issuing import issue_invoice
from pistos.invoices.models import Kind
from pistos.invoices.queries import InvoiceFilter, invoice_paper, invoices_page
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.orders.access import order_for
from pistos.payments.access import credit_for, provider_event_for, provider_for
from pistos.payments.actions.banking import match_credit, put_credit_aside, read_statement
from pistos.payments.actions.editing import edit_provider
from pistos.payments.actions.taking import replay_event
from pistos.payments.models import Provider
from pistos.payments.ports import provider_named
from pistos.payments.queries.desk import (
    credits_waiting,
    incidents,
    payments_named,
    reports_aside,
    unreconciled,
)
from pistos.payments.rules.names import name_of
from pistos.payments.rules.statements import credits_in
from pistos.shop.queries import the_shop

READ = ["GET", "HEAD", "POST"]
MOST_BYTES = 5_000_000
INCIDENTS = {
    "away": gettext_lazy("does not answer"),
    "declines": gettext_lazy("declines far more than usual"),
    "silent": gettext_lazy("does not tell us of payments"),
    "forged": gettext_lazy("somebody sends forged reports"),
}
KEPT = ("kind", "words")


@require_http_methods(READ)
@desk("match_payments")
def bank(request: DeskRequest) -> HttpResponse:
    """Money that waits for a person; a POST reads a statement."""
    form = StatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusal_on(form, "file"):
            if file.size > MOST_BYTES:
                raise Refused(_("The file is larger than 5 MB. Please split it."))
            lines = credits_in(file.read(), file.name, currency=the_shop().currency)
            outcome = read_statement(lines=lines, by=by(request), at=clock.now())
            words = _("%(matched)s matched, %(left)s wait for you, %(known)s known before.")
            messages.success(
                request,
                words % {"matched": outcome.matched, "left": outcome.left, "known": outcome.known},
            )
            return redirect("backoffice:bank")
    context = {"form": form, "credits": credits_waiting()}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/payments/bank.html", context, status=status)


@require_POST
@desk("match_payments")
def match(request: DeskRequest, credit_id: int) -> HttpResponse:
    credit = credit_for(request.agent, credit_id)
    found = payments_named(request.POST.get("words", ""))
    if len(found) != 1:
        messages.error(request, _("No single transfer has this order number or reference."))
        return redirect("backoffice:bank")
    with refusal_told(request):
        match_credit(credit=credit, payment=found[0], by=by(request), at=clock.now())
    return redirect("backoffice:bank")


@require_POST
@desk("match_payments")
def aside(request: DeskRequest, credit_id: int) -> HttpResponse:
    with refusal_told(request):
        put_credit_aside(
            credit=credit_for(request.agent, credit_id), by=by(request), at=clock.now()
        )
    return redirect("backoffice:bank")


@require_safe
@desk("see_payments")
def trouble(request: DeskRequest) -> HttpResponse:
    """Incidents with whom they met, and reports that were set aside."""
    rows = [
        {
            "incident": row,
            "way": name_of(row.provider),
            "words": INCIDENTS.get(row.kind, row.kind),
            "affected": list(row.affected.all()),
        }
        for row in incidents()
    ]
    context = {"rows": rows, "reports": reports_aside(), "wrong": unreconciled()}
    return render(request, "backoffice/payments/trouble.html", context)


@require_POST
@desk("match_payments")
def replay(request: DeskRequest, event_id: int) -> HttpResponse:
    kept = provider_event_for(request.agent, event_id)
    with refusal_told(request):
        replay_event(event=kept, by=by(request), at=clock.now())
    return redirect("backoffice:payment_trouble")


@require_safe
@desk("edit_payments")
def ways(request: DeskRequest) -> HttpResponse:
    rows = [
        {"row": row, "name": name_of(row.code), "port": provider_named(row.code)}
        for row in Provider.objects.order_by("position")
    ]
    return render(request, "backoffice/payments/ways.html", {"rows": rows})


@require_http_methods(READ)
@desk("edit_payments")
def way(request: DeskRequest, code: str) -> HttpResponse:
    found = provider_for(request.agent, code)
    form = ProviderForm(request.POST) if request.method == "POST" else ProviderForm.of(found)
    if form.is_bound and form.is_valid():
        with refusal_on(form):
            edit_provider(provider=found, facts=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:ways")
    context = {"form": form, "name": name_of(code), "port": provider_named(code)}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/payments/way.html", context, status=status)


@require_safe
@desk("see_payments")
def invoices(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request, default_sort="-issued")
    wanted = InvoiceFilter(*(request.GET.get(name, "").strip() for name in KEPT))
    page = invoices_page(wanted, sort=place.sort, after=place.after, before=place.before)
    context = {
        "rows": page.rows,
        "wanted": wanted,
        "credit": Kind.CREDIT_NOTE.value,
        "headers": lists.headers(request, {"issued": _("Issued")}, "-issued", KEPT),
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/payments/invoices.html", context)


@require_safe
@desk("see_payments")
def invoice_file(request: DeskRequest, name: str) -> HttpResponse:
    found = invoice_for(request.agent, name)
    response = HttpResponse(invoice_paper(found), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{found.name}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@desk("issue_invoice")
def issue(request: DeskRequest, token: str) -> HttpResponse:
    """The order's invoice, issued once; then its paper."""
    order = order_for(request.agent, token)
    with refusal_told(request):
        made = issue_invoice(order=order, by=by(request), at=clock.now())
        return redirect("backoffice:invoice_file", name=made.name)
    return redirect("backoffice:order", token=token)
