"""What the public forms carry to be believed: when they were shown, and which question was just asked."""

from datetime import datetime

from django.core import signing

from pistos.kit.errors import NotFound

SHOWN_SALT = "storefront.form-shown"
ASKED_SALT = "storefront.just-asked"
TOO_QUICK_SECONDS = 2
ASKED_SECONDS = 24 * 3600


def shown_stamp(at: datetime) -> str:
    """Goes with a form when it is shown."""
    return signing.dumps(int(at.timestamp()), salt=SHOWN_SALT)


def is_too_quick(stamp: str, at: datetime) -> bool:
    """Whether it came back faster than anybody writes, or without its stamp: a program filled it in."""
    try:
        shown = int(signing.loads(stamp, salt=SHOWN_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return True
    return at.timestamp() - shown < TOO_QUICK_SECONDS


def asked_proof(conversation_token: str) -> str:
    """Lets whoever asked see what was promised, for a day, and nothing else of the conversation.

    The address they gave is not proven: the link to the conversation itself goes there.
    """
    return signing.dumps(conversation_token, salt=ASKED_SALT)


def asked_token(proof: str) -> str:
    """The conversation's token; NotFound for what is not ours or older than a day."""
    try:
        return str(signing.loads(proof, salt=ASKED_SALT, max_age=ASKED_SECONDS))
    except signing.BadSignature:
        raise NotFound from None
