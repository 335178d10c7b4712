"""The deeds on customers."""

from pistos.customers.actions.agreeing import UnknownPurpose, give_consent, withdraw_consent
from pistos.customers.actions.knowing import (
    AliasEmpty,
    AliasTaken,
    CustomerGone,
    Details,
    add_alias,
    change_customer,
    find_or_create,
)
from pistos.customers.actions.leaving import (
    apply_retention,
    empty_customer,
    erase_customer,
    export_customer,
)
from pistos.customers.actions.merging import SameCustomer, merge_customers
from pistos.customers.actions.recording import record_customers
from pistos.customers.actions.signing_in import (
    CodeWrong,
    TooManyCodes,
    send_code,
    sign_in,
    sign_in_by_code,
    sign_in_by_link,
    sign_out,
    use_code,
)

__all__ = [
    "AliasEmpty",
    "AliasTaken",
    "CodeWrong",
    "CustomerGone",
    "Details",
    "SameCustomer",
    "TooManyCodes",
    "UnknownPurpose",
    "add_alias",
    "apply_retention",
    "change_customer",
    "empty_customer",
    "erase_customer",
    "export_customer",
    "find_or_create",
    "give_consent",
    "merge_customers",
    "record_customers",
    "send_code",
    "sign_in",
    "sign_in_by_code",
    "sign_in_by_link",
    "sign_out",
    "use_code",
    "withdraw_consent",
]
