from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.conversations.actions.noting import write_note
from pistos.conversations.actions.presence import note_gone, note_present
from pistos.conversations.models import Team
from pistos.conversations.queries.lists import (
    COUNTED,
    VIEWS,
    NoSuchView,
    Wanted,
    conversations_page,
    counts,
)
from pistos.kit.keyset import NoSuchPlace
from tests.factories.conversations import conversation_of, many_conversations

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def subjects(wanted, agent, at, size=50):
    return [row.subject for row in conversations_page(wanted, agent=agent, at=at, size=size).rows]


def test_open_view_shows_the_next_due_first_and_what_is_not_promised_last(ben, cleo, at):
    conversation_of(cleo, at=at, subject="later", due_at=at + 3 * HOUR)
    conversation_of(cleo, at=at, subject="nothing promised")
    conversation_of(cleo, at=at, subject="next", due_at=at + HOUR)
    conversation_of(cleo, at=at, subject="closed", state="closed")

    assert subjects(Wanted(), ben, at) == ["next", "later", "nothing promised"]


def test_pages_go_on_where_the_last_one_ended(ben, cleo, at):
    many_conversations(cleo, 5, at=at)
    first = conversations_page(Wanted(), agent=ben, at=at, size=2)
    second = conversations_page(Wanted(after=first.next_key), agent=ben, at=at, size=2)
    third = conversations_page(Wanted(after=second.next_key), agent=ben, at=at, size=2)

    seen = [row.pk for page in (first, second, third) for row in page.rows]
    assert len(set(seen)) == 5
    assert third.next_key is None


def test_each_view_shows_its_own(ben, alma, cleo, at):
    conversation_of(cleo, at=at, subject="mine", assignee=ben, due_at=at + 9 * HOUR)
    conversation_of(cleo, at=at, subject="alma's", assignee=alma)
    conversation_of(cleo, at=at, subject="soon", assignee=alma, due_at=at + HOUR)
    conversation_of(cleo, at=at, subject="late", assignee=alma, due_at=at - HOUR)
    conversation_of(cleo, at=at, subject="neglected", assignee=alma, neglect=4)
    conversation_of(
        cleo, at=at, subject="put off", state="snoozed", snoozed_until=at + HOUR, waiting_since=None
    )
    conversation_of(cleo, at=at, subject="theirs", state="waiting", waiting_since=None)
    conversation_of(cleo, at=at, subject="done", state="closed", waiting_since=None)
    conversation_of(cleo, at=at, subject="junk", state="spam", waiting_since=None)
    conversation_of(cleo, at=at, subject="nobody's")

    shown = {view: set(subjects(Wanted(view=view), ben, at)) for view in VIEWS}
    assert shown["mine"] == {"mine"}
    assert shown["unassigned"] == {"nobody's"}
    assert shown["due_soon"] == {"soon"}
    assert shown["overdue"] == {"late"}
    assert shown["neglected"] == {"neglected"}
    assert shown["snoozed"] == {"put off"}
    assert shown["waiting"] == {"theirs"}
    assert shown["closed"] == {"done"}
    assert shown["spam"] == {"junk"}
    assert "junk" not in shown["all"]
    assert len(shown["all"]) == 9


def test_list_is_narrowed_by_a_channel_a_team_or_a_tag(ben, cleo, at):
    team = Team.objects.create(name="Lamps")
    conversation_of(cleo, at=at, subject="chat", channel="chat")
    conversation_of(cleo, at=at, subject="team", team=team)
    conversation_of(cleo, at=at, subject="tag", tags=["returns", "fragile"])

    assert subjects(Wanted(channel="chat"), ben, at) == ["chat"]
    assert subjects(Wanted(view="all", team_id=team.pk), ben, at) == ["team"]
    assert subjects(Wanted(tag="fragile"), ben, at) == ["tag"]


@pytest.mark.fault("S7")
@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(sort="customer__email"),
        Wanted(sort="-words"),
        Wanted(view="closed", sort="due"),
        Wanted(view="assignee__password"),
        Wanted(view="closed", tag="returns"),
        Wanted(channel="chat", tag="returns"),
        Wanted(channel="e%"),
        Wanted(after="bm90IGEga2V5"),
    ],
)
def test_sorts_and_filters_outside_the_allow_list_are_refused(wanted, ben, cleo, at):
    with pytest.raises((NoSuchPlace, NoSuchView)):
        conversations_page(wanted, agent=ben, at=at)


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_page_is_one_query(view, count, ben, cleo, at):
    many_conversations(cleo, count, at=at, assignee=ben)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = conversations_page(Wanted(view=view), agent=ben, at=at)
        [(str(row.customer), row.assignee, row.team) for row in page.rows]

    assert len(queries) == 1


@pytest.mark.fault("F21")
def test_counts_are_one_query_and_stop_at_ten_thousand(ben, cleo, at, monkeypatch):
    monkeypatch.setattr("pistos.conversations.queries.lists.MOST_COUNTED", 2)
    many_conversations(cleo, 3, at=at)
    many_conversations(cleo, 1, at=at, assignee=ben)

    with CaptureQueriesContext(connection) as queries:
        found = counts(agent=ben, at=at)

    assert len(queries) == 1
    assert (found["unassigned"].number, found["unassigned"].is_more) == (2, True)
    assert (found["mine"].number, found["mine"].is_more) == (1, False)


@pytest.mark.parametrize("name", COUNTED)
def test_counts_are_of_what_the_views_show(name, ben, alma, cleo, at):
    conversation_of(cleo, at=at, assignee=ben, due_at=at + HOUR)
    conversation_of(cleo, at=at, due_at=at - HOUR, neglect=2)
    conversation_of(cleo, at=at, assignee=alma, due_at=at + 5 * HOUR)
    conversation_of(cleo, at=at, state="snoozed", snoozed_until=at + HOUR)
    for state in ("waiting", "waiting", "closed", "spam"):
        conversation_of(cleo, at=at, state=state, waiting_since=None)

    assert counts(agent=ben, at=at)[name].number == len(subjects(Wanted(view=name), ben, at))
    assert counts(agent=ben, at=at)[name].number


PAIRS = [
    (view, f"{way}{sort}")
    for view, (sorts, _default) in VIEWS.items()
    for sort in sorts
    for way in ("", "-")
]


@pytest.mark.fault("F21")
@pytest.mark.parametrize(("view", "sort"), [*PAIRS, *((view, "") for view in VIEWS)])
def test_every_view_walks_an_index_in_its_order(view, sort, ben, cleo, at):
    with connection.cursor() as cursor:
        for walk in ("seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort"):
            cursor.execute(f"SET LOCAL enable_{walk} = off")
        with CaptureQueriesContext(connection) as queries:
            conversations_page(Wanted(view=view, sort=sort), agent=ben, at=at, size=49)
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "Sort" not in plan, plan
    assert "Index Scan" in plan


def test_mentions_are_kept_and_counted_until_one_has_looked(ben, alma, cleo, at):
    named = conversation_of(cleo, at=at, subject="the shelf", state="closed", waiting_since=None)
    other = conversation_of(cleo, at=at, subject="not his")
    write_note(conversation=named, text="@Ben, is it there?", by=alma, at=at)
    write_note(conversation=other, text="Ben knows, @Alma", by=ben, at=at)

    def unseen():
        return counts(agent=ben, at=at)["mentions"].number

    assert (subjects(Wanted(view="mentions"), ben, at), unseen()) == (["the shelf"], 1)
    note_present(conversation=named, person=ben, at=at + HOUR)
    note_gone(conversation=named, person=ben, at=at + HOUR)
    assert (subjects(Wanted(view="mentions"), ben, at), unseen()) == (["the shelf"], 0)
    write_note(conversation=named, text="Still not, @ben?", by=alma, at=at + 2 * HOUR)
    assert unseen() == 1
