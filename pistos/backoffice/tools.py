"""Confidence tools on the desk: what each is worth, and attaching one to a product or a category."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.tools_forms import FORMS, ToolForm
from pistos.backoffice.tools_words import KINDS, problem_words
from pistos.catalogue.access import category_for, product_for
from pistos.catalogue.models import Category, Product
from pistos.catalogue.queries.categories import attribute_rules, category_choices
from pistos.components.gate import DeskRequest, by, desk
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.shop.queries import the_shop
from pistos.tools.access import tool_for
from pistos.tools.actions.attaching import ToolUnusable, attach_tool, detach_tool
from pistos.tools.queries.attached import tools_above, tools_on
from pistos.tools.queries.measures import measured
from pistos.tools.rules.kinds import CATEGORY, CHOOSE, PRODUCT, kind_of, kinds_on, problems_of

DAYS = 90


@require_safe
@desk("see_desk")
def tools(request: DeskRequest) -> HttpResponse:
    """The worth of each tool over the last ninety days, and the categories to attach them to."""
    today = clock.now().date()
    since = today - timedelta(days=DAYS - 1)
    can_edit = may(request.agent.role, "edit_categories")
    context = {
        "rows": [
            {"name": KINDS.get(row.kind, row.kind), "measured": row}
            for row in measured(since=since, until=today)
        ],
        "days": DAYS,
        "categories": category_choices(request.LANGUAGE_CODE) if can_edit else [],
    }
    return render(request, "backoffice/tools/list.html", context)


@require_safe
@desk("edit_products")
def product_tools(request: DeskRequest, product_id: int) -> HttpResponse:
    return _place(request, product_for(request.agent, product_id))


@require_safe
@desk("edit_categories")
def category_tools(request: DeskRequest, category_id: int) -> HttpResponse:
    return _place(request, category_for(request.agent, category_id))


@GET_OR_POST
@desk("edit_products")
def product_tool(request: DeskRequest, product_id: int, kind: str) -> HttpResponse:
    return _edit(request, product_for(request.agent, product_id), kind)


@GET_OR_POST
@desk("edit_categories")
def category_tool(request: DeskRequest, category_id: int, kind: str) -> HttpResponse:
    return _edit(request, category_for(request.agent, category_id), kind)


@require_POST
@desk("edit_products")
def detach(request: DeskRequest, tool_id: int) -> HttpResponse:
    tool = tool_for(request.agent, tool_id)
    to = tool.product or tool.category
    detach_tool(tool=tool, by=by(request), at=clock.now())
    return redirect(_address(to)) if to else redirect("backoffice:tools")


def _place(request: DeskRequest, to: Product | Category) -> HttpResponse:
    """The kinds that may stand here: which do, by themselves or from above, and what they lack."""
    languages = the_shop().languages
    category = to.category if isinstance(to, Product) else to
    path = category.path if category else []
    own = tools_on(to)
    above = tools_above(path if isinstance(to, Product) else path[:-1])
    required = _required(path)
    rows = []
    for kind in kinds_on(PRODUCT if isinstance(to, Product) else CATEGORY):
        tool = own.get(kind.code) or above.get(kind.code)
        lacks = problems_of(kind.code, tool.content, languages) if tool else []
        rows.append(
            {
                "kind": kind.code,
                "name": KINDS.get(kind.code, kind.code),
                "tool": own.get(kind.code),
                "is_from_above": kind.code not in own and kind.code in above,
                "is_required": kind.code in required,
                "lacks": problem_words(lacks),
                "has_form": kind.code in FORMS,
                "edit_url": _address(to, kind.code),
            }
        )
    return render(request, "backoffice/tools/place.html", _around(request, to) | {"rows": rows})


def _required(path: list[int]) -> set[str]:
    rows = Category.objects.filter(pk__in=path).values_list("required_tools", flat=True)
    return {code for row in rows for code in row}


def _edit(request: DeskRequest, to: Product | Category, kind: str) -> HttpResponse:
    known_kind = kind_of(kind)
    place = PRODUCT if isinstance(to, Product) else CATEGORY
    if known_kind is None or place not in known_kind.stands_on or kind not in FORMS:
        raise NotFound
    tool = tools_on(to).get(kind)
    form = _form(request, to, kind, tool.content if tool else {})
    if request.method == "POST" and form.is_valid():
        try:
            attach_tool(to=to, kind=kind, content=form.content(), by=by(request), at=clock.now())
            return redirect(_address(to))
        except ToolUnusable as refused:
            for words in problem_words(refused.problems):
                form.add_error(None, words)
    context = _around(request, to) | {"form": form, "kind": kind, "name": KINDS[kind], "tool": tool}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/tools/edit.html", context, status=status)


def _form(
    request: DeskRequest, to: Product | Category, kind: str, known: dict[str, Any]
) -> ToolForm:
    more: dict[str, Any] = {"languages": the_shop().languages, "known": known}
    if kind == CHOOSE and isinstance(to, Category):
        more["attributes"] = [
            (rule.code, text_in(rule.name, request.LANGUAGE_CODE)) for rule in attribute_rules(to)
        ]
    is_post = request.method == "POST"
    return FORMS[kind](
        request.POST if is_post else None, request.FILES if is_post else None, **more
    )


def _address(to: Product | Category, kind: str = "") -> str:
    name = "product_tool" if isinstance(to, Product) else "category_tool"
    arguments = [to.pk, kind] if kind else [to.pk]
    return reverse(f"backoffice:{name}{'' if kind else 's'}", args=arguments)


def _around(request: DeskRequest, to: Product | Category) -> dict[str, Any]:
    name = text_in(to.name, request.LANGUAGE_CODE)
    is_product = isinstance(to, Product)
    return {
        "title": name or str(to),
        "of_kind": _("Product") if is_product else _("Category"),
        "back_url": reverse(
            "backoffice:product" if is_product else "backoffice:category", args=[to.pk]
        ),
        "tools_url": _address(to),
    }
