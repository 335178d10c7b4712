"""The product sheet as the buyer read it, years later too: what a complaint is compared with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.sheets import version_content
from pistos.kit.errors import NotFound
from pistos.storefront.frame import frame
from pistos.storefront.orders import order_of_link, private
from pistos.storefront.shopping import language_of_page


@require_safe
@private
def sheet(request: HttpRequest, token: str, position: int) -> HttpResponse:
    order = order_of_link(token)
    line = order.lines.filter(position=position).exclude(sheet_version=None).first()
    if line is None:
        raise NotFound
    found = version_content(line.sheet_version_id or 0, language_of_page())
    context = frame() | {"order": order, "line": line, "sheet": found}
    return render(request, "storefront/order_sheet.html", context)
