"""Words for everybody: held back by the same checks, sent with a reason that is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.replies.facts import Remark, ReplyContext
from pistos.replies.models import PublicRemark
from pistos.replies.rules.checks import check_public

LONGEST_REASON = 300


class PublicHeldBack(Refused):
    """A remark holds back what everybody would read; `remarks` are all of them."""

    def __init__(self, text: str, *, remarks: tuple[Remark, ...]) -> None:
        super().__init__(text)
        self.remarks = remarks


def refuse_held_back(
    *, text: str, context: ReplyContext, accepted: Mapping[str, str]
) -> tuple[Remark, ...]:
    """The remarks that were accepted. Refuses with PublicHeldBack while one holds the words back."""
    remarks = check_public(text, context)
    blocking = tuple(each for each in remarks if each.is_blocking)
    for each in blocking:
        if not each.can_be_accepted or not accepted.get(each.code, "").strip():
            raise PublicHeldBack(
                _("Read this before everybody does. Change the words, or say why they stand."),
                remarks=remarks,
            )
    return blocking


def refuse_any_held_back(
    *, texts: Iterable[tuple[str, str]], accepted: Mapping[str, str]
) -> tuple[Remark, ...]:
    """The same for words of the shop's own, each with its language; a reason counts for all of them.

    Everybody whom they reach was hit by the matter: it is hard. Returns each accepted remark once.
    """
    found: dict[str, Remark] = {}
    for language, text in texts:
        context = ReplyContext(language=language, is_hard=True)
        for each in refuse_held_back(text=text, context=context, accepted=accepted):
            found.setdefault(each.code, each)
    return tuple(found.values())


def keep_accepted(
    *, remarks: tuple[Remark, ...], accepted: Mapping[str, str], about: Ref, by: Actor, at: datetime
) -> None:
    """Keeps why the words stand all the same, with what was said; part of the caller's deed."""
    PublicRemark.objects.bulk_create(
        PublicRemark(
            about_kind=about.kind,
            about_id=about.id,
            author_id=int(by.id),
            code=each.code,
            reason=accepted[each.code].strip()[:LONGEST_REASON],
            accepted_at=at,
        )
        for each in remarks
    )
