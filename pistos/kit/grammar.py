"""How each working language puts days and times into a sentence.

A translation file cannot hold this: Greek sets an article before the weekday and drops its ν before
Δευτέρα, Slovene bends weekday and month by case (v torek, do torka), Armenian puts the ending on the
number. Written by hand, in each language's own order.

Patterns take `{day}` (of the month), `{weekday}` as named, `{on}` as used for "on that day", `{by}` as used
for "by that day", `{month}`, `{month_named}`, `{year}` (with its blank, or nothing), `{year_first}`; the
near ones take `{day}` as today, tomorrow or yesterday. `{{time}}` is filled in afterwards.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grammar:
    """One language's words and patterns; weekdays start on Monday, months are in the form that follows
    a day.
    """

    weekdays: tuple[str, ...]
    weekdays_on: tuple[str, ...]
    weekdays_by: tuple[str, ...]
    months: tuple[str, ...]
    months_named: tuple[str, ...]
    near: dict[int, str]
    by_near: dict[int, str]
    day: str
    on_day: str
    by_day: str
    until_near: str
    until_far: str
    at_near: str
    at_far: str
    clock_mark: str
    under_a_minute: str
    on_time: str
    late: str
    early: str
    left: str
    overdue: str


_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

ENGLISH = Grammar(
    weekdays=_EN_DAYS,
    weekdays_on=_EN_DAYS,
    weekdays_by=_EN_DAYS,
    months=_EN_MONTHS,
    months_named=_EN_MONTHS,
    near={-1: "yesterday", 0: "today", 1: "tomorrow"},
    by_near={-1: "by yesterday", 0: "by the end of today", 1: "by tomorrow"},
    day="{weekday} {day} {month}{year}",
    on_day="on {on} {day} {month}{year}",
    by_day="by {by} {day} {month}{year}",
    until_near="{day} until {time}",
    until_far="{weekday} {day} {month}{year} until {{time}}",
    at_near="{day} at {time}",
    at_far="{weekday} {day} {month}{year} at {{time}}",
    clock_mark=":",
    under_a_minute="less than a minute",
    on_time="on time",
    late="{span} late",
    early="{span} early",
    left="{span} left",
    overdue="{span} past due",
)

_EL_ON = (
    *("τη Δευτέρα", "την Τρίτη", "την Τετάρτη", "την Πέμπτη"),
    *("την Παρασκευή", "το Σάββατο", "την Κυριακή"),
)

_EL_MONTHS = (
    *("Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου"),
    *("Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"),
)

GREEK = Grammar(
    weekdays=("Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"),
    weekdays_on=_EL_ON,
    weekdays_by=_EL_ON,
    months=_EL_MONTHS,
    months_named=_EL_MONTHS,
    near={-1: "χθες", 0: "σήμερα", 1: "αύριο"},
    by_near={-1: "έως χθες", 0: "σήμερα έως το τέλος της ημέρας", 1: "έως αύριο"},
    day="{weekday} {day} {month}{year}",
    on_day="{on} {day} {month}{year}",
    by_day="έως {by} {day} {month}{year}",
    until_near="{day} έως τις {time}",
    until_far="{on} {day} {month}{year} έως τις {{time}}",
    at_near="{day} στις {time}",
    at_far="{on} {day} {month}{year} στις {{time}}",
    clock_mark=":",
    under_a_minute="λιγότερο από ένα λεπτό",
    on_time="εγκαίρως",
    late="{span} καθυστέρηση",
    early="{span} νωρίτερα",
    left="ακόμη {span}",
    overdue="έληξε πριν από {span}",
)

SLOVENE = Grammar(
    weekdays=("ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja"),
    weekdays_on=("ponedeljek", "torek", "sredo", "četrtek", "petek", "soboto", "nedeljo"),
    weekdays_by=("ponedeljka", "torka", "srede", "četrtka", "petka", "sobote", "nedelje"),
    months=(
        *("januarja", "februarja", "marca", "aprila", "maja", "junija"),
        *("julija", "avgusta", "septembra", "oktobra", "novembra", "decembra"),
    ),
    months_named=(
        *("januar", "februar", "marec", "april", "maj", "junij"),
        *("julij", "avgust", "september", "oktober", "november", "december"),
    ),
    near={-1: "včeraj", 0: "danes", 1: "jutri"},
    by_near={-1: "do včeraj", 0: "danes do konca dneva", 1: "do jutri"},
    day="{weekday}, {day}. {month_named}{year}",
    on_day="v {on}, {day}. {month}{year}",
    by_day="do {by}, {day}. {month}{year}",
    until_near="{day} do {time}",
    until_far="v {on}, {day}. {month}{year}, do {{time}}",
    at_near="{day} ob {time}",
    at_far="v {on}, {day}. {month}{year}, ob {{time}}",
    clock_mark=".",
    under_a_minute="manj kot minuta",
    on_time="pravočasno",
    late="zamuda: {span}",
    early="{span} prej",
    left="še {span}",
    overdue="čez rok: {span}",
)

_HY_DAYS = (
    *("երկուշաբթի", "երեքշաբթի", "չորեքշաբթի", "հինգշաբթի"),
    *("ուրբաթ", "շաբաթ", "կիրակի"),
)

_HY_MONTHS = (
    *("հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի"),
    *("հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"),
)

ARMENIAN = Grammar(
    weekdays=_HY_DAYS,
    weekdays_on=_HY_DAYS,
    weekdays_by=_HY_DAYS,
    months=_HY_MONTHS,
    months_named=_HY_MONTHS,
    near={-1: "երեկ", 0: "այսօր", 1: "վաղը"},
    by_near={-1: "մինչև երեկ", 0: "այսօր՝ մինչև օրվա վերջը", 1: "մինչև վաղը"},
    day="{weekday}, {year_first}{month} {day}",
    on_day="{on}, {year_first}{month} {day}-ին",
    by_day="մինչև {by}, {year_first}{month} {day}-ը",
    until_near="{day}՝ մինչև {time}",
    until_far="{on}, {year_first}{month} {day}-ին՝ մինչև {{time}}",
    at_near="{day}՝ ժամը {time}-ին",
    at_far="{on}, {year_first}{month} {day}-ին՝ ժամը {{time}}-ին",
    clock_mark=":",
    under_a_minute="մեկ րոպեից քիչ",
    on_time="ժամանակին",
    late="{span} ուշացում",
    early="{span} շուտ",
    left="մնացել է {span}",
    overdue="ժամկետն անցել է {span} առաջ",
)

GRAMMARS = {"en": ENGLISH, "el": GREEK, "sl": SLOVENE, "hy": ARMENIAN}
