"""People who leave: what a bank wrote of who paid goes; sums and days stay."""

from collections.abc import Sequence

from pistos.payments.models import BankCredit, Payment


def erase_payers(*, customer_ids: Sequence[int]) -> None:
    """Empties payer and words of the bank's lines for these people's payments, and the marks by which two
    payments are seen to be of one payer; part of an erasure."""
    rows = BankCredit.objects.filter(payment__order__customer_id__in=customer_ids)
    rows.update(payer="", words="")
    Payment.objects.filter(order__customer_id__in=customer_ids).update(payer_mark="")
