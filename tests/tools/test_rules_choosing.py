"""Help with choosing, as pure rules; and what films and touch substitutes must have."""

import pytest

from pistos.tools.rules.choosing import chooser_problems, chosen_answers, judge, read_questions
from pistos.tools.rules.measuring import Group, difference
from pistos.tools.rules.touch import touch_problems
from pistos.tools.rules.videos import is_captions, video_kind, video_problems

LANGUAGES = ["en", "el"]


def said(text):
    return dict.fromkeys(LANGUAGES, text)


QUESTIONS = {
    "questions": [
        {
            "text": said("How many do you pour for?"),
            "answers": [
                {"text": said("One"), "attribute": "volume", "test": "at_most", "value": "350"},
                {
                    "text": said("Four"),
                    "attribute": "volume",
                    "test": "at_least",
                    "value": "900",
                    "is_must": True,
                },
                {"text": said("A hundred"), "never": said("We have nothing for a canteen.")},
            ],
        },
        {
            "text": said("Which colour?"),
            "answers": [
                {"text": said("Blue"), "attribute": "colour", "test": "is", "value": "blue"},
                {"text": said("No matter")},
            ],
        },
    ]
}


@pytest.mark.serves("S2-17")
@pytest.mark.parametrize(
    ("given", "facts", "kind", "states"),
    [
        (
            {"q1": "a1", "q2": "a1"},
            {"volume": 300, "colour": "blue"},
            "yes",
            ["met", "met"],
        ),
        ({"q1": "a1", "q2": "a1"}, {"volume": 300, "colour": "red"}, "partly", ["met", "missed"]),
        ({"q1": "a1"}, {}, "partly", ["unknown"]),
        ({"q1": "a2"}, {"volume": 300}, "no", ["missed"]),
        ({"q1": "a2"}, {}, "partly", ["unknown"]),
        ({"q1": "a3"}, {"volume": 300}, "no", []),
        ({"q2": "a2"}, {}, "yes", []),
        ({"q1": "a9", "q7": "a1"}, {}, "yes", []),
    ],
)
def test_answers_judge_a_product_and_say_not_for_you(given, facts, kind, states) -> None:
    answers = chosen_answers(read_questions(QUESTIONS), given)

    found = judge(facts, answers)

    assert found.kind == kind
    assert [point.state for point in found.points] == states


def test_a_chooser_that_cannot_ask_is_told() -> None:
    broken = {
        "questions": [
            {"text": {"en": "Only English"}, "answers": [{"text": said("One"), "attribute": "x"}]}
        ]
    }

    assert chooser_problems(QUESTIONS, LANGUAGES) == []
    assert chooser_problems(broken, LANGUAGES) == ["question_unsaid", "few_answers", "no_value"]
    assert chooser_problems({}, LANGUAGES) == ["no_questions"]


@pytest.mark.serves("S0-32")
def test_a_film_needs_captions_transcript_what_was_tested_result_and_date() -> None:
    whole = {
        "file": "tools/aa/a.mp4",
        "captions": said("tools/bb/b.vtt"),
        "transcript": said("We drop it."),
        "tested": said("Dropped from one metre"),
        "result": said("Whole"),
        "tested_on": "2026-01-15",
    }

    assert video_problems(whole, LANGUAGES) == []
    assert video_problems({"captions": {"en": "x"}}, LANGUAGES) == [
        "no_file", "no_captions", "no_transcript", "no_tested", "no_result", "no_date",
    ]  # fmt: skip


def test_films_and_captions_are_known_by_their_bytes() -> None:
    assert video_kind(b"\0\0\0\x18ftypmp42") == "mp4"
    assert video_kind(b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm") == "webm"
    assert video_kind(b"<html>") == ""
    assert is_captions(b"\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.500\r\nWe drop it.\r\n")
    assert not is_captions(b"WEBVTT\n\nno times\n")
    assert not is_captions(b"1\n00:00:01,000 --> 00:00:02,000\nSRT\n")


def test_touch_substitutes_are_said_in_each_language() -> None:
    ways = [{"way": "sample", "words": said("A swatch"), "sku": "SW-1"}]

    assert touch_problems({"ways": ways}, LANGUAGES) == []
    assert touch_problems({}, LANGUAGES) == ["no_ways"]
    assert touch_problems({"ways": [{"way": "sample", "words": {}}]}, LANGUAGES) == [
        "no_words",
        "no_sample",
    ]
    assert touch_problems({"ways": [{"way": "try_home", "words": said("At home")}]}, LANGUAGES) == [
        "no_days"
    ]


def test_a_difference_is_claimed_only_where_chance_cannot_make_it() -> None:
    many, few = Group(1000, 120, 3).conversion, Group(1000, 40, 3).conversion

    assert difference(many, few) == "higher"
    assert difference(few, many) == "lower"
    assert difference(Group(10, 2, 0).conversion, Group(10, 1, 0).conversion) == "unclear"
    assert difference(Group(0, 0, 0).conversion, many) == "unclear"
