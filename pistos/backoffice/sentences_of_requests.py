"""What a person reads for each event of requests."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REQUESTS: Mapping[str, object] = {
    "requests.AbuseCaseEnded": _("A case under the policy on abuse ended."),
    "requests.AbuseWarned": _("A customer was warned under the policy on abuse: %(ground)s."),
    "requests.CardEnded": _("A knowledge card was taken away."),
    "requests.CardSaved": _("A knowledge card was saved as version %(version)s."),
    "requests.CardWorkDone": _("The knowledge behind a wrong answer was written or mended."),
    "requests.CardWorkRaised": _("Knowledge was missing behind an answer: %(because)s."),
    "requests.EmpowermentChanged": _(
        "What each role may decide at once was saved as version %(version)s."
    ),
    "requests.NeedEnded": _("A customer's need no longer holds."),
    "requests.NeedNoted": _("A customer's need was noted in their own words: %(kind)s."),
    "requests.PauseNotWitnessed": _("A second person did not agree to a pause of answers."),
    "requests.PauseProposed": _("A pause of answers was proposed after a warning: %(ground)s."),
    "requests.PauseWitnessed": _("A second person confirmed a pause of answers until %(ends_at)s."),
    "requests.RequestAgreed": _("An unusual request was agreed: %(amount)s %(currency)s."),
    "requests.RequestDeclined": _("An unusual request was declined, with reason and alternative."),
    "requests.RequestDone": _("An unusual request was done, with a personal touch."),
    "requests.RequestJudged": _("An unusual request was found feasible."),
    "requests.RequestMoved": _(
        "An unusual request went to another customer, with its conversation."
    ),
    "requests.RequestPaid": _("The price of an unusual request was paid: %(amount)s %(currency)s."),
    "requests.RequestOffered": _("An unusual request was offered for %(amount)s %(currency)s."),
    "requests.RequestReceived": _("An unusual request came in."),
    "requests.RequestTakenBack": _("An unusual request was taken back by its customer."),
    "requests.RoutingRuleDropped": _("A rule of routing was dropped: %(topic)s."),
    "requests.RoutingRuleSaved": _("A rule of routing was saved: %(topic)s."),
    "requests.SkillsChanged": _("What a colleague knows was noted: %(skills)s."),
    "requests.TipEnded": _("A tip was taken away."),
    "requests.TipSaved": _("A tip was saved."),
    "practice.FindingDone": _("What a test purchase found was put right."),
    "practice.FindingNoted": _("A test purchase found something to put right by %(due_on)s."),
    "practice.RehearsalBegun": _("A colleague began to practise on a simulated customer."),
    "practice.RehearsalFinished": _("A colleague finished practising on a simulated customer."),
    "practice.TestPurchaseDone": _("A test purchase was noted; not good: %(bad_count)s."),
    "practice.TestPurchasePlanned": _("A test purchase was planned for %(planned_on)s."),
}
