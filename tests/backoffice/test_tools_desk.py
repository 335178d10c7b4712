"""Confidence tools on the desk: each attached and changed without a developer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pistos.tools.actions.attaching import attach_tool
from pistos.tools.actions.measuring import note_look, note_use
from pistos.tools.models import Tool
from tests.factories.models3d import box
from tests.factories.products import BY, drafted_mug, mugs
from tests.factories.tools import chart, questions, view, working_tools

LANGUAGES = ("en", "el", "sl", "hy")
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.500\nWe drop it.\n"


@pytest.fixture
def category(shop, at):
    return mugs(at)


@pytest.fixture
def mug(category, at):
    return drafted_mug(category, at)


@pytest.fixture
def desk(alma):
    client = Client()
    client.force_login(alma)
    return client


def said(name, text="Text"):
    return {f"{name}_{code}": f"{text} {code}" for code in LANGUAGES}


@pytest.mark.serves("S0-30")
def test_size_guide_is_written_in_inches_and_kept_in_centimetres(desk, category) -> None:
    given = {
        "attribute": "size", "unit": "in", "measure_0": "chest",
        "size_0": "S", "span_0_0": "33 – 35", "size_1": "M", "span_1_0": "36-38",
    }  # fmt: skip

    answer = desk.post(f"/desk/categories/{category.pk}/tools/size_guide/", given)

    assert answer.status_code == 302
    content = Tool.objects.get(category=category).content
    assert content["sizes"][0] == {"size": "S", "ranges": {"chest": ["83.8", "88.9"]}}
    page = desk.get(f"/desk/categories/{category.pk}/tools/size_guide/").content.decode()
    assert 'value="83.8-88.9"' in page


def test_a_guide_with_faults_says_each_and_keeps_nothing(desk, category) -> None:
    given = {"attribute": "size", "unit": "cm", "measure_0": "chest", "size_0": "S"}

    answer = desk.post(f"/desk/categories/{category.pk}/tools/size_guide/", given)

    assert answer.status_code == 422
    assert "Each size needs its span of each measurement." in answer.content.decode()
    assert not Tool.objects.exists()


@pytest.mark.serves("S0-31")
def test_model_is_taken_with_its_true_size_and_broken_ones_are_refused_with_the_reason(
    desk, mug
) -> None:
    address = f"/desk/products/{mug.pk}/tools/model_3d/"

    def sent(content):
        return desk.post(address, said("alt") | {"file": SimpleUploadedFile("a.glb", content)})

    outside = sent(box(lambda d: d["images"][0].update(uri="https://elsewhere.example/a.png")))
    assert outside.status_code == 422
    assert "reaches for a file outside itself" in outside.content.decode()
    assert "cut off" in sent(box()[:-9]).content.decode()
    assert not Tool.objects.exists()
    assert sent(box(size=(0.021, 0.03, 0.01))).status_code == 302
    assert Tool.objects.get().content["size_mm"] == [21, 30, 10]

    desk.post(address, said("alt", "Other"))
    assert Tool.objects.get().content["alt"]["sl"] == "Other sl"
    assert Tool.objects.get().content["size_mm"] == [21, 30, 10]


@pytest.mark.serves("S0-32")
def test_film_is_taken_with_captions_and_its_test(desk, mug) -> None:
    address = f"/desk/products/{mug.pk}/tools/test_video/"
    texts = said("tested") | said("result") | said("transcript") | {"tested_on": "2026-01-15"}

    def sent(film):
        files = {f"captions_{code}": SimpleUploadedFile("a.vtt", VTT) for code in LANGUAGES}
        return desk.post(address, texts | files | {"file": SimpleUploadedFile("a.mp4", film)})

    assert "This is no film" in sent(b"MZ no film").content.decode()
    assert sent(b"\0\0\0\x18ftypmp42" + bytes(100)).status_code == 302
    content = Tool.objects.get().content
    assert content["file"].endswith(".mp4")
    assert set(content["captions"]) == set(LANGUAGES)
    assert content["tested_on"] == "2026-01-15"


@pytest.mark.serves("S3-106")
def test_touch_is_offered_by_ticks_and_words(desk, mug) -> None:
    given = said("material") | said("live_words") | {"live_is_offered": "on"}

    assert desk.post(f"/desk/products/{mug.pk}/tools/touch/", given).status_code == 302
    assert [way["way"] for way in Tool.objects.get().content["ways"]] == ["live"]


@pytest.mark.serves("S2-17")
def test_questions_are_written_with_what_each_answer_asks_for(desk, category) -> None:
    given = said("q0", "How many?") | said("q0_a0", "Four") | said("q0_a1", "A hundred")
    given |= {"q0_a0_attribute": "volume", "q0_a0_test": "at_least", "q0_a0_value": "900"}
    given |= {"q0_a0_is_must": "on"} | said("q0_a1_never", "Nothing so large")

    answer = desk.post(f"/desk/categories/{category.pk}/tools/choose/", given)

    assert answer.status_code == 302
    (question,) = Tool.objects.get().content["questions"]
    assert question["answers"][0]["is_must"] is True
    assert question["answers"][1]["never"]["hy"] == "Nothing so large hy"


def test_pages_show_what_stands_where_and_what_is_required(desk, category, mug, at) -> None:
    attach_tool(to=category, kind="size_guide", content=chart(), by=BY, at=at)
    tool = attach_tool(to=mug, kind="model_3d", content=view(), by=BY, at=at)
    attach_tool(to=category, kind="choose", content=questions(), by=BY, at=at)

    page = desk.get(f"/desk/products/{mug.pk}/tools/").content.decode()

    assert "Attached to a category above" in page
    assert "Attached here" in page
    for kind in working_tools():
        place = "categories" if kind == "choose" else "products"
        pk = category.pk if kind == "choose" else mug.pk
        assert desk.get(f"/desk/{place}/{pk}/tools/{kind}/").status_code == 200
    assert desk.get(f"/desk/products/{mug.pk}/tools/choose/").status_code == 404
    assert desk.post(f"/desk/tools/{tool.pk}/detach/").status_code == 302
    assert not Tool.objects.filter(pk=tool.pk).exists()


@pytest.mark.serves("S0-29")
def test_worth_of_each_tool_is_shown_with_its_counts(desk, mug, at, monkeypatch) -> None:
    from pistos.kit import clock

    monkeypatch.setattr(clock, "now", lambda: at)
    for n in range(4):
        note_look(browser=bytes([n]) * 16, product_id=mug.pk, offered=["model_3d"], day=at.date())
    note_use(browser=b"\0" * 16, product_id=mug.pk, kind="model_3d", day=at.date())

    page = desk.get("/desk/tools/").content.decode()

    assert "3D view" in page
    assert "1 of 4" in page


def test_agents_attach_to_products_but_not_to_categories(ben, category, mug, at) -> None:
    client = Client()
    client.force_login(ben)
    tool = attach_tool(to=category, kind="size_guide", content=chart(), by=BY, at=at)

    assert client.get(f"/desk/products/{mug.pk}/tools/").status_code == 200
    assert client.get(f"/desk/categories/{category.pk}/tools/").status_code == 403
    assert client.post(f"/desk/tools/{tool.pk}/detach/").status_code == 403
