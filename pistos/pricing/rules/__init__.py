"""The rules of money: rounding, VAT, totals, prior prices, unit prices, vouchers."""
