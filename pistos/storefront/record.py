"""The record for machines: trust.json, and every sealed entry as CSV."""

import csv
import io
from collections.abc import AsyncIterator, Iterable

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.partners.queries import active_partners
from pistos.promises.queries.figures import newest_publication
from pistos.promises.queries.record import (
    PublicEntry,
    places_shown,
    public_entries,
    published_heads,
)
from pistos.shop.models import Shop
from pistos.shop.queries import settings_in_force
from pistos.storefront.frame import shop_of_page
from pistos.storefront.trust_words import is_public_on

SCHEMA = 1
METHOD = (
    "A promise counts on the day it was last due. kept_rate = kept / (kept + broken) with a 95 %"
    " Wilson interval. Periods are whole days that end with `through`. Seals:"
    " SHA-256(previous seal, canonical JSON of the public columns, commitment)."
)
COLUMNS = [
    "position",
    "promise",
    "promise_kind",
    "toward",
    "entry",
    "happened_on",
    "due_on",
    "cause",
    "commitment",
    "seal",
    "counted",
    "imported",
    "country",
    "region",
    "as_first_told",
]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def trust_json(request: HttpRequest) -> HttpResponse:
    """The figures of the trust page with the heads, schema 1; before it is public, the day."""
    shop, rules = shop_of_page(), settings_in_force()
    about = {"schema": SCHEMA, "shop": shop.name, "links": _links(shop)}
    if not is_public_on(rules.trust_page_public_from, clock.now(), shop.time_zone):
        return _shared(JsonResponse({**about, "public_from": rules.trust_page_public_from}))
    publication = newest_publication()
    if publication is None:
        return _shared(JsonResponse({**about, "as_known_at": None}))
    names = {partner.pk: partner.name for partner in active_partners()}
    figures = publication.figures
    figures["partners"] = [
        {"name": names[row["partner_id"]], **row}
        for row in figures["partners"]
        if row["partner_id"] in names
    ]
    return _shared(
        JsonResponse(
            {
                **about,
                "as_known_at": publication.as_known_at,
                "position": publication.position,
                "head": publication.head,
                "heads": [
                    {"as_known_at": head.as_known_at, "position": head.position, "head": head.head}
                    for head in published_heads()
                ],
                "method": METHOD,
                "figures": figures,
            },
            json_dumps_params={"ensure_ascii": False},
        )
    )


@require_safe
def record_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Every entry up to the newest publication, one row each, in the order of the seals."""
    shop, rules = shop_of_page(), settings_in_force()
    publication = newest_publication()
    is_public = is_public_on(rules.trust_page_public_from, clock.now(), shop.time_zone)
    if publication is None or not is_public:
        raise NotFound
    response = StreamingHttpResponse(
        _rows(publication.position), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="record.csv"'
    return response


async def _rows(through: int) -> AsyncIterator[str]:
    """Portions of CSV; asynchronous, so that a slow reader holds no thread and no cursor."""
    shown = await sync_to_async(places_shown)()
    yield _written([COLUMNS])
    after = 0
    while entries := await sync_to_async(public_entries)(after=after, through=through, shown=shown):
        after = entries[-1].position
        yield _written(_cells(entry) for entry in entries)


def _cells(entry: PublicEntry) -> list[str]:
    country, region = entry.place or ("", "other regions")
    told = {True: "yes", False: "no", None: ""}
    return [
        str(entry.position),
        # A token may begin with a sign that a spreadsheet takes for a formula; "p:" prevents it.
        f"p:{entry.promise}",
        entry.promise_kind,
        entry.toward,
        entry.entry,
        entry.happened_on.isoformat(),
        entry.due_on.isoformat(),
        entry.cause,
        entry.commitment.hex(),
        entry.seal.hex(),
        told[entry.is_counted],
        told[entry.is_imported],
        _harmless(country),
        _harmless(region),
        told[entry.is_as_first_told],
    ]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _written(rows: Iterable[list[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def _links(shop: Shop) -> dict[str, str]:
    pages = {}
    for language in shop.languages or [shop.default_language]:
        with override(language):
            pages[f"page_{language}"] = f"{settings.SITE_URL}{reverse('storefront:trust')}"
    return {**pages, "entries": f"{settings.SITE_URL}{reverse('record-csv')}"}


def _shared(response: JsonResponse) -> JsonResponse:
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
