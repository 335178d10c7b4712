"""Complaints on the desk."""
