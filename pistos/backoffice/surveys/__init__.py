"""Surveys on the desk: what is asked, what it shows, whom to call."""
