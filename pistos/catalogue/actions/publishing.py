"""Publishing: an immutable version, what lists and searches keep of it, and taking it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from pistos.catalogue.events import ProductWithdrawn, SheetPublished
from pistos.catalogue.models import (
    KnownWord,
    Listed,
    Product,
    ProductState,
    SheetVersion,
)
from pistos.catalogue.queries.drafts import draft_of
from pistos.catalogue.rules.content import (
    card_of,
    figures_of,
    hash_of,
    marks_of,
    search_parts,
)
from pistos.catalogue.rules.gate import Finding, judge
from pistos.catalogue.rules.gate.wording import words_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.searching import document, known_words
from pistos.shop.queries import the_shop


class SheetIncomplete(Refused):
    """A sheet that may not be published; `findings` are the reasons, the text names each."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(words_of(finding) for finding in findings))


@transaction.atomic
def publish_sheet(*, product: Product, by: Actor, at: datetime) -> SheetVersion:
    """Makes what is written public as a new version, in the languages that are whole.

    Refuses with every reason while the gate finds something that blocks; nothing is written then. What
    did not change since the newest version makes no other.
    """
    row = Product.objects.select_for_update().get(pk=product.pk)
    shop = the_shop()
    draft = draft_of(row, languages=shop.languages, default_language=shop.default_language)
    blocking = judge(draft).blocking
    if blocking:
        raise SheetIncomplete(blocking)
    content = draft.content
    digest = hash_of(content)
    newest = SheetVersion.objects.filter(product=row).order_by("-number").first()
    if newest is not None and newest.content_hash == digest and row.state == ProductState.PUBLISHED:
        return newest
    version = SheetVersion.objects.create(
        product=row,
        number=newest.number + 1 if newest else 1,
        content=content,
        content_hash=digest,
        published_at=at,
        published_by=f"{by.kind} {by.id}",
    )
    row.published_version, row.state = version, ProductState.PUBLISHED
    row.save(update_fields=["published_version", "state"])
    _list(version, at)
    publish(SheetPublished(row.pk, version.pk, version.number), about=_ref(row), by=by, at=at)
    return version


@transaction.atomic
def withdraw_product(*, product: Product, by: Actor, at: datetime) -> Product:
    """Takes a product from sale and from the lists; its versions stay. Twice does no harm."""
    row = Product.objects.select_for_update().get(pk=product.pk)
    if row.state != ProductState.PUBLISHED:
        return row
    row.state = ProductState.WITHDRAWN
    row.save(update_fields=["state"])
    Listed.objects.filter(product=row).delete()
    publish(ProductWithdrawn(row.pk), about=_ref(row), by=by, at=at)
    return row


def _list(version: SheetVersion, at: datetime) -> None:
    """What lists and searches keep of the version, instead of what they kept before."""
    content = version.content
    titles, parts = search_parts(content)
    kept = {
        "path": content["category"]["ids"],
        "marks": marks_of(content),
        "figures": figures_of(content),
        "card": card_of(content, version.pk),
    }
    listed, _is_new = Listed.objects.update_or_create(
        product_id=version.product_id,
        defaults=kept,
        create_defaults={**kept, "first_published_at": at},
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalogue_listed SET words = %s::tsvector, title_words = %s::tsvector"
            " WHERE product_id = %s",
            [document(parts), document([(titles, "A")]), listed.pk],
        )
    KnownWord.objects.bulk_create(
        [KnownWord(word=word) for word in sorted(known_words(text for text, _ in parts))],
        ignore_conflicts=True,
    )


def _ref(product: Product) -> Ref:
    return Ref("product", str(product.pk))
