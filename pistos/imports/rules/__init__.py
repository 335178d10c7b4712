"""The rules of imports: profiles, values, reasons and how rows become facts; pure functions."""
