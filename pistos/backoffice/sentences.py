"""What a person reads for each event of the journal; a test fails when one is missing.

`%(name)s` are fields of the event; who did it and what it was about stand beside the sentence.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from pistos.backoffice.event_values import said
from pistos.backoffice.sentences_of_causes import CAUSES
from pistos.backoffice.sentences_of_complaints import COMPLAINTS
from pistos.backoffice.sentences_of_contracts import CONTRACTS
from pistos.backoffice.sentences_of_listening import LISTENING
from pistos.backoffice.sentences_of_mistakes import MISTAKES
from pistos.backoffice.sentences_of_questions import QUESTIONS
from pistos.backoffice.sentences_of_recovery import RECOVERY
from pistos.backoffice.sentences_of_remedies import REMEDIES
from pistos.backoffice.sentences_of_replies import REPLIES
from pistos.backoffice.sentences_of_requests import REQUESTS
from pistos.backoffice.sentences_of_returns import RETURNS
from pistos.backoffice.sentences_of_reviews import REVIEWS
from pistos.backoffice.sentences_of_surveys import SURVEYS

SENTENCES: dict[str, object] = {
    "accounts.ApiKeyEnded": _("A key for another program was ended."),
    "accounts.ApiKeyMade": _("A key for another program was made: %(scopes)s."),
    "accounts.ColleagueInvited": _("A colleague was invited as %(role)s."),
    "accounts.FirstOwnerJoined": _("The first owner set the shop up."),
    "accounts.InvitationAccepted": _("An invitation as %(role)s was accepted."),
    "accounts.InvitationWithdrawn": _("An invitation was withdrawn."),
    "accounts.OldInvitationsForgotten": _("Old invitations were deleted: %(count)s."),
    "accounts.ProfileChanged": _("A member of staff changed their own details."),
    "accounts.RoleChanged": _("A role changed from %(old)s to %(new)s."),
    "accounts.UserDeactivated": _("A member of staff left the team."),
    "accounts.UserReactivated": _("A member of staff came back to the team."),
    "asks.AskAnswered": _("A customer answered what they were asked: %(kind)s."),
    "asks.AskNotSent": _("A customer will not be asked: %(reason)s."),
    "asks.AskRequested": _("A customer is to be asked: %(kind)s."),
    "asks.AskSettingsChanged": _("The rules of asking were saved as version %(version)s."),
    "asks.AsksHeld": _("A customer is not asked for now: %(reason)s."),
    "asks.AsksRequested": _("Customers are to be asked: %(counts)s."),
    "asks.AsksSent": _("A customer was asked for their opinion by mail."),
    "asks.BasisSet": _(
        "The legal basis of a kind of question was changed: %(country)s %(kind)s %(basis)s."
    ),
    "asks.CustomerApproached": _("A customer was approached; it counts on the budget: %(kind)s."),
    "asks.CustomerSubscribedAgain": _("A customer may be asked again."),
    "asks.CustomerThanked": _("A customer was thanked: %(occasion)s."),
    "asks.CustomerUnsubscribed": _("A customer no longer wants to be asked."),
    "asks.FollowUpDone": _("A customer was followed up personally: %(outcome)s."),
    "asks.FollowUpDropped": _("A personal follow-up was dropped."),
    "asks.FollowUpGiven": _("A colleague took over a personal follow-up."),
    "asks.FollowUpPlanned": _("A personal follow-up was planned: %(occasion)s."),
    "asks.HoldLifted": _("What held back asking a customer is over: %(reason)s."),
    "catalogue.AttributeRemoved": _("A category no longer asks for %(code)s."),
    "catalogue.AttributeSaved": _("A category's attribute was added or changed: %(code)s."),
    "catalogue.LowestAmountsNoted": _("Lists were told new lowest prices: %(count)s."),
    "catalogue.MismatchNoted": _("A buyer said that a product is not as described: %(reason)s."),
    "catalogue.PhotoAdded": _("A photo was added to a product sheet."),
    "catalogue.PhotoChanged": _("What is said of a photo was changed."),
    "catalogue.PhotoRemoved": _("A photo was taken from a product sheet."),
    "catalogue.ProductRecalled": _("A product was recalled."),
    "catalogue.RecallClosed": _("The recall of a product was closed."),
    "catalogue.ProductsImported": _(
        "A file of products was read: %(new)s new, %(changed)s changed, %(set_aside)s set aside."
    ),
    "catalogue.TaskClosed": _("Work on a product sheet was done: %(kind)s."),
    "catalogue.TaskOpened": _("A product sheet needs work: %(kind)s, %(reason)s."),
    "catalogue.WishClosed": _("A visitor's wish was settled."),
    "catalogue.WishNoted": _("A visitor did not find what they needed. Times so far: %(count)s."),
    "catalogue.CategorySaved": _("A category was added or changed."),
    "catalogue.ProductDrafted": _("A product sheet was written or changed."),
    "catalogue.ProductWithdrawn": _("A product was taken from sale."),
    "catalogue.SheetPublished": _("A product sheet was published as version %(version)s."),
    "conversations.Acknowledged": _("A customer was greeted and told by when they have an answer."),
    "conversations.AnswerMaySlip": _("An answer is about to miss the time promised."),
    "conversations.AnswerMoved": _("A later time for an answer was promised, the customer told."),
    "conversations.AnswerNotSent": _("An answer did not go out: %(state)s."),
    "conversations.AnswerSent": _("A message to a customer went out."),
    "conversations.AnswerSettingsChanged": _(
        "The rules of answering were saved as version %(version)s."
    ),
    "conversations.AnswerUndone": _("A message to a customer was taken back before it went out."),
    "conversations.AnswerWritten": _("A message to a customer was written: %(channel)s."),
    "conversations.AutomaticMailKept": _("Automatic mail was kept; nobody waits for an answer."),
    "conversations.ConversationAssigned": _("A conversation was given to somebody."),
    "conversations.ConversationClosed": _("A conversation was closed."),
    "conversations.ConversationEscalated": _("A conversation rose to a person: %(reason)s."),
    "conversations.ConversationMoved": _("A conversation was given to another customer."),
    "conversations.ConversationRestrained": _(
        "A conversation stays open until something is settled."
    ),
    "conversations.RestraintLifted": _("What kept a conversation open was settled."),
    "conversations.ConversationReopened": _("A conversation was opened again."),
    "conversations.ConversationSnoozed": _("A conversation was put off until %(until)s."),
    "conversations.ConversationSplit": _("A conversation was split in two."),
    "conversations.ConversationStarted": _("A conversation started: %(channel)s."),
    "conversations.ConversationTagged": _("The tags of a conversation were changed."),
    "conversations.ConversationWoken": _("A conversation that was put off is back."),
    "conversations.ConversationsMerged": _("Conversations were merged into one."),
    "conversations.DefaultMacrosAdded": _("The usual prepared answers were added."),
    "conversations.DoubtAnswered": _("A doubt of a customer was answered."),
    "conversations.DoubtNoted": _("A doubt of a customer was noted: %(kind)s."),
    "conversations.DoubtRemained": _("A doubt of a customer remained: %(kind)s."),
    "conversations.DoubtResolved": _("A doubt of a customer was resolved: %(kind)s."),
    "conversations.MacroSaved": _("A prepared answer was saved."),
    "conversations.MarkedSpam": _("A conversation was marked as spam."),
    "conversations.MessageDeleted": _("A message was deleted."),
    "conversations.MessageReceived": _("A message came in: %(channel)s."),
    "conversations.NoteWritten": _("A note was written."),
    "conversations.SenderBlocked": _("A sender was blocked."),
    "conversations.SilenceEnded": _("A silence ended: %(because)s."),
    "conversations.SilenceRose": _("A customer who heard nothing is with a named person now."),
    "conversations.SpamTakenBack": _("A conversation was taken back from spam."),
    "calls.BadExperienceNoted": _("A known customer did not get through: %(state)s."),
    "calls.CallAnswered": _("A call was answered."),
    "calls.CallBackCancelled": _("A promised call was cancelled by the customer."),
    "calls.CallBackMissed": _("A customer was called three times and not reached."),
    "calls.CallBackPromised": _("A call back was promised."),
    "calls.CallBackReached": _("A customer was called back and reached."),
    "calls.CallBackTried": _("A customer was called back and not reached; we try again."),
    "calls.CallNotAnswered": _("A caller did not get through: %(state)s."),
    "calls.LineAdded": _("A telephone line was added."),
    "calls.LineEdited": _("A telephone line was changed."),
    "calls.LineSecretMade": _("A telephone line has a new secret."),
    "calls.ReportReplayed": _("A report of the telephone exchange was taken again."),
    "calls.ReportSetAside": _("A report of the telephone exchange made no sense and was kept."),
    "conversations.TouchLogged": _("A call or a visit was logged: %(channel)s."),
    "conversations.TopicSet": _("The topic of a conversation was set: %(topic)s."),
    "conversations.ViewDeleted": _("A saved view of the inbox was deleted."),
    "conversations.ViewSaved": _("A view of the inbox was saved."),
    "customers.ConsentGiven": _("A customer agreed: %(purpose)s."),
    "customers.ConsentWithdrawn": _("A customer took their agreement back: %(purpose)s."),
    "customers.CustomerChanged": _("A customer's details were changed."),
    "customers.CustomerErased": _(
        "A customer was erased; what the law demands stays until its term."
    ),
    "customers.CustomerExported": _("A customer's data were exported."),
    "customers.AliasAdded": _("A customer is now also known by another address: %(alias_kind)s."),
    "checkout.BuyerDecided": _("A buyer said by what they decided: %(how)s."),
    "checkout.CartLeft": _("A cart was left: %(because)s."),
    "checkout.CartOrdered": _("A cart became an order."),
    "checkout.CartNotReminded": _(
        "The one mail about a cart that was left was not written: the customer heard enough from us of late."
    ),
    "checkout.CartReminded": _("The one mail about a cart that was left was written."),
    "checkout.RequestOptionSaved": _(
        "A wish that buyers can tick for a product was added or changed."
    ),
    "checkout.SelfCheckDone": _("The program walked its own purchase path."),
    "customers.CodeSent": _("A one-time code was sent to a customer's address: %(purpose)s."),
    "customers.CustomerSignedIn": _("A customer signed in."),
    "customers.CustomerMet": _("A customer became known by %(alias_kind)s."),
    "customers.RetentionApplied": _("What is no longer needed was forgotten."),
    "customers.CustomersMerged": _("Two records of one customer were merged."),
    "estimates.ModelLearned": _(
        "Learned from past parcels (%(observation_count)s): model %(model)s."
    ),
    "estimates.WaitsLearned": _(
        "Learned from past waits (%(wait_count)s) how long customers wait (%(quantity)s)."
    ),
    "help.ArticlePublished": _("A help article was published as version %(version)s."),
    "help.ArticleRated": _("A reader said whether an article was useful."),
    "help.ArticleWithdrawn": _("A help article was taken from the public."),
    "help.ArticleWritten": _("A help article was written or changed."),
    "help.DefaultArticlesAdded": _("The usual help articles were added."),
    "help.MissedSearchDismissed": _("A search in vain was put aside: no article is needed."),
    "help.SearchMissed": _("A search of the help pages found nothing. Times so far: %(count)s."),
    "imports.ImportAsked": _("The import of uploaded files was started."),
    "imports.RehearsalAsked": _("A dry run of uploaded files was started."),
    "imports.ImportFinished": _(
        "An import ended. Rows read: %(read)s; set aside: %(quarantined)s."
    ),
    "indicators.DefaultIndicatorsAdded": _("The usual indicators were added."),
    "indicators.IndicatorAdded": _("An indicator was added: %(measure)s."),
    "indicators.IndicatorEdited": _("An indicator was changed."),
    "indicators.IndicatorHidden": _("An indicator was put away."),
    "indicators.IndicatorsRead": _("Indicators were read: %(read)s."),
    "invoices.BuyersForgotten": _("Whom old invoices named was forgotten: %(count)s."),
    "invoices.CreditNoteIssued": _("A credit note was issued: %(name)s."),
    "invoices.InvoiceIssued": _("An invoice was issued: %(name)s."),
    "invoices.InvoiceRegistered": _("An invoice was registered: %(authority)s."),
    "mailboxes.AcknowledgingAllowed": _("The program may greet who writes to a mailbox."),
    "mailboxes.AcknowledgingStopped": _("The program no longer greets who writes to a mailbox."),
    "mailboxes.DomainChecked": _(
        "The domain of a mailbox was checked: SPF %(spf)s, DKIM %(dkim)s, DMARC %(dmarc)s."
    ),
    "mailboxes.MailboxActivated": _("A mailbox is used again."),
    "mailboxes.MailboxAdded": _("A mailbox was added, with sign-in by %(sign_in)s."),
    "mailboxes.MailboxConsentGiven": _("%(provider)s lets us read a mailbox."),
    "mailboxes.MailboxDeactivated": _("A mailbox is no longer used."),
    "mailboxes.MailboxEdited": _("A mailbox was changed."),
    "mailboxes.MailboxHeardAgain": _("A mailbox can be read again."),
    "mailboxes.MailboxSilent": _("A mailbox could not be read for a quarter of an hour."),
    "mailboxes.MailQuarantined": _("A mail could not be processed and was set aside: %(reason)s."),
    "mailboxes.MailReplayed": _("A mail that was set aside was tried again: %(outcome)s."),
    "mailboxes.QuarantineEmptied": _("Mail set aside long ago was deleted: %(count)s."),
    "notifications.AddressSuppressed": _("An address takes no mail; nothing is sent to it."),
    "notifications.MessageBounced": _("A message did not arrive: %(template)s."),
    "notifications.MessageFailed": _("A message could not be sent: %(template)s."),
    "notifications.MessageResent": _("A message was sent again by a person: %(template)s."),
    "notifications.MessageSent": _("A message was sent: %(template)s."),
    "notifications.MessagesForgotten": _("Old messages were deleted: %(count)s."),
    "notifications.MessageUncertain": _(
        "A message was handed over and no reply came: %(template)s."
    ),
    "notifications.MessageWritten": _("A message was written: %(template)s."),
    "notifications.SuppressionLifted": _("Mail goes to an address again."),
    "notifications.PushAgreed": _("A device agreed to be told on its screen."),
    "notifications.PushEnded": _("A device is no longer told on its screen."),
    "orders.LineShort": _("Something that was sold could not be found; its buyer is told first."),
    "orders.OrderCancelled": _("An order was cancelled."),
    "orders.OrderChanged": _("A buyer changed their order: %(kind)s."),
    "orders.OrderPreparing": _("An order is being prepared."),
    "orders.ParcelHandedOver": _("A parcel was handed to the courier."),
    "orders.ParcelPacked": _("A parcel was packed."),
    "orders.ParcelSplit": _("Part of a parcel goes in one of its own."),
    "orders.WishPriced": _("What was agreed for a wish was added to the order: %(amount)s."),
    "orders.RequestAnswered": _("A special wish was answered: %(state)s."),
    "orders.ShortageChosen": _("A buyer chose what happens to what is missing: %(choice)s."),
    "orders.OrderPlaced": _("An order was placed."),
    "orders.OldInvoicesForgotten": _("Old invoices lost their numbers: %(order_count)s."),
    "orders.OrdersMoved": _("Orders of a merged customer were moved: %(order_count)s."),
    "orders.OrdersRecorded": _("Orders were recorded from outside: %(order_count)s."),
    "orders.RecallTold": _("Buyers of a recalled product were written to: %(told)s."),
    "orders.ParcelScanned": _("A courier reported on a parcel."),
    "partners.PartnerActivated": _("A partner was taken on."),
    "partners.PartnerAdded": _("A partner was added: %(kind)s."),
    "partners.PartnerEdited": _("A partner's details were changed."),
    "partners.PartnerEnded": _("Work with a partner ended: %(reason)s"),
    "partners.PraiseNoted": _("Praise for a partner was noted."),
    "partners.PraisePassedOn": _("Praise was passed on to a partner."),
    "partners.StepDone": _("A step of taking on a partner was done: %(step)s."),
    "partners.StepSkipped": _("A step of taking on a partner was skipped: %(step)s. %(reason)s"),
    "partners.TermsAgreed": _("Terms were agreed with a partner."),
    "partners.TrialStarted": _("A partner's trial began, until %(until)s."),
    "payments.PaymentStarted": _("A payment was begun: %(provider)s."),
    "payments.PaymentPaid": _("A payment came in: %(amount)s %(currency)s."),
    "payments.PaymentFailed": _("A payment failed: %(provider)s."),
    "payments.PaymentAbandoned": _("A payment was given up: %(provider)s."),
    "payments.PaymentQuestioned": _(
        "Money came that is not the sum asked for: %(amount)s instead of %(asked)s %(currency)s."
    ),
    "payments.PaymentAccepted": _(
        "Another sum than was asked for was accepted as the payment: %(amount)s."
    ),
    "payments.PaidTwice": _("An order was paid twice; %(amount)s goes back."),
    "payments.RefundAsked": _("A refund was asked for: %(amount)s %(currency)s."),
    "payments.RefundDone": _("Money went back to the customer: %(amount)s %(currency)s."),
    "payments.RefundFailed": _("A refund did not arrive."),
    "payments.PaymentDisputed": _("A customer's bank took money back: %(amount)s."),
    "payments.DisputeWon": _("A dispute was decided for the shop: %(amount)s."),
    "payments.EventQuarantined": _("A report of a payment provider was set aside: %(reason)s."),
    "payments.EventReplayed": _("A report of a payment provider was taken again: %(provider)s."),
    "payments.StatementRead": _(
        "A bank statement was read: %(matched)s matched, %(left)s left to a person."
    ),
    "payments.CreditMatched": _("Money on the account was matched to a payment."),
    "payments.CreditPutAside": _("Money on the account was put aside: it belongs to no order."),
    "payments.ProviderEdited": _("A way to pay was changed: %(provider)s."),
    "payments.IncidentOpened": _("Trouble with payments began: %(provider)s, %(kind)s."),
    "payments.IncidentClosed": _("Trouble with payments is over: %(provider)s, %(kind)s."),
    "promises.ChoiceHandled": _("What a customer chose was done."),
    "promises.CompensationDropped": _("The promised day proved kept; nothing is owed for it."),
    "promises.CompensationGiven": _("What was owed for a missed day was given."),
    "promises.CompensationOwed": _(
        "A promised day was missed: %(amount)s %(currency)s are due to the customer."
    ),
    "promises.CustomerChose": _("A warned customer chose: %(wish)s."),
    "promises.FiguresPublished": _("Figures were published at seal %(position)s."),
    "promises.ReportAnswered": _(
        "A report that something is not right was looked into and closed: %(finding)s."
    ),
    "promises.NotRightReported": _(
        "A customer reported that what arrived is not right: %(wrong)s."
    ),
    "promises.PromiseBroken": _("A promise was broken."),
    "promises.PromiseCorrected": _("A promise was corrected: it had been kept in time."),
    "promises.PromiseFulfilledLate": _("A broken promise was fulfilled late."),
    "promises.PromiseKept": _("A promise was kept."),
    "promises.PromiseMade": _("A promise was made."),
    "promises.PromiseMoved": _("A promise was moved, the customer told."),
    "promises.PromiseOverturned": _("A promise was overturned: in time, but not right."),
    "promises.PromisesRecorded": _("Promises were recorded from outside: %(promise_count)s."),
    "promises.PromiseUnproven": _("A promise fell due; no proof of it can exist."),
    "promises.PromiseUntold": _("The mail that told of a promise came back."),
    "promises.PromiseWithdrawn": _("A promise was withdrawn: %(reason)s"),
    "promises.RiskRose": _("A promise is likely to slip."),
    "pricing.BusinessIdConfirmed": _(
        "The VAT number of a firm was found in the register: %(country)s."
    ),
    "pricing.BusinessIdEntered": _("The VAT number of a firm was entered: %(country)s."),
    "pricing.ContentSet": _("How much a product holds was entered: %(quantity)s %(unit)s."),
    "pricing.MarketSaved": _("The market %(market)s was saved: %(currency)s."),
    "pricing.PriceSet": _("A price was set: %(gross_amount)s (%(market)s)."),
    "pricing.ReductionEnded": _("A reduction was ended (%(market)s)."),
    "pricing.ReductionSet": _("A reduction was set: %(gross_amount)s (%(market)s)."),
    "pricing.VatRateSet": _("A VAT rate was entered: %(country)s, %(percent)s%%."),
    "pricing.VoucherEnded": _("A voucher was ended."),
    "pricing.VoucherMade": _("A voucher was made: %(kind)s."),
    "pricing.VouchersGivenBack": _(
        "Vouchers of a purchase that came to nothing can be used again."
    ),
    "pricing.VouchersUsed": _("Vouchers were used for a purchase."),
    "shipping.FreeShippingEnded": _("A rule of free shipping was ended."),
    "shipping.FreeShippingSet": _("Shipping is free from %(threshold)s %(currency)s."),
    "shipping.MethodSaved": _("A way of sending was saved: %(code)s."),
    "shipping.PickupPointsSet": _("The pick-up points of a courier were taken over: %(count)s."),
    "shipping.RatesSet": _("The prices of a way of sending were set: %(count)s."),
    "shipping.WindowsSet": _("The delivery windows of a way of sending were set: %(count)s."),
    "stock.IncomingArrived": _("A delivery came in: %(quantity)s."),
    "stock.IncomingNoted": _("A delivery to us was noted for %(expected_on)s."),
    "stock.LocationSaved": _("A place of the stock was saved."),
    "stock.StockCounted": _("The stock of a place was changed: %(kind)s."),
    "stock.StockKept": _("Goods were kept for an order."),
    "stock.StockMoved": _("Goods were moved to another place: %(quantity)s."),
    "stock.StockReleased": _("Goods that were kept are sold again."),
    "stock.StockTakenOut": _("The goods of an order left the shelf."),
    "stock.SupplySet": _("What a supplier offers of a product was changed."),
    "scorecards.CandidateAdded": _("A firm was added to a choice of partner."),
    "scorecards.CandidateAssessed": _("A firm was assessed in a choice of partner."),
    "scorecards.CriteriaSet": _("The criteria of a choice of partner were changed."),
    "scorecards.PartnerChosen": _("A partner was chosen. %(because)s"),
    "scorecards.ReferenceChecked": _("A reference of a firm was checked."),
    "scorecards.ScorecardsComputed": _("Scorecards were computed: %(partners)s."),
    "scorecards.SelectionOpened": _("A choice of partner was opened: %(kind)s."),
    "scorecards.SelectionStepSkipped": _(
        "A step of a choice of partner was left out: %(step)s. %(reason)s"
    ),
    "shop.AbsenceDropped": _("An absence was taken back."),
    "shop.AbsenceNoted": _("An absence was noted: %(starts_on)s to %(ends_on)s."),
    "shop.ClosureAdded": _("Days off were set: %(starts_on)s to %(ends_on)s."),
    "shop.ClosureRemoved": _("Days off were taken back: %(starts_on)s to %(ends_on)s."),
    "shop.WorkRepeated": _("Work that had failed was started again: %(name)s (%(count)s)."),
    "shop.HoursChanged": _("The working hours were changed."),
    "shop.IdentityChanged": _("The shop's details were changed."),
    "shop.LogoChanged": _("The logo was changed."),
    "shop.LookChanged": _("The shop's own colour was changed."),
    "shop.NoticePutUp": _("The official notice of the legal guarantee was put up (%(language)s)."),
    "shop.NoticeTakenDown": _(
        "The official notice of the legal guarantee was taken down (%(language)s)."
    ),
    "shop.PageWordsSaved": _("The shop's own words on a page were changed: %(page)s."),
    "shop.SettingsSaved": _("Settings were saved as version %(version)s."),
    "shop.SetUpFinished": _("Setting up was finished."),
    "shop.ShiftDropped": _("A shift was taken out of the plan."),
    "shop.ShiftPlanned": _("A shift was planned."),
    "shop.ShopSetUp": _("The shop was set up."),
    "tools.FitNoted": _("A buyer said how a size fitted: %(verdict)s."),
    "tools.ToolAttached": _("A confidence tool was attached or changed: %(kind)s."),
    "tools.ToolDetached": _("A confidence tool was taken off: %(kind)s."),
    "visits.ChatSettingsSaved": _("The chat's settings were saved as version %(version)s."),
    "visits.InvitationAnswered": _("An offer of help was answered."),
    "visits.InvitationDismissed": _(
        "An offer of help was sent away; this visitor is not asked again."
    ),
    "visits.InvitationRuleSaved": _("A rule for offering help was saved."),
    "visits.StagePathsSet": _("The pages of each stage of a visit were set."),
    "visits.VisitAgreed": _("A visitor agreed to be offered help."),
    "visits.VisitorGaveAddress": _("A visitor asked for answers by mail."),
    "visits.VisitorInvited": _("A visitor was offered help."),
    "visits.VisitorKnown": _("A visitor turned out to be a customer."),
    "visits.VisitorsMoved": _("Visits of a merged customer were moved: %(visitor_count)s."),
    "visits.VisitRefused": _("A visitor took their agreement back; what was kept is deleted."),
    "visits.VisitsForgotten": _("Old visits were deleted: %(count)s."),
    **CAUSES,
    **MISTAKES,
    **LISTENING,
    **QUESTIONS,
    **RECOVERY,
    **REMEDIES,
    **REPLIES,
    **REQUESTS,
    **RETURNS,
    **COMPLAINTS,
    **CONTRACTS,
    **REVIEWS,
    **SURVEYS,
}


def sentence(name: str, data: Mapping[str, object]) -> str:
    """The sentence for an event in the language in use; its name for one of an older version."""
    pattern = SENTENCES.get(name)
    if pattern is None:
        return name
    return str(pattern) % _Known({field: said(name, field, data[field]) for field in data})


class _Known(dict[str, object]):
    """Fields that an older version did not write read as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
