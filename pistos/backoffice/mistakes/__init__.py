"""Mistakes, incidents and improvements on the desk."""
