"""Times and figures in four languages, against sentences written by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from pistos.kit import words

ATHENS = ZoneInfo("Europe/Athens")
AT = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)  # Saturday, 14:05 in Athens
TODAY = date(2026, 11, 21)
LANGUAGES = ("en", "el", "sl", "hy")

UNTIL = [
    (
        datetime(2026, 11, 21, 14, 30, tzinfo=UTC),
        "today until 16:30",
        "σήμερα έως τις 16:30",
        "danes do 16.30",
        "այսօր՝ մինչև 16:30",
    ),
    (
        datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
        "tomorrow until 10:00",
        "αύριο έως τις 10:00",
        "jutri do 10.00",
        "վաղը՝ մինչև 10:00",
    ),
    (
        datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
        "Tuesday 24 November until 10:00",
        "την Τρίτη 24 Νοεμβρίου έως τις 10:00",
        "v torek, 24. novembra, do 10.00",
        "երեքշաբթի, նոյեմբերի 24-ին՝ մինչև 10:00",
    ),
    (
        datetime(2026, 11, 25, 8, 0, tzinfo=UTC),
        "Wednesday 25 November until 10:00",
        "την Τετάρτη 25 Νοεμβρίου έως τις 10:00",
        "v sredo, 25. novembra, do 10.00",
        "չորեքշաբթի, նոյեմբերի 25-ին՝ մինչև 10:00",
    ),
    (
        datetime(2027, 8, 2, 7, 0, tzinfo=UTC),
        "Monday 2 August 2027 until 10:00",
        "τη Δευτέρα 2 Αυγούστου 2027 έως τις 10:00",
        "v ponedeljek, 2. avgusta 2027, do 10.00",
        "երկուշաբթի, 2027 թ. օգոստոսի 2-ին՝ մինչև 10:00",
    ),
    # Midnight, or the last minute, is said as the day that it ends, also where UTC has another.
    (
        datetime(2026, 11, 21, 22, 0, tzinfo=UTC),
        "by the end of today",
        "σήμερα έως το τέλος της ημέρας",
        "danes do konca dneva",
        "այսօր՝ մինչև օրվա վերջը",
    ),
    (
        datetime(2026, 11, 27, 21, 59, 30, tzinfo=UTC),
        "by Friday 27 November",
        "έως την Παρασκευή 27 Νοεμβρίου",
        "do petka, 27. novembra",
        "մինչև ուրբաթ, նոյեմբերի 27-ը",
    ),
    # 23:30 UTC is already tomorrow in Athens.
    (
        datetime(2026, 11, 21, 23, 30, tzinfo=UTC),
        "tomorrow until 01:30",
        "αύριο έως τις 01:30",
        "jutri do 01.30",
        "վաղը՝ մինչև 01:30",
    ),
]


@pytest.mark.parametrize(("due_at", *LANGUAGES), UNTIL)
def test_until_words_follow_each_grammar(
    due_at: datetime, en: str, el: str, sl: str, hy: str
) -> None:
    said = [words.until_words(due_at, AT, ATHENS, language) for language in LANGUAGES]

    assert said == [en, el, sl, hy]


MOMENTS = [
    (
        datetime(2026, 11, 20, 6, 5, tzinfo=UTC),
        "yesterday at 08:05",
        "χθες στις 08:05",
        "včeraj ob 08.05",
        "երեկ՝ ժամը 08:05-ին",
    ),
    (
        datetime(2026, 11, 15, 6, 5, tzinfo=UTC),
        "Sunday 15 November at 08:05",
        "την Κυριακή 15 Νοεμβρίου στις 08:05",
        "v nedeljo, 15. novembra, ob 08.05",
        "կիրակի, նոյեմբերի 15-ին՝ ժամը 08:05-ին",
    ),
]


@pytest.mark.parametrize(("when", *LANGUAGES), MOMENTS)
def test_moment_words_follow_each_grammar(
    when: datetime, en: str, el: str, sl: str, hy: str
) -> None:
    said = [words.moment_words(when, AT, ATHENS, language) for language in LANGUAGES]

    assert said == [en, el, sl, hy]


DAYS = [
    (
        words.day_words,
        date(2026, 11, 28),
        "Saturday 28 November",
        "Σάββατο 28 Νοεμβρίου",
        "sobota, 28. november",
        "շաբաթ, նոյեմբերի 28",
    ),
    (
        words.on_day_words,
        date(2026, 11, 28),
        "on Saturday 28 November",
        "το Σάββατο 28 Νοεμβρίου",
        "v soboto, 28. novembra",
        "շաբաթ, նոյեմբերի 28-ին",
    ),
    (
        words.by_day_words,
        date(2026, 11, 27),
        "by Friday 27 November",
        "έως την Παρασκευή 27 Νοεμβρίου",
        "do petka, 27. novembra",
        "մինչև ուրբաթ, նոյեմբերի 27-ը",
    ),
    (
        words.by_day_words,
        TODAY,
        "by the end of today",
        "σήμερα έως το τέλος της ημέρας",
        "danes do konca dneva",
        "այսօր՝ մինչև օրվա վերջը",
    ),
    (words.by_day_words, date(2026, 11, 22), "by tomorrow", "έως αύριο", "do jutri", "մինչև վաղը"),
    (words.near_day_words, TODAY, "today", "σήμερα", "danes", "այսօր"),
    (
        words.day_words,
        date(2025, 3, 4),
        "Tuesday 4 March 2025",
        "Τρίτη 4 Μαρτίου 2025",
        "torek, 4. marec 2025",
        "երեքշաբթի, 2025 թ. մարտի 4",
    ),
]


@pytest.mark.parametrize(("function", "day", *LANGUAGES), DAYS)
def test_days_stand_in_the_right_case(
    function: object, day: date, en: str, el: str, sl: str, hy: str
) -> None:
    said = [function(day, TODAY, language) for language in LANGUAGES]

    assert said == [en, el, sl, hy]


SPANS = [
    (
        timedelta(hours=2, minutes=10),
        "2 hours 10 minutes",
        "2 ώρες 10 λεπτά",
        "2 uri 10 minut",
        "2 ժամ 10 րոպե",
    ),
    (timedelta(hours=1), "1 hour", "1 ώρα", "1 ura", "1 ժամ"),
    (
        timedelta(days=1, hours=3, minutes=59),
        "1 day 3 hours",
        "1 ημέρα 3 ώρες",
        "1 dan 3 ure",
        "1 օր 3 ժամ",
    ),
    (timedelta(days=2), "2 days", "2 ημέρες", "2 dneva", "2 օր"),
    (timedelta(days=101, hours=5), "101 days", "101 ημέρες", "101 dan", "101 օր"),
    (
        timedelta(seconds=40),
        "less than a minute",
        "λιγότερο από ένα λεπτό",
        "manj kot minuta",
        "մեկ րոպեից քիչ",
    ),
]


@pytest.mark.parametrize(("span", *LANGUAGES), SPANS)
def test_span_words_use_the_plurals_of_each_language(
    span: timedelta, en: str, el: str, sl: str, hy: str
) -> None:
    said = [words.span_words(span, language) for language in LANGUAGES]

    assert said == [en, el, sl, hy]


def test_lateness_is_said_as_late_early_or_on_time() -> None:
    assert words.late_words(timedelta(days=3), "en") == "3 days late"
    assert words.late_words(timedelta(days=-2), "sl") == "2 dneva prej"
    assert words.late_words(timedelta(days=3), "el") == "3 ημέρες καθυστέρηση"
    assert words.late_words(timedelta(seconds=3), "hy") == "ժամանակին"


def test_what_is_left_turns_into_what_is_past() -> None:
    assert words.left_words(timedelta(hours=2), "en") == "2 hours left"
    assert words.left_words(timedelta(hours=-2), "en") == "2 hours past due"
    assert words.left_words(timedelta(hours=2), "sl") == "še 2 uri"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.961, "96.1%"), (0.99996, "99.9%"), (1, "100.0%"), (0.00001, "0.1%"), (0, "0.0%")],
)
def test_percent_words_keep_the_ends_for_all_and_nothing(share: float, said: str) -> None:
    assert words.percent_words(share, "en") == said


def test_figures_carry_the_marks_of_the_language() -> None:
    assert [words.percent_words(0.961, language) for language in LANGUAGES] == [
        "96.1%",
        "96,1%",
        "96,1\xa0%",
        "96,1%",
    ]
    assert [words.hundredths_words(Decimal("9.50"), language) for language in LANGUAGES] == [
        "9.5%",
        "9,5%",
        "9,5\xa0%",
        "9,5%",
    ]
    assert words.hundredths_words(24, "en") == "24%"
    assert [words.number_words(9812, language) for language in LANGUAGES] == [
        "9,812",
        "9.812",
        "9.812",
        "9\xa0812",
    ]
    assert words.money_words(Decimal("1234.5"), "EUR", "sl") == "1.234,50\xa0€"
    assert words.money_words(Decimal(62900), "AMD", "hy") == "62\xa0900\xa0֏"
    assert words.money_words(Decimal(62900), "AMD", "en") == "AMD\xa062,900"
    assert words.money_words(Decimal("62900.5"), "AMD", "hy") == "62\xa0900,50\xa0֏"


def test_zone_words_name_place_and_shift() -> None:
    assert words.zone_words(ATHENS, AT, "en") == "Athens, UTC+2"
    assert words.zone_words(UTC, AT, "en") == "UTC"


def test_unknown_language_is_answered_in_english() -> None:
    assert words.day_words(TODAY, TODAY, "de") == "Saturday 21 November"
    assert words.spoken("el-GR") == "el"


def test_times_stay_true_on_the_day_the_clock_changes() -> None:
    before, after = (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )

    assert words.time_words(before, ATHENS, "en") == "03:30"
    assert words.time_words(after, ATHENS, "en") == "03:30"
