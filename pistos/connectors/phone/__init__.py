"""Telephone exchanges: signed reports of calls, from any exchange that can make an HTTP request."""
