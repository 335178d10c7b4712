"""The loaders of lines, call-backs and reports that edges use."""

from django.conf import settings

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.calls.models import CallBack, Line, UnusableReport
from pistos.calls.rules.secrets import PURPOSE
from pistos.kit.errors import NotFound
from pistos.kit.secrets_box import SealBroken, unseal


def line_by_hook(token: str) -> Line | None:
    """The active line that reports at this address."""
    return Line.objects.filter(token=token, is_active=True).first()


def line_for(agent: User, token: str) -> Line:
    require(agent, "edit_mailboxes")
    found = Line.objects.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def secret_of(line: Line) -> str:
    """The secret that signs the line's reports; empty where it cannot be read any more."""
    try:
        return unseal(bytes(line.secret), purpose=PURPOSE, key=settings.SECRET_KEY).decode()
    except SealBroken:
        return ""


def call_back_for(agent: User, token: str) -> CallBack:
    require(agent, "log_call")
    rows = CallBack.objects.select_related("conversation__customer", "promise__standing")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def unusable_for(agent: User, report_id: int) -> UnusableReport:
    require(agent, "edit_mailboxes")
    found = UnusableReport.objects.select_related("line").filter(pk=report_id).first()
    if found is None:
        raise NotFound
    return found
