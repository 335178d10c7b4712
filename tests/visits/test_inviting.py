from datetime import timedelta

import pytest

from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.visits.actions.inviting import answer_invitation, dismiss_invitation, note_sign
from pistos.visits.actions.meeting import agree_to_looks, meet_visitor, note_look, refuse_looks
from pistos.visits.actions.settings import RuleUnusable, add_rule
from pistos.visits.facts import Browser, Page, RuleValues, Sign
from pistos.visits.models import Invitation, PageEvent, PageView, Touchpoint, Trigger
from pistos.visits.queries.visitors import effects
from pistos.visits.rules.inviting import Candidate, Patience, may_invite, rule_for

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)
SLOW = Sign(Trigger.TIME_ON_PAGE, 90, Page("/en/checkout/"))


@pytest.fixture
def rule(at):
    values = RuleValues("Stuck", Trigger.TIME_ON_PAGE, 60, "", {"en": "Can we help you?"})
    return add_rule(values=values, by=ALMA, at=at)


@pytest.fixture
def visitor(at):
    visitor = meet_visitor(browser=Browser(language="el"), at=at)
    agree_to_looks(visitor=visitor, at=at)
    visitor.refresh_from_db()
    return visitor


def sign(visitor, at, sign=SLOW, *, is_writing=False):
    return note_sign(visitor=visitor, sign=sign, is_writing_with_us=is_writing, at=at)


@pytest.mark.serves("S2-35")
def test_invitation_follows_a_sign_past_its_threshold(visitor, rule, at):
    assert sign(visitor, at, Sign(Trigger.TIME_ON_PAGE, 59, Page("/"))) is None
    invitation = sign(visitor, at)

    assert (invitation.rule, invitation.path) == (rule, "/en/checkout/")
    assert Event.objects.get(name="visits.VisitorInvited").data == {
        "visitor_id": visitor.pk,
        "invitation_id": invitation.pk,
        "rule_id": rule.pk,
    }
    assert PageEvent.objects.count() == 2


@pytest.mark.serves("S2-35")
@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        (Trigger.REPEATED_SEARCH, 3),
        (Trigger.ERROR_SHOWN, 1),
        (Trigger.LONG_AT_CHECKOUT, 90),
        (Trigger.BACK_AT_SHIPPING, 3),
    ],
)
def test_invitation_follows_each_kind_of_sign(visitor, at, kind, amount):
    add_rule(values=RuleValues("r", kind, amount, "", {"en": "x"}), by=ALMA, at=at)

    assert sign(visitor, at, Sign(kind, amount, Page("/en/search"))) is not None


@pytest.mark.serves("S2-35")
def test_cap_lets_one_invitation_a_week_through(visitor, rule, at):
    assert sign(visitor, at)
    assert sign(visitor, at + timedelta(days=6)) is None
    assert sign(visitor, at + timedelta(days=8))


@pytest.mark.serves("S2-35")
def test_one_dismissal_is_silence_for_ever(visitor, rule, at):
    dismiss_invitation(invitation=sign(visitor, at), at=at)

    assert sign(visitor, at + timedelta(days=300)) is None
    assert Event.objects.filter(name="visits.InvitationDismissed").count() == 1


@pytest.mark.serves("S2-35")
def test_without_consent_nothing_is_kept_and_nobody_is_invited(rule, at):
    stranger = meet_visitor(browser=Browser(), at=at)
    note_look(visitor=stranger, page=Page("/en/p/1"), at=at)

    assert sign(stranger, at) is None
    assert (PageView.objects.count(), PageEvent.objects.count()) == (0, 0)


def test_refusal_deletes_what_was_kept(visitor, rule, at):
    note_look(visitor=visitor, page=Page("https://kalamos.example/en/p/9?email=me#x"), at=at)
    assert PageView.objects.get().path == "/en/p/9"
    sign(visitor, at)
    refuse_looks(visitor=visitor, at=at)
    visitor.refresh_from_db()

    assert (PageView.objects.count(), PageEvent.objects.count()) == (0, 0)
    assert sign(visitor, at + timedelta(days=30)) is None


@pytest.mark.serves("S0-4")
def test_store_visit_never_triggers_an_invitation(rule, at):
    kiosk = meet_visitor(browser=Browser(touchpoint=Touchpoint.STORE), at=at)
    agree_to_looks(visitor=kiosk, at=at)
    kiosk.refresh_from_db()

    assert sign(kiosk, at) is None
    assert Invitation.objects.count() == 0


def test_nobody_is_invited_out_of_a_conversation(visitor, rule, at):
    assert sign(visitor, at, is_writing=True) is None


@pytest.mark.serves("S2-35")
def test_effect_of_each_rule_is_counted_once(visitor, rule, at):
    other = meet_visitor(browser=Browser(), at=at)
    agree_to_looks(visitor=other, at=at)
    other.refresh_from_db()
    answered, dismissed = sign(visitor, at), sign(other, at)
    for _ in range(2):
        answer_invitation(invitation=answered, at=at)
        dismiss_invitation(invitation=dismissed, at=at)
        dismiss_invitation(invitation=answered, at=at)

    effect = effects(at.date())[0]
    assert (effect.shown_count, effect.answered_count, effect.dismissed_count) == (2, 1, 1)
    assert effect.answered_share == 0.5


def test_effects_cost_two_queries(rule, at, django_assert_num_queries):
    with django_assert_num_queries(2):
        effects(at.date())
    for _ in range(2):
        add_rule(values=RuleValues("r", Trigger.ERROR_SHOWN, 1, "", {"en": "x"}), by=ALMA, at=at)
    with django_assert_num_queries(2):
        assert len(effects(at.date())) == 3


def test_rule_that_never_speaks_is_refused(at):
    for wrong in (
        RuleValues("", Trigger.ERROR_SHOWN, 1, "", {"en": "x"}),
        RuleValues("r", Trigger.ERROR_SHOWN, 0, "", {"en": "x"}),
        RuleValues("r", Trigger.TIME_ON_PAGE, 3, "", {"en": "x"}),
        RuleValues("r", Trigger.ERROR_SHOWN, 1, "", {"en": " "}),
    ):
        with pytest.raises(RuleUnusable):
            add_rule(values=wrong, by=ALMA, at=at)


def test_patience_in_a_table(at):
    ready = {"touchpoint": "online", "agreed_at": at, "silenced_at": None,
             "invited_at": (), "is_writing_with_us": False}  # fmt: skip
    cases = [
        ({}, True),
        ({"touchpoint": "store"}, False),
        ({"agreed_at": None}, False),
        ({"silenced_at": at}, False),
        ({"is_writing_with_us": True}, False),
        ({"invited_at": (at - timedelta(days=1),)}, False),
        ({"invited_at": (at - timedelta(days=7),)}, True),
    ]
    for change, expected in cases:
        assert may_invite(Patience(**{**ready, **change}), most=1, days=7, at=at) is expected


def test_narrowest_rule_speaks():
    rules = [
        Candidate(1, "time", 30, ""),
        Candidate(2, "time", 60, ""),
        Candidate(3, "time", 90, "/en/cart"),
        Candidate(4, "error", 1, "/en/cart"),
    ]
    found = [
        getattr(rule_for(rules, kind="time", amount=amount, path=path), "id", None)
        for amount, path in [(10, "/"), (30, "/"), (70, "/"), (70, "/en/cart"), (90, "/en/cart/1")]
    ]

    assert found == [None, 1, 2, 2, 3]
