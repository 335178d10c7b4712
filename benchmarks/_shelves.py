"""Fills a shop with goods: categories and attributes by the program's own deeds, the many products by
rows laid out as publishing lays them out, with prices, stock and a way to send them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from benchmarks._goods import COLOURS, KINDS, LANGUAGES, MATERIALS, Good, goods

SIZES = ("small", {"en": "Small", "el": "Μικρό", "sl": "Majhna", "hy": "Փոքր"}), (
    "large", {"en": "Large", "el": "Μεγάλο", "sl": "Velika", "hy": "Մեծ"},
)  # fmt: skip
SAFETY = {
    "maker": {
        "name": "Kalamos Workshop",
        "address": "Apollonia, 840 03 Sifnos, Greece",
        "contact": "workshop@kalamos.example",
        "country": "GR",
    },
    "identification": "On the foot of each piece",
}
ON_HAND = 1_000
BATCH = 2_000
EVERYTHING, KITCHEN = "house", "kitchen"


def open_shop(at: datetime) -> None:
    """A shop in Greece that sends to three countries, with two couriers, and takes bank transfers."""

    from pistos.kit.actors import Actor
    from pistos.partners.models import Partner, PartnerKind, PartnerState
    from pistos.payments.models import Provider
    from pistos.pricing import actions as pricing
    from pistos.shipping import actions as shipping
    from pistos.shop.models import Shop, WorkingHours
    from pistos.stock.models import Location

    by = Actor.machine("bench")
    Shop.objects.create(
        name="Kalamos", country="GR", currency="EUR", time_zone="Europe/Athens",
        languages=list(LANGUAGES), default_language="en",
    )  # fmt: skip
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    pricing.take_shipped_rates()
    facts = pricing.MarketFacts(code="eu", countries=("GR", "SI", "DE"), currency="EUR")
    pricing.save_market(facts=facts, by=by, at=at)
    Location.objects.create(code="room", name="Store-room")
    for place, (code, amount) in enumerate((("steady", "3.50"), ("swift", "5.90"))):
        courier = Partner.objects.create(
            code=code, name=code.title(), kind=PartnerKind.COURIER, state=PartnerState.ACTIVE
        )
        method = shipping.save_method(
            facts=shipping.MethodFacts(
                code=code, kind="home", name={"en": code.title()}, cut_off=time(14),
                courier=courier, service="standard", position=place,
            ),
            by=by, at=at,
        )  # fmt: skip
        rate = shipping.RateFacts(("GR", "SI", "DE"), 30_000, Decimal(amount), "EUR")
        shipping.set_rates(method=method, rates=[rate], by=by, at=at)
    Provider.objects.filter(code="bank_transfer").update(
        is_active=True, iban="GR1601101250000000012300695", account_holder="Kalamos IKE"
    )
    _lay_out(by, at)


def _lay_out(by: Any, at: datetime) -> None:
    """One category at the top with the attributes, and one below it for each kind of ware."""
    from pistos.catalogue.actions.categories import add_category, save_attribute
    from pistos.catalogue.facts import AttributeDraft, CategoryDraft

    name = {"en": "House", "el": "Σπίτι", "sl": "Dom", "hy": "Տուն"}
    for slug in (KITCHEN, EVERYTHING):
        top = add_category(draft=CategoryDraft(slug, name), by=by, at=at)
        for place, attribute in enumerate(
            (
                AttributeDraft("material", _named("Material"), "choice", choices=_choices(MATERIALS)),
                AttributeDraft("colour", _named("Colour"), "choice", choices=_choices(COLOURS)),
                AttributeDraft("size", _named("Size"), "choice", choices=SIZES),
                AttributeDraft("height", _named("Height"), "number", "mm"),
                AttributeDraft("washable", _named("Dishwasher"), "yes_no"),
            )
        ):  # fmt: skip
            attribute = _facet(attribute, place)
            save_attribute(category=top, draft=attribute, by=by, at=at)
        for place, kind in enumerate(KINDS):
            draft = CategoryDraft(
                f"{slug}-{kind[0]}", _in_all(kind), parent_id=top.pk, position=place
            )
            add_category(draft=draft, by=by, at=at)


def _facet(draft: Any, place: int) -> Any:
    from dataclasses import replace

    return replace(draft, position=place, is_facet=True)


def _named(english: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, english)


def _in_all(words: Sequence[str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, (word.capitalize() for word in words), strict=True))


def _choices(lists: Sequence[Sequence[str]]) -> list[tuple[str, dict[str, str]]]:
    return [(words[0], _in_all(words)) for words in lists]


def fill(count: int, *, start: int, top: str, is_whole: bool, at: datetime) -> None:
    """So many more products, published under a category. `is_whole`: with descriptions; else what lists
    and searches show of them, and a sheet without one."""
    shelf = _Shelf(top, is_whole, at)
    for batch in _batches(goods(count, start)):
        shelf.put(batch)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _batches(found: Iterable[Good]) -> Iterator[list[Good]]:
    rest = list(found)
    for first in range(0, len(rest), BATCH):
        yield rest[first : first + BATCH]


class _Shelf:
    def __init__(self, top: str, is_whole: bool, at: datetime) -> None:
        from pistos.catalogue.models import Category
        from pistos.catalogue.queries.categories import attribute_rules
        from pistos.pricing.models import Market
        from pistos.stock.models import Location

        self.at, self.is_whole = at, is_whole
        self.top = Category.objects.get(slug=top)
        self.below = {c.slug.rpartition("-")[2]: c for c in self.top.children.all()}
        self.attributes = attribute_rules(self.top)
        self.market, self.room = Market.objects.get(), Location.objects.get()

    def put(self, batch: list[Good]) -> None:
        from django.db import transaction

        from pistos.catalogue.models import KnownWord, Product, Variant
        from pistos.kit.searching import known_words
        from pistos.pricing.models import Price
        from pistos.stock.models import Level

        with transaction.atomic():
            products = Product.objects.bulk_create(self._product(good) for good in batch)
            variants = Variant.objects.bulk_create(
                Variant(product=product, sku=f"{good.sku}-{size}", options={"size": size},
                        weight_grams=good.grams, position=place)
                for good, product in zip(batch, products, strict=True)
                for place, (size, _) in enumerate(SIZES)
            )  # fmt: skip
            pairs = [variants[n : n + 2] for n in range(0, len(variants), 2)]
            contents = [self._content(*each) for each in zip(batch, products, pairs, strict=True)]
            words = self._publish(batch, products, contents)
            Price.objects.bulk_create(
                Price(variant=variant, market=self.market, valid_from=self.at,
                      gross_amount=good.amount + 3 * place)
                for good, pair in zip(batch, pairs, strict=True)
                for place, variant in enumerate(pair)
            )  # fmt: skip
            Level.objects.bulk_create(
                Level(variant=variant, location=self.room, on_hand=ON_HAND) for variant in variants
            )
            KnownWord.objects.bulk_create(
                [KnownWord(word=word) for word in sorted(known_words(words))],
                ignore_conflicts=True,
            )

    def _product(self, good: Good) -> Any:
        from pistos.catalogue.models import Product

        return Product(
            ref=good.sku, sku=good.sku, slug=good.slug, brand=good.maker, weight_grams=good.grams,
            name={code: good.title(code) for code in LANGUAGES},
            category=self.below[KINDS[good.kind][0]], facts=_facts(good), safety=SAFETY,
        )  # fmt: skip

    def _content(self, good: Good, product: Any, pair: Sequence[Any]) -> dict[str, Any]:
        """As `catalogue.queries.drafts` lays a version out."""
        from pistos.catalogue.rules.content import fact_rows, option_rows

        own = self.below[KINDS[good.kind][0]]
        by_code = {rule.code: rule for rule in self.attributes}
        return {
            "product": {
                "id": product.pk, "slug": good.slug, "kind": "goods", "brand": good.maker,
                "model": good.sku, "gtin": "", "weight_grams": good.grams,
            },
            "category": {
                "id": own.pk,
                "ids": own.path,
                "path": [{"slug": row.slug, "name": row.name} for row in (self.top, own)],
                "vat_class": "standard", "unit_price_unit": "", "required_tools": [],
            },
            "texts": {code: self._text(good, code) for code in LANGUAGES},
            "facts": fact_rows(_facts(good), self.attributes),
            "safety": SAFETY,
            "proofs": [],
            "photos": [_photo(good, place) for place in range(3)],
            "variants": [
                {"id": one.pk, "sku": one.sku, "gtin": "", "weight_grams": one.weight_grams,
                 "options": option_rows(one.options, by_code)}
                for one in pair
            ],
        }  # fmt: skip

    def _text(self, good: Good, code: str) -> dict[str, Any]:
        said = good.description(code) if self.is_whole else ""
        return {
            "title": good.title(code), "summary": good.summary(code), "highlights": [],
            "description": said, "instructions": "", "warnings": "", "included": "", "terms": "",
        }  # fmt: skip

    def _publish(
        self, batch: Sequence[Good], products: Sequence[Any], contents: Sequence[dict[str, Any]]
    ) -> set[str]:
        """Versions, and the rows of lists; returns the texts that were searched."""
        from django.db import connection

        from pistos.catalogue.models import Listed, SheetVersion
        from pistos.catalogue.rules.content import card_of, figures_of, marks_of, search_parts
        from pistos.kit.searching import document

        versions = SheetVersion.objects.bulk_create(
            SheetVersion(product=product, number=1, content=content, published_at=self.at,
                         content_hash=f"{product.pk:064}", published_by="machine bench")
            for product, content in zip(products, contents, strict=True)
        )  # fmt: skip
        texts: set[str] = set()
        documents = []
        for content in contents:
            titles, parts = search_parts(content)
            documents.append((document(parts), document([(titles, "A")])))
            texts.update(text for text, _ in parts)
        listed = [
            Listed(product=version.product, path=version.content["category"]["ids"],
                   marks=marks_of(version.content), figures=figures_of(version.content),
                   card=card_of(version.content, version.pk), lowest_amount=good.amount,
                   first_published_at=self.at)
            for good, version in zip(batch, versions, strict=True)
        ]  # fmt: skip
        Listed.objects.bulk_create(listed)
        ids = [product.pk for product in products]
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE catalogue_listed SET words = w::tsvector, title_words = t::tsvector"
                " FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new (id, w, t)"
                " WHERE product_id = id",
                [ids, [one for one, _ in documents], [other for _, other in documents]],
            )
            cursor.execute(
                "UPDATE catalogue_product SET state = 'published', published_version_id = v.id"
                " FROM catalogue_sheetversion v WHERE v.product_id = catalogue_product.id"
                " AND catalogue_product.id = ANY(%s)",
                [ids],
            )
        return texts


def _facts(good: Good) -> dict[str, Any]:
    return {
        "material": MATERIALS[good.material][0], "colour": COLOURS[good.colour][0],
        "height": good.height, "washable": good.is_washable,
    }  # fmt: skip


def _photo(good: Good, place: int) -> dict[str, Any]:
    stem = f"products/{good.number % 256:02x}/{good.number:056x}{place:08x}"
    return {
        "file": f"{stem}.webp", "width": 1600, "height": 1600, "sha256": f"{good.number:064x}",
        "sizes": [
            {"file": f"{stem}-{width}.webp", "width": width, "height": width}
            for width in (320, 640, 1280)
        ],
        "angle": ("front", "side", "top")[place], "is_colour_true": True,
        "author": "Lumen Studio", "author_code": "lumen", "taken_on": "2026-01-15",
        "alt": {code: good.title(code) for code in LANGUAGES},
    }  # fmt: skip
