"""A mug that may be sold: its category with rules, its sheet in four languages, photos, variants."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pistos.catalogue.actions.categories import add_category, save_attribute
from pistos.catalogue.actions.drafting import draft_product
from pistos.catalogue.actions.publishing import publish_sheet
from pistos.catalogue.facts import (
    AttributeDraft,
    CategoryDraft,
    SheetDraft,
    TextDraft,
    VariantDraft,
)
from pistos.catalogue.models import Angle, Category, Photo, Product
from pistos.kit.actors import Actor
from pistos.partners.models import Partner, PartnerKind

BY = Actor.person(7)
COLOURS = (
    ("blue", {"en": "Blue", "el": "Μπλε", "sl": "Modra", "hy": "Կապույտ"}),
    ("red", {"en": "Red", "el": "Κόκκινο", "sl": "Rdeča", "hy": "Կարմիր"}),
)
MUG = {
    "en": TextDraft(
        title="Stoneware mug",
        summary="A hand-thrown mug of stoneware for coffee and tea. It holds 300 ml.",
        highlights=("Thrown by hand in Sifnos", "Goes into the dishwasher"),
        description=(
            "The mug is thrown on the wheel, glazed inside and out, and fired at 1,240 °C. "
            "The foot is left bare, so it stands firmly. Each one differs a little in tone."
        ),
        instructions="Wash it by hand or in the dishwasher. Do not heat it on a stove.",
        warnings="Hot drinks heat the outside as well.",
    ),
    "el": TextDraft(
        title="Κούπα από πηλό",
        summary="Χειροποίητη κούπα για καφέ και τσάι. Χωράει 300 ml.",
        highlights=("Φτιαγμένη στον τροχό, στη Σίφνο", "Μπαίνει στο πλυντήριο πιάτων"),
        description=(
            "Η κούπα φτιάχνεται στον τροχό, υαλώνεται μέσα και έξω και ψήνεται στους 1.240 °C. "
            "Η βάση μένει άψητη από υάλωμα, ώστε να στέκεται σταθερά. Κάθε κομμάτι διαφέρει λίγο."
        ),
        instructions="Πλένεται στο χέρι ή στο πλυντήριο πιάτων. Δεν μπαίνει σε φωτιά.",
        warnings="Με ζεστό ρόφημα ζεσταίνεται και η εξωτερική πλευρά.",
    ),
    "sl": TextDraft(
        title="Keramična skodelica",
        summary="Ročno izdelana skodelica za kavo in čaj. Drži 300 ml.",
        highlights=("Izdelana na vretenu na Sifnosu", "Primerna za pomivalni stroj"),
        description=(
            "Skodelica je oblikovana na vretenu, glazirana znotraj in zunaj ter žgana pri 1240 °C. "
            "Dno ostane brez glazure, zato stoji trdno. Vsak kos je v tonu nekoliko drugačen."
        ),
        instructions="Pomivajte jo ročno ali v pomivalnem stroju. Ne segrevajte je na štedilniku.",
        warnings="Ob vroči pijači se segreje tudi zunanja stran.",
    ),
    "hy": TextDraft(
        title="Կավե գավաթ",
        summary="Ձեռագործ գավաթ սուրճի և թեյի համար։ Տարողությունը 300 մլ է։",
        highlights=("Պատրաստված է դուրգի վրա՝ Սիֆնոսում", "Լվացվում է սպասք լվացող մեքենայում"),
        description=(
            "Գավաթը պատրաստվում է դուրգի վրա, ջնարակվում է ներսից և դրսից ու թրծվում 1240 °C-ում։ "
            "Հատակը մնում է առանց ջնարակի, որպեսզի կայուն կանգնի։ Յուրաքանչյուրը մի փոքր տարբեր է։"
        ),
        instructions="Լվացեք ձեռքով կամ սպասք լվացող մեքենայում։ Մի՛ տաքացրեք կրակի վրա։",
        warnings="Տաք ըմպելիքից տաքանում է նաև դրսի կողմը։",
    ),
}  # fmt: skip
SAFETY: Mapping[str, object] = {
    "maker": {
        "name": "Kalamos Pottery",
        "address": "Apollonia, 840 03 Sifnos, Greece",
        "contact": "pottery@kalamos.example",
        "country": "GR",
    },
    "identification": "Mug KM-300",
}


def mugs(at: datetime, slug: str = "mugs") -> Category:
    """A category that asks for volume and colour, and for use and care."""
    category = add_category(
        draft=CategoryDraft(
            slug=slug,
            name={"en": "Mugs", "el": "Κούπες", "sl": "Skodelice", "hy": "Գավաթներ"},
            required_parts=("instructions",),
        ),
        by=BY,
        at=at,
    )
    volume = {"en": "Volume", "el": "Χωρητικότητα", "sl": "Prostornina", "hy": "Տարողություն"}
    colour = {"en": "Colour", "el": "Χρώμα", "sl": "Barva", "hy": "Գույն"}
    for draft in (
        AttributeDraft("volume", volume, "number", "ml", is_required=True, is_facet=True),
        AttributeDraft("colour", colour, "choice", choices=COLOURS, position=1, is_facet=True),
    ):
        save_attribute(category=category, draft=draft, by=BY, at=at)
    return category


def mug_draft(sku: str = "KM-300", **changes: Any) -> SheetDraft:
    """The whole draft; `changes` are fields of it."""
    draft = SheetDraft(
        brand="Kalamos",
        model=sku,
        weight_grams=340,
        facts={"volume": 300, "colour": "blue"},
        safety=SAFETY,
        texts=MUG,
        variants=(
            VariantDraft(sku, {"colour": "blue"}),
            VariantDraft(f"{sku}-R", {"colour": "red"}),
        ),
        ref=sku,
    )
    return replace(draft, **changes)


def renamed(suffix: str) -> dict[str, TextDraft]:
    """The texts of another mug: no run of four words is that of the first one."""
    return {
        code: replace(
            text,
            title=f"{text.title} {suffix}",
            summary=_mixed(text.summary, suffix),
            description=_mixed(text.description, suffix),
        )
        for code, text in MUG.items()
    }


def _mixed(text: str, suffix: str) -> str:
    return " ".join(
        f"{word} {suffix}" if place % 3 == 2 else word for place, word in enumerate(text.split())
    )


def photographed(
    product: Product, *, angles: tuple[Angle, ...] = (Angle.FRONT, Angle.SIDE)
) -> None:
    """Rows of photos as an upload leaves them; no file is written."""
    author, _ = Partner.objects.get_or_create(
        code="lumen", defaults={"name": "Lumen Studio", "kind": PartnerKind.PHOTOGRAPHER}
    )
    for place, angle in enumerate(angles):
        digest = hashlib.sha256(f"{product.ref}{angle}".encode()).hexdigest()
        Photo.objects.create(
            product=product,
            file=f"products/{digest[:2]}/{digest}.webp",
            width=1600,
            height=1600,
            sizes=[
                {"file": f"products/{digest[:2]}/{digest}-{width}.webp", "width": width, "height": width}
                for width in (320, 640, 1280)
            ],
            sha256=digest,
            look=int(digest[:15], 16),
            angle=angle,
            is_colour_true=True,
            author=author,
            taken_on=date(2026, 1, 15),
            alt={"en": f"The mug, {angle.label.lower()}", "el": "Η κούπα", "sl": "Skodelica", "hy": "Գավաթը"},
            position=place,
        )  # fmt: skip


def drafted_mug(category: Category, at: datetime, sku: str = "KM-300", **changes: Any) -> Product:
    product = draft_product(category=category, draft=mug_draft(sku, **changes), by=BY, at=at)
    photographed(product)
    return product


def published_mug(category: Category, at: datetime, sku: str = "KM-300", **changes: Any) -> Product:
    """On sale, with two variants. Another one in the same test needs texts of its own (`renamed`)."""
    product = drafted_mug(category, at, sku, **changes)
    publish_sheet(product=product, by=BY, at=at)
    product.refresh_from_db()
    return product
