"""Reads of confidence tools."""
