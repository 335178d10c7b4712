"""Reads of the shop's figures: the measures and the indicators over them."""
