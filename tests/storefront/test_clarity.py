"""A page that is not clear is reported by name, with what is wrong."""

import contextlib
import io

import pytest
from django.core.management import call_command

from pistos.storefront.clarity import LONGEST_WORDS, findings
from tests.factories.shopping import selling

GOOD = (
    '<meta name="description" content="What it is, in a few words."><main><p>Text</p></main>'
    '<a href="/en/contact/">Contact</a>'
)


def kinds(html, leads=lambda _url: True):
    return [found.kind for found in findings("/en/page/", html, leads)]


@pytest.mark.serves("S0-20")
@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (GOOD.replace("What it is, in a few words.", ""), "no_summary"),
        (GOOD.replace("What it is", "word " * 40), "long_sentence"),
        (GOOD.replace("Text", '<form class="buy-form"></form>'), "hidden_cost"),
        (GOOD.replace("Text", "word " * (LONGEST_WORDS + 1)), "too_long"),
        (GOOD.replace("/en/contact/", "/en/other/"), "contact_far"),
    ],
)
def test_each_fault_is_named(html, kind):
    assert kinds(GOOD) == []
    assert kinds(html) == [kind]


@pytest.mark.serves("S0-20")
def test_link_that_leads_nowhere_is_named_with_its_page():
    found = findings("/en/page/", GOOD, leads=lambda url: url != "/en/contact/")

    assert [(one.address, one.kind, one.words) for one in found] == [
        ("/en/page/", "dead_link", "/en/contact/")
    ]


@pytest.mark.django_db
@pytest.mark.serves("S0-20", "S4-19")
def test_the_shop_as_it_comes_is_clear_on_every_page(shop, at):
    shop.languages = ["en"]
    shop.save()
    selling(at)
    said = io.StringIO()
    with contextlib.suppress(SystemExit):
        call_command("check_pages", stdout=said)
    rows = said.getvalue().splitlines()
    # The factory of the tests writes no files of pictures; instructions are a sheet for printing.
    other = [row for row in rows[:-1] if "/photo/" not in row and "/instructions/" not in row]

    assert other == []
    assert int(rows[-1].split()[0]) >= 18
