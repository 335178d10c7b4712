"""Confidence tools on the product page, and the pages behind them."""

import re
from datetime import time, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from pistos.conversations.models import Conversation, Doubt, DoubtAnswer
from pistos.promises.models import Promise, PromiseKind
from pistos.shop.models import Shift, WorkingHours
from pistos.tools.actions.attaching import attach_tool
from pistos.tools.actions.fitting import note_fit
from pistos.tools.facts import FitSaid
from pistos.tools.models import ToolVisit
from pistos.tools.queries.measures import measured
from tests.factories.conversations import conversation_of
from tests.factories.products import BY
from tests.factories.shopping import selling
from tests.factories.tools import chart, film, questions, said, view, ways

PRODUCT = "/en/product/stoneware-mug/"
PERSON = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(shop, at):
    return selling(at)


@pytest.fixture
def product(world):
    return world.mug.product


def words(response):
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def attach(to, kind, content, at):
    return attach_tool(to=to, kind=kind, content=content, by=BY, at=at)


@pytest.mark.serves("S0-29", "S0-31", "S0-32", "S3-106", "S2-17", "S0-30")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_product_page_has_a_section_for_each_tool(client, product, at, language) -> None:
    attach(product.category, "size_guide", chart(), at)
    attach(product.category, "choose", questions(), at)
    for kind, content in (("model_3d", view()), ("test_video", film()), ("touch", ways())):
        attach(product, kind, content, at)

    response = client.get(f"/{language}/product/stoneware-mug/")
    page, read = response.content.decode(), words(response)

    kinds = ["size_guide", "model_3d", "test_video", "choose", "touch"]
    assert re.findall(r'<section class="tool" id="(\w+)"', page) == kinds
    for text in (
        "The ring from all sides",
        "Dropped from one metre, three times",
        "It still shines",
    ):
        assert f"{text} ({language})" in read
    assert f"We drop the lamp from one metre. ({language})" in read
    assert "model-viewer" not in page
    assert "autoplay" not in page
    assert f'srclang="{language}"' in page
    assert "91–96 cm" in read
    assert "wasm" not in response["Content-Security-Policy"]


def test_product_without_tools_has_no_section(client, product) -> None:
    assert 'class="tool"' not in client.get(PRODUCT).content.decode()


@pytest.mark.serves("S0-30")
@pytest.mark.parametrize(
    ("given", "said_so"),
    [
        ({"chest": "93", "waist": "80"}, "Size M fits you."),
        ({"chest": "36,6", "unit": "in"}, "Size M fits you."),
        ({"chest": "97"}, "You are between M and L."),
        (
            {"chest": "99", "waist": "71"},
            "Your measurements point to different sizes, from S to L.",
        ),
        ({"chest": "140"}, "Our largest size is too small for you."),
    ],
)
def test_size_is_advised_with_its_grounds_and_nothing_is_kept(
    client, product, at, given, said_so
) -> None:
    attach(product, "size_guide", chart(), at)

    response = client.post(f"{PRODUCT}size/", given, headers={"User-Agent": PERSON})

    assert response.status_code == 200
    assert said_so in words(response)
    assert "Chest" in words(response)
    assert "no-store" in response["Cache-Control"]
    assert ToolVisit.objects.get().used == ["size_guide"]


@pytest.mark.serves("S0-30")
def test_what_buyers_said_of_the_size_is_told(client, product, at) -> None:
    attach(product, "size_guide", chart(), at)
    for n in range(12):
        verdict = "too_small" if n < 9 else "fits"
        note_fit(product=product, said=FitSaid("M", verdict, "return", str(n)), by=BY, at=at)

    read = words(client.post(f"{PRODUCT}size/", {"chest": "93"}))

    assert "Size L fits you. The chart says M, but many buyers found it small." in read
    assert "Of 12 buyers who told us: too small 9, fits 3, too big 0." in read


@pytest.mark.parametrize("given", [{}, {"chest": "wide"}, {"chest": "-3"}, {"chest": "9e99"}])
def test_measurements_that_are_none_are_asked_for_again(client, product, at, given) -> None:
    attach(product, "size_guide", chart(), at)

    response = client.post(f"{PRODUCT}size/", given)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ToolVisit.objects.exists()


def test_size_by_a_script_is_the_part_alone(client, product, at) -> None:
    attach(product, "size_guide", chart(), at)

    page = client.post(f"{PRODUCT}size/", {"chest": "93"}, headers={"HX-Request": "true"})

    assert page.content.decode().startswith('<div class="size-guide" id="size-guide">')
    assert client.get(f"{PRODUCT}size/").status_code == 302


@pytest.mark.serves("S0-31")
def test_viewer_stands_on_its_own_page_with_a_policy_that_names_no_other_host(
    client, product, at
) -> None:
    attach(product, "model_3d", view(), at)

    opened = client.post(f"{PRODUCT}3d/open/", headers={"User-Agent": PERSON})
    response = client.get(opened["Location"])
    page, policy = response.content.decode(), response["Content-Security-Policy"]

    assert "<model-viewer" in page
    assert "21 mm wide, 30 mm high, 10 mm deep" in page
    assert "<noscript>" in page
    assert 'alt="The ring from all sides (en)"' in page
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "worker-src blob:" in policy
    assert "http" not in policy
    assert "unsafe-inline" not in policy
    assert ToolVisit.objects.get().used == ["model_3d"]


@pytest.mark.serves("S0-32")
def test_film_is_given_in_slices_and_kept_by_its_name(client, db) -> None:
    content = b"\0\0\0\x18ftypmp42" + bytes(3 * 1024 * 1024)
    name = "ab" + "c" * 62 + ".mp4"
    default_storage.delete(f"tools/ab/{name}")
    default_storage.save(f"tools/ab/{name}", ContentFile(content))

    whole = client.get(f"/tool/{name}")
    start = client.get(f"/tool/{name}", headers={"Range": "bytes=0-"})
    end = client.get(f"/tool/{name}", headers={"Range": f"bytes={len(content) - 5}-"})
    beyond = client.get(f"/tool/{name}", headers={"Range": f"bytes={len(content)}-"})
    default_storage.delete(f"tools/ab/{name}")

    assert (whole.status_code, whole["Content-Type"], len(whole.content)) == (
        200, "video/mp4", len(content),
    )  # fmt: skip
    assert start.status_code == 206
    assert start["Content-Range"] == f"bytes 0-{2 * 1024 * 1024 - 1}/{len(content)}"
    assert (end.status_code, len(end.content)) == (206, 5)
    assert beyond.status_code == 416


@pytest.mark.parametrize("name", ["x.glb", "../secret-key", "a" * 64 + ".html", "a" * 64 + ".mp4"])
def test_no_other_file_is_given(client, db, name) -> None:
    assert client.get(f"/tool/{name}").status_code == 404


@pytest.mark.serves("S2-17")
def test_advice_says_for_you_and_not_for_you(client, product, at) -> None:
    attach(product.category, "choose", questions(), at)
    address = f"{PRODUCT}right/"

    assert "For how many? (en)" in words(client.get(address))
    suits = words(client.post(address, {"q1": "a1", "q2": "a1"}))
    assert "It suits what you need." in suits
    assert "Volume: at most 350 ml" in suits
    never = words(client.post(address, {"q1": "a2"}))
    assert "It is not for you." in never
    assert "Volume: at least 900 ml: no" in never
    assert "Nothing here is for a canteen (en)" in words(client.post(address, {"q1": "a3"}))
    assert client.post(address).status_code == 422


@pytest.mark.serves("S2-17")
def test_advice_for_a_category_ranks_and_says_what_is_not_for_you(client, product, at) -> None:
    attach(product.category, "choose", questions(), at)
    address = f"/en/category/{product.category.slug}/choose/"

    right = words(client.post(address, {"q1": "a1"}))
    wrong = words(client.post(address, {"q1": "a2"}))

    assert "Stoneware mug" in right
    assert "None of ours suits this need" in wrong
    assert "Stoneware mug" in wrong[wrong.index("Not for you") :]


@pytest.mark.serves("S2-17")
def test_a_category_leads_to_its_advice_where_it_has_some(client, product, at) -> None:
    address = f"/en/category/{product.category.slug}/"
    advice = f'href="{address}choose/"'

    before = client.get(address).content.decode()
    attach(product.category, "choose", questions(), at)
    after = client.get(address).content.decode()

    assert advice not in before
    assert advice in after
    assert client.get(f"{address}choose/").status_code == 200


@pytest.mark.serves("S3-106")
def test_a_live_showing_is_a_call_that_is_promised(client, product, ben, at, monkeypatch) -> None:
    from pistos.kit import clock
    from pistos.storefront.proofs import shown_stamp

    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    Shift.objects.create(person=ben, weekday=0, starts=time(9), ends=time(17))
    monkeypatch.setattr(clock, "now", lambda: at)
    attach(product, "touch", ways(), at)
    address = f"{PRODUCT}touch/live/"

    form = client.get(address).context["form"]
    slot = next(iter(form.by_start))
    response = client.post(
        address,
        {
            "text": "Please show me live",
            "slot": slot,
            "phone": "2101234567",
            "name": "Cleo",
            "shown": shown_stamp(at - timedelta(minutes=2)),
            "once": "o" * 22,
        },
        headers={"User-Agent": PERSON},
    )

    assert response.status_code == 302, words(response)
    assert Promise.objects.get().kind == PromiseKind.CALL_BACK
    assert Conversation.objects.get().page["path"] == PRODUCT
    assert ToolVisit.objects.get().used == ["touch"]


@pytest.mark.serves("S3-106")
def test_a_sample_leads_to_what_is_put_in_the_cart(client, world, product, at) -> None:
    attach(product, "touch", ways(sample=world.red.sku), at)

    response = client.post(f"{PRODUCT}touch/sample/", headers={"User-Agent": PERSON})

    assert response["Location"] == f"{PRODUCT}?variant={world.red.pk}"
    assert client.get(f"{PRODUCT}touch/nothing/").status_code == 404
    page = words(client.get(PRODUCT))
    assert "You may try it for 30 days, and send it back free of charge." in page
    assert "Matt stoneware, rough at the foot (en)" in page


@pytest.mark.serves("S1-3")
def test_proven_answers_to_doubts_stand_on_the_product_page(client, product, cleo, at) -> None:
    proven = DoubtAnswer.objects.create(
        kind="fit", language="en", text="Send it back if it does not fit.", written_at=at
    )
    unproven = DoubtAnswer.objects.create(
        kind="price", language="en", text="It is worth it.", written_at=at
    )
    for n in range(3):
        conversation = conversation_of(cleo, at=at, language="en")
        Doubt.objects.create(
            conversation=conversation, kind="fit", answer=proven, noted_at=at, settled_at=at,
            was_resolved=n < 2,
        )  # fmt: skip
        Doubt.objects.create(
            conversation=conversation, kind="price", answer=unproven, noted_at=at, settled_at=at,
            was_resolved=n < 1,
        )  # fmt: skip

    read = words(client.get(PRODUCT))

    assert "Send it back if it does not fit." in read
    assert "This answer helped 2 of 3 people who hesitated." in read
    assert "It is worth it." not in read


@pytest.mark.serves("S0-29", "S3-129")
def test_a_look_and_a_purchase_are_counted_without_a_cookie(client, product, at) -> None:
    attach(product, "model_3d", view(), at)
    headers = {"User-Agent": PERSON}

    client.get(PRODUCT, headers=headers)
    assert not ToolVisit.objects.exists()
    answer = client.post(f"{PRODUCT}looked/", headers=headers)
    client.post(f"{PRODUCT}looked/", headers=headers)
    client.post(f"{PRODUCT}looked/", headers={"User-Agent": "a crawler bot"})
    Client().post(f"{PRODUCT}3d/open/", headers={"User-Agent": f"{PERSON} another"})

    assert answer.status_code == 204
    assert not answer.cookies
    day = ToolVisit.objects.latest("pk").day
    (found,) = measured(since=day, until=day)
    assert (found.users.looked, found.others.looked) == (1, 1)


def test_sections_cost_two_queries_and_a_third_with_a_size_guide(
    product, at, django_assert_num_queries
) -> None:
    from pistos.catalogue.queries.sheets import sheet_of
    from pistos.storefront.tools import tools_of

    sheet = sheet_of("stoneware-mug", "en")
    with django_assert_num_queries(2):
        assert tools_of(sheet, "en") == []
    attach(product, "size_guide", chart(), at)
    attach(product, "touch", {"material": said("Rough")}, at)
    with django_assert_num_queries(3):
        assert [tool.kind for tool in tools_of(sheet, "en")] == ["size_guide", "touch"]


def test_a_kept_page_shows_a_change_of_its_tools_at_once(client, product, at) -> None:
    attach(product, "touch", {"material": said("Rough")}, at)
    assert "Rough (en)" in words(client.get(PRODUCT))

    attach(product, "touch", {"material": said("Smooth")}, at)

    page = words(client.get(PRODUCT))
    assert "Smooth (en)" in page
    assert "Rough (en)" not in page
