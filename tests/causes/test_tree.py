"""The tree: stable codes, three levels, four languages; it grows and is pruned, and nothing is lost."""

from datetime import datetime

import pytest

from pistos.causes.actions.growing import (
    CauseInUse,
    CauseUnusable,
    CodeTaken,
    add_cause,
    retire_cause,
    reword_cause,
)
from pistos.causes.facts import NewCause
from pistos.causes.models import Cause
from pistos.causes.queries.tree import cause_names, causes_outside, choices, path_of
from pistos.causes.rules.starter import starter_tree
from pistos.causes.rules.tree import at_level, with_parents
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.languages import LANGUAGES

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)
SCRIPTS = {
    "en": lambda c: c.isascii() or c in "“”’«»",
    "sl": lambda c: c.isascii() or c in "čšžČŠŽ»«",
    "el": lambda c: not c.isalpha() or "\u0370" <= c <= "\u1fff",
    "hy": lambda c: not c.isalpha() or "\u0530" <= c <= "\u058f",
}


def the(code: str) -> Cause:
    return Cause.objects.get(code=code)


@pytest.mark.serves("S2-25")
def test_a_shop_begins_with_the_whole_tree(at: datetime) -> None:
    codes = set(Cause.objects.values_list("code", flat=True))

    assert codes == {node.code for node in starter_tree()}
    assert {code.partition(".")[0] for code in codes} >= {
        "product", "promise", "carrier", "warehouse", "website", "payment", "policy", "service",
        "information", "privacy", "fraud",
    }  # fmt: skip
    assert {Cause.objects.get(code=code).level for code in codes} == {1, 2, 3}


@pytest.mark.parametrize("node", starter_tree(), ids=lambda node: node.code)
def test_each_cause_has_its_name_in_four_languages_and_their_own_letters(node: object) -> None:
    assert set(node.names) == set(LANGUAGES)
    for language, name in node.names.items():
        assert [c for c in name if not SCRIPTS[language](c)] == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_stand_by_root_with_their_path(language: str, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        groups = choices(language)

    names = cause_names(language)
    small = next(one for group in groups for one in group.choices if one.code.endswith("small"))
    assert small.path == " › ".join(
        names[code] for code in ("product", "product.size", "product.size.small")
    )
    assert path_of("carrier.late", names).startswith(names["carrier"])
    assert all(one.level > 1 for group in groups for one in group.choices)


def test_the_same_thing_elsewhere_leads_here() -> None:
    assert causes_outside("shopify")["SIZE_TOO_SMALL"] == "product.size.small"
    assert causes_outside("shopify")["WRONG_ITEM"] == "warehouse.wrong"
    assert causes_outside("x12") == {
        "PF": "product.size",
        "CV": "product.described.colour",
        "DM": "product.defect",
    }
    assert causes_outside("karrio")["carrier_parcel_lost"] == "carrier.lost"
    assert set(causes_outside("shopify")) == {
        "COLOR", "DEFECTIVE", "NOT_AS_DESCRIBED", "OTHER", "SIZE_TOO_LARGE", "SIZE_TOO_SMALL", "STYLE",
        "UNKNOWN", "UNWANTED", "WRONG_ITEM",
    }  # fmt: skip


def test_what_stands_above_comes_with_a_code() -> None:
    assert with_parents(["product.size.small", "product.size"]) == {
        "product.size.small": True,
        "product.size": True,
        "product": False,
    }
    assert at_level("product.size.small", 2) == "product.size"


def test_a_cause_is_added_below_one_that_stands(at: datetime) -> None:
    new = NewCause("carrier.strike", {"en": "Strike", "el": "Απεργία"})
    made = add_cause(new=new, by=ALMA, at=at)

    assert (made.area, made.department, made.track) == ("delivery", "delivery", "transport")
    event = Event.objects.get()
    assert (event.name, event.data) == ("causes.CauseAdded", {"code": "carrier.strike"})
    with pytest.raises(CodeTaken):
        add_cause(new=new, by=ALMA, at=at)


@pytest.mark.parametrize(
    "new",
    [
        NewCause("Carrier.Strike", {"en": "Strike"}),
        NewCause("strike", {"en": "Strike"}),
        NewCause("carrier.late.a.b", {"en": "Strike"}),
        NewCause("nowhere.strike", {"en": "Strike"}),
        NewCause("carrier.strike", {}),
        NewCause("carrier.strike", {"de": "Streik"}),
        NewCause("carrier.strike", {"en": "Strike"}, department="astrology"),
    ],
)
def test_what_no_cause_can_be_is_refused(at: datetime, new: NewCause) -> None:
    before = Cause.objects.count()

    with pytest.raises(CauseUnusable):
        add_cause(new=new, by=ALMA, at=at)

    assert Cause.objects.count() == before
    assert not Event.objects.exists()


def test_words_change_and_the_code_stays(at: datetime) -> None:
    cause = the("carrier.late")
    names = {**cause.names, "en": "Brought late"}
    reword_cause(cause=cause, names=names, kept_by={"fix": "promise_rule"}, by=ALMA, at=at)
    reword_cause(cause=cause, names=names, kept_by={"fix": "promise_rule"}, by=ALMA, at=at)

    assert the("carrier.late").names["en"] == "Brought late"
    event = Event.objects.get()
    assert event.data == {"code": "carrier.late", "fields": ["fix", "names"]}
    with pytest.raises(CauseUnusable):
        reword_cause(cause=cause, names=names, kept_by={"fix": "magic"}, by=ALMA, at=at)


def test_a_retired_cause_is_readable_and_no_longer_chosen(at: datetime) -> None:
    retire_cause(cause=the("carrier.cod"), replaced_by=the("payment.wrong"), by=ALMA, at=at)
    retire_cause(cause=the("carrier.cod"), replaced_by=None, by=ALMA, at=at)

    assert "carrier.cod" in cause_names("en")
    assert not any(one.code == "carrier.cod" for group in choices("en") for one in group.choices)
    event = Event.objects.get()
    assert event.data == {"code": "carrier.cod", "replaced_by": "payment.wrong"}


@pytest.mark.parametrize("code", ["carrier", "product.size", "other.unlisted"])
def test_what_holds_the_tree_together_is_not_retired(at: datetime, code: str) -> None:
    with pytest.raises(CauseInUse):
        retire_cause(cause=the(code), replaced_by=None, by=ALMA, at=at)

    assert the(code).retired_at is None
