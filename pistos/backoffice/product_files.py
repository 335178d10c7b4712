"""Products in and out as files: our own table, and WooCommerce's JSON."""

import csv
import io
import json
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pistos.backoffice.imports import ManyFilesField
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.catalogue.actions.importing import Imported, import_products, import_woocommerce
from pistos.catalogue.models import Product
from pistos.catalogue.queries.exporting import products_as_drafts
from pistos.catalogue.rules.sheet_files import columns_of, read_rows, rows_of
from pistos.catalogue.rules.woocommerce import is_product, is_variation
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.csvs import safe_cell
from pistos.kit.errors import Refused
from pistos.shop.queries import the_shop

MOST_BYTES = 20_000_000


class FileUnreadable(Refused):
    """A file that is neither our table nor WooCommerce's JSON."""


class FilesForm(forms.Form):
    uploads = ManyFilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Our table (CSV), or what WooCommerce's API gives for products and variations (JSON)."
        ),
    )


@GET_OR_POST
@desk("import_products")
def files(request: DeskRequest) -> HttpResponse:
    """Everything read is a draft; the public sees it when it is published."""
    form = FilesForm(request.POST or None, request.FILES or None)
    done: list[Imported] = []
    if request.method == "POST" and form.is_valid():
        with refusal_on(form, "uploads"):
            done = [_read(request, form.cleaned_data["uploads"])]
    context = {"form": form, "done": done}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/products/files.html", context, status=status)


@require_safe
@desk("import_products")
def export(request: DeskRequest) -> HttpResponse:
    rows = Product.objects.exclude(slug=None).select_related("category").order_by("pk")
    products = products_as_drafts(rows)
    out = io.StringIO()
    table = csv.DictWriter(out, columns_of(products), extrasaction="ignore")
    table.writeheader()
    for product in products:
        table.writerows({k: safe_cell(v) for k, v in row.items()} for row in rows_of(product))
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="products.csv"'
    return response


def _read(request: DeskRequest, uploads: list[Any]) -> Imported:
    """All files of one upload by one deed: tables, or the products and variations of one shop."""
    texts = [(upload.name, _text(upload)) for upload in uploads]
    if all(name.lower().endswith(".json") for name, _text_of in texts):
        rows = [row for _name, text in texts for row in _json(text)]
        return import_woocommerce(
            products=[row for row in rows if is_product(row)],
            variations=[row for row in rows if is_variation(row)],
            language=the_shop().default_language,
            by=by(request),
            at=clock.now(),
        )
    table = [row for _name, text in texts for row in csv.DictReader(io.StringIO(text))]
    return import_products(table=read_rows(table), by=by(request), at=clock.now())


def _text(upload: Any) -> str:
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileUnreadable(_("The file is larger than 20 MB; send it in parts."))
    try:
        return str(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileUnreadable(_("The file is not written in UTF-8.")) from None


def _json(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise FileUnreadable(_("The file is no JSON that can be read.")) from None
    rows = found if isinstance(found, list) else [found]
    return [row for row in rows if isinstance(row, dict)]
