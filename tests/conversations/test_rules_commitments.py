"""Promises in our own words: a table of sentences for each language, and the share that is found.

Each line is a sentence and what it promises: "text => kind MM-DD HH:MM; kind -". It is written on a
Monday at noon in Athens; the shop works Monday to Friday until 18:00.
"""

import time as clock
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pistos.conversations.rules.commitments import find_commitments
from pistos.conversations.rules.commitments.reading import fold
from pistos.shop.rules.hours import Span, WorkingCalendar

TABLES = Path(__file__).parent / "commitments"
LANGUAGES = ("en", "el", "sl", "hy")
ATHENS = ZoneInfo("Europe/Athens")
MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=ATHENS)
CALENDAR = WorkingCalendar(
    zone="Europe/Athens", spans=tuple(Span(day, time(9), time(18)) for day in range(5))
)
LEAST = 0.95


def table(language: str) -> list[tuple[str, list[str]]]:
    lines = (TABLES / f"{language}.txt").read_text().splitlines()
    rows = (line.split(" =>") for line in lines)
    return [(text, [one.strip() for one in said.split(";") if one.strip()]) for text, said in rows]


def read(text: str, language: str, at: datetime = MONDAY) -> list[str]:
    return [
        f"{one.kind} {one.due_at.astimezone(ATHENS):%m-%d %H:%M}" if one.due_at else f"{one.kind} -"
        for one in find_commitments(text, language=language, at=at, zone=ATHENS, calendar=CALENDAR)
    ]


@pytest.mark.serves("S4-25")
@pytest.mark.parametrize("language", LANGUAGES)
def test_promises_in_words_are_found_and_nothing_else(language, record_property, capsys):
    rows = table(language)
    asked = found = both = 0
    wrong = []
    for text, expected in rows:
        said = read(text, language)
        asked, found = asked + len(expected), found + len(said)
        both += len(set(expected) & set(said))
        if sorted(expected) != sorted(said):
            wrong.append(f"{text}\n    expected {expected}\n    found    {said}")

    precision, recall = both / found, both / asked
    told = f"{language}: {len(rows)} cases, precision {precision:.3f}, recall {recall:.3f}"
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 - the figure is the point
    assert len(rows) >= 60
    assert precision >= LEAST, "\n".join([told, *wrong])
    assert recall >= LEAST, "\n".join([told, *wrong])


def only(text: str, at: datetime = MONDAY, language: str = "en", calendar=CALENDAR):
    found = find_commitments(text, language=language, at=at, zone=ATHENS, calendar=calendar)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Thanks!\nI'll call you, if possible, by Friday evening.", "en", "by Friday evening"),
        ("Καλημέρα. Θα σας καλέσω το αργότερο μέχρι την Παρασκευή.", "el", "το αργότερο μέχρι την Παρασκευή"),
        ("Živjo 👋, pokličem vas do četrtka.", "sl", "do četrtka"),
        ("Բարև Ձեզ։ Եվ ես կզանգեմ մինչև ուրբաթ։", "hy", "մինչև ուրբաթ"),
        ("I’ll call you tomorrow.", "en", "tomorrow"),
        ("We will write to you.", "en", "We will write"),
    ],
)  # fmt: skip
def test_found_words_are_where_they_say(text, language, words):
    found = only(text, language=language)

    assert found.words == words
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "at", "due"),
    [
        ("I'll call you at 10.", MONDAY, "03-03 10:00"),
        ("I'll call you by 5.", MONDAY, "03-02 17:00"),
        ("I'll call you at 5 am tomorrow.", MONDAY, "03-03 05:00"),
        ("I'll write to you today.", MONDAY, "03-02 18:00"),
        ("I'll write to you today.", MONDAY.replace(hour=19), "03-02 23:59"),
        ("I'll write to you this morning.", MONDAY.replace(hour=9), "03-02 12:00"),
        ("We will ship it by Monday.", MONDAY, "03-09 18:00"),
        ("I'll call you on Sunday.", MONDAY, "03-08 17:00"),
        ("We will ship it by 24 December.", MONDAY, "12-24 18:00"),
        ("We ship it within 72 hours.", MONDAY, "03-05 12:00"),
        # The clocks go forward on 29 March.
        ("I'll call you in 2 hours.", datetime(2026, 3, 29, 2, tzinfo=ATHENS), "03-29 05:00"),
        ("I'll call you tomorrow at 10.", datetime(2026, 3, 28, 12, tzinfo=ATHENS), "03-29 10:00"),
    ],
)
def test_due_moment_is_the_latest_sense_of_the_words(text, at, due):
    assert f"{only(text, at).due_at.astimezone(ATHENS):%m-%d %H:%M}" == due


def test_working_days_are_the_shops():
    calendar = WorkingCalendar(
        zone="Europe/Athens",
        spans=(*CALENDAR.spans, Span(5, time(9), time(14))),
        holidays=frozenset({date(2026, 3, 4)}),
        closures=((date(2026, 3, 5), date(2026, 3, 5)),),
    )
    found = only("We will answer within 3 working days.", calendar=calendar)

    assert found.due_at == datetime(2026, 3, 7, 12, 0, tzinfo=UTC)


def test_without_a_calendar_a_week_has_five_days_until_five():
    found = only("We will answer within 5 working days.", calendar=None)

    assert found.due_at == datetime(2026, 3, 9, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["We ship it on 31 February.", "I'll call you at 27:80.", "by 45/13"]
)
def test_a_time_that_does_not_exist_is_no_promise(text):
    assert all(one.due_at is None for one in find_commitments(
        text, language="en", at=MONDAY, zone=ATHENS
    ))  # fmt: skip


@pytest.mark.parametrize(
    "piece",
    ["tomorrow ", "by ", "1", "a ", "θα ", "«", "2-", "։", "in 1 ", "կզ", "if ", ", ", "friday x, "],
)  # fmt: skip
def test_no_text_takes_long(piece):
    began = clock.process_time()
    for language in LANGUAGES:
        find_commitments(piece * 20_000, language=language, at=MONDAY, zone=ATHENS)

    assert clock.process_time() - began < 4


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(max_size=200)
    | st.lists(
        st.sampled_from("we will tomorrow by 24. 3. at 10 θα αύριο jutri bomo վաղը ΐ İ \ud800".split(" "))
    ).map(" ".join),
    language=st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_any_text_is_read_and_places_fit(text, language):
    for found in find_commitments(text, language=language, at=MONDAY, zone=ATHENS):
        assert found.words == text[found.start : found.end]
        assert found.due_at is None or found.due_at > MONDAY


def test_folding_keeps_the_places():
    plain, places = fold("Ώρα և ǆ")

    assert plain == "ωρα եւ dz"
    assert len(plain) == len(places)
    assert places == [0, 1, 2, 3, 4, 4, 5, 6, 6]
