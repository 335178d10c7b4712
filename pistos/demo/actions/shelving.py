"""The demo's shelves: categories with their rules, sheets through the gate, pictures."""

import hashlib
import io
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from pistos.catalogue.actions.categories import add_category, save_attribute
from pistos.catalogue.actions.drafting import draft_product
from pistos.catalogue.actions.publishing import publish_sheet
from pistos.catalogue.facts import AttributeDraft, CategoryDraft
from pistos.catalogue.models import Category, Photo, Product
from pistos.demo import goods
from pistos.demo.cast import BY
from pistos.demo.goods import Good
from pistos.kit.pictures import look_of
from pistos.partners.models import Partner
from pistos.tools.actions.attaching import attach_tool
from pistos.tools.actions.files import keep_model
from pistos.tools.rules.kinds import MODEL_3D, SIZE_GUIDE, TOUCH

PHOTOGRAPHER = "foto-iris"
_WIDTHS = (320, 640, 1200)
_NOT_OURS = frozenset(("attributes", "parent", "touch"))


def fill_shelves(at: datetime) -> None:
    """Categories, and every product published with its pictures as of `at`."""
    shelves = add_categories(at)
    author = Partner.objects.get(code=PHOTOGRAPHER)
    for good in goods.goods().values():
        product = draft_product(category=shelves[good.category], draft=good.sheet(), by=BY, at=at)
        hang_pictures(good, product, author, at)
        attach_tools(good, product, at)
        publish_sheet(product=product, by=BY, at=at)


def add_categories(at: datetime) -> dict[str, Category]:
    made: dict[str, Category] = {}
    for place, told in enumerate(goods.categories()):
        plain = {key: value for key, value in told.items() if key not in _NOT_OURS}
        draft = CategoryDraft(**plain, position=place)
        if "parent" in told:
            draft = replace(draft, parent_id=made[told["parent"]].pk)
        made[told["slug"]] = category = add_category(draft=draft, by=BY, at=at)
        for number, words in enumerate(told.get("attributes", ())):
            choices = tuple(words.get("choices", {}).items())
            attribute = AttributeDraft(**{**words, "choices": choices}, position=number)
            save_attribute(category=category, draft=attribute, by=BY, at=at)
        if "touch" in told:
            attach_tool(to=category, kind=TOUCH, content=told["touch"], by=BY, at=at)
    return made


def attach_tools(good: Good, product: Product, at: datetime) -> None:
    """The size guide of what has sizes, the model of what is to be turned about."""
    if "chart" in good.told:
        attach_tool(to=product, kind=SIZE_GUIDE, content=good.chart(), by=BY, at=at)
    if "model_3d" in good.told:
        path = goods.DATA / "models" / f"{good.told['model_3d']}.glb"
        kept = keep_model(file=ContentFile(path.read_bytes(), path.name))
        alt = {code: good.told[code]["summary"] for code in goods.LANGUAGES}
        content = {**kept.content(), "alt": alt}
        attach_tool(to=product, kind=MODEL_3D, content=content, by=BY, at=at)


def hang_pictures(good: Good, product: Product, author: Partner, at: datetime) -> None:
    """The studio's pictures in the sizes that lie beside them: making them anew takes ten times as long.

    Rows and files are those that `catalogue.actions.photos` makes of a picture that comes in.
    """
    Photo.objects.bulk_create(
        _photo(good, product, author, number, at) for number, _ in enumerate(good.angles, 1)
    )


def _photo(good: Good, product: Product, author: Partner, number: int, at: datetime) -> Photo:
    angle = good.angles[number - 1]
    files = {width: picture_file(good.ref, number, width) for width in _WIDTHS}
    digest = hashlib.sha256(files[_WIDTHS[-1]].read_bytes()).hexdigest()
    sizes: list[dict[str, Any]] = [
        {"file": _kept(path, digest, width), "width": width, "height": width}
        for width, path in files.items()
    ]
    with Image.open(io.BytesIO(files[_WIDTHS[0]].read_bytes())) as small:
        look = look_of(small.convert("RGB"))
    return Photo(
        product=product,
        file=sizes[-1]["file"],
        width=_WIDTHS[-1],
        height=_WIDTHS[-1],
        sizes=sizes,
        sha256=digest,
        look=look,
        angle=angle,
        is_colour_true=number == 1,
        author=author,
        taken_on=(at - timedelta(days=20)).date(),
        alt=good.alt(angle),
        position=number - 1,
    )


def picture_file(ref: str, number: int, width: int) -> Path:
    return goods.DATA / "pictures" / f"{ref}-{number}-{width}.webp"


def _kept(path: Path, digest: str, width: int) -> str:
    name = f"products/{digest[:2]}/{digest}-{width}.webp"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(path.read_bytes()))
    return name
