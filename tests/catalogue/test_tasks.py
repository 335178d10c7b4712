"""What visitors miss, bad figures and misleading sheets become work, and only then."""

import pytest

from pistos.catalogue.actions.tasks import check_quality, close_task, note_mismatch, note_wish
from pistos.catalogue.models import SheetTask
from pistos.catalogue.queries.related import related_products
from pistos.catalogue.queries.tasks import held_from_promotion, open_tasks, sought_in_vain
from pistos.catalogue.rules.quality import QualityFigures
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from tests.factories.products import BY, published_mug, renamed

pytestmark = pytest.mark.django_db
VISITOR = Actor.machine("storefront")


def wish(product, words, at):
    return note_wish(product=product, words=words, language="en", by=VISITOR, at=at)


@pytest.mark.serves("S1-21", "S1-62")
def test_second_question_of_a_kind_opens_one_task(mug, at):
    wish(mug, "Is it safe in the oven?", at)
    assert open_tasks() == []

    wish(mug, "the OVEN, is it safe", at)
    wish(mug, "oven safe?", at)

    (task,) = open_tasks()
    assert (task.kind, task.reason, task.words) == ("complete", "asked", "Is it safe in the oven?")
    assert Event.objects.filter(name="catalogue.TaskOpened").count() == 1


def test_different_questions_open_no_task_and_nothing_personal_is_kept(mug, at):
    wish(mug, "How heavy is it? write me at cleo@customer.example", at)
    wish(mug, "Which glaze?", at)

    assert open_tasks() == []
    assert "cleo" not in mug.wishes.order_by("pk").first().words


def test_closed_task_opens_anew_when_it_is_missed_again(mug, at):
    wish(mug, "oven", at)
    wish(mug, "oven", at)
    close_task(task=SheetTask.objects.get(), by=BY, at=at)
    assert open_tasks() == []

    wish(mug, "oven", at)

    assert len(open_tasks()) == 1


@pytest.mark.serves("S1-4")
def test_search_in_vain_is_work_from_the_second_time(shop, at):
    wish(None, "teapot", at)
    assert sought_in_vain() == []

    wish(None, "the teapot", at)

    assert [(missed.words, missed.count) for missed in sought_in_vain()] == [("teapot", 2)]


@pytest.mark.serves("S4-39")
@pytest.mark.parametrize(
    ("figures", "reasons"),
    [
        (QualityFigures(sold=200, returned=60), ["returns"]),
        (QualityFigures(sold=200, faulty=30), ["faults"]),
        (QualityFigures(ratings=9, mean_rating=2.9), ["rating"]),
        (QualityFigures(sold=2, returned=1), []),
        (QualityFigures(ratings=2, mean_rating=1.0), []),
        (QualityFigures(sold=200, returned=10, ratings=40, mean_rating=4.4), []),
    ],
)
def test_product_below_a_threshold_is_held_from_promotion(mug, at, figures, reasons):
    check_quality(product=mug, figures=figures, by=VISITOR, at=at)
    check_quality(product=mug, figures=figures, by=VISITOR, at=at)

    assert [task.reason for task in open_tasks()] == reasons
    assert held_from_promotion([mug.pk]) == ({mug.pk} if reasons else set())

    for task in open_tasks():
        close_task(task=task, by=BY, at=at)
    assert held_from_promotion([mug.pk]) == set()


@pytest.mark.serves("S0-26")
def test_misleading_sheet_is_taken_for_correction_after_three_reports(mug, at):
    version = mug.published_version

    def report(number, reason):
        note_mismatch(
            version=version,
            reason=reason,
            source=Ref("promise", number),
            sold=40,
            by=VISITOR,
            at=at,
        )

    for number in "12345":
        report(number, "expectation")
    report("6", "picture")
    report("6", "picture")
    report("7", "picture")
    assert open_tasks() == []

    report("8", "picture")

    (task,) = open_tasks()
    assert (task.kind, task.reason, task.key) == ("correct", "picture", "version 1")


@pytest.mark.serves("S3-29")
def test_related_products_say_why_they_stand_there(category, mug, at):
    near = published_mug(
        category, at, "B", texts=renamed("near"), facts={"volume": 310, "colour": "blue"}
    )
    far = published_mug(category, at, "C", texts=renamed("far"), facts={"volume": 900})

    cards = related_products(mug.pk, "en")

    assert [(card.product_id, card.because) for card in cards] == [
        (near.pk, "Also Volume: 310 ml"),
        (far.pk, "Also in Mugs"),
    ]
