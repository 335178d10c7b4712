"""Customers on the desk: the list, and one customer with what they were promised."""

from dataclasses import fields

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.accounts.rules import may
from pistos.asks.models import Silence
from pistos.asks.queries.rights import silence_of
from pistos.backoffice import wording
from pistos.complaints.queries.experiences import complaints_of, experiences_of
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.contracts.queries.lists import contracts_of
from pistos.customers import actions
from pistos.customers.access import customer_for
from pistos.customers.models import Customer
from pistos.customers.queries import customers_page, known_as, likely_same
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES
from pistos.kit.regions import country_name, region_name
from pistos.orders.queries import orders_of
from pistos.pricing.queries import business_id_of
from pistos.promises.queries.lists import PromiseFilter, kept_for_customer, promise_page

KEPT = ("words",)


class DetailsForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES.items())
    form_of_address = forms.CharField(
        label=gettext_lazy("Form of address"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("As they wish to be greeted, for example: Mrs Primer."),
    )

    @classmethod
    def of(cls, customer: Customer) -> "DetailsForm":
        return cls(initial={name: getattr(customer, name) for name in cls.base_fields})


@desk("see_customers")
def customers(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    words = request.GET.get("words", "").strip()[:120]
    page = customers_page(words, sort=place.sort, after=place.after, before=place.before)
    columns = {"name": _("Name"), "known": _("Known since")}
    context = {
        "rows": [
            {"customer": row, "country": country_name(row.country, request.LANGUAGE_CODE)}
            for row in page.rows
        ],
        "words": words,
        "headers": lists.headers(request, columns, "-known", KEPT),
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/customers.html", context)


@desk("see_customers")
def customer(request: DeskRequest, token: str) -> HttpResponse:
    return page_of(request, customer_for(request.agent, token))


def page_of(request: DeskRequest, found: Customer, form: DetailsForm | None = None) -> HttpResponse:
    kept, broken = kept_for_customer(found.pk)
    language = request.LANGUAGE_CODE
    silence = silence_of(found)
    context = {
        "customer": found,
        "form": form or DetailsForm.of(found),
        "kept": kept,
        "broken": broken,
        "facts": [
            (_("E-mail"), found.email or None),
            (_("Telephone"), found.phone or None),
            (_("Language"), LANGUAGES.get(found.language, found.language)),
            (_("Form of address"), found.form_of_address or None),
            (_("Region"), region_name(found.region, language) or None),
            (_("Country"), country_name(found.country, language) or None),
        ],
        "experiences": experiences_of(found.pk),
        "complaints": complaints_of(found),
        "contracts": contracts_of(found),
        "may_begin_contract": may(request.agent.role, "edit_contracts"),
        "firm": business_id_of(found.pk),
        "may_confirm_firm": may(request.agent.role, "edit_prices"),
        "aliases": known_as(found),
        "silence": silence,
        "silence_words": Silence(silence.said_where).label if silence else "",
        "silences": Silence.choices,
        "may_end_silence": may(request.agent.role, "edit_asks"),
        "same": list(likely_same(found)[:5]),
        "orders": [
            {"order": order, "state": wording.ORDER_STATES[order.state]}
            for order in orders_of(found)
        ],
        "promises": [
            wording.promise_row(row)
            for row in promise_page(PromiseFilter(customer_id=found.pk), size=20).rows
        ],
    }
    return render(request, "backoffice/customer.html", context, status=422 if form else 200)


@require_POST
@desk("edit_customer")
def change(request: DeskRequest, token: str) -> HttpResponse:
    found, form = customer_for(request.agent, token), DetailsForm(request.POST)
    if not form.is_valid():
        return page_of(request, found, form)
    known = {field.name: getattr(found, field.name) for field in fields(actions.Details)}
    details = actions.Details(**{**known, **form.cleaned_data})
    actions.change_customer(customer=found, details=details, by=by(request), at=clock.now())
    messages.success(request, _("Saved."))
    return redirect("backoffice:customer", token)


@require_POST
@desk("export_customer")
def export(request: DeskRequest, token: str) -> HttpResponse:
    found = customer_for(request.agent, token)
    packed = actions.export_customer(customer=found, by=by(request), at=clock.now())
    return HttpResponse(
        packed,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="customer-{found.pk}.zip"'},
    )


@require_POST
@desk("erase_customer")
def erase(request: DeskRequest, token: str) -> HttpResponse:
    found = customer_for(request.agent, token)
    actions.erase_customer(customer=found, by=by(request), at=clock.now())
    messages.success(request, _("The customer was erased. Invoices stay until their legal term."))
    return redirect("backoffice:customers")


@require_POST
@desk("merge_customers")
def merge(request: DeskRequest, token: str) -> HttpResponse:
    kept = customer_for(request.agent, token)
    other = customer_for(request.agent, request.POST.get("other", ""))
    actions.merge_customers(kept=kept, merged=other, by=by(request), at=clock.now())
    messages.success(request, _("The two records are one customer now."))
    return redirect("backoffice:customer", token)
