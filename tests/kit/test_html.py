"""HTML of others: shown without harm, and read as text."""

import os
import time
from pathlib import Path

import pytest

from pistos.kit.html import html_to_text, shown_html, shown_html_with_remote

FIELD_DATA = Path(
    os.environ.get("PISTOS_FIELD_DATA") or Path(__file__).resolve().parents[2] / "../shared/data"
)

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jav&#x0A;ascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:alert(1)">x</a>',
    "<iframe src=https://evil.example></iframe>",
    "<object data=evil.swf></object><embed src=evil.swf>",
    "<form action=https://evil.example><input name=password><button>Go</button></form>",
    "<style>body{background:url(https://evil.example)}</style>",
    '<p style="background:url(https://evil.example/x)">x</p>',
    '<p style="position:fixed;top:0;left:0;width:100%">x</p>',
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    '<img srcset="https://evil.example/x 1x" src="//evil.example/y">',
    '<table background="https://evil.example/x"><tr><td background="https://evil.example/y">',
    '<video poster="https://evil.example/x"><source src="https://evil.example/y"></video>',
    '<a href="https://ok.example" target="_self" ping="https://evil.example" onclick="x()">x</a>',
    "<div id=cart class=pay-button name=csrf>x</div>",
]


@pytest.mark.fault("S4")
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_acts_or_calls_home_is_left(attack: str) -> None:
    shown = shown_html(attack, pictures={}).html

    assert shown is not None
    lowered = shown.lower()
    for word in (
        "<script", "onerror", "onload", "onclick", "javascript:", "vbscript:", "data:", "<iframe",
        "<object", "<embed", "<form", "<input", "<style", "<svg", "<math", "<meta", "<base", "<link",
        "evil.example", "position", "url(", " id=", " class=", " name=", "<video",
    ):  # fmt: skip
        assert word not in lowered.replace("&lt;", ""), shown


@pytest.mark.fault("F18")
def test_remote_pictures_wait_until_they_are_asked_for() -> None:
    html = '<p>Hi <img src="https://shop.example/a.png" alt="A"><img src="cid:one@x"></p>'
    pictures = {"one@x": "/desk/files/one"}

    closed, opened = (f(html, pictures=pictures) for f in (shown_html, shown_html_with_remote))

    assert closed.remote_count == opened.remote_count == 1
    assert closed.html == '<p>Hi <img alt="A"><img src="/desk/files/one"></p>'
    assert 'src="https://shop.example/a.png"' in str(opened.html)


def test_links_open_apart_and_tell_nothing_of_us() -> None:
    shown = shown_html('<a href="https://ok.example/x">x</a>', pictures={}).html

    assert shown == (
        '<a href="https://ok.example/x" target="_blank" rel="noopener noreferrer nofollow">x</a>'
    )


@pytest.mark.fault("F18")
@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one<div><br></div>two</div>", "one\n\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>one\n  two\nthree</pre>", "one\n  two\nthree"),
        ("a&nbsp;&lt;b&gt; &amp; c", "a <b> & c"),
        ("<style>p{}</style><title>t</title><p>x</p><script>y</script>", "x"),
        ('<a href="https://x.example/a?b=1&amp;c=2">here</a>', "here <https://x.example/a?b=1&c=2>"),
        ('<a href="https://x.example/">x.example</a>', "x.example"),
        ("<p>Yes</p><blockquote><p>Sure?</p><blockquote>Deep</blockquote></blockquote>",
         "Yes\n\n> Sure?\n>\n> > Deep"),
        ("Καλημέρα&#33; &#x1F1EC;&#x1F1F7;", "Καλημέρα! 🇬🇷"),
        ("", ""),
        ("just text", "just text"),
    ],
)  # fmt: skip
def test_text_keeps_the_lines_of_the_html(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.fault("F18")
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000,
        "<blockquote>" * 60_000,
        "<b><p>" * 30_000,
        '<div title="</div>">' * 30_000,
        "<div title='</div>'>" * 30_000,
        "<div><!-- > </div> -->" * 20_000,
        "&" * 2_000_000,
        "<" * 500_000,
        "<a " + "x=y " * 300_000 + ">",
        "<li><p>" * 39_000,
        "<p>hello <b>you</b></p>\n" * 19_000 + "word " * 800_000,
    ],
)
def test_time_is_bounded_whatever_the_html(html: str) -> None:
    started = time.perf_counter()

    shown_html(html, pictures={})
    html_to_text(html)

    assert time.perf_counter() - started < 5


@pytest.mark.fault("F18")
def test_html_that_is_too_much_is_not_shown_and_still_read() -> None:
    html = "<div>" * 60_000 + "the words"

    assert shown_html(html, pictures={}).html is None
    assert html_to_text(html) == "the words"


@pytest.mark.skipif(not FIELD_DATA.exists(), reason="real data is not here")
def test_real_html_is_read_and_shown_without_script() -> None:
    for path in (FIELD_DATA / "mail/talon").rglob("*.html"):
        html = path.read_text("utf-8", "replace")

        assert html_to_text(html), path
        assert "<script" not in str(shown_html(html, pictures={}).html), path
