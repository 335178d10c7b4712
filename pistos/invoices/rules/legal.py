"""What the law asks to be told with the confirmation of an order, in the language in force."""

from django.utils.translation import gettext as _

from pistos.invoices.facts import Section, Seller

UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)


def legal_sections(seller: Seller, *, withdrawal_days: int = 14) -> tuple[Section, ...]:
    """Withdrawal with the model form (directive 2011/83/EU, annex I), guarantee, complaints.

    For sellers outside the Union the same withdrawal is what the shop offers; the guarantee is that of
    its own law.
    """
    name = seller.legal_name or seller.name
    where = ", ".join(part for part in (name, *seller.address.split("\n"), seller.email) if part)
    return (
        _withdrawal(where, withdrawal_days),
        _form(where),
        _guarantee(seller.country in UNION),
        Section(
            _("Questions and complaints"),
            (
                _("Write to %(email)s or call %(phone)s. You are told by when you have our answer.")
                % {"email": seller.email, "phone": seller.phone}
                if seller.phone
                else _("Write to %(email)s. You are told by when you have our answer.")
                % {"email": seller.email},
            ),
        ),
    )


def _withdrawal(where: str, days: int) -> Section:
    return Section(
        _("Right of withdrawal"),
        (
            _(
                "You have the right to withdraw from this contract within %(days)s days without"
                " giving any reason. The period ends %(days)s days after the day on which you, or"
                " somebody you name who is not the carrier, receive the last of the goods."
            )
            % {"days": days},
            _(
                "To withdraw, tell us your decision in a clear statement, for example by letter or"
                " e-mail: %(where)s. You may use the form below, but you need not. It is enough that"
                " you send it before the period has ended."
            )
            % {"where": where},
            _(
                "We then pay back all that we received from you, including the cost of the cheapest"
                " standard delivery we offer, without undue delay and at the latest 14 days after we"
                " hear of your withdrawal, by the means of payment you used. We may wait until the"
                " goods are back, or until you show that you sent them. Send them within 14 days;"
                " unless we said otherwise you bear the direct cost of returning them. You are liable"
                " for a loss of value only if it comes from handling beyond what is needed to see"
                " what the goods are."
            ),
            _(
                "There is no such right for goods made to your wishes, goods that spoil quickly, and"
                " sealed goods that were opened and cannot be returned for reasons of health or"
                " hygiene."
            ),
        ),
    )


def _form(where: str) -> Section:
    return Section(
        _("Model withdrawal form"),
        (
            _(
                "To %(where)s: I hereby give notice that I withdraw from my contract of sale of the"
                " following goods / for the provision of the following service: … Ordered on /"
                " received on: … Name of the consumer: … Address: … Signature (only on paper): …"
                " Date: …"
            )
            % {"where": where},
        ),
    )


def _guarantee(is_in_union: bool) -> Section:
    words = (
        _(
            "You have a legal guarantee of two years from delivery that the goods conform to the"
            " contract (directive (EU) 2019/771): repair or replacement without cost, else a"
            " lower price or your money back."
        )
        if is_in_union
        else _("The legal guarantee of the seller's country applies to the goods.")
    )
    return Section(_("Legal guarantee"), (words,))
