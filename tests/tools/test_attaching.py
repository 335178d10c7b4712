"""Attaching tools, the publish gate that asks for them, fit reports, and the measuring."""

from datetime import timedelta

import pytest

from pistos.catalogue.actions.categories import change_category
from pistos.catalogue.actions.publishing import SheetIncomplete, publish_sheet
from pistos.catalogue.facts import CategoryDraft
from pistos.catalogue.ports import missing_tools
from pistos.journal.models import Event
from pistos.tools.actions.attaching import ToolUnusable, attach_tool, detach_tool
from pistos.tools.actions.fitting import FitUnusable, note_fit
from pistos.tools.actions.measuring import (
    forget_old_visits,
    key_of_day,
    note_look,
    note_order,
    note_return,
    note_use,
)
from pistos.tools.facts import FitSaid
from pistos.tools.models import FitReport, Tool, ToolVisit
from pistos.tools.queries.attached import tools_at, tools_on
from pistos.tools.queries.fits import fit_record
from pistos.tools.queries.measures import measured
from pistos.tools.rules import kinds
from pistos.tools.rules.kinds import ToolKind, add_kind
from pistos.tools.rules.sizes import FitRecord
from tests.factories.products import BY, drafted_mug, mugs
from tests.factories.tools import chart, view, working_tools


@pytest.fixture
def category(shop, at):
    return mugs(at)


@pytest.fixture
def mug(category, at):
    return drafted_mug(category, at)


def demand(category, at, *kinds):
    draft = CategoryDraft(slug=category.slug, name=category.name, required_tools=kinds)
    change_category(category=category, draft=draft, by=BY, at=at)


@pytest.mark.serves("S0-29", "S0-30", "S0-31", "S0-32")
@pytest.mark.parametrize("kind", ["size_guide", "model_3d", "test_video"])
def test_a_category_that_asks_for_a_tool_publishes_nothing_without_it(
    kind, category, mug, at
) -> None:
    demand(category, at, kind)

    with pytest.raises(SheetIncomplete):
        publish_sheet(product=mug, by=BY, at=at)
    attach_tool(to=mug, kind=kind, content=working_tools()[kind], by=BY, at=at)

    assert publish_sheet(product=mug, by=BY, at=at).number == 1


def test_a_tool_on_the_category_serves_what_stands_below(category, mug, at) -> None:
    attach_tool(to=category, kind="size_guide", content=chart(), by=BY, at=at)

    assert missing_tools(mug.pk, ["size_guide", "try_on"]) == ["try_on"]


def test_a_tool_that_lost_a_language_is_missing(shop, category, mug, at) -> None:
    Tool.objects.create(product=mug, kind="model_3d", content=view(en="Only"), changed_at=at)

    assert missing_tools(mug.pk, ["model_3d"]) == ["model_3d"]


def test_the_nearest_tool_wins(category, mug, at, django_assert_num_queries) -> None:
    attach_tool(to=category, kind="size_guide", content=chart(), by=BY, at=at)
    own = attach_tool(to=mug, kind="size_guide", content=chart("One size"), by=BY, at=at)

    with django_assert_num_queries(1):
        found = tools_at(mug.pk, [category.slug])

    assert found["size_guide"] == own


def test_attaching_again_changes_and_says_so(mug, at) -> None:
    attach_tool(to=mug, kind="model_3d", content=view(), by=BY, at=at)
    attach_tool(to=mug, kind="model_3d", content=view("tools/bb/b.glb"), by=BY, at=at)

    assert [tool.content["file"] for tool in tools_on(mug).values()] == ["tools/bb/b.glb"]
    event = Event.objects.filter(name="tools.ToolAttached").last()
    assert event.data == {"kind": "model_3d", "stands_on": "product", "stands_on_id": mug.pk}


def test_what_is_of_no_use_is_refused_and_nothing_is_written(category, mug, at) -> None:
    for to, kind, content in (
        (mug, "model_3d", view(en="Only English")),
        (mug, "crystal_ball", {}),
        (category, "model_3d", view()),
    ):
        with pytest.raises(ToolUnusable):
            attach_tool(to=to, kind=kind, content=content, by=BY, at=at)

    assert not Tool.objects.exists()


def test_detaching_leaves_what_was_measured(mug, at) -> None:
    tool = attach_tool(to=mug, kind="model_3d", content=view(), by=BY, at=at)
    note_use(browser=b"1" * 16, product_id=mug.pk, kind="model_3d", day=at.date())

    detach_tool(tool=tool, by=BY, at=at)

    assert tools_on(mug) == {}
    assert measured(since=at.date(), until=at.date())[0].users.looked == 1
    assert Event.objects.filter(name="tools.ToolDetached").count() == 1


@pytest.mark.serves("S0-33")
def test_another_kind_plugs_in_without_a_change_of_the_core(mug, at, monkeypatch) -> None:
    monkeypatch.setattr("pistos.tools.rules.kinds._kinds", dict(kinds._kinds))
    add_kind(ToolKind("try_on_test", frozenset({"product"}), lambda content, languages: []))

    attach_tool(to=mug, kind="try_on_test", content={}, by=BY, at=at)

    assert missing_tools(mug.pk, ["try_on_test"]) == []


@pytest.mark.serves("S0-30")
def test_fit_is_learned_once_per_source_and_can_be_corrected(mug, at) -> None:
    def note(verdict, source):
        note_fit(product=mug, said=FitSaid("M", verdict, "return", source), by=BY, at=at)

    note("too_small", "1")
    note("too_small", "1")
    note("fits", "2")
    note("too_big", "2")

    assert fit_record(mug.pk) == FitRecord(too_small=1, too_big=1)
    assert Event.objects.filter(name="tools.FitNoted").count() == 3
    with pytest.raises(FitUnusable):
        note("lovely", "3")
    assert FitReport.objects.count() == 2


@pytest.mark.serves("S0-29")
def test_use_purchases_and_returns_are_measured_with_and_without(mug, at) -> None:
    day = at.date()
    for n in range(4):
        browser = bytes([n]) * 16
        note_look(browser=browser, product_id=mug.pk, offered=["model_3d", "nothing"], day=day)
    for n in (0, 1):
        note_use(browser=bytes([n]) * 16, product_id=mug.pk, kind="model_3d", day=day)
        note_use(browser=bytes([n]) * 16, product_id=mug.pk, kind="model_3d", day=day)
    for n, order in ((0, 11), (2, 12)):
        note_order(browser=bytes([n]) * 16, product_ids=[mug.pk], order_id=order, day=day)
    note_return(order_id=12, product_ids=[mug.pk])
    note_return(order_id=12, product_ids=[mug.pk])

    (found,) = measured(since=day, until=day)

    assert found.kind == "model_3d"
    assert (found.users.looked, found.users.bought, found.users.returned) == (2, 1, 0)
    assert (found.others.looked, found.others.bought, found.others.returned) == (2, 1, 1)
    assert found.use.value == 0.5
    assert found.conversion_difference == "unclear"


def test_a_browser_is_known_for_a_day_and_its_look_for_half_a_year(mug, at) -> None:
    today = key_of_day(day=at.date())
    assert key_of_day(day=at.date()) == today
    note_look(browser=b"1" * 16, product_id=mug.pk, offered=[], day=at.date())

    tomorrow = key_of_day(day=at.date() + timedelta(days=1))

    assert tomorrow != today
    assert key_of_day(day=at.date()) != today
    assert forget_old_visits(at=at + timedelta(days=179)) == 0
    assert forget_old_visits(at=at + timedelta(days=181)) == 1
    assert not ToolVisit.objects.exists()
