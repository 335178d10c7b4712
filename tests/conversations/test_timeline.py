from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.conversations.models import Attachment, Direction
from pistos.conversations.queries.timeline import SHOWN, customer_time_line, time_line
from tests.factories.conversations import answered_by, conversation_of, written_by_customer

pytestmark = pytest.mark.django_db


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3, 15])
def test_time_line_is_three_queries_with_files_and_promises(count, ben, cleo, at):
    conversation = conversation_of(cleo, at=at)
    for n in range(count):
        message = written_by_customer(
            conversation, f"{n}", at=at + timedelta(minutes=n), html="<p>x</p>"
        )
        Attachment.objects.create(
            message=message, name="a.png", content_type="image/png", size=1, sha256="0" * 64
        )
        answered_by(ben, conversation, "answer", at=at)

    with CaptureQueriesContext(connection) as queries:
        line = time_line(conversation)
        files = [file.name for message in line.messages for file in line.files.get(message.pk, [])]

    assert len(queries) == 3
    assert len(files) == count
    assert line.messages[0].has_html


def test_time_line_goes_back_to_its_beginning(cleo, at):
    conversation = conversation_of(cleo, at=at)
    written = [written_by_customer(conversation, str(n), at=at) for n in range(SHOWN + 3)]

    newest = time_line(conversation)
    before = time_line(conversation, before_id=newest.earlier_id)

    assert [row.text for row in newest.messages] == [str(n) for n in range(3, SHOWN + 3)]
    assert [row.text for row in before.messages] == ["0", "1", "2"]
    assert newest.newest_id == written[-1].pk
    assert before.earlier_id is None


@pytest.mark.fault("S5")
def test_customer_sees_no_notes_and_nothing_unsent(ben, cleo, at):
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, "question", at=at)
    answered_by(ben, conversation, "answer", at=at)
    answered_by(ben, conversation, "held", at=at, state="held")
    answered_by(ben, conversation, "taken back", at=at, state="undone")
    written_by_customer(conversation, "she is difficult", at=at, direction=Direction.NOTE)
    written_by_customer(conversation, "", at=at, direction=Direction.ACTIVITY)

    assert [row.text for row in customer_time_line(conversation)] == ["question", "answer"]
