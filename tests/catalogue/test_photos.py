"""Photos: checked before they are decoded, stripped, made in sizes, kept by content."""

import io
import zlib
from struct import pack

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from pistos.catalogue.actions.photos import PhotoFacts, add_photo, remove_photo
from pistos.catalogue.actions.publishing import publish_sheet
from pistos.catalogue.models import Photo
from pistos.catalogue.queries.sheets import sheet_of, version_content
from pistos.journal.models import Event
from pistos.kit.photos import PhotoUnusable
from pistos.kit.pictures import read_picture
from tests.factories.products import BY, drafted_mug

pytestmark = pytest.mark.django_db
FRONT = PhotoFacts("front", alt={"en": "<b>The mug</b>"})


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    options = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": options}


@pytest.fixture
def product(category, at):
    return drafted_mug(category, at)


def picture(width=1500, height=1200, *, file_format="JPEG", turned=False):
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Alma"
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, file_format, exif=exif)
    return out.getvalue()


def bomb():
    """A PNG that says it is 60,000 pixels wide and as high, in some hundred bytes."""

    def chunk(name, data):
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    header = pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.serves("S1-22", "S0-28")
def test_photo_is_kept_in_sizes_without_what_the_camera_wrote(product, at):
    photo = add_photo(product=product, content=picture(), facts=FRONT, by=BY, at=at)

    assert [size["width"] for size in photo.sizes] == [320, 640, 1280, 1500]
    assert (photo.width, photo.height) == (1500, 1200)
    for size in photo.sizes:
        with default_storage.open(size["file"]) as stored:
            content = stored.read()
        assert b"Camera of Alma" not in content
        assert Image.open(io.BytesIO(content)).size == (size["width"], size["height"])


def test_photo_turned_by_the_camera_stands_upright():
    upright = read_picture(picture(turned=True), [320])

    assert (upright.sizes[-1].width, upright.sizes[-1].height) == (1200, 1500)


def test_same_bytes_twice_are_one_photo(product, at):
    before = Photo.objects.count()
    first = add_photo(product=product, content=picture(), facts=FRONT, by=BY, at=at)
    again = add_photo(product=product, content=picture(), facts=PhotoFacts("back"), by=BY, at=at)

    assert first.pk == again.pk
    assert Photo.objects.get(pk=first.pk).angle == "back"
    assert Photo.objects.count() == before + 1


def test_picture_saved_anew_still_looks_the_same():
    one = read_picture(picture(), []).look
    other = read_picture(picture(700, 560, file_format="WEBP"), []).look

    assert (one ^ other).bit_count() <= 5


@pytest.mark.fault("S6")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xd8" + b"0" * 50_000_000, "20 MB"),
        (bomb(), "million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no picture"),
        (picture()[:4000], "no picture"),
        (b"", "no picture"),
    ],
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(product, at, content, says):
    before = Photo.objects.count()

    with pytest.raises(PhotoUnusable, match=says):
        add_photo(product=product, content=content, facts=FRONT, by=BY, at=at)

    assert Photo.objects.count() == before
    assert not Event.objects.filter(name="catalogue.PhotoAdded").exists()


def test_removed_photo_is_still_shown_by_the_version_that_had_it(product, at):
    publish_sheet(product=product, by=BY, at=at)
    old = sheet_of(product.slug, "en")
    photo = product.photos.first()
    add_photo(product=product, content=picture(), facts=FRONT, by=BY, at=at)

    remove_photo(photo=photo, by=BY, at=at)

    assert len(version_content(old.version_id, "en").photos) == 2
