"""Photos: checked, made in sizes and kept by content when they come; nothing of them is written over."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pistos.catalogue.events import PhotoAdded, PhotoChanged, PhotoRemoved
from pistos.catalogue.models import Angle, Photo, Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import LANGUAGES
from pistos.kit.photos import PhotoUnusable, read_photo, store_sizes
from pistos.partners.models import Partner

WIDTHS = (320, 640, 1280)
MOST_PHOTOS = 40


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What the shop says of a photo."""

    angle: str
    author: Partner | None = None
    taken_on: date | None = None
    is_colour_true: bool = False
    alt: Mapping[str, str] = field(default_factory=dict)
    position: int | None = None


@transaction.atomic
def add_photo(
    *, product: Product, content: bytes, facts: PhotoFacts, by: Actor, at: datetime
) -> Photo:
    """Takes a picture in. The same bytes twice are one photo, with what is said of it last.

    Refuses what is no JPEG, PNG or WebP, more than 20 MB or 60 million pixels. The files are written
    before the row: a deed that fails leaves files that nothing shows, and never a row without them.
    """
    _check(facts)
    digest = hashlib.sha256(content).hexdigest()
    row = Product.objects.select_for_update().get(pk=product.pk)
    known = Photo.objects.filter(product=row, sha256=digest).first()
    if known is not None:
        return change_photo(photo=known, facts=facts, by=by, at=at)
    if Photo.objects.filter(product=row).count() >= MOST_PHOTOS:
        raise PhotoUnusable(_("A product has at most 40 photos."))
    picture = read_photo(content, WIDTHS)
    sizes = store_sizes(picture, "products", digest)
    last = Photo.objects.filter(product=row).aggregate(last=Max("position"))["last"]
    photo = Photo(
        product=row,
        file=sizes[-1]["file"],
        width=sizes[-1]["width"],
        height=sizes[-1]["height"],
        sizes=sizes,
        sha256=digest,
        look=picture.look,
        position=0 if last is None else last + 1,
    )
    _say(photo, facts)
    photo.save()
    publish(PhotoAdded(row.pk, photo.pk), about=_ref(row), by=by, at=at)
    return photo


@transaction.atomic
def change_photo(*, photo: Photo, facts: PhotoFacts, by: Actor, at: datetime) -> Photo:
    """Changes what is said of a photo; published versions keep what they said."""
    _check(facts)
    _say(photo, facts)
    photo.save()
    publish(PhotoChanged(photo.product_id, photo.pk), about=_ref(photo.product), by=by, at=at)
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo, by: Actor, at: datetime) -> None:
    """Takes a photo from the sheet. Its files stay: a version may show them."""
    product, photo_id = photo.product, photo.pk
    photo.delete()
    publish(PhotoRemoved(product.pk, photo_id), about=_ref(product), by=by, at=at)


def _check(facts: PhotoFacts) -> None:
    if facts.angle not in Angle.values:
        raise PhotoUnusable(_("Say from which side the photo is taken."))


def _say(photo: Photo, facts: PhotoFacts) -> None:
    photo.angle, photo.author, photo.taken_on = facts.angle, facts.author, facts.taken_on
    photo.is_colour_true = facts.is_colour_true
    photo.alt = {
        code: facts.alt[code].strip()[:200] for code in LANGUAGES if facts.alt.get(code, "").strip()
    }
    if facts.position is not None:
        photo.position = facts.position


def _ref(product: Product) -> Ref:
    return Ref("product", str(product.pk))
