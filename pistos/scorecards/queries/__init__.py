"""Reads of partners' figures."""
