import pytest
from django.test import Client

from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.models import Conversation
from pistos.conversations.models.doubts import Doubt
from pistos.conversations.queries.worries import worries_by_place
from pistos.journal.models import Event
from pistos.notifications.models import PushSubscription
from pistos.visits.actions.meeting import meet_visitor
from pistos.visits.facts import Browser
from pistos.visits.models import ChatSettings, InvitationRule, RuleCount, StagePath

pytestmark = pytest.mark.django_db
RULE = {"name": "Stuck", "trigger": "time", "threshold": "60", "text_en": "Can we help?",
        "is_active": "on"}  # fmt: skip
SETTINGS = {"is_shown": "on", "origins": "https://blog.example", "keep_clear": ".pay",
            "most_invitations": "2", "invitation_days": "7", "mail_minutes": "5"}  # fmt: skip


@pytest.fixture
def desk(shop, alma):
    client = Client(headers={"accept-language": "en"})
    client.force_login(alma)
    return client


@pytest.mark.serves("S4-29")
def test_owner_names_the_sites_and_a_wildcard_is_refused(desk):
    assert desk.post("/desk/chat/save/settings/", SETTINGS).status_code == 302
    assert ChatSettings.objects.get().origins == ["https://blog.example"]

    answer = desk.post("/desk/chat/save/settings/", {**SETTINGS, "origins": "https://*.example"})
    assert answer.status_code == 422
    assert "would let in sites that are not yours" in answer.content.decode()
    assert ChatSettings.objects.count() == 1


@pytest.mark.serves("S2-35")
def test_owner_writes_a_rule_and_sees_its_effect(desk, at):
    assert desk.post("/desk/chat/save/rule/", RULE).status_code == 302
    rule = InvitationRule.objects.get()
    day = Event.objects.latest("pk").happened_at.date()
    RuleCount.objects.create(
        rule=rule, day=day, shown_count=10, answered_count=4, dismissed_count=1
    )

    page = desk.get("/desk/chat/").content.decode()
    assert "after 60 seconds on one page" in page
    assert "4 (40" in page
    assert desk.post(f"/desk/chat/rules/{rule.pk}/", {**RULE, "is_active": ""}).status_code == 302
    rule.refresh_from_db()
    assert not rule.is_active
    assert desk.post(f"/desk/chat/rules/{rule.pk}/", {**RULE, "text_en": ""}).status_code == 422
    assert desk.get("/desk/chat/rules/999/").status_code == 404


@pytest.mark.serves("S2-35")
@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        ("checkout", "after 90 seconds at the checkout, on the next page"),
        ("shipping", "after choosing the way of sending 90 times, on the next page"),
    ],
)
def test_rules_about_the_checkout_say_where_they_speak(desk, trigger, words):
    sent = {**RULE, "trigger": trigger, "threshold": "90"}

    assert desk.post("/desk/chat/save/rule/", sent).status_code == 302
    assert words in desk.get("/desk/chat/").content.decode()
    if trigger == "checkout":
        assert desk.post("/desk/chat/save/rule/", {**sent, "threshold": "9"}).status_code == 422


@pytest.mark.serves("S2-37")
def test_worries_are_reported_by_stage_and_page(desk, at):
    desk.post("/desk/chat/save/stages/", {"paths": "/kosarica cart"})
    assert StagePath.objects.get().stage == "cart"
    visitor = meet_visitor(browser=Browser(), at=at)
    said = Said("Is it safe?", "1", {"url": "https://kalamos.example/sl/kosarica?me=1"})
    say(visitor=visitor, said=said, at=at)
    Doubt.objects.create(conversation=Conversation.objects.get(), kind="safety", noted_at=at)

    row = worries_by_place(at)[0]
    assert (row.stage, row.path, row.kind, row.count) == ("cart", "/sl/kosarica", "safety", 1)
    assert desk.post("/desk/chat/save/stages/", {"paths": "kosarica cart"}).status_code == 422


def test_agent_may_not_change_the_chat_and_their_device_is_told(shop, ben):
    client = Client()
    client.force_login(ben)
    assert client.get("/desk/chat/").status_code == 403
    assert client.post("/desk/chat/save/settings/", SETTINGS).status_code == 403
    device = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "p256dh": "B" * 87,
              "auth": "a" * 22, "kinds": ["visitor"]}  # fmt: skip

    assert 'value="visitor"' in client.get("/desk/chat/device/").content.decode()
    assert client.post("/desk/chat/push/", device).status_code == 200
    row = PushSubscription.objects.get()
    assert (row.recipient_id, row.kinds) == (ben.pk, ["visitor"])
    assert client.post("/desk/chat/device/told/", device).json() == {"kinds": ["visitor"]}
    evil = {**device, "endpoint": "https://169.254.169.254/"}
    assert client.post("/desk/chat/push/", evil).status_code == 409

    client.post("/desk/chat/push/", {**device, "kinds": []})
    assert not PushSubscription.objects.exists()
    assert client.post("/desk/chat/device/told/", device).json() == {"kinds": []}


def test_desk_page_costs_the_same_with_one_and_three_rules(desk, django_assert_num_queries):
    desk.post("/desk/chat/save/rule/", RULE)
    desk.get("/desk/chat/")
    with django_assert_num_queries(QUERIES):
        desk.get("/desk/chat/")
    for _ in range(2):
        desk.post("/desk/chat/save/rule/", RULE)
    desk.get("/desk/chat/")
    with django_assert_num_queries(QUERIES):
        desk.get("/desk/chat/")


QUERIES = 8
