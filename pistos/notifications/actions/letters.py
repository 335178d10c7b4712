"""Letters: written with the deed that they belong to, sent after commit and after their time to undo."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.notifications import events
from pistos.notifications.actions.writing import NoAddress, record
from pistos.notifications.models import Message, MessageState
from pistos.notifications.queries import is_suppressed, letterhead_of
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.letters import Letter, sent_headers
from pistos.notifications.rules.rendering import framed
from pistos.shop.queries import the_shop

LETTER = "letter"
CAN_BE_RESENT = (MessageState.UNCERTAIN, MessageState.FAILED, MessageState.BOUNCED)


class CannotResend(Refused):
    """The message is not one that can be sent again."""


def write_letter(*, key: str, letter: Letter, to: Recipient, by: Actor, at: datetime) -> Message:
    """Writes the letter `key` once; later calls return what was written.

    Call it inside the transaction of its deed. It is sent after commit, not before `letter.send_at`.
    To an address that takes no mail it is kept as failed. Publishes MessageWritten, or MessageFailed.
    Refuses with NoAddress.
    """
    if not to.address.strip():
        raise NoAddress(_("No e-mail address is known, so nobody can be told by mail."))
    shop = the_shop()
    language = to.language if to.language in LANGUAGES else shop.default_language
    subject = " ".join(letter.subject.split())[:300]
    html = letter.html or framed(subject, letter.text, language, letterhead_of(shop, language))
    message = Message(
        key=key,
        template=LETTER,
        language=language,
        recipient_kind=to.kind,
        recipient_id=to.id,
        to_address=to.address.strip(),
        subject=subject,
        text=letter.text,
        html=html,
        about_kind=letter.about.kind,
        about_id=letter.about.id,
        from_name=" ".join(letter.from_name.split())[:200],
        from_address=letter.from_address.strip(),
        reply_to=letter.reply_to.strip(),
        headers=sent_headers(letter),
        files=[[file.file, file.name, file.content_type] for file in letter.files],
        is_automatic=letter.is_automatic,
        send_at=letter.send_at,
        written_at=at,
        external_id=letter.message_id,
    )
    return record(message, by=by, at=at)


def resend_message(*, message: Message, by: Actor, at: datetime) -> None:
    """A person has it sent again, under the same Message-ID. Publishes MessageResent, after which it is sent.

    Refuses with CannotResend: what is sent or still tried, what has no words any more, and an address
    that is suppressed.
    """
    with transaction.atomic():
        fresh = Message.objects.select_for_update().get(pk=message.pk)
        if fresh.state not in CAN_BE_RESENT:
            raise CannotResend(_("It is sent already, or still being tried."))
        if not fresh.to_address or not fresh.text:
            raise CannotResend(_("Its words are no longer kept."))
        if is_suppressed(fresh.to_address):
            raise CannotResend(
                _("The address takes no mail. Lift it under Suppressed addresses first.")
            )
        fresh.state, fresh.attempts, fresh.problem = MessageState.WAITING, 0, ""
        fresh.send_at, fresh.began_at, fresh.handed_at = at, None, None
        fresh.save(
            update_fields=["state", "attempts", "problem", "send_at", "began_at", "handed_at"]
        )
        publish(
            events.MessageResent(fresh.pk, fresh.template, fresh.about_kind, fresh.about_id),
            about=Ref("message", str(fresh.pk)),
            by=by,
            at=at,
        )
