"""Categories on the desk: what their sheets must state, show and offer, set up without a developer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.category_forms import KINDS, AttributeForm, CategoryForm
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.catalogue.access import attribute_for, category_for
from pistos.catalogue.actions.categories import (
    add_category,
    change_category,
    remove_attribute,
    save_attribute,
)
from pistos.catalogue.models import Attribute, Category
from pistos.catalogue.queries.categories import category_choices, category_tree
from pistos.catalogue.rules.shown import Branch
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.shop.queries import the_shop


@require_safe
@desk("edit_categories")
def categories(request: DeskRequest) -> HttpResponse:
    rows = list(_flat(category_tree(request.LANGUAGE_CODE)))
    return render(request, "backoffice/categories/list.html", {"rows": rows})


@GET_OR_POST
@desk("edit_categories")
def add(request: DeskRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = add_category(draft=form.draft(), by=by(request), at=clock.now())
            return redirect("backoffice:category", made.pk)
    return _page(request, form, _("Add a category"), None)


@GET_OR_POST
@desk("edit_categories")
def category(request: DeskRequest, category_id: int) -> HttpResponse:
    found = category_for(request.agent, category_id)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            change_category(category=found, draft=form.draft(), by=by(request), at=clock.now())
            return redirect("backoffice:category", category_id)
    return _page(request, form, text_in(found.name, request.LANGUAGE_CODE), found)


@GET_OR_POST
@desk("edit_categories")
def add_attribute(request: DeskRequest, category_id: int) -> HttpResponse:
    found = category_for(request.agent, category_id)
    return _attribute(request, found, None)


@GET_OR_POST
@desk("edit_categories")
def attribute(request: DeskRequest, attribute_id: int) -> HttpResponse:
    found = attribute_for(request.agent, attribute_id)
    return _attribute(request, found.category, found)


@require_POST
@desk("edit_categories")
def drop_attribute(request: DeskRequest, attribute_id: int) -> HttpResponse:
    found = attribute_for(request.agent, attribute_id)
    remove_attribute(attribute=found, by=by(request), at=clock.now())
    return redirect("backoffice:category", found.category_id)


def _attribute(request: DeskRequest, category: Category, found: Attribute | None) -> HttpResponse:
    languages = list(the_shop().languages)
    form = AttributeForm(
        request.POST or None, languages=languages, initial=_initial(found, languages)
    )
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            draft = form.draft(found.code if found else "")
            save_attribute(category=category, draft=draft, by=by(request), at=clock.now())
            return redirect("backoffice:category", category.pk)
    context = {
        "form": form,
        "category": category,
        "category_name": text_in(category.name, request.LANGUAGE_CODE),
        "attribute": found,
        "title": text_in(found.name, request.LANGUAGE_CODE) if found else _("Add an attribute"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/categories/attribute.html", context, status=status)


def _initial(found: Attribute | None, languages: list[str]) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "kind": found.kind,
        "unit": found.unit,
        "choices": "\n".join(
            " | ".join(choice["name"].get(code, "") for code in languages)
            for choice in found.choices
        ),
        "position": found.position,
        "is_required": found.is_required,
        "is_facet": found.is_facet,
        "is_compared": found.is_compared,
        **{f"name_{code}": text for code, text in found.name.items()},
    }


def _form(request: DeskRequest, found: Category | None = None) -> CategoryForm:
    above = [
        choice
        for choice in category_choices(request.LANGUAGE_CODE)
        if found is None or choice[0] != found.pk
    ]
    initial: dict[str, Any] = {}
    if found is not None:
        initial = {
            name: getattr(found, name) for name in CategoryForm.base_fields if hasattr(found, name)
        }
        initial["parent"] = found.parent_id
        initial |= {f"name_{code}": text for code, text in found.name.items()}
        initial |= {f"intro_{code}": text for code, text in found.intro.items()}
    return CategoryForm(
        request.POST or None, languages=list(the_shop().languages), above=above, initial=initial
    )


def _page(
    request: DeskRequest, form: CategoryForm, title: str, found: Category | None
) -> HttpResponse:
    rows = [
        {
            "attribute": row,
            "name": text_in(row.name, request.LANGUAGE_CODE),
            "kind": KINDS[row.kind],
            "is_own": found is not None and row.category_id == found.pk,
        }
        for row in Attribute.objects.filter(category_id__in=found.path if found else [])
    ]
    context = {"form": form, "title": title, "category": found, "rows": rows}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/categories/category.html", context, status=status)


def _flat(branches: "list[Branch] | tuple[Branch, ...]") -> "list[Branch]":
    found: list[Branch] = []
    for branch in branches:
        found += [branch, *_flat(branch.children)]
    return found
