"""Products on the desk: the list, the sheet being written, the gate, publishing and versions."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.product_forms import NewProductForm, SheetForm, initial_of
from pistos.backoffice.product_words import STATES, gate_rows, score_rows
from pistos.catalogue.access import product_for, version_for
from pistos.catalogue.actions.drafting import change_product, draft_product, judge_as_written
from pistos.catalogue.actions.publishing import SheetIncomplete, publish_sheet, withdraw_product
from pistos.catalogue.facts import SheetDraft, TextDraft
from pistos.catalogue.models import Category, Photo, Product, SheetText, Variant
from pistos.catalogue.queries.categories import attribute_rules, category_choices
from pistos.catalogue.queries.desk import (
    ProductFilter,
    products_page,
    recalls_of,
    versions_of,
    written_share,
)
from pistos.catalogue.queries.drafts import category_of, draft_of
from pistos.catalogue.queries.exporting import draft_from
from pistos.catalogue.queries.sheets import version_content
from pistos.catalogue.queries.tasks import tasks_of
from pistos.catalogue.rules.gate import Verdict, judge
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.languages import LANGUAGES, text_in
from pistos.orders.queries import orders_by_version
from pistos.shop.queries import the_shop


@require_safe
@desk("edit_products")
def products(request: DeskRequest) -> HttpResponse:
    wanted = ProductFilter(
        state=request.GET.get("state", ""), words=request.GET.get("words", "").strip()[:80]
    )
    place = lists.Place.of(request)
    page = products_page(wanted, after=place.after, before=place.before)
    shop = the_shop()
    context = {
        "rows": [_row(product, shop.languages, request.LANGUAGE_CODE) for product in page.rows],
        "languages": [LANGUAGES[code] for code in shop.languages],
        "place": lists.links(request, page, ("state", "words")),
        "wanted": wanted,
        "states": STATES,
    }
    return render(request, "backoffice/products/list.html", context)


@GET_OR_POST
@desk("edit_products")
def add(request: DeskRequest) -> HttpResponse:
    """A new product is a title in a category; the page of its sheet asks for the rest."""
    shop = the_shop()
    form = _AddForm(
        request.POST or None,
        categories=category_choices(request.LANGUAGE_CODE),
    )
    if request.method == "POST" and form.is_valid():
        category = Category.objects.filter(pk=form.cleaned_data["category"]).first()
        if category is None:
            raise NotFound
        title = form.cleaned_data["title"]
        draft = SheetDraft(texts={shop.default_language: TextDraft(title=title)})
        made = draft_product(category=category, draft=draft, by=by(request), at=clock.now())
        return redirect("backoffice:product", made.pk)
    return render(request, "backoffice/products/add.html", {"form": form}, status=_status(form))


@GET_OR_POST
@desk("edit_products")
def product(request: DeskRequest, product_id: int) -> HttpResponse:
    found = product_for(request.agent, product_id)
    form = _sheet_form(request, found)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            change_product(
                product=found,
                category=category_of(found),
                draft=form.draft(source=found.source, ref=found.ref),
                by=by(request),
                at=clock.now(),
            )
            return redirect("backoffice:product", product_id)
    return _page(request, found, form)


@require_POST
@desk("edit_products")
def judge_product(request: DeskRequest, product_id: int) -> HttpResponse:
    """What the gate says of the form as it stands, while it is being written; nothing is kept."""
    found = product_for(request.agent, product_id)
    form = _sheet_form(request, found)
    verdict: Verdict | None = None
    problem = ""
    if form.is_valid():
        try:
            verdict = judge_as_written(
                product=found,
                category=category_of(found),
                draft=form.draft(source=found.source, ref=found.ref),
                at=clock.now(),
            )
        except Refused as refusal:
            problem = str(refusal)
    context = {"product": found, "problem": problem, "is_live": True, **_gate(verdict)}
    return render(request, "backoffice/products/_gate.html", context)


@require_POST
@desk("edit_products")
def publish(request: DeskRequest, product_id: int) -> HttpResponse:
    found = product_for(request.agent, product_id)
    try:
        publish_sheet(product=found, by=by(request), at=clock.now())
    except SheetIncomplete:
        return _page(request, found, _sheet_form(request, found, is_fresh=True), status=422)
    return redirect("backoffice:product", product_id)


@require_POST
@desk("edit_products")
def withdraw(request: DeskRequest, product_id: int) -> HttpResponse:
    found = product_for(request.agent, product_id)
    withdraw_product(product=found, by=by(request), at=clock.now())
    return redirect("backoffice:product", product_id)


@require_safe
@desk("see_desk")
def version(request: DeskRequest, version_id: int) -> HttpResponse:
    """A sheet as it was published: what a buyer saw, for a complaint years later; and who bought by it."""
    found = version_for(request.agent, version_id)
    shop = the_shop()
    asked = request.GET.get("language", "")
    language = asked if asked in shop.languages else request.LANGUAGE_CODE
    sheet = version_content(found.pk, language, shop.default_language)
    place = lists.Place.of(request)
    bought = orders_by_version(found, after=place.after, before=place.before)
    context = {
        "sheet": sheet,
        "version": found,
        "languages": [(code, LANGUAGES[code]) for code in sheet.languages],
        "orders": bought.rows,
        "place": lists.links(request, bought, ("language",)),
        "may_tell": may(request.agent.role, "handle_incidents"),
    }
    return render(request, "backoffice/products/version.html", context)


class _AddForm(NewProductForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)


def _sheet_form(request: DeskRequest, found: Product, *, is_fresh: bool = False) -> SheetForm:
    category = category_of(found)
    variants = list(Variant.objects.filter(product=found))
    texts = list(SheetText.objects.filter(product=found))
    data = request.POST if request.method == "POST" and not is_fresh else None
    return SheetForm(
        data,
        category=category,
        rules=attribute_rules(category),
        languages=the_shop().languages,
        language=request.LANGUAGE_CODE,
        variants=len(variants),
        initial=initial_of(draft_from(found, texts, variants)),
    )


def _page(
    request: DeskRequest, found: Product, form: SheetForm, status: int | None = None
) -> HttpResponse:
    shop = the_shop()
    verdict = judge(
        draft_of(found, languages=shop.languages, default_language=shop.default_language)
    )
    category, recalls = category_of(found), recalls_of(found)
    context = {
        "product": found,
        "title": text_in(found.name, request.LANGUAGE_CODE) or found.sku or found.ref,
        "category": text_in(category.name, request.LANGUAGE_CODE),
        "state": STATES[found.state],
        "form": form,
        "photos": Photo.objects.filter(product=found).count(),
        "versions": versions_of(found)[:20],
        "tasks": tasks_of(found),
        "recalls": recalls,
        "is_recalled": any(recall.closed_at is None for recall in recalls),
        **_gate(verdict),
    }
    return render(
        request, "backoffice/products/product.html", context, status=status or _status(form)
    )


def _gate(verdict: Verdict | None) -> dict[str, Any]:
    if verdict is None:
        return {"scores": [], "blocking": [], "advice": []}
    blocking, advice = gate_rows(verdict)
    return {"scores": score_rows(verdict), "blocking": blocking, "advice": advice}


def _row(product: Product, languages: list[str], language: str) -> dict[str, Any]:
    texts = {text.language: text for text in product.texts.all()}
    return {
        "product": product,
        "title": text_in(product.name, language) or product.sku or product.ref,
        "category": text_in(product.category.name, language)
        if product.category
        else _("no category"),
        "state": STATES[product.state],
        "shares": [(LANGUAGES[code], written_share(texts, code)) for code in languages],
    }


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound and form.errors else 200
