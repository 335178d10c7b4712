"""A page that is not clear is reported by what is wrong with it."""

import pytest

from pistos.catalogue.rules.clarity import page_problems

CLEAR = """<html><head><meta name="description" content="A hand-thrown mug for coffee and tea."></head>
<body><header><a href="/en/contact/">Contact</a></header>
<main><h1>Mug</h1><p>It holds 300 ml. It costs €18.00 with VAT.</p><a href="/en/mugs/">Mugs</a></main>
</body></html>"""
ALIVE = {"/en/contact/", "/en/mugs/"}


def problems(html):
    found = page_problems(html, contact="/en/contact/", is_alive=lambda path: path in ALIVE)
    return [problem.code for problem in found]


@pytest.mark.serves("S0-20")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("A hand-thrown mug for coffee and tea.", "Mug"), "no_summary"),
        ((" with VAT", ""), "hidden_cost"),
        (("/en/mugs/", "/en/gone/"), "dead_link"),
        (("It holds 300 ml.", "It holds. " * 800), "too_long"),
        (("It holds 300 ml.", "which holds " * 60), "long_sentences"),
        (('<a href="/en/contact/">Contact</a>', ""), "no_contact"),
    ],
)
def test_page_that_violates_one_rule_is_reported_by_its_name(change, code):
    assert problems(CLEAR) == []
    assert problems(CLEAR.replace(*change)) == [code]


def test_scripts_are_not_read_and_other_sites_not_followed():
    page = CLEAR.replace("<h1>", "<script>€5 " + "word " * 2000 + "</script><h1>")

    assert problems(page.replace("</main>", '<a href="https://other.example/">x</a></main>')) == []
