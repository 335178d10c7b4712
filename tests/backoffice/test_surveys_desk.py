"""Surveys on the desk: defined without code, figures with their intervals, calls, codes to print."""

import csv
import io
import re
from datetime import timedelta

import pytest

from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.partners.models import Partner, PartnerKind
from pistos.surveys.actions.answering import Visitor, answer_at_place
from pistos.surveys.actions.calling import list_calls
from pistos.surveys.actions.defining import add_default_surveys
from pistos.surveys.actions.places import open_place
from pistos.surveys.actions.waves import begin_wave, watch_silence
from pistos.surveys.models import Place, QuestionSet, Survey, SurveyCall, Wave
from pistos.surveys.queries.figures import by_slice
from tests.factories.goods import a_room, a_store
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.surveys import recorded, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


@pytest.fixture
def owner(client, alma, shop, at, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at)
    client.force_login(alma)
    return client


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_usual_surveys_are_added_by_a_click(owner):
    assert "Nothing is asked yet" in page(owner, "/desk/surveys/")

    owner.post("/desk/surveys/usual/")

    assert Survey.objects.count() == 6
    assert "After delivery" in page(owner, "/desk/surveys/")


@pytest.mark.serves("S1-7")
def test_a_silent_survey_is_an_alarm_on_the_list(owner, at):
    survey_of(at=at - timedelta(days=20))
    watch_silence(at=at)

    assert "Silent: no answers are as bad as bad ones." in page(owner, "/desk/surveys/")


@pytest.mark.serves("S3-120", "S2-14", "S3-59")
def test_the_weakest_side_stands_out_and_service_beside_product(owner, at):
    survey = survey_of("experience", at=at)
    good = {"service": "5", "product": "5", "delivery": "5"}
    bad = {"service": "5", "product": "5", "delivery": "1"}
    recorded(survey, [good] * 20 + [bad] * 20, at=at - timedelta(days=5))

    text = page(owner, "/desk/surveys/")

    assert re.search(r'class="is-weakest"><th scope="row">Delivery', text)
    assert "Together (service weighs 60%)" in text
    detail = page(owner, "/desk/surveys/of/experience/")
    assert "The weakest side: <strong>Delivery</strong>" in detail
    assert "below the target" in detail


@pytest.mark.serves("S3-44", "S3-122")
def test_a_survey_shows_figure_interval_spread_rate_and_what_a_broken_promise_costs(owner, at):
    survey = survey_of(at=at)
    happy = {"recommend": "10", "expected": "3", "courtesy": "5"}
    sad = {"recommend": "2", "expected": "1"}
    when = at - timedelta(days=5)
    recorded(survey, [happy] * 60 + [None] * 40, at=when, promise="kept", country="GR")
    recorded(survey, [sad] * 40 + [None] * 160, at=when, promise="broken", country="SI")

    text = page(owner, "/desk/surveys/of/delivery/")

    assert "+20" in text  # 60 promoters, 40 detractors of 100
    assert "100 answers" in text
    assert "33.3% (100 of 300 delivered)" in text
    assert "What a broken promise costs" in text
    assert "Worse by 200 points" in text
    assert "Promise kept or broken: Promise broken. Answered 20.0%, all others 60.0%" in text
    assert "Better" in text  # against expectation
    by_country = page(owner, "/desk/surveys/of/delivery/?by=country&days=30&q=expected")
    assert "Slovenia" in by_country


@pytest.mark.serves("S3-122", "S3-123")
def test_waves_stand_beside_our_own_past(owner, at):
    survey = survey_of("conversation", at=at, wave_days=30)
    for back, good in ((90, 40), (60, 20), (30, 41)):
        start = at - timedelta(days=back)
        begin_wave(survey=survey, by=BY, at=start)
        answers = [{"helped": "5"}] * good + [{"helped": "1"}] * (50 - good)
        recorded(survey, answers, at=start)

    text = page(owner, "/desk/surveys/of/conversation/?days=365")

    assert Wave.objects.count() == 3
    assert "We have beaten our own best" in text
    assert "Better by" in text
    assert 'id="waves"' in text
    table = text[text.index("Against the wave before") :]
    assert "Worse by" in table


@pytest.mark.serves("S3-123")
def test_no_change_is_claimed_that_is_not_proven(owner, at):
    survey = survey_of("conversation", at=at, wave_days=30)
    for back, good in ((60, 8), (30, 9)):
        start = at - timedelta(days=back)
        begin_wave(survey=survey, by=BY, at=start)
        recorded(survey, [{"helped": "5"}] * good + [{"helped": "1"}] * (10 - good), at=start)

    text = page(owner, "/desk/surveys/of/conversation/?days=365")

    assert "No proven change" in text
    assert "Better by" not in text
    assert "Not enough answers" in text


def test_lists_take_only_what_they_know(owner, at):
    survey_of(at=at)

    for wrong in ("?by=customer", "?days=9999", "?by=promise'--"):
        assert owner.get(f"/desk/surveys/of/delivery/{wrong}").status_code == 404
    assert owner.get("/desk/surveys/of/delivery/answers/?show=secret").status_code == 404
    assert owner.get("/desk/surveys/of/delivery/answers/?sort=customer").status_code == 404


def test_figures_go_out_as_a_table_without_persons(owner, at, cleo):
    survey = survey_of(at=at)
    recorded(survey, [{"recommend": "9", "why": "Cleo"}, None], at=at - timedelta(days=3))

    answer = owner.get("/desk/surveys/of/delivery/figures.csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    total = next(row for row in rows if row["question"] == "recommend" and row["by"] == "all")
    assert (total["answers"], total["delivered"], total["counts"]) == ("1", "2", "9:1")
    assert "Cleo" not in answer.content.decode()


def test_answers_stand_newest_first_escaped_with_their_conversation(owner, at):
    survey = survey_of(at=at)
    recorded(survey, [{"recommend": "2", "why": "<b>Late</b>"}], at=at - timedelta(days=3))

    text = page(owner, "/desk/surveys/of/delivery/answers/?show=sharp")

    assert "&lt;b&gt;Late&lt;/b&gt;" in text
    assert "sharp" in text


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_long(owner, at, count, django_assert_num_queries):
    survey = survey_of(at=at)
    recorded(survey, [{"recommend": "2"}] * count, at=at - timedelta(days=3))
    page(owner, "/desk/surveys/of/delivery/answers/")

    with django_assert_num_queries(6):
        owner.get("/desk/surveys/of/delivery/answers/")
    with django_assert_num_queries(12):
        owner.get("/desk/surveys/")


def facts(**more):
    given = {
        "kind": "own", "trigger": "none", "wait_hours": 1, "again_after_days": 90, "answer_days": 30,
        "edit_hours": 24, "wave_days": 30, "alarm_days": 14, "is_active": "on", "key": "packing",
    }  # fmt: skip
    names = {f"name_{code}": "Packing" for code in ("en", "el", "sl", "hy")}
    return given | names | more


def test_a_survey_and_its_questions_are_made_without_code(owner):
    answer = owner.post("/desk/surveys/add/", facts())
    assert answer["Location"] == "/desk/surveys/of/packing/questions/"

    text = page(owner, "/desk/surveys/of/packing/questions/")
    fields = dict(re.findall(r'name="(q\d-[a-z_]+)"[^>]*? value="([^"]*)"', text))
    sent = {name: value for name, value in fields.items() if not name.endswith("is_required")}
    sent |= {"q0-kind": "ces", "q0-is_required": "on", "q1-kind": "text", "q2-kind": "choice"}
    sent |= {f"q2-text_{code}": "Which box?" for code in ("en", "el", "sl", "hy")}
    sent |= {f"q2-choices_{code}": "Paper\nTin" for code in ("en", "el", "sl", "hy")}
    sent |= {"q0-aspect": "", "q1-aspect": "", "q2-aspect": "", "q2-place": "2", "q1-place": "3"}
    saved = owner.post("/desk/surveys/of/packing/questions/", sent)

    assert saved.status_code == 302
    kept = QuestionSet.objects.latest("number").questions
    assert [row["kind"] for row in kept] == ["ces", "choice", "text"]
    assert kept[1]["choices"][1]["el"] == "Tin"
    assert kept[0]["code"] == "helped"  # reworded, its figures go on
    assert QuestionSet.objects.count() == 2


def test_questions_that_cannot_be_asked_are_told(owner, at):
    survey_of(at=at)
    sent = {"q0-place": "1", "q0-kind": "text", "q0-text_en": "Why?"}

    answer = owner.post("/desk/surveys/of/delivery/questions/", sent)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "The first question leads" in text
    assert "Write it in each of the shop&#x27;s languages." in text
    assert QuestionSet.objects.count() == 1


def test_a_survey_is_changed_and_stopped(owner, at):
    survey_of(at=at)

    answer = owner.post(
        "/desk/surveys/of/delivery/change/", facts(is_active="", target_service="90")
    )

    assert answer.status_code == 302
    survey = Survey.objects.get()
    assert (survey.is_active, survey.targets, survey.alarm_days) == (False, {"service": 0.9}, 14)
    assert owner.post("/desk/surveys/of/delivery/change/", facts(wave_days=0)).status_code == 422


def test_an_agent_sees_and_calls_but_changes_nothing(client, ben, shop, at):
    survey_of(at=at)
    client.force_login(ben)

    assert client.get("/desk/surveys/").status_code == 200
    assert client.get("/desk/surveys/calls/").status_code == 200
    for address in ("add/", "of/delivery/change/", "of/delivery/questions/"):
        assert client.get(f"/desk/surveys/{address}").status_code == 403
    for address in ("usual/", "of/delivery/wave/", "of/delivery/calls/", "of/delivery/places/"):
        assert client.post(f"/desk/surveys/{address}").status_code == 403
    assert Survey.objects.count() == 1


def test_a_wave_begins_by_a_click(owner, at):
    survey_of("experience", at=at)

    owner.post("/desk/surveys/of/experience/wave/")
    owner.post("/desk/surveys/of/experience/wave/")

    assert Wave.objects.count() == 1
    assert "Wave 1 is under way" in page(owner, "/desk/surveys/of/experience/")


@pytest.fixture
def call(owner, cleo, at):
    courier = Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)
    Customer.objects.filter(pk=cleo.pk).update(phone="+306912345678")
    cleo.refresh_from_db()
    order = order_of(cleo, placed_at=at - timedelta(days=9))
    order.language = "el"
    order.save()
    delivered(parcel_of(order, courier=courier))
    return list_calls(survey=survey_of("experience", at=at), most=5, by=BY, at=at)[0]


@pytest.mark.serves("S1-45")
def test_a_call_has_its_script_in_the_customers_language_and_is_noted(owner, call, cleo):
    listed = page(owner, "/desk/surveys/calls/")
    assert "+306912345678" in listed
    text = page(owner, f"/desk/surveys/calls/{call.token}/")
    assert "Καλή σας ημέρα" in text
    assert "Η εξυπηρέτησή μας" in text

    sent = {"outcome": "done", "a-service": "5", "words": "Kind on the telephone."}
    answer = owner.post(f"/desk/surveys/calls/{call.token}/", sent)

    assert answer["Location"] == "/desk/surveys/calls/"
    assert SurveyCall.objects.get().has_consented
    matter = Conversation.objects.get(customer=cleo)
    assert "Kind on the telephone." in page(owner, f"/desk/inbox/c/{matter.token}/")
    assert "Answered" in page(owner, "/desk/surveys/calls/")


def test_a_call_without_the_first_answer_is_not_noted(owner, call):
    answer = owner.post(
        f"/desk/surveys/calls/{call.token}/", {"outcome": "done", "words": "Said a lot."}
    )

    assert answer.status_code == 422
    assert "Said a lot." in answer.content.decode()
    assert SurveyCall.objects.get().state == "waiting"


def test_customers_are_put_on_the_list_from_the_surveys_page(owner, call):
    answer = owner.post("/desk/surveys/of/experience/calls/", {"most": "20"})

    assert answer["Location"] == "/desk/surveys/of/experience/"
    assert "nobody to call" in page(owner, "/desk/surveys/of/experience/")


@pytest.mark.serves("S1-43")
def test_a_code_for_the_counter_is_printed_in_each_language(owner, at):
    survey_of("visit", at=at)
    a_store()
    assert "Plaka" in page(owner, "/desk/surveys/of/visit/")

    answer = owner.post("/desk/surveys/of/visit/places/", {"name": "Counter", "store": "plaka"})

    place = Place.objects.get()
    text = page(owner, answer["Location"])
    assert place.store.code == "plaka"
    assert text.count("Kalamos, Plaka") == 4
    assert text.count("<path d=") >= 4
    for code in ("en", "el", "sl", "hy"):
        assert f"/{code}/tell-us/{place.token}/" in text
    owner.post(f"/desk/surveys/places/{place.token}/close/")
    place.refresh_from_db()
    assert not place.is_active


def test_a_code_hangs_in_a_store_that_customers_visit(owner, at):
    survey_of("visit", at=at)
    a_room()

    for code, status in (("room", 302), ("nowhere", 404)):
        sent = {"name": "Counter", "store": code}
        assert owner.post("/desk/surveys/of/visit/places/", sent).status_code == status

    assert not Place.objects.exists()


@pytest.mark.serves("S3-119")
def test_visits_are_told_apart_by_store(owner, at):
    survey = survey_of("visit", at=at)
    for name, given in (("plaka", ("5", "5", "4")), ("kifisia", ("1",))):
        place = open_place(survey=survey, name="Counter", store=a_store(name), by=BY, at=at)
        for number, value in enumerate(given):
            visitor = Visitor(f"{name}{number}", "el")
            answer_at_place(place=place, sent={"visit": value}, visitor=visitor, at=at)

    text = page(owner, "/desk/surveys/of/visit/?by=store")

    table = text[text.index("<tbody") :]
    assert "Plaka" in table
    assert "Kifisia" in table
    figures = by_slice(survey, "visit", "store")
    assert sorted((f.figure.value, f.figure.n) for f in figures.values()) == [(0.0, 1), (1.0, 3)]


def test_a_code_reads_back_as_its_address():
    from pistos.backoffice.surveys.codes import BORDER, code_path

    path, side = code_path("https://shop.example/el/tell-us/abc/")

    cells = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    assert (side - 2 * BORDER - 17) % 4 == 0  # a size that the standard knows
    assert all(BORDER <= x < side - BORDER and BORDER <= y < side - BORDER for x, y in cells)
    corner = {(BORDER + d, BORDER) for d in range(7)}
    assert corner <= cells  # the top of a finder pattern


def test_a_place_without_a_name_is_refused(owner, at):
    survey_of("visit", at=at)

    owner.post("/desk/surveys/of/visit/places/", {"name": " "})

    assert not Place.objects.exists()


def test_every_default_survey_has_its_page(owner, at):
    add_default_surveys(by=BY, at=at)
    for survey in Survey.objects.all():
        page(owner, f"/desk/surveys/of/{survey.key}/")
        page(owner, f"/desk/surveys/of/{survey.key}/questions/")
        page(owner, f"/desk/surveys/of/{survey.key}/change/")
        for by in ("courier", "agent", "team", "product", "topic", "place"):
            page(owner, f"/desk/surveys/of/{survey.key}/?by={by}")
    open_place(survey=Survey.objects.first(), name="x", store=None, by=BY, at=at)
