"""Reads of the shop's name: the facts it is made of, the record, its health, its advocates."""
