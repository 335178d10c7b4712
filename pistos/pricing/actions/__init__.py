"""The deeds on prices, rates, markets and vouchers."""

from pistos.pricing.actions.business import (
    BusinessIdWrong,
    confirm_business_id,
    enter_business_id,
)
from pistos.pricing.actions.markets import MarketFacts, MarketWrong, save_market
from pistos.pricing.actions.prices import (
    HeldForQuality,
    NewPrice,
    NewReduction,
    PriceWrong,
    end_reduction,
    set_content,
    set_price,
    set_prices,
    set_reduction,
)
from pistos.pricing.actions.rates import NewRate, RateWrong, set_vat_rate, take_shipped_rates
from pistos.pricing.actions.vouchers import (
    NewVoucher,
    VoucherRefused,
    VoucherWrong,
    end_voucher,
    give_back_vouchers,
    make_voucher,
    use_vouchers,
)

__all__ = [
    "BusinessIdWrong",
    "HeldForQuality",
    "MarketFacts",
    "MarketWrong",
    "NewPrice",
    "NewRate",
    "NewReduction",
    "NewVoucher",
    "PriceWrong",
    "RateWrong",
    "VoucherRefused",
    "VoucherWrong",
    "confirm_business_id",
    "end_reduction",
    "end_voucher",
    "enter_business_id",
    "give_back_vouchers",
    "make_voucher",
    "save_market",
    "set_content",
    "set_price",
    "set_prices",
    "set_reduction",
    "set_vat_rate",
    "take_shipped_rates",
    "use_vouchers",
]
