"""Reads of contracts and of all that a customer lived through with us."""
