"""Deeds on the official notice of the legal guarantee: put up as it is, or taken down."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.shop import events
from pistos.shop.models import OfficialNotice
from pistos.shop.rules.logo import logo_kind
from pistos.shop.rules.notice import OFFICIAL


class NoticeUnusable(Refused):
    """There is no official notice in that language."""


@transaction.atomic
def put_up_notice(*, language: str, data: bytes, by: Actor, at: datetime) -> OfficialNotice:
    """Shows the official picture, byte by byte, in place of an earlier one. Publishes NoticePutUp.

    Refuses with NoticeUnusable, and as logos are refused (LogoUnusable) what is no picture.
    """
    if language not in OFFICIAL:
        raise NoticeUnusable(_("The European Union has not published the notice in this language."))
    kind = logo_kind(data)
    lock_until_commit(f"shop:notice:{language}")
    _drop(language)
    row = OfficialNotice(
        language=language,
        sha256=hashlib.sha256(data).hexdigest(),
        put_up_at=at,
        put_up_by=by.id,
    )
    row.file.save(f"{public_token()}.{kind}", ContentFile(data), save=False)
    row.save(force_insert=True)
    publish(events.NoticePutUp(language, row.sha256), about=_ref(language), by=by, at=at)
    return row


@transaction.atomic
def take_down_notice(*, language: str, by: Actor, at: datetime) -> None:
    """It no longer stands on the pages. Publishes NoticeTakenDown when there was one."""
    lock_until_commit(f"shop:notice:{language}")
    if _drop(language):
        publish(events.NoticeTakenDown(language), about=_ref(language), by=by, at=at)


def _drop(language: str) -> bool:
    row = OfficialNotice.objects.filter(pk=language).first()
    if row is None:
        return False
    storage, name = row.file.storage, row.file.name or ""
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))
    return True


def _ref(language: str) -> Ref:
    return Ref("notice", language)
