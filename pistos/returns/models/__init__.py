"""What goes back, is put right or is owed after a sale: withdrawals, claims, guarantees, couriers' claims."""

from pistos.returns.models.claims import (
    OPEN_CLAIMS,
    Claim,
    ClaimLine,
    ClaimPhoto,
    ClaimState,
    ClaimStep,
    Happened,
    Outcome,
    Side,
    StepKind,
    Track,
    Wish,
)
from pistos.returns.models.couriers import CourierClaim, CourierClaimState
from pistos.returns.models.guarantees import (
    Guarantee,
    ProductGuarantee,
    Repair,
    RepairStage,
    SoldItem,
)
from pistos.returns.models.withdrawals import (
    OPEN,
    Exemption,
    Ground,
    Withdrawal,
    WithdrawalLine,
    WithdrawalState,
)

__all__ = [
    "OPEN",
    "OPEN_CLAIMS",
    "Claim",
    "ClaimLine",
    "ClaimPhoto",
    "ClaimState",
    "ClaimStep",
    "CourierClaim",
    "CourierClaimState",
    "Exemption",
    "Ground",
    "Guarantee",
    "Happened",
    "Outcome",
    "ProductGuarantee",
    "Repair",
    "RepairStage",
    "Side",
    "SoldItem",
    "StepKind",
    "Track",
    "Wish",
    "Withdrawal",
    "WithdrawalLine",
    "WithdrawalState",
]
