"""Words of a person to one customer outside of a conversation: an apology, a word afterwards.

Held back by the checks of a reply, weighed in the customer's place, and kept with what was said.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.replies.actions.public import PublicHeldBack, keep_accepted
from pistos.replies.facts import Heeded, Remark, ReplyContext
from pistos.replies.models import PersonalWeighing, PublicRemark
from pistos.replies.rules.checks import check_reply

LONGEST_ANSWER = 500


class NotWeighed(Refused):
    """The two questions of a hard message are not answered."""


def refuse_unread(
    *, texts: Sequence[str], context: ReplyContext, heeded: Heeded
) -> tuple[Remark, ...]:
    """The remarks that were accepted, each code once. Refuses with PublicHeldBack while one holds back.

    The texts are one letter: a feeling is answered anywhere in it. Each is read by itself too, as each may
    be in a language of its own.
    """
    parts = [text for text in texts if text.strip()]
    apart = replace(context, has_feeling=False, has_complaint=False)
    remarks = {each.code: each for part in parts for each in _blocking(part, apart)}
    remarks |= {each.code: each for each in check_reply("\n".join(parts), context)}
    blocking = tuple(each for each in remarks.values() if each.is_blocking)
    for each in blocking:
        if not each.can_be_accepted or not heeded.accepted.get(each.code, "").strip():
            raise PublicHeldBack(
                _("Read this before it goes. Change the words, or say why they stand."),
                remarks=tuple(sorted(remarks.values(), key=lambda each: not each.is_blocking)),
            )
    return blocking


def refuse_unheeded(
    *, texts: Sequence[str], context: ReplyContext, heeded: Heeded
) -> tuple[Remark, ...]:
    """The same for words that are weighed before they go. Refuses with NotWeighed too."""
    accepted = refuse_unread(texts=texts, context=context, heeded=heeded)
    if heeded.weighed is None or not heeded.weighed.is_whole:
        raise NotWeighed(
            _("Answer both questions first: what in it would please you, and what would annoy you?")
        )
    return accepted


def _blocking(text: str, context: ReplyContext) -> list[Remark]:
    return [each for each in check_reply(text, context) if each.is_blocking]


def keep_heeded(
    *, remarks: tuple[Remark, ...], heeded: Heeded, about: Ref, by: User, at: datetime
) -> None:
    """Keeps why the words stand all the same, and how they were weighed; part of the caller's deed."""
    who = Actor.person(by.pk)
    keep_accepted(remarks=remarks, accepted=heeded.accepted, about=about, by=who, at=at)
    if heeded.weighed is None:
        return
    PersonalWeighing.objects.create(
        about_kind=about.kind,
        about_id=about.id,
        author=by,
        would_please=heeded.weighed.would_please.strip()[:LONGEST_ANSWER],
        would_annoy=heeded.weighed.would_annoy.strip()[:LONGEST_ANSWER],
        weighed_at=at,
    )


def forget_heeded(*, kind: str, ids: Sequence[str]) -> None:
    """Part of an erasure: that it was weighed and accepted stays, in which words does not."""
    theirs = {"about_kind": kind, "about_id__in": ids}
    PersonalWeighing.objects.filter(**theirs).update(would_please="-", would_annoy="-")
    PublicRemark.objects.filter(**theirs).update(reason="-")
