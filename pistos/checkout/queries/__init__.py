"""Reads of carts and purchases."""
