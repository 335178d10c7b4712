"""Stripe: its hosted page, by five requests of its HTTP interface, and its signed reports."""
