"""Reviews for other houses: Google's product review feed 2.4, and Meta's CSV.

Always whole: what is missing from the next file is deleted there. Streamed in portions, with no filter by
stars. Left out is only what these formats cannot hold: a review without a word, and of a product that
has no page.
"""

import csv
import io
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pistos.catalogue.models import Product
from pistos.kit.csvs import safe_cell
from pistos.kit.languages import text_in
from pistos.reviews.models import Review, Source
from pistos.reviews.queries.exporting import portion_after
from pistos.shop.models import Shop
from pistos.storefront.frame import shop_of_page

_SCHEMA = "http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
META_COLUMNS = (
    *("aggregator", "store.name", "store.id", "store.storeUrls", "reviewID", "rating", "title"),
    *("content", "created_at", "updated_at", "review_image_urls", "incentivized"),
    *("has_verified_purchase", "reviewer.name", "reviewer.reviewerID", "reviewer.isAnonymous"),
    *("product.name", "product.url", "product.productIdentifiers.skus"),
    *("product.productIdentifiers.gtins", "product.productIdentifiers.mpns"),
    *("product.productIdentifiers.brands", "country"),
)
Told = Callable[[Sequence[Review], Shop], str]


@require_safe
def google_reviews(request: HttpRequest) -> StreamingHttpResponse:
    return _streamed(
        _whole(_google_head, _google_portion, "</reviews>\n</feed>\n", shop_of_page()),
        "application/xml; charset=utf-8",
    )


@require_safe
def meta_reviews(request: HttpRequest) -> StreamingHttpResponse:
    return _streamed(
        _whole(_meta_head, _meta_portion, "", shop_of_page()), "text/csv; charset=utf-8"
    )


def _streamed(pieces: AsyncIterator[str], content_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


async def _whole(
    head: Callable[[Shop], str], portion: Told, foot: str, shop: Shop
) -> AsyncIterator[str]:
    yield head(shop)
    after = 0
    while told := await sync_to_async(_next)(portion, after, shop):
        after, text = told
        yield text
    yield foot


def _next(portion: Told, after: int, shop: Shop) -> tuple[int, str] | None:
    found = portion_after(after)
    return (found[-1].pk, portion(found, shop)) if found else None


def google_feed(shop: Shop) -> Iterator[str]:
    """The same feed without a server, for measuring and for files."""
    yield _google_head(shop)
    after = 0
    while told := _next(_google_portion, after, shop):
        after, text = told
        yield text
    yield "</reviews>\n</feed>\n"


def _google_head(shop: Shop) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:noNamespaceSchemaLocation="{_SCHEMA}">\n'
        f"<version>2.4</version>\n<publisher>{_tag('name', shop.name)}"
        f"{_tag('favicon', f'{settings.SITE_URL}/favicon.ico')}</publisher>\n<reviews>\n"
    )


def _google_portion(found: Sequence[Review], shop: Shop) -> str:
    with override(shop.default_language):
        pages = _Pages()
        return "".join(_google_review(review, shop, pages) for review in found if _fits(review))


def _fits(review: Review) -> bool:
    return bool(_said(review)) and bool(review.product.slug)


def _said(review: Review) -> str:
    """The words; where there is no text, what was written beside it."""
    for text in (review.text, review.title, review.pros, review.cons):
        if text.strip():
            return text
    return ""


class _Pages:
    """Addresses of a portion: a pattern is looked up once, not once a review."""

    def __init__(self) -> None:
        self.product_pattern = reverse("storefront:product", args=["slug"])
        self.review_pattern = reverse("storefront:review", args=["token"])

    def of_product(self, product: Product) -> str:
        return settings.SITE_URL + self.product_pattern.replace("slug", product.slug or "")

    def of_review(self, review: Review) -> str:
        return settings.SITE_URL + self.review_pattern.replace("token", review.public_id)


def _google_review(review: Review, shop: Shop, pages: _Pages) -> str:
    page, own = pages.of_product(review.product), pages.of_review(review)
    pictures = "".join(
        f"<reviewer_image>{_tag('url', address)}</reviewer_image>" for address in _pictures(review)
    )
    parts = (
        _tag("review_id", review.public_id),
        f"<reviewer>{_reviewer(review)}</reviewer>",
        _tag("is_verified_purchase", _yes(review.is_verified)),
        _tag("is_incentivized_review", _yes(review.is_incentivised)),
        _tag("review_timestamp", _moment(review.written_at)),
        _tag("title", review.title),
        _tag("content", _said(review)),
        _tag("review_language", review.language),
        _tag("review_country", review.country),
        f"<pros>{_tag('pro', review.pros)}</pros>" if review.pros else "",
        f"<cons>{_tag('con', review.cons)}</cons>" if review.cons else "",
        f'<review_url type="singleton">{escape(own)}</review_url>',
        f"<reviewer_images>{pictures}</reviewer_images>" if pictures else "",
        f'<ratings><overall min="1" max="5">{review.stars}</overall></ratings>',
        f"<products><product>{_product(review, page, shop)}</product></products>",
        _tag("collection_method", _collected(review)),
    )
    return f"<review>{''.join(parts)}</review>\n"


def _reviewer(review: Review) -> str:
    if review.display_name:
        return _tag("name", review.display_name)
    return '<name is_anonymous="true">Anonymous</name>'


def _product(review: Review, page: str, shop: Shop) -> str:
    product = review.product
    ids = (("gtin", product.gtin), ("mpn", product.model), ("sku", product.sku or product.ref))
    told = "".join(f"<{name}s>{_tag(name, value)}</{name}s>" for name, value in ids if value)
    if product.brand:
        told += f"<brands>{_tag('brand', product.brand)}</brands>"
    name = text_in(product.name, shop.default_language)
    return (
        f"<product_ids>{told}</product_ids>{_tag('product_name', name)}{_tag('product_url', page)}"
    )


def _pictures(review: Review) -> list[str]:
    return [
        settings.SITE_URL
        + reverse("storefront:review-photo", args=[review.public_id, photo.pk, photo.width])
        for photo in (review.photos.all() if review.photo_count else ())
    ]


def _collected(review: Review) -> str:
    if review.source == Source.INVITED:
        return "post_fulfillment"
    return "unsolicited" if review.source == Source.ON_SITE else ""


def _meta_head(shop: Shop) -> str:
    return _line(META_COLUMNS)


def _meta_portion(found: Sequence[Review], shop: Shop) -> str:
    with override(shop.default_language):
        pages = _Pages()
        rows = (_meta_row(review, shop, pages) for review in found if _fits(review))
        return "".join(map(_line, rows))


def _meta_row(review: Review, shop: Shop, pages: _Pages) -> list[str]:
    product = review.product
    page = pages.of_product(product)
    return [
        "", shop.name, "", _list([settings.SITE_URL]), review.public_id, str(review.stars),
        review.title, _said(review), _moment(review.written_at),
        _moment(review.changed_at) if review.changed_at else "", _list(_pictures(review)),
        _yes(review.is_incentivised), _yes(review.is_verified), review.display_name, "",
        _yes(not review.display_name), text_in(product.name, shop.default_language), page,
        _list([product.sku or product.ref]), _list([product.gtin]), _list([product.model]),
        _list([product.brand]), review.country,
    ]  # fmt: skip


def _list(values: Sequence[str]) -> str:
    told = [value for value in values if value]
    return "[" + ",".join(quoteattr(value, {'"': ""}) for value in told) + "]" if told else ""


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()


def _tag(name: str, value: str) -> str:
    """Empty where there is nothing to tell: the schema takes no empty elements."""
    told = _NOT_XML.sub("", value).strip()
    return f"<{name}>{escape(told)}</{name}>" if told else ""


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
