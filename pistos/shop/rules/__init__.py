"""The shop's rules by noun: working hours, logo, facts entered by the owner."""
