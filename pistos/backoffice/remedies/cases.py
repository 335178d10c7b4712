"""Which case a remedy is decided for: kinds of cases by the word in the address."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.causes.queries.coded import coded
from pistos.complaints.access import complaint_for
from pistos.complaints.queries.desk import severity_without
from pistos.kit.actors import Ref
from pistos.kit.errors import NotFound
from pistos.listening.facts import Gate
from pistos.listening.queries.gates import OPEN, remedy_gate
from pistos.orders.access import order_for
from pistos.remedies.facts import Case
from pistos.remedies.models import RemedyKind
from pistos.remedies.rules.catalogue import SEVERITIES


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case with how it is called and where it stands. `is_open` leaves its severity to the form;
    `gate` says whether the customer was heard so far that something may be offered."""

    case: Case
    kind: str
    key: str
    title: str
    url: str
    is_open: bool
    gate: Gate = OPEN

    @property
    def address(self) -> str:
        return reverse("backoffice:decide_remedy", args=[self.kind, self.key])

    def of_severity(self, given: str) -> "CaseShown":
        """With the severity that was chosen, where it is left to the form; the giver's own limit stays that
        of the usual one."""
        chosen = int(given) if given.isdecimal() and int(given) in SEVERITIES else 0
        if not self.is_open or not chosen:
            return self
        case = replace(self.case, severity=chosen, unraised=self.case.severity)
        return replace(self, case=case)


def case_named(agent: User, kind: str, key: str) -> CaseShown:
    """The case of an address; NotFound for an unknown kind or what is not theirs."""
    if kind not in _KINDS:
        raise NotFound
    return _KINDS[kind](agent, key)


def _of_order(agent: User, token: str) -> CaseShown:
    order = order_for(agent, token)
    case = Case(Ref("order", str(order.pk)), order.customer, order, severity=2)
    title = _("Order %(number)s") % {"number": order.number}
    url = reverse("backoffice:order", args=[order.token])
    return CaseShown(case, "order", token, title, url, is_open=True)


def _of_complaint(agent: User, token: str) -> CaseShown:
    made = complaint_for(agent, token)
    standing = coded(Ref("complaint", str(made.pk)))
    wished = made.wished_kind if made.wished_kind in RemedyKind.values else ""
    words = made.wished_words or ("" if wished else made.get_wished_kind_display())
    case = Case(
        Ref("complaint", str(made.pk)),
        made.customer,
        made.order,
        made.line,
        severity=made.severity,
        unraised=severity_without(agent, made),
        cause=standing.primary if standing else "",
        wished_kind=wished,
        wished_words=words if made.wished_kind or made.wished_words else "",
    )
    gate = remedy_gate(made.conversation) if made.conversation else OPEN
    title = _("Complaint of %(who)s") % {"who": made.customer}
    url = reverse("backoffice:complaint", args=[made.token])
    return CaseShown(case, "complaint", token, title, url, is_open=False, gate=gate)


_KINDS: dict[str, Callable[[User, str], CaseShown]] = {
    "order": _of_order,
    "complaint": _of_complaint,
}
