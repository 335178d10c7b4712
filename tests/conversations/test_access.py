from datetime import timedelta

import pytest

from pistos.accounts.access import NotAllowed
from pistos.conversations import access
from pistos.conversations.models import Attachment, Direction, Draft, SavedView
from pistos.kit.errors import NotFound
from tests.factories.conversations import conversation_of, written_by_customer

pytestmark = [pytest.mark.django_db, pytest.mark.fault("S5")]


@pytest.fixture
def cleos(cleo, at):
    return conversation_of(cleo, at=at)


def test_her_link_opens_her_conversation(cleos, at):
    assert access.conversation_of_link(access.link_of(cleos, at), at) == cleos


@pytest.mark.fault("S8")
def test_link_that_is_old_changed_or_for_another_opens_nothing(cleos, dora, at):
    text = access.link_of(cleos, at)
    doras = conversation_of(dora, at=at)
    _token, _dot, rest = text.partition(".")

    for wrong in (f"{doras.token}.{rest}", text[:-1] + "~", "", "a.b", "a.b.c.d", text + "é"):
        with pytest.raises(NotFound):
            access.conversation_of_link(wrong, at)
    with pytest.raises(NotFound):
        access.conversation_of_link(text, at + timedelta(days=91))


def test_link_dies_when_the_conversation_is_another_persons(cleos, dora, at):
    text = access.link_of(cleos, at)
    cleos.customer = dora
    cleos.save()

    with pytest.raises(NotFound):
        access.conversation_of_link(text, at)


def test_link_to_a_merged_conversation_opens_hers_only(cleos, cleo, dora, at):
    text = access.link_of(cleos, at)
    target = conversation_of(cleo, at=at)
    cleos.state, cleos.merged_into = "closed", target
    cleos.save()
    assert access.conversation_of_link(text, at) == target

    target.customer = dora
    target.save()
    with pytest.raises(NotFound):
        access.conversation_of_link(text, at)


def test_link_opens_files_of_both_sides_and_not_those_of_notes(cleos, at):
    text = access.link_of(cleos, at)
    hers = written_by_customer(cleos, "see", at=at)
    note = written_by_customer(cleos, "hm", at=at, direction=Direction.NOTE)
    files = [
        Attachment.objects.create(
            message=row, name="a.png", content_type="image/png", size=1, sha256="0" * 64
        )
        for row in (hers, note)
    ]

    assert access.attachment_of_link(text, files[0].token, at) == files[0]
    with pytest.raises(NotFound):
        access.attachment_of_link(text, files[1].token, at)


def test_nobody_sees_anothers_draft_its_files_or_views(cleos, alma, ben, at):
    draft = Draft.objects.create(conversation=cleos, author=ben, text="Dear", updated_at=at)
    view = SavedView.objects.create(owner=ben, name="mine")
    file = Attachment.objects.create(
        draft_id=draft.pk, name="a.png", content_type="image/png", size=1, sha256="0" * 64
    )

    assert access.draft_for(ben, cleos) == draft
    assert access.draft_for(alma, cleos) is None
    assert access.attachment_for(ben, file.token) == file
    with pytest.raises(NotFound):
        access.attachment_for(alma, file.token)
    with pytest.raises(NotFound):
        access.saved_view_for(alma, view.pk)


def test_who_left_the_team_finds_nothing(cleos, ben, at):
    message = written_by_customer(cleos, "see", at=at)
    ben.is_active = False
    for load, token in (
        (access.conversation_for, cleos.token),
        (access.message_for, message.token),
        (access.attachment_for, "x"),
    ):
        with pytest.raises((NotFound, NotAllowed)):
            load(ben, token)
