"""What the tags write: words, figures, and never an inline style or script."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

from pistos.components.states import STATES
from tests.components import gallery

AT = gallery.AT


def render(source: str, **context: object) -> str:
    held = Context({"now": AT, "zone": "Europe/Athens", **context})
    return re.sub(r"\s+", " ", Template("{% load pistos %}" + source).render(held))


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_an_armenian_ending_stays_on_the_line_of_its_number() -> None:
    with translation.override("hy"):
        day = render("{% by_day due %}", due=(AT + timedelta(days=6)).date())
        chip = render(
            '{% promise_chip what="x" state="open" due_on=due %}', due=AT.date() + timedelta(days=6)
        )

    assert "27-\u2060ը" in day
    assert "27-\u2060ը" in chip


def test_promise_chip_says_what_by_when_and_how_it_stands() -> None:
    html = render(
        '{% promise_chip what="Answer" state="due_soon" due_at=due %}', due=AT + timedelta(hours=2)
    )

    assert words_of(html) == "Answer today until 16:05 due soon"
    assert "chip-due" in html


def test_promise_chip_with_a_whole_day_says_by_when() -> None:
    html = render('{% promise_chip what="Delivery" state="open" due_on=d %}', d=date(2026, 11, 27))

    assert words_of(html) == "Delivery by Friday 27 November open"


def test_promise_chip_opens_its_life_without_scripts() -> None:
    html = render(
        '{% promise_chip what="A" state="kept" life=life grounds="19 of 20" %}',
        life=[{"words": "Told", "at": AT, "state": "open"}],
    )

    assert "<details" in html
    assert "Told today at 14:05" in words_of(html)


def test_promise_chip_refuses_an_unknown_state() -> None:
    with pytest.raises(KeyError):
        render('{% promise_chip what="A" state="fine" %}')


def test_quote_says_both_days_and_which_one_binds() -> None:
    said = words_of(
        render(
            '{% quote what="Delivery" promised_on=p usual_on=u chance=0.957 grounds="By ACS." %}',
            p=date(2026, 11, 27),
            u=date(2026, 11, 24),
        )
    )

    assert "promised by Friday 27 November usually by Tuesday 24 November" in said
    assert "About 95 of 100 such promises are kept. By ACS." in said


def test_quote_marks_a_cautious_day() -> None:
    html = render('{% quote what="D" promised_on=p is_cautious=True %}', p=date(2026, 11, 27))

    assert "there is too little history" in html


def test_every_state_has_an_icon_and_a_word() -> None:
    for key in STATES:
        html = render("{% state_badge key %}", key=key)

        assert "<svg" in html
        assert words_of(html)


@pytest.mark.serves("S4-6")
def test_kept_rate_shows_numerator_denominator_and_interval() -> None:
    said = words_of(render("{% kept_rate kept=9429 broken=383 %}"))

    assert "96.1%" in said
    assert "9,429 kept of 9,812 promises due." in said
    assert "With 95% certainty between 95.7% and 96.5%." in said


@pytest.mark.serves("S4-7")
def test_kept_rate_does_not_rate_a_small_sample() -> None:
    said = words_of(render("{% kept_rate kept=7 broken=0 %}"))

    assert "Too few to rate: 7 so far" in said
    assert "100" not in said


def test_kept_rate_of_nothing_says_so() -> None:
    assert words_of(render("{% kept_rate kept=0 broken=0 %}")) == "Nothing fell due yet"


def test_waiting_row_shrinks_its_bar_with_the_time_left() -> None:
    tag = '{% waiting_row what="A" who="C" state="open" due_at=due made_at=made %}'

    half = render(tag, due=AT + timedelta(hours=1), made=AT - timedelta(hours=1))
    past = render(tag, due=AT - timedelta(hours=1), made=AT - timedelta(hours=2))

    assert 'width="50.0%"' in half
    assert "1 hour left" in half
    assert 'width="0.0%"' in past
    assert "1 hour past due" in past


def test_waiting_row_says_by_itself_what_the_clock_has_overtaken() -> None:
    tag = '{% waiting_row what="A" who="C" state="open" due_at=due made_at=made %}'
    made = AT - timedelta(hours=16)

    calm = render(tag, due=AT + timedelta(hours=4), made=made)
    soon = render(tag, due=AT + timedelta(hours=1), made=made)
    past = render(tag, due=AT - timedelta(seconds=1), made=made)

    assert [words_of(html).split()[-1] for html in (calm, soon, past)] == [
        "open",
        "soon",
        "overdue",
    ]


def test_waiting_row_of_what_is_settled_shows_no_time_left() -> None:
    html = render(
        '{% waiting_row what="A" who="C" state="fulfilled_late" due_at=due made_at=made %}',
        due=AT - timedelta(hours=1),
        made=AT - timedelta(hours=3),
    )

    assert "past due" not in html
    assert words_of(html).endswith("fulfilled late")


def test_promise_chip_past_its_moment_is_overdue() -> None:
    html = render('{% promise_chip what="A" state="open" due_at=due %}', due=AT)

    assert words_of(html).endswith("overdue")


@pytest.mark.serves("S2-10")
def test_time_line_shows_lateness_as_words_and_length() -> None:
    steps = [
        {
            "label": "Handed over",
            "state": "fulfilled_late",
            "promised_at": AT - timedelta(hours=48),
            "actual_at": AT - timedelta(hours=24),
        }
    ]

    html = render("{% time_line steps %}", steps=steps)

    assert "1 day late" in words_of(html)
    assert 'class="bar bar-late" x="2.00%" y="8" width="96.00%"' in html


def test_time_line_lets_an_overdue_step_grow_until_now() -> None:
    steps = [{"label": "Answer", "state": "overdue", "promised_at": AT - timedelta(hours=5)}]

    said = words_of(render("{% time_line steps %}", steps=steps))

    assert "not yet" in said
    assert "5 hours late" in said


def test_time_line_counts_a_missed_day_in_days() -> None:
    steps = [
        {
            "label": "At your door",
            "state": "fulfilled_late",
            "promised_on": date(2026, 11, 15),
            "actual_at": datetime(2026, 11, 19, 10, 39, tzinfo=UTC),
        }
    ]

    html = render("{% time_line steps %}", steps=steps)

    assert "by Sunday 15 November" in words_of(html)
    assert "4 days late" in words_of(html)
    assert "bar-late" in html


def test_time_line_takes_the_last_minute_of_the_promised_day_as_on_time() -> None:
    day, late = date(2026, 11, 19), datetime(2026, 11, 19, 21, 59, 30, tzinfo=UTC)
    steps = [{"label": "A", "state": "kept", "promised_on": day, "actual_at": late}]

    html = render("{% time_line steps %}", steps=steps)

    assert " late" not in words_of(html)
    assert "bar-early" in html


def test_time_line_judges_only_what_was_promised() -> None:
    steps = [{"label": "Order placed", "state": "kept", "actual_at": AT - timedelta(hours=3)}]

    said = words_of(render("{% time_line steps %}", steps=steps))

    assert "Order placed Happened today at 11:05" in said
    assert "kept" not in said


def test_time_line_of_a_finished_order_leaves_now_out() -> None:
    steps = [
        {
            "label": "A",
            "state": "kept",
            "promised_at": AT - timedelta(days=90),
            "actual_at": AT - timedelta(days=92),
        }
    ]

    assert 'class="now"' not in render("{% time_line steps %}", steps=steps)


def test_trend_plot_has_the_same_figures_as_a_table() -> None:
    html = render(
        '{% trend_plot id="t" title="Kept" labels=labels series=series unit="percent" %}',
        labels=["Sep", "Oct", "Nov"],
        series=[{"label": "Kept", "values": [0.91, None, 0.95]}],
    )

    assert re.findall(r'<td class="num">([^<]*)</td>', html) == ["91.0%", "–", "95.0%"]
    assert "<polyline" not in html  # two single points, no line over the gap


def test_trend_plot_table_says_what_the_shares_are_of() -> None:
    html = render(
        '{% trend_plot id="t" title="T" labels=l series=s unit="percent" counts=c'
        ' counts_label="Due" %}',
        l=["Sep", "Oct"],
        s=[{"label": "Kept", "values": [0.91, None]}],
        c=[3289, 12],
    )

    assert re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html) == ["Period", "Due", "Kept"]
    assert re.findall(r'<td class="num">([^<]*)</td>', html) == ["3,289", "91.0%", "12", "–"]


def test_trend_plot_marks_the_own_best() -> None:
    html = render(
        '{% trend_plot id="t" title="T" labels=l series=s unit="percent" best=1 %}',
        l=["a", "b", "c"],
        s=[{"label": "Kept", "values": [0.91, 0.97, 0.95]}],
    )

    assert "our best: 97.0%" in html


def test_trend_plot_of_nothing_says_so() -> None:
    html = render('{% trend_plot id="t" title="T" labels=l series=s %}', l=[], s=[])

    assert "Nothing was measured in this period." in html


def test_cause_bars_have_the_same_figures_as_a_table() -> None:
    html = render(
        '{% cause_bars id="c" title="Why" causes=causes rows=rows %}',
        causes=["Late", "Wrong"],
        rows=[("Oct", [3, 1]), ("Nov", [0, 2])],
    )

    assert re.findall(r'<td class="num">([^<]*)</td>', html) == ["3", "1", "4", "0", "2", "2"]


@pytest.mark.serves("S3-123")
def test_figure_tile_compares_with_own_past_and_own_best() -> None:
    beaten = words_of(
        render(
            '{% figure_tile label="Kept" value="97%" previous="95%" change="better"'
            ' best="96%" is_beaten=True %}'
        )
    )
    short = words_of(
        render('{% figure_tile label="Kept" value="94%" best="96%" best_when="Aug 2026" %}')
    )

    assert "better than 95% before" in beaten
    assert "better than our own best, 96%" in beaten
    assert "not beaten: our best is 96%, Aug 2026" in short


class Shape(forms.Form):
    due = forms.CharField(label="Due", help_text="A day.")
    agree = forms.BooleanField(label="Agreed")
    how = forms.CharField(label="How?")


def test_error_summary_leads_to_each_field() -> None:
    form = Shape({})

    html = render("{% form_fields form %}", form=form)

    assert '<a href="#id_due">Due: This field is required.</a>' in html
    assert '<a href="#id_how">How? This field is required.</a>' in html
    assert 'id="id_due_error"' in html
    assert 'aria-describedby="id_due_helptext id_due_error"' in html


def test_error_summary_is_absent_without_errors() -> None:
    assert "error-summary" not in render("{% form_fields form %}", form=Shape())


def test_sort_header_tells_its_direction() -> None:
    html = render('{% sort_header "Due" url="?sort=-due" direction="ascending" %}')

    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-due"' in html


def test_pagination_carries_hidden_fields_into_the_jump() -> None:
    html = render('{% pagination jump_name="from" hidden=h %}', h={"kind": "delivery"})

    assert '<input type="hidden" name="kind" value="delivery">' in html


def test_values_are_escaped() -> None:
    html = render('{% copyable text %}{% promise_chip what=text state="open" %}', text='"><script>')

    assert "<script>" not in html


def test_words_follow_the_language_of_the_page() -> None:
    with translation.override("sl"):
        html = render("{% until due %} {{ share|percent }}", due=AT, share=0.961)

    assert words_of(html) == "danes do 14.05 96,1 %"


@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
@pytest.mark.parametrize("page", ["desk", "public"])
def test_pages_hold_nothing_that_the_content_security_policy_refuses(
    page: str, language: str, settings: object
) -> None:
    html = gallery.page(page, language)

    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", html)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)


def test_ids_are_unique_on_the_gallery() -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery.page("desk", "en"))

    assert len(ids) == len(set(ids))


def test_times_without_a_zone_follow_the_shop() -> None:
    class Shop:
        time_zone = "Europe/Athens"

    html = render(
        "{% clock when %}", when=datetime(2026, 7, 1, 9, 0, tzinfo=UTC), zone=None, shop=Shop()
    )

    assert words_of(html) == "12:00"


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_no_context(name: str) -> None:
    html = get_template(f"{name}.html").render({})

    assert html.count("<h1>") == 1
    assert "!" not in words_of(html.split("<body")[1])


def test_refusal_shows_its_reason() -> None:
    html = get_template("refused.html").render({"reason": "The promise fell due yesterday."})

    assert "The promise fell due yesterday." in html
