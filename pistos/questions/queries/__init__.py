"""Reads of questions and suggestions: those of the public, of the desk, and the figures."""
