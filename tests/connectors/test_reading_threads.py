"""What a mail answers, by which ids, and whether they are ours."""

import pytest

from pistos.conversations.rules.addresses import plus_address, signed_message_id
from tests.connectors.mails import KEY, mail, read


@pytest.mark.fault("F3", "F7")
@pytest.mark.parametrize("value", ["", "<>", "none", "   "])
def test_mail_without_message_id_gets_a_stable_one(value: str) -> None:
    first = read(mail(Message_ID=value)).arrival.external_id
    other = read(mail("other", Message_ID=value)).arrival.external_id
    again = read(b"Received: from x by y; Mon, 2 Mar 2026\r\n" + mail(Message_ID=value)).arrival

    assert first == again.external_id != other
    assert first.startswith("mail:<")


@pytest.mark.fault("F9")
def test_thread_names_what_it_answers_the_nearest_first() -> None:
    thread = read(
        mail(In_Reply_To="<c@x.example>", References="<a@x.example>\r\n <b@x.example> <c@x.example>",
             Subject="Re: [#42] Parcel")
    ).arrival.thread  # fmt: skip

    assert thread.message_ids == ("<c@x.example>", "<b@x.example>", "<a@x.example>")
    assert thread.number == 42


@pytest.mark.fault("F9")
def test_signed_ids_and_plus_addresses_are_proven() -> None:
    signed = signed_message_id(conversation_id=7, message_id=9, domain="kalamos.example", key=KEY)
    plus = plus_address("shop@kalamos.example", conversation_id=8, key=KEY)

    thread = read(mail(References=f"<a@x.example> {signed}", To=f"Shop <{plus}>")).arrival.thread

    assert thread.conversation_ids == (7, 8)


@pytest.mark.fault("S1", "F10")
def test_forged_signature_proves_nothing() -> None:
    signed = signed_message_id(conversation_id=7, message_id=9, domain="x.example", key="another")

    assert read(mail(In_Reply_To=signed)).arrival.thread.conversation_ids == ()


@pytest.mark.fault("F10")
@pytest.mark.parametrize(
    "prefix", ["Fwd:", "FW:", "WG:", "ΠΡΘ:", "Posredovano:", "TR:", "RV:", "Փոխ:"]
)
def test_forward_begins_anew_and_keeps_its_words(prefix: str) -> None:
    text = "See below.\n\nOn Tue, Sep 28, 2021 at 6:02 PM X <x@y.example> wrote:\n> It is late."

    arrival = read(
        mail(text, Subject=f"{prefix} [#42] Parcel", In_Reply_To="<a@x.example>")
    ).arrival

    assert arrival.thread.message_ids == arrival.thread.conversation_ids == ()
    assert arrival.thread.number is None
    assert arrival.text == text


@pytest.mark.fault("F10")
def test_thread_index_of_outlook_is_not_used() -> None:
    arrival = read(mail(Thread_Index="Ac1x", Thread_Topic="Parcel [#42]")).arrival

    assert arrival.thread.message_ids == ()
    assert arrival.thread.number is None


@pytest.mark.fault("S16")
def test_copies_of_our_control_headers_are_ignored() -> None:
    plain = read(mail(Message_ID="<a@x.example>"))
    posing = read(
        mail(Message_ID="<a@x.example>", X_Pistos_Message="7", X_Pistos_Conversation="7",
             X_Pistos_Automatic="yes", X_Pistos_Is_Proven="1")
    )  # fmt: skip

    assert not any(name.lower().startswith("x-pistos") for name in posing.arrival.context.headers)
    assert posing.kind is plain.kind
    assert posing.arrival.thread == plain.arrival.thread
    assert posing.arrival.sender == plain.arrival.sender
